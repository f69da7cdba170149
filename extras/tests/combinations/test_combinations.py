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
FLOAT, DOUBLE = "Float32", "Float64"
NATIVE, TFLITE = "Int8<thimble::Native>", "Int8<thimble::Tflite>"
NATIVE_AVR = "Int8<thimble::Native, thimble::ForAvr>"
NATIVE_M0, TFLITE_M0, NATIVE_M4, TFLITE_M4 = (
    f"Int8<thimble::{rule}, thimble::{layout}>"
    for layout in ("ForCortexM0", "ForCortexM4")
    for rule in ("Native", "Tflite")
)
QUANTIZED = ("Quantized<int8_t>", "Quantized<int16_t>")
INT16, INT16_AVR, INT16_M4 = (
    f"Int16x8<{layout}>" for layout in ("", "thimble::ForAvr", "thimble::ForCortexM4")
)
FAST = "Fast<thimble::Float32>"
PLAIN = (FLOAT, NATIVE, TFLITE)
# Every number format on the computer, on a chip those that have code for it.
FORMATS = {
    "host-gcc": (*PLAIN, DOUBLE, NATIVE_AVR, NATIVE_M0, TFLITE_M0, NATIVE_M4, TFLITE_M4,
                 *QUANTIZED, INT16, INT16_AVR, INT16_M4, FAST),
    "atmega2560": (*PLAIN, DOUBLE, NATIVE_AVR, QUANTIZED[0]),
    "attiny85": PLAIN,
    "cortex-m0": (FLOAT, NATIVE_M0, TFLITE_M0, QUANTIZED[0]),
    "cortex-m4": (FLOAT, DOUBLE, NATIVE, NATIVE_M4, TFLITE_M4, INT16_M4),
    "rv32imc": PLAIN,
}  # fmt: skip
TARGETS = {target.name: target for target in ALL}
RUNS = [(chip, number) for chip, numbers in FORMATS.items() for number in numbers]
# avr-gcc 5 looks into function templates only when it generates code.
COMPILE_ONLY = {True: ("-S", "-o", "/dev/null"), False: ("-fsyntax-only",)}


@pytest.mark.parametrize(("chip", "number"), RUNS)
def test_combinations(
    chip: str, number: str, tmp_path: Path, claim: Callable[[str], Proof]
) -> None:
    target: Target = TARGETS[chip]
    made = tmp_path / "combinations"
    options = [
        "-std=gnu++11",
        "-O0",
        *WARNINGS,
        f"-I{SRC}",
        f"-DNUMBER=thimble::{number}",
    ]
    if not target.runs:
        # Chips compile; that they compute the same is the business of target/.
        only = COMPILE_ONLY[chip.startswith("at")]
        result = target.compile(*options, *only, SOURCE)
        assert result.returncode == 0, result.stderr
        return
    result = target.compile(*options, SOURCE, "-o", made)
    assert result.returncode == 0, result.stderr
    ran = subprocess.run([str(made)], capture_output=True, text=True, check=False)
    compared, differing = map(int, ran.stdout.split())
    claim("combinations").add(compared, differing)
    assert differing == 0
    assert compared > 100
