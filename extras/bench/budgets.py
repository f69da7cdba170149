# SPDX-License-Identifier: MIT
"""Compares measurements with budgets.toml."""

from __future__ import annotations

from dataclasses import dataclass

import suite
from measure import Measurement


@dataclass(frozen=True)
class Budget:
    """A figure that must not be exceeded."""

    board: str
    program: str
    what: str
    limit: float

    def figure(self, measurement: Measurement) -> float:
        row = measurement.row
        if self.what == "count":
            return row.cycles_or_instructions
        if self.what == "code_bytes":
            return row.flash_bytes - suite.parameter_bytes(row.program, self.board)
        if self.what == "heap_bytes":
            return measurement.heap_bytes
        return getattr(row, self.what)

    def verdict(self, measurement: Measurement) -> str:
        """Empty if it is kept, else one line."""
        figure = self.figure(measurement)
        if figure <= self.limit:
            return ""
        return (
            f"{self.board} {self.program}: {self.what} is {figure:,.6g}, "
            f"budget {self.limit:,.6g}"
        )


def all_budgets() -> list[Budget]:
    """In the order of the file."""
    return [
        Budget(board, program, what, limit)
        for board, of_board in suite.read_toml("budgets.toml").items()
        for program, figures in of_board.items()
        for what, limit in figures.items()
    ]
