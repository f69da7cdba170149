# SPDX-License-Identifier: MIT
"""Builds the programs of this folder for a board, runs them and returns what they wrote."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable
from pathlib import Path

from thimble import toolchain

HERE = Path(__file__).resolve().parent
TESTS = HERE.parent
LIBRARY = HERE.parents[2] / "src"

# What each board stands for: ATmega328P, ATmega2560, ATtiny85, Cortex-M0, M4, RV32IMC.
BOARDS = ("uno", "mega", "attiny85", "cortex-m0", "cortex-m4", "rv32imc")
AVR = ("uno", "mega", "attiny85")


def build_host_tool(source: str, folder: Path) -> Path:
    """A program that runs here, to write vectors."""
    folder.mkdir(parents=True, exist_ok=True)
    tool = folder / Path(source).stem
    includes = [f"-I{path}" for path in (HERE, TESTS, LIBRARY)]
    command = ["g++", "-std=c++14", "-O0", "-Wall", "-Wextra", "-Werror", *includes]
    subprocess.run([*command, str(HERE / source), "-o", str(tool)], check=True)
    return tool


def run(
    source: str,
    board: str,
    folder: Path,
    *,
    defines: Iterable[str] = (),
    includes: Iterable[Path] = (),
    opt: str = "-Os",
    arduino: bool = False,
    data: bytes = b"",
) -> bytes:
    """The output of a program on a board."""
    firmware = toolchain.build(
        [HERE / source],
        board,
        folder,
        arduino=arduino,
        opt=opt,
        defines=defines,
        includes=[HERE, TESTS, *includes],
    )
    assert "warning" not in firmware.warnings, firmware.warnings
    result = toolchain.simulate(firmware, input=data)
    assert result.exit_code == 0, f"exit code {result.exit_code}: {result.serial}"
    return result.output
