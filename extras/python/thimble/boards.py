# SPDX-License-Identifier: MIT
"""The boards of boards.toml, looked up by name."""

from __future__ import annotations

import difflib
import functools
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from thimble.errors import ThimbleError

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

BOARDS_FILE = Path(__file__).with_name("boards.toml")


class UnknownBoard(ThimbleError):
    """No board has this name; the message is one sentence for the user."""


@dataclass(frozen=True)
class Board:
    """What one board has, how it is compiled, and what an operation costs on it."""

    name: str
    title: str
    mcu: str
    flash: int
    ram: int
    eeprom: int
    clock_hz: int
    unit: str
    simulator: str
    compiler: str = ""
    flags: tuple[str, ...] = ()
    qemu: tuple[str, ...] = ()
    flash_base: int = 0
    ram_base: int = 0
    stack: int = 0
    arduino_variant: str = ""
    arduino_board: str = ""
    arduino_defines: tuple[str, ...] = ()
    cost_of: str = ""
    cycles: Mapping[str, float] = field(default_factory=dict, hash=False)

    @property
    def is_avr(self) -> bool:
        return self.compiler == "avr-"

    @property
    def has_arduino(self) -> bool:
        """Whether the Arduino core installed here can be built for it."""
        return bool(self.arduino_variant)

    def ms(self, count: float) -> float:
        """Milliseconds that so many cycles (or instructions) take at the board's clock."""
        return 1000.0 * count / self.clock_hz


def _read(path: Path) -> dict[str, Board]:
    tables = tomllib.loads(path.read_text(encoding="utf-8"))["boards"]
    boards: dict[str, Board] = {}
    for name, table in tables.items():
        values = {k: tuple(v) if isinstance(v, list) else v for k, v in table.items()}
        donor = table
        while "cycles" not in donor:
            donor = tables[donor["cost_of"]]
        values["cycles"] = MappingProxyType(dict(donor["cycles"]))
        boards[name] = Board(name=name, **values)
    return boards


@functools.cache
def all_boards() -> Mapping[str, Board]:
    """Every board, in the order of the file."""
    return MappingProxyType(_read(BOARDS_FILE))


def find(name: str) -> Board:
    """The board of this name; raises UnknownBoard with the nearest name."""
    boards = all_boards()
    if name in boards:
        return boards[name]
    near = difflib.get_close_matches(name.lower(), boards, n=1, cutoff=0.5)
    hint = f'; did you mean "{near[0]}"?' if near else ";"
    raise UnknownBoard(f'no board "{name}"{hint} see thimble boards')
