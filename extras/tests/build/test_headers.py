# SPDX-License-Identifier: MIT
"""Every header compiles alone, as strict C++11, for every kind of machine."""

from __future__ import annotations

from pathlib import Path

import pytest
from compilers import ARM, AVR, HOSTS, RISCV, SRC, WARNINGS, Target

HEADERS = sorted(SRC.rglob("*.h"))
# A kernel written for one core is only for that core.
ONLY_FOR = {"avr": AVR, "arm": ARM, "riscv": (RISCV,)}
TARGETS = (*HOSTS, *AVR[:1], *ARM[-1:], RISCV)


def belongs(header: Path, target: Target) -> bool:
    for folder, targets in ONLY_FOR.items():
        if folder in header.relative_to(SRC).parts:
            return target in targets
    return True


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.name)
def test_header_compiles_alone(target: Target, tmp_path: Path) -> None:
    standard = "-std=gnu++11" if target in AVR else "-std=c++11"
    wrong = []
    for header in HEADERS:
        if not belongs(header, target):
            continue
        unit = tmp_path / "alone.cpp"
        unit.write_text(f'#include "{header.relative_to(SRC).as_posix()}"\n' * 2)
        result = target.compile(
            standard, "-pedantic-errors", *WARNINGS, "-fsyntax-only", f"-I{SRC}", unit
        )
        if result.returncode != 0:
            wrong.append(f"{header.relative_to(SRC)}\n{result.stderr}")
    assert not wrong, "\n".join(wrong)
