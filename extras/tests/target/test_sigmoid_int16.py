# SPDX-License-Identifier: MIT
"""The int16 sigmoid and tanh: the same bits for every x on every chip, near the reals."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import target_programs
from proof import Proof
from thimble import toolchain
from thimble.numeric import sigmoid_int16

# Board, optimisation, every how many x.
RUNS = [
    ("uno", "-Os", 1),
    ("uno", "-O0", 5),
    ("uno", "-O3", 5),
    ("mega", "-O2", 5),
    ("attiny85", "-Os", 11),
    ("cortex-m0", "-Os", 1),
    ("cortex-m4", "-O2", 5),
    ("rv32imc", "-Os", 5),
    ("host", "-O2", 1),
]
# Cycles with the call and its return.
MOST_CYCLES = {1: 56, 2: 60, 3: 61}


@pytest.mark.parametrize(("board", "opt", "step"), RUNS)
def test_same_bits(
    board: str, opt: str, step: int, tmp_path: Path, claim: Callable[[str], Proof]
) -> None:
    firmware = toolchain.build(
        [target_programs.HERE / "sigmoid_int16.cpp"], board, tmp_path, arduino=False,
        opt=opt, defines=[f"STEP={step}"],
    )  # fmt: skip
    assert "warning" not in firmware.warnings, firmware.warnings
    result = toolchain.simulate(firmware)
    assert result.exit_code == 0, "not the plain functions"
    x = np.arange(-32768, 32768, step)
    got = np.frombuffer(result.output, "<u2").reshape(-1, 3)
    wanted = np.stack(
        [sigmoid_int16.fraction(x), sigmoid_int16.sigmoid(x), sigmoid_int16.tanh(x)], 1
    )
    differing = int((got != (wanted & 0xFFFF)).sum())
    claim("sigmoid_int16").add(got.size, differing)
    assert len(got) == len(x) and differing == 0
    if (board, opt) == ("uno", "-Os"):
        (nothing,) = set(result.regions[0])
        for region, most in MOST_CYCLES.items():
            assert max(result.regions[region]) - nothing <= most


def test_errors_are_those_of_the_docs(claim: Callable[[str], Proof]) -> None:
    proof = claim("sigmoid_int16")
    x = np.arange(-32768, 32768)
    real = x / 4096
    exact = 32768 / (1 + np.exp(-real))
    proof.add(len(x), int((np.abs(sigmoid_int16.sigmoid(x) - exact) > 1.6).sum()))
    error = np.abs(sigmoid_int16.tanh(x) - 32768 * np.tanh(real))
    proof.add(len(x), int((error > np.where(np.abs(real) < 4, 2.6, 11)).sum()))
    fraction = sigmoid_int16.fraction(x)
    proof.add(len(x), int((np.abs(fraction - 2 * exact) > 3.2).sum()))
    assert proof.failures == 0
    assert fraction.min() == 22 and fraction.max() == 65513
    assert (np.diff(fraction) >= 0).all() and (np.diff(sigmoid_int16.tanh(x)) >= 0).all()


def test_table_in_the_header_is_that_formula() -> None:
    header = target_programs.LIBRARY / "thimble" / "numeric" / "sigmoid_table.h"
    text = header.read_text().split("kValues[130]) = {")[1].split("}")[0]
    values = [int(word) for word in text.replace("\n", " ").split(",")]
    assert values == sigmoid_int16.NODES.tolist()
