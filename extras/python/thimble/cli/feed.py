# SPDX-License-Identifier: MIT
"""thimble feed: samples to a sketch that learns from them."""

from __future__ import annotations

import sys
from contextlib import ExitStack, nullcontext
from pathlib import Path
from typing import Optional

import click

from thimble.cli._console import print_line, progress
from thimble.errors import ThimbleError

_PATH = click.Path(path_type=Path)


@click.command()
@click.argument("data", type=_PATH)
@click.option(
    "--port", help="The serial port of the board, such as /dev/ttyACM0 or COM3."
)
@click.option(
    "--simulate",
    type=_PATH,
    metavar="SKETCH",
    help="Instead of a port: build this sketch and run it on a simulated board.",
)
@click.option("--board", default="uno", show_default=True, help="The board to simulate.")
@click.option("--baud", default=115200, show_default=True, help="As in Serial.begin().")
@click.option(
    "--epochs",
    default=1,
    show_default=True,
    type=click.IntRange(min=1),
    help="How often to feed all samples.",
)
@click.option(
    "--shuffle",
    type=click.IntRange(min=0),
    metavar="SEED",
    help="Another order in every epoch; the same for the same seed.",
)
@click.option(
    "--validate",
    type=_PATH,
    metavar="DATA",
    help="Samples that are not learnt: their loss is told after every epoch.",
)
@click.option(
    "--plot", type=_PATH, metavar="PNG", help="Draw the losses into this picture."
)
@click.option(
    "--timeout", default=10.0, show_default=True, help="Seconds to wait for the sketch."
)
def command(
    data: Path,
    port: Optional[str],
    simulate: Optional[Path],
    board: str,
    baud: int,
    epochs: int,
    shuffle: Optional[int],
    validate: Optional[Path],
    plot: Optional[Path],
    timeout: float,
) -> None:
    """Feeds the samples of the .csv file DATA to a sketch that learns on the chip.

    A line is a sample: first its inputs, then its targets or its class. The sketch uses
    thimble::Feed, see the example LearnGestures, and says what it takes.

    \b
      thimble feed gestures.csv --port /dev/ttyACM0 --epochs 20 --plot loss.png
      thimble feed gestures.csv --simulate examples/LearnGestures/LearnGestures.ino
    """
    from thimble import examples, serial_port
    from thimble.feed import Pupil, Status, feed, judge

    if (port is None) == (simulate is None):
        raise click.UsageError("name either --port or --simulate")
    if plot is not None:
        _require_matplotlib()
    with ExitStack() as stack:
        if simulate is not None:
            with progress() as say:
                say("building the sketch")
                port = stack.enter_context(serial_port.simulated(simulate, board))
        line = stack.enter_context(serial_port.opened(port, baud))
        pupil = Pupil(line, timeout=timeout, show=_show)
        shape = pupil.shape()
        print_line(f"the sketch takes {shape}")
        samples = examples.read(data, shape)
        held_back = None if validate is None else examples.read(validate, shape)
        losses: list[float] = []
        validation: list[float] = []
        refused = 0
        live = stack.enter_context(progress() if sys.stderr.isatty() else nullcontext())
        for fed in feed(pupil, samples, epochs, shuffle):
            if fed.status is Status.LEARNED:
                losses.append(fed.loss)
            else:
                refused += 1
                print_line(
                    f"sample {fed.sample + 1} was not learnt: {_REASONS[fed.status]}"
                )
            at = len(losses) + refused
            if live is not None:
                recent = losses[-len(samples) :]
                mean = sum(recent) / max(len(recent), 1)
                live(
                    f"epoch {fed.epoch + 1} of {epochs}, sample {at % len(samples)} of "
                    f"{len(samples)}, loss {fed.loss:.4f}, mean {mean:.4f}"
                )
            if at % len(samples) == 0:
                text = _epoch(fed.epoch, losses, len(samples))
                if held_back is not None:
                    validation.append(judge(pupil, held_back))
                    text += f", validation {validation[-1]:.4f}"
                print_line(text)
    if not losses:
        raise ThimbleError(
            f"no sample was learnt; the last one because {_REASONS[fed.status]}"
        )
    print_line(_sparkline(losses))
    if plot is not None:
        _draw(plot, losses, validation, len(samples))
        print_line(f"wrote {plot}")


_REASONS = {
    1: "an input is NaN or infinite",
    2: "a target is NaN, infinite or no class of the network",
    3: "the step was beyond all bounds: lower the rates in the sketch",
    4: "the frozen layers let nothing pass yet",
}


def _epoch(epoch: int, losses: list[float], count: int) -> str:
    recent = losses[-count:]
    mean = sum(recent) / max(len(recent), 1)
    return f"epoch {epoch + 1:3}: loss {mean:.4f}"


def _sparkline(losses: list[float], width: int = 60) -> str:
    """The losses in a line of the terminal, each block the mean of its share."""
    import numpy as np

    parts = [part.mean() for part in np.array_split(losses, min(width, len(losses)))]
    low, high = min(parts), max(parts)
    span = (high - low) or 1.0
    blocks = "▁▂▃▄▅▆▇█"
    bars = "".join(blocks[round((part - low) / span * 7)] for part in parts)
    return f"loss {parts[0]:.4f} {bars} {parts[-1]:.4f}"


def _require_matplotlib() -> None:
    try:
        import matplotlib  # noqa: F401
    except ImportError:
        raise ThimbleError("--plot needs matplotlib: pip install matplotlib") from None


def _draw(path: Path, losses: list[float], validation: list[float], count: int) -> None:
    from matplotlib.figure import Figure

    figure = Figure(figsize=(8, 4.5), layout="constrained")
    axes = figure.subplots()
    axes.plot(range(1, len(losses) + 1), losses, ".", ms=3, alpha=0.35, label="a sample")
    means = [
        sum(losses[max(0, k - count) : k]) / min(k, count)
        for k in range(1, len(losses) + 1)
    ]
    axes.plot(range(1, len(losses) + 1), means, label=f"mean of the last {count}")
    if validation:
        ends = [count * (k + 1) for k in range(len(validation))]
        axes.plot(ends, validation, "o-", ms=4, label="validation")
    axes.set_xlabel("samples learnt")
    axes.set_ylabel("loss")
    axes.set_yscale("log" if min(losses) > 0 else "linear")
    axes.legend()
    axes.grid(alpha=0.3)
    figure.savefig(path, dpi=120)


def _show(text: bytes) -> None:
    click.echo(text.decode("utf-8", "replace"), nl=False)
