# SPDX-License-Identifier: MIT
"""What the simulator's tests share: build a small program, run it, get the result."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "python"))
sys.path.insert(0, str(Path(__file__).resolve().parent))

from sim_support import PROGRAMS, Run
from thimble import toolchain
from thimble.toolchain import Result


@pytest.fixture
def run(tmp_path: Path) -> Run:
    def build_and_run(
        program: str,
        board: str,
        data: bytes = b"",
        *,
        arduino: bool = False,
        opt: str = "-Os",
        defines: tuple[str, ...] = (),
        eeprom: bytes | None = None,
        limit: int | None = None,
    ) -> Result:
        source = PROGRAMS / program
        if "\n" in program:
            source = tmp_path / "program.cpp"
            source.write_text("#include <sim.h>\n" + program)
        firmware = toolchain.build(
            source, board, tmp_path / board, arduino=arduino, opt=opt, defines=defines
        )
        assert firmware.warnings == ""
        result = toolchain.simulate(firmware, input=data, eeprom=eeprom, limit=limit)
        assert result.flash_bytes == firmware.flash_bytes
        assert result.ram_bytes == firmware.ram_bytes
        return result

    return build_and_run
