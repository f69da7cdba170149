# SPDX-License-Identifier: MIT
"""thimble inspect: what a record holds, once all of it is checked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from thimble.cli._console import print_line, print_table
from thimble.errors import ThimbleError

if TYPE_CHECKING:
    from thimble.record.read import Layer, Record

_BIAS = {1: "one bias", 2: "no bias"}


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
def command(file: Path) -> None:
    """Checks the record FILE, a .thm file, and prints what it holds.

    All of it is checked: its length, its CRC-32, and that its layers go together. What is
    wrong is said in one sentence, with exit code 1.
    """
    from thimble.record.read import RecordError, read

    try:
        record = read(file.read_bytes())
    except RecordError as error:
        raise ThimbleError(f"{file}: {error}") from None
    print_line(f"{file}: {', '.join(_about(record))}")
    heads = ["", "layer", "inputs", "outputs", "bytes", "details"]
    rows = [_row(number, layer) for number, layer in enumerate(record.layers, 1)]
    print_table(heads, rows)
    for line in _notes(record):
        print_line(line)
    print_line(f"whole: {record.length:,} bytes, the CRC-32 matches")


def _about(record: Record) -> list[str]:
    about = [record.numbers]
    if record.rounding != "none":
        about += [f"{record.rounding} rounding", f"order {record.order}"]
    if record.tables:
        about.append(f"{len(record.tables)} table{'s' * (len(record.tables) > 1)}")
    return [*about, f"{record.inputs:,} inputs, {record.outputs:,} outputs"]


def _row(number: int, layer: Layer) -> list[str]:
    from thimble.record import codes

    details = [str(activation) for activation in layer.activations]
    if layer.kind in codes.WITH_STEPS:
        details.append(f"{layer.number:,} steps")
    if layer.bias in _BIAS:
        details.append(_BIAS[layer.bias])
    if layer.kind == codes.DENSE and layer.packing != "int8":
        details.append(f"{layer.packing} weights")
    if layer.kind == codes.GRU:
        before = layer.options & codes.RESET_BEFORE
        details.append("reset before" if before else "reset after")
    sizes = [f"{n:,}" for n in (layer.inputs, layer.outputs, layer.parameter_bytes)]
    return [str(number), layer.name, *sizes, ", ".join(details)]


def _notes(record: Record) -> list[str]:
    from thimble.record import codes

    lines = []
    for kind, what in (
        (codes.INPUT_SCALE, "an input"),
        (codes.OUTPUT_SCALE, "an output"),
    ):
        scale = record.scale(kind)
        if scale is None:
            continue
        if scale.per_feature:
            lines.append(f"{what} q is (q - zero point) * scale, each with its own")
        else:
            zero = int(scale.zero_point[0])
            lines.append(f"{what} q is (q - {zero}) * {float(scale.scale[0]):.7g}")
    others = [kind for kind in record.notes if kind > codes.OUTPUT_SCALE]
    return lines + [f"a note of kind {kind}" for kind in others]
