# SPDX-License-Identifier: MIT
"""thimble boards: what boards there are."""

from __future__ import annotations

import click

from thimble import boards
from thimble.cli._console import print_table


@click.command()
def command() -> None:
    """Lists the boards that --board knows.

    Flash and RAM are what a program may use. "simulated" boards run the real firmware on
    this computer; for the others the time is estimated from a board of the same core.
    """
    heads = ["name", "board", "flash B", "RAM B", "EEPROM B", "clock MHz", "time"]
    rows = []
    for board in boards.all_boards().values():
        sizes = [f"{size:,}" for size in (board.flash, board.ram, board.eeprom)]
        clock = f"{board.clock_hz / 1e6:g}"
        time = "simulated" if board.simulator else f"estimated from {board.cost_of}"
        rows.append([board.name, board.title, *sizes, clock, time])
    print_table(heads, rows)
