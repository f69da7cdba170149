# SPDX-License-Identifier: MIT
"""The boards that the simulator's tests run on, and the type of their fixture `run`."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from thimble.toolchain import Result

PROGRAMS = Path(__file__).with_name("programs")

AVR = ("uno", "nano", "leonardo", "mega", "attiny85")
CORTEX = ("cortex-m0", "cortex-m3", "cortex-m4", "cortex-m7")
QEMU = (*CORTEX, "rv32imc")
SIMULATED = (*AVR, *QEMU)
EVERYWHERE = (*SIMULATED, "host")


class Run(Protocol):
    """Builds a program (a file of programs/ or text) for a board and runs it."""

    def __call__(
        self,
        program: str,
        board: str,
        data: bytes = b"",
        *,
        arduino: bool = False,
        opt: str = "-Os",
        defines: tuple[str, ...] = (),
        eeprom: bytes | None = None,
        limit: int | None = None,
    ) -> Result: ...
