# SPDX-License-Identifier: MIT
"""Trains a network in Python and lets a simulated Arduino Uno read digits with it."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

import picture
import terminal
import thimble
from answers import answers_of, selection
from network import HIDDEN, digits, train
from rich.console import Console
from rich.text import Text
from thimble.check import check, show
from thimble.check.run import verdict
from thimble.report.table import plain_table

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = 100
IN_TERMINAL = 14


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--board", default="uno", help="a simulated board (default: uno)")
    parser.add_argument("--output", type=Path, help="the picture (default: ./demo.png)")
    arguments = parser.parse_args()
    try:
        run(arguments.board, arguments.output or ROOT / "demo.png")
    except thimble.ThimbleError as error:
        print(f"demo: {error}", file=sys.stderr)
        return 1
    return 0


def run(board: str, output: Path) -> None:
    console = Console(highlight=False)
    began = time.perf_counter()

    heading(console, 1, "Train, in Python")
    data = digits()
    with console.status("training ..."):
        network = train(data)
    accuracy = network.score(data.x_test, data.y_test)
    console.print(
        f"   scikit-learn MLPClassifier 64-{HIDDEN}-10: reads {100 * accuracy:.1f} % of "
        f"{len(data.x_test)} digits\n   that it has never seen, in floating point\n"
    )

    heading(console, 2, "Convert, to 8-bit integers")
    with console.status("converting ..."):
        converted = thimble.convert(
            network,
            numbers="int8",
            calibrate=(data.x_train, data.y_train),
            board=board,
            name="digits",
        )
    heads, rows = converted.report.table()
    for line in plain_table(heads, rows):
        console.print(line, soft_wrap=True)
    console.print()

    heading(console, 3, f"Run, on a simulated {converted.board.title}")
    x, y = data.x_test[:SAMPLES], data.y_test[:SAMPLES]
    with console.status("building the firmware and running it ..."):
        result = check(converted, x, y=y)
    answers = answers_of(x, y, result.outputs)
    shown = selection(answers, IN_TERMINAL)
    wrong = sum(not answer.right for answer in answers)
    console.print(
        f"   {len(shown)} of {len(answers)} digits, with all {wrong} that it gets wrong: "
        "what the chip\n   read and how sure it was\n"
    )
    terminal.draw(shown, console)
    show(result, console)

    with console.status("drawing the picture ..."):
        picture.draw(answers, result, output)
    seconds = time.perf_counter() - began
    name = output.relative_to(Path.cwd()) if output.is_relative_to(Path.cwd()) else output
    console.print(f"\n   wrote {name} ({seconds:.0f} s in all)")
    verdict(result)


def heading(console: Console, number: int, text: str) -> None:
    console.print(Text(f"{number}  {text}", style="bold magenta"))


if __name__ == "__main__":
    sys.exit(main())
