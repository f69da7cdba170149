# SPDX-License-Identifier: MIT
"""What AVRs compute in assembly beside dense layers equals the plain functions."""

from __future__ import annotations

import random
import struct

import pytest
import target_programs

FUNCTIONS = ("products", "divisions", "reciprocals", "argmax", "look_up")
# On an ATtiny85 the 64-bit products of the plain function leave room at -Os only.
RUNS = [(board, opt) for board in ("uno", "mega") for opt in ("-Os", "-O0", "-O2", "-O3")]
RUNS.append(("attiny85", "-Os"))


@pytest.mark.parametrize(("board", "opt"), RUNS)
def test_functions(board, opt, tmp_path, claim):
    longest, rounds = (70, 200) if board == "attiny85" else (520, 2000)
    table = random.Random(1).sample(range(256), 256)
    defines = [f"LONGEST={longest}", f"ROUNDS={rounds}"]
    defines.append(f"TABLE={','.join(map(str, table))}")
    output = target_programs.run(
        "avr_functions.cpp", board, tmp_path, defines=defines, opt=opt
    )
    counts = list(struct.iter_unpack("<HH", output))
    assert len(counts) == len(FUNCTIONS)
    proof = claim("avr_assembly_equal")
    for cases, different in counts:
        proof.add(cases, different)
    assert all(cases > 0 and different == 0 for cases, different in counts), counts
