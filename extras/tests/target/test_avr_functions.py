# SPDX-License-Identifier: MIT
"""What AVRs compute in assembly beside dense layers equals the plain functions."""

from __future__ import annotations

import random
import struct

import pytest
import target_programs

LEVELS = ["-Os", "-O0", "-O2", "-O3"]
FUNCTIONS = ("products", "divisions", "reciprocals", "argmax", "look_up")


@pytest.mark.parametrize("opt", LEVELS)
@pytest.mark.parametrize(
    "board, longest", [("uno", 520), ("mega", 520), ("attiny85", 70)]
)
def test_functions(board, longest, opt, tmp_path, claim):
    if board == "attiny85" and opt != "-Os":
        pytest.skip("64-bit products of the plain function leave no room")
    table = random.Random(1).sample(range(256), 256)
    defines = [f"LONGEST={longest}", f"ROUNDS={200 if board == 'attiny85' else 2000}"]
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
