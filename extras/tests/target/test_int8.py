# SPDX-License-Identifier: MIT
"""The int8 networks of nets.h give the same bits on every board as big integers do."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
import target_programs
from proof import Proof

CASES = 5
# An ATtiny85 has 8 KB of flash: a program of its own for each of these sets of networks.
ALL, SMALL = (31,), (3, 4, 8, 16)
# Layouts made for a core run everywhere; where they were made for, in assembly.
FORMATS = {
    "uno": ("Portable", "ForAvr", "ForAvrSmall", "ForCortexM4"),
    "mega": ("Portable", "ForAvr"),
    "attiny85": ("Portable", "ForAvr"),
    "cortex-m0": ("Portable", "ForCortexM0", "ForAvr"),
    "cortex-m4": ("Portable", "ForCortexM4", "ForCortexM4Wide", "ForCortexM0"),
    "rv32imc": ("Portable", "ForCortexM4"),
    "host": ("Portable", "ForAvr", "ForCortexM0", "ForCortexM4"),
}
RUNS = [
    (board, rounding, layout)
    for board, layouts in FORMATS.items()
    for layout in layouts
    for rounding in ("Native", "Tflite")
    if rounding == "Native" or not layout.startswith("ForAvr")
]


@pytest.fixture(scope="session")
def vectors(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, str], Path]:
    """The folder with vectors.h and the expected outputs of a number format."""
    root = tmp_path_factory.mktemp("vectors")
    tool = target_programs.build_host_tool("write_vectors.cpp", root)

    def folder_of(rounding: str, layout: str) -> Path:
        folder = root / f"{rounding}{layout}"
        if not folder.exists():
            folder.mkdir()
            subprocess.run([str(tool), rounding, layout, str(folder)], check=True)
        return folder

    return folder_of


@pytest.mark.parametrize(("board", "rounding", "layout"), RUNS)
def test_same_bits(
    board: str,
    rounding: str,
    layout: str,
    vectors: Callable[[str, str], Path],
    tmp_path: Path,
    claim: Callable[[str], Proof],
) -> None:
    folder = vectors(rounding, layout)
    small = board == "attiny85"
    for cases in SMALL if small else ALL:
        output = target_programs.run(
            "int8.cpp",
            board,
            tmp_path / str(cases),
            defines=[
                f"CASES={cases}",
                f"RAM_LIMIT={120 if small else 700}",
                f"FAR={int(not small)}",
            ],
            includes=[folder],
        )
        for index in range(CASES):
            if not cases & 1 << index:
                continue
            expected = (folder / f"expected{index}").read_bytes()
            got, differing = output[: len(expected)], output[len(expected)]
            output = output[len(expected) + 1 :]
            wrong = sum(a != b for a, b in zip(got, expected))
            claim("same bits").add(len(expected), wrong)
            assert wrong == 0, f"network {index}: {got.hex()} for {expected.hex()}"
            assert differing == 0, f"network {index}: other storages or pushed differ"
        assert output == b""
