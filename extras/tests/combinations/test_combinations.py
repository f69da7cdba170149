# SPDX-License-Identifier: MIT
"""Number formats, storages, inputs, biases, activations and last layers combine freely."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from compilers import ALL, SRC, WARNINGS, Target
from proof import Proof

SOURCE = Path(__file__).with_name("combinations.cpp")
NUMBERS = (
    "Float32",
    "Float64",
    "Int8<thimble::Native>",
    "Int8<thimble::Tflite>",
    "Int8<thimble::Native, thimble::ForAvr>",
    "Int8<thimble::Native, thimble::ForCortexM0>",
    "Int8<thimble::Tflite, thimble::ForCortexM0>",
    "Int8<thimble::Native, thimble::ForCortexM4>",
    "Int8<thimble::Tflite, thimble::ForCortexM4>",
)
CHIPS = ("host-gcc", "atmega2560", "attiny85", "cortex-m0", "cortex-m4", "rv32imc")
TARGETS = {target.name: target for target in ALL}


def is_for(chip: str, number: str) -> bool:
    """The layout that a core is made for, and one of another core on the computer."""
    if chip.startswith("at"):
        return "Cortex" not in number
    if chip == "cortex-m0":
        return "M4" not in number and "Avr" not in number
    if chip in ("cortex-m4", "rv32imc"):
        return "M0" not in number and "Avr" not in number
    return True


RUNS = [(chip, number) for chip in CHIPS for number in NUMBERS if is_for(chip, number)]


@pytest.mark.parametrize(("chip", "number"), RUNS)
def test_combinations(
    chip: str, number: str, tmp_path: Path, claim: Callable[[str], Proof]
) -> None:
    target: Target = TARGETS[chip]
    made = tmp_path / "combinations"
    options = ["-std=gnu++11", "-O0", *WARNINGS, f"-I{SRC}", f"-DNUMBER=thimble::{number}"]
    if not target.runs:
        # Chips compile; that they compute the same is the business of target/.
        result = target.compile(*options, "-S", "-o", "/dev/null", SOURCE)
        assert result.returncode == 0, result.stderr
        return
    result = target.compile(*options, SOURCE, "-o", made)
    assert result.returncode == 0, result.stderr
    ran = subprocess.run([str(made)], capture_output=True, text=True, check=False)
    compared, differing = map(int, ran.stdout.split())
    claim("combinations").add(compared, differing)
    assert differing == 0
    assert compared > 100
