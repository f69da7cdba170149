# SPDX-License-Identifier: MIT
"""The report of a conversion as text: for a terminal, a file, the head of the header."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Optional

from thimble.report.accuracy import Quality
from thimble.report.cost import Cost, LayerCost

UNITS = {"cycles": "cycles", "instructions": "instructions", "nanoseconds": "ns"}


@dataclass
class Report:
    """Everything `thimble convert` prints. str(report) is the plain text."""

    title: str
    cost: Cost
    quality: Optional[Quality] = None
    errors: list[Optional[float]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    numbers: str = "int8"

    def __str__(self) -> str:
        return "\n".join([self.title, "", *plain_table(*self.table()), "", *self.lines()])

    def table(self, with_time: bool = True) -> tuple[list[str], list[list[str]]]:
        """Heads and rows, the last row being the total."""
        cost = self.cost
        heads = ["layer", "shape", "parameters", "flash B", "RAM B", "MACs"]
        rows = [
            [
                row.name,
                row.shape,
                *(f"{v:,}" for v in (row.parameters, row.flash, row.ram, row.macs)),
            ]
            for row in cost.layers
        ]
        totals = (cost.parameters, cost.flash, cost.ram, cost.macs)
        rows.append(["total", "", *(f"{v:,}" for v in totals)])
        if with_time:
            heads += [f"~{UNITS.get(cost.board.unit, cost.board.unit)}", "~ms"]
            counts = [row.count for row in cost.layers] + [cost.count]
            for row, count in zip(rows, counts):
                row += [f"{count:,.0f}", f"{cost.board.ms(count):,.2f}"]
        if with_time and any(error is not None for error in self.errors):
            heads.append("error %")
            skipped = len(cost.layers) - len(self.errors)
            errors = [None] * skipped + self.errors + [None]
            for row, error in zip(rows, errors):
                row.append("" if error is None else f"{100 * error:.2f}")
        return heads, rows

    def lines(self) -> list[str]:
        """The verdict, the quality and the notes, a line each."""
        return [
            *fit_lines(self.cost),
            *quality_lines(self.quality, self.numbers),
            *self.notes,
        ]


def _numbers_of(cost: Cost | LayerCost) -> list[str]:
    return [f"{n:,}" for n in (cost.parameters, cost.flash, cost.ram, cost.macs)]


def plain_table(heads: list[str], rows: list[list[str]]) -> list[str]:
    """Columns aligned with spaces: words to the left, numbers to the right."""
    grid = [heads, *rows]
    widths = [max(len(row[k]) for row in grid) for k in range(len(heads))]

    def line(row: list[str]) -> str:
        cells = [
            cell.ljust(width) if k < 2 else cell.rjust(width)
            for k, (cell, width) in enumerate(zip(row, widths))
        ]
        return "  ".join(cells).rstrip()

    rule = "-" * (sum(widths) + 2 * (len(widths) - 1))
    return [line(heads), rule, *(line(row) for row in rows[:-1]), rule, line(rows[-1])]


def fit_lines(cost: Cost) -> list[str]:
    """Whether the network fits into the board, and by how much."""
    board = cost.board
    verdict = "fits into" if cost.fits else "DOES NOT FIT into"
    parts = []
    for what, used, limit in (
        ("flash", cost.flash, board.flash),
        ("RAM", cost.ram, board.ram),
    ):
        left = limit - used
        free = "B left for code" if what == "flash" else "B left"
        rest = f"{left:,} {free}" if left >= 0 else f"{-left:,} B too many"
        parts.append(f"{what} {used:,} of {limit:,} B ({rest})")
    return [f"{verdict} the {board.title}: {', '.join(parts)}"]


def quality_lines(quality: Quality | None, numbers: str = "int8") -> list[str]:
    if quality is None:
        return []
    lines = []
    for score in quality.scores:
        percent = score.name == "accuracy"
        network = f"{100 * score.network:.2f} %" if percent else f"{score.network:.5g}"
        if score.converted is None:
            lines.append(f"{score.name}: {network} on {quality.samples:,} samples")
            continue
        converted = (
            f"{100 * score.converted:.2f} %" if percent else f"{score.converted:.5g}"
        )
        lines.append(
            f"{score.name}: {network} in float, {converted} in {numbers}, on "
            f"{quality.samples:,} samples"
        )
    if quality.same is not None:
        same = f"{100 * quality.same:.2f} %"
        lines.append(
            f"same answer in {numbers} as in float: {same} of {quality.samples:,} samples"
        )
    elif quality.largest_error is not None:
        lines.append(
            f"largest difference of an output: {quality.largest_error:.4g}, on "
            f"{quality.samples:,} samples"
        )
    return lines
