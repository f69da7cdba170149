# SPDX-License-Identifier: MIT
"""The same C++ kernels compiled for this computer: the reference of a check."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from thimble import toolchain
from thimble.check.header import Header

SOURCE = Path(__file__).with_name("host.cpp")
_VALUE = {1: np.dtype("i1"), 2: np.dtype("<i2"), 4: np.dtype("<f4"), 8: np.dtype("<f8")}


@dataclass(frozen=True)
class Facts:
    """What the compiled model says about itself."""

    inputs: int  # of a row, with all its steps
    outputs: int
    value: np.dtype
    pushed: bool
    parameters: int
    parameter_bytes: int
    ram_bytes: int
    macs: int
    output_scale: float | None
    output_zero_point: int
    labels: list[str] | None
    steps: int = 1

    @property
    def is_int8(self) -> bool:
        return self.value == np.dtype("i1")

    def real(self, outputs: np.ndarray) -> np.ndarray:
        """Outputs as real numbers; the index of an ArgMax stays what it is."""
        if self.output_scale is None:
            return outputs.astype(np.float64)
        return (outputs.astype(np.float64) - self.output_zero_point) * self.output_scale


class HostModel:
    """A converted header as a program of this computer."""

    def __init__(self, header: Header, work: Path) -> None:
        firmware = toolchain.build(
            SOURCE, "host", work, opt="-O2", defines=header.defines
        )
        self._program = firmware.elf
        facts = _facts(self._run("facts").decode("utf-8"))
        # How many of the steps of a row give outputs.
        row = np.zeros((1, facts.inputs), facts.value)
        values = len(self._run("predict", row.tobytes())) // facts.value.itemsize
        self.facts = replace(facts, outputs=values, steps=header.steps)

    def quantize(self, x: np.ndarray) -> np.ndarray:
        """Rows of the model's own values, by the quantize_all() of the header."""
        rows = np.ascontiguousarray(x, "<f4").tobytes()
        values = np.frombuffer(self._run("quantize", rows), self.facts.value)
        return values.reshape(-1, self.facts.inputs)

    def predict(self, values: np.ndarray) -> np.ndarray:
        """Rows of outputs for rows of the model's own values."""
        rows = np.ascontiguousarray(values, self.facts.value).tobytes()
        outputs = np.frombuffer(self._run("predict", rows), self.facts.value)
        return outputs.reshape(-1, self.facts.outputs)

    def _run(self, what: str, rows: bytes = b"") -> bytes:
        done = subprocess.run(
            [str(self._program), what], input=rows, capture_output=True, check=False
        )
        if done.returncode != 0:
            raise toolchain.ToolchainError(
                f"the host program ended with {done.returncode}: {done.stderr.decode()}"
            )
        return done.stdout


def _facts(text: str) -> Facts:
    pairs = [line.split(" ", 1) for line in text.splitlines()]
    values = dict(pairs)
    labels = [value for key, value in pairs if key == "label"]
    scale = values.get("output_scale")
    return Facts(
        inputs=int(values["inputs"]),
        outputs=int(values["outputs"]),
        value=_VALUE[int(values["value_bytes"])],
        pushed=values["pushed"] == "1",
        parameters=int(values["parameters"]),
        parameter_bytes=int(values["parameter_bytes"]),
        ram_bytes=int(values["ram_bytes"]),
        macs=int(values["macs"]),
        output_scale=None if scale is None else float(scale),
        output_zero_point=int(values.get("output_zero_point", 0)),
        labels=labels or None,
    )
