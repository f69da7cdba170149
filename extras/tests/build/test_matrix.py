# SPDX-License-Identifier: MIT
"""Two translation units that both include Thimble.h link to one program, everywhere."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from compilers import ALL, SRC, WARNINGS, Target
from proof import Proof

UNITS = [Path(__file__).parent / "two_units" / name for name in ("first.cpp", "main.cpp")]


@pytest.mark.parametrize("optimisation", ["-O0", "-Os", "-O2"])
@pytest.mark.parametrize("target", ALL, ids=lambda target: target.name)
def test_two_units_make_one_program(
    target: Target, optimisation: str, tmp_path: Path, claim: Callable[[str], Proof]
) -> None:
    objects = [tmp_path / f"{unit.stem}.o" for unit in UNITS]
    for unit, made in zip(UNITS, objects):
        result = target.compile(
            "-std=gnu++11", optimisation, *WARNINGS, f"-I{SRC}", "-c", unit, "-o", made
        )
        assert result.returncode == 0, result.stderr
    program = tmp_path / "program"
    result = target.link_program(optimisation, *objects, "-o", program)
    assert result.returncode == 0, result.stderr
    right = True
    if target.runs:
        ran = Target("program", str(program)).compile()
        right = ran.returncode == 0
    assert claim("matrix_builds").check(right), "the two units disagree"
