# SPDX-License-Identifier: MIT
"""Tables in a terminal, plain text anywhere else; progress on anything that takes a while."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Callable

import click

from thimble.report.table import plain_table


def print_table(heads: list[str], rows: list[list[str]], total: bool = False) -> None:
    """Words to the left, numbers to the right; with `total` the last row is apart."""
    if not sys.stdout.isatty():
        lines = (
            plain_table(heads, rows) if total else plain_table(heads, [*rows, heads])[:-2]
        )
        click.echo("\n".join(lines))
        return
    from rich import box
    from rich.console import Console
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, show_footer=False, pad_edge=False)
    for index, head in enumerate(heads):
        is_last = index == len(heads) - 1 and not total
        table.add_column(
            head, justify="left" if index < 2 or is_last else "right", no_wrap=True
        )
    for index, row in enumerate(rows):
        is_total = total and index == len(rows) - 1
        if is_total:
            table.add_section()
        table.add_row(*row, style="bold" if is_total else None)
    Console().print(table)


def print_line(text: str, style: str = "") -> None:
    """One line, coloured only in a terminal."""
    colors = {"good": "green", "bad": "red"}
    click.secho(text, fg=colors.get(style))


@contextmanager
def progress() -> Iterator[Callable[[str], None]]:
    """A line that says what is being done, as long as it is being done."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console

    with Console(stderr=True).status("") as status:
        yield lambda text: status.update(f"{text} ...")
