# SPDX-License-Identifier: MIT
"""Finds in a converted header what a program around it has to name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from thimble.errors import ThimbleError

EXTENSIONS = (".h", ".hpp")


@dataclass(frozen=True)
class Header:
    """A converted header: where it lies, its namespace, and what it offers."""

    path: Path
    namespace: str
    numbers: str
    has_labels: bool
    has_scales: bool
    quantizes: bool
    steps: int = 1

    @property
    def defines(self) -> list[str]:
        """What firmware.cpp and host.cpp ask for."""
        return [
            f'CHECK_HEADER="{self.path.resolve()}"',
            f"CHECK_MODEL={self.namespace}",
            f"CHECK_LABELS={int(self.has_labels)}",
            f"CHECK_SCALES={int(self.has_scales)}",
            f"CHECK_QUANTIZES={int(self.quantizes)}",
            f"CHECK_STEPS={self.steps}",
        ]


def read(path: Path) -> Header:
    """The header of this path, or a refusal when `thimble convert` did not write it."""
    if not path.exists():
        raise ThimbleError(f"there is no file {path}")
    text = path.read_text(encoding="utf-8", errors="replace")
    steps = re.search(r"^static constexpr uint16_t kSteps = (\d+);", text, re.MULTILINE)
    namespace = re.search(r"^namespace (\w+) \{", text, re.MULTILINE)
    if namespace is None or not re.search(
        r"^using Model = thimble::Model<", text, re.MULTILINE
    ):
        raise ThimbleError(
            f"{path.name} is not a header that `thimble convert` wrote: it has no "
            "namespace with `using Model = thimble::Model<...>`"
        )
    return Header(
        path=path,
        namespace=namespace[1],
        numbers=_numbers(text),
        has_labels=re.search(r"\bchar kLabels\[", text) is not None,
        has_scales=re.search(r"\bkOutputScale =", text) is not None,
        quantizes=re.search(r"\bvoid quantize_all\(", text) is not None,
        steps=int(steps[1]) if steps else 1,
    )


def _numbers(text: str) -> str:
    """`int8 native`, `int8 tflite`, `int16x8`, `int8-weights`, `float32` ..."""
    if "thimble::Fast<thimble::Float32>" in text:
        return "float32-fast"
    found = re.search(
        r"thimble::(Float32|Float64|Int16x8|Int8<thimble::(Native|Tflite)"
        r"|Quantized<int(?P<bits>8|16)_t>)",
        text,
    )
    if found is None:
        return "its own numbers"
    if found["bits"]:
        return f"int{found['bits']}-weights"
    return f"int8 {found[2].lower()}" if found[2] else found[1].lower()
