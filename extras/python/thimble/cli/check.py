# SPDX-License-Identifier: MIT
"""thimble check: the network on a simulated board, compared with this computer."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Optional

import click

if TYPE_CHECKING:
    from thimble.check.run import Watcher
    from thimble.convert import Converted

_PATH = click.Path(path_type=Path)


@click.command()
@click.argument("model", type=_PATH)
@click.option(
    "--board", default="uno", show_default=True, help="The board; see thimble boards."
)
@click.option(
    "--data",
    type=_PATH,
    required=True,
    help="Samples to run, .npz (x and y), .npy or .csv; with labels the accuracy is printed.",
)
@click.option(
    "--samples",
    type=click.IntRange(min=0),
    default=100,
    show_default=True,
    help="Run so many of them, evenly spread; 0 runs all.",
)
@click.option(
    "--numbers",
    multiple=True,
    metavar="NUMBERS",
    help="As for thimble convert; not for a header.",
)
@click.option(
    "--calibrate",
    type=_PATH,
    metavar="DATA",
    help="Samples that int8 takes its ranges from. Without it int8 takes those of --data.",
)
@click.option(
    "--rounding", type=click.Choice(["native", "tflite"]), help="As for thimble convert."
)
@click.option(
    "--steps", type=click.IntRange(1), help="Steps of a sequence, for a .pt state dict."
)
@click.option(
    "--activations",
    metavar="A,B,...",
    help="What follows each Linear layer of a .pt state dict.",
)
@click.option("--pushed", is_flag=True, help="Feed inputs one by one.")
@click.option("--argmax", is_flag=True, help="Give the index of the largest output only.")
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
def command(
    model: Path,
    board: str,
    data: Path,
    samples: int,
    numbers: tuple[str, ...],
    calibrate: Optional[Path],
    rounding: Optional[str],
    steps: Optional[int],
    activations: Optional[str],
    pushed: bool,
    argmax: bool,
    as_json: bool,
) -> None:
    """Runs MODEL on a simulated board and compares every output with this computer.

    MODEL is a header that thimble convert wrote, or anything thimble convert reads. A
    firmware is built around it (on an Arduino board with the real Arduino core), run in the
    simulator on the samples, and every byte of its outputs is compared with the same C++
    compiled for this computer. Exit code 1: an output differs, or the program does not fit.

    \b
    A header, on the board it was made for:
      thimble check digits.h --board uno --data test.npz
    \b
    A model straight away, in float:
      thimble check digits.keras --numbers float32 --data test.npz
    """
    from thimble import boards
    from thimble.check import header
    from thimble.check.run import check, verdict
    from thimble.check.show import show

    is_header = model.suffix.lower() in header.EXTENSIONS
    choices = {
        "numbers": numbers or None, "calibrate": calibrate, "rounding": rounding or "native",
        "steps": steps, "activations": activations and activations.split(","),
        "pushed": pushed, "argmax": argmax,
    }  # fmt: skip
    if is_header and any(
        (numbers, calibrate, rounding, steps, activations, pushed, argmax)
    ):
        raise click.UsageError(
            "MODEL is converted already: --numbers, --calibrate, --rounding, --steps, "
            "--activations, --pushed and --argmax are for a model that has still to be "
            "converted"
        )
    chosen = boards.find(board)
    checked: Path | Converted = model
    with _Steps() as watcher:
        if not is_header:
            checked = _convert(model, board, data, choices, watcher)
        result = check(checked, data, board=chosen, most_samples=samples, watcher=watcher)
    if as_json:
        click.echo(json.dumps(result.as_json(), indent=2))
    else:
        show(result)
    verdict(result)


def _convert(
    model: Path,
    board: str,
    data: Path,
    choices: dict[str, Any],
    watcher: Watcher,
) -> Converted:
    """choices are those of thimble.convert()."""
    from thimble.convert import convert
    from thimble.number_choice import parse

    is_integer = parse(choices["numbers"]).numbers in ("int8", "int16x8", None)
    if choices["calibrate"] is None and is_integer:
        choices["calibrate"] = data
    return convert(model, board=board, progress=watcher.step, **choices)


class _Steps:
    """A line on stderr that says what is being done, with a bar while samples run."""

    def __init__(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn

        self._progress = Progress(
            SpinnerColumn(),
            TextColumn("{task.description}"),
            BarColumn(),
            TextColumn("{task.completed:.0f}/{task.total}"),
            console=Console(stderr=True),
            transient=True,
            disable=not sys.stderr.isatty(),
        )
        self._task = self._progress.add_task("starting", total=None)

    def __enter__(self) -> _Steps:
        self._progress.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._progress.stop()

    def step(self, text: str) -> None:
        self._progress.update(self._task, description=text)

    def total(self, samples: int) -> None:
        self._progress.update(self._task, total=samples)

    def advance(self, samples: int) -> None:
        self._progress.advance(self._task, samples)
