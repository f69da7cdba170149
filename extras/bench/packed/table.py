# SPDX-License-Identifier: MIT
"""Writes docs/packed.md: accuracy against bytes and cycles for int8, int4, ternary, binary."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path

import data as data_module
import numpy as np
import thimble
from data import Data
from thimble.check import check
from thimble.errors import ThimbleError
from thimble.graph import Graph
from thimble.quantized import PACKINGS, TERNARY, UNPACKED
from train import fit, graph_of

PAGE = Path(__file__).resolve().parents[3] / "docs" / "packed.md"
# Where Debian's package dataset-fashion-mnist puts its files.
DEBIAN = Path("/usr/share/datasets/fashion-mnist")
# The first layers hold nearly all weights and forgive most.
MIXED = ("int8 and ternary", (TERNARY, f"scores={UNPACKED}"))

HEAD = """\
# Packed weights: what they cost and what they save

Written by `extras/bench/packed/table.py`, which takes Fashion-MNIST from Debian's package
`dataset-fashion-mnist` or from a folder it is given.

Every network is trained in float32 and converted with `thimble convert --numbers ...` on 1,000
training samples: *as trained*. Then it is trained on with weights that the packing can store
(`extras/bench/packed/train.py`), and converted the same way: *for it*. Accuracy is that of the
test set, from the very bits that the chip computes. Bytes are those of the parameters, cycles
those of one `predict` in the simulator, both without softmax.

Four bits cost next to nothing as they are; two bits and one need a network that was trained for
them. The row in the middle has ternary weights but for the last layer.
"""
COLUMNS = "| weights | as trained | for it | parameters | Uno cycles | ATtiny85 cycles |"
# Of the columns of cycles.
BOARDS = ("uno", "attiny85")


@dataclass
class Row:
    title: str
    as_trained: float
    for_it: float | None
    parameters: int
    cycles: list[int | None]

    def text(self) -> str:
        cells = [self.title, f"{self.as_trained:.1%}"]
        cells.append("" if self.for_it is None else f"{self.for_it:.1%}")
        cells.append(f"{self.parameters:,} B")
        cells += ["does not fit" if c is None else f"{c:,}" for c in self.cycles]
        return f"| {' | '.join(cell.replace('%', ' %') for cell in cells)} |"


def rows_of(data: Data) -> tuple[float, list[Row]]:
    """Accuracy in float, and a row for every choice of numbers."""
    trained = fit(data)
    graph = graph_of(trained, None)
    rows = []
    for packing in PACKINGS:
        own = None
        if packing != UNPACKED:
            tuned = fit(data, packing, begin=trained, seed=2)
            own = graph_of(tuned, packing)
        rows.append(row(data, packing, (packing,), graph, own))
        if packing == TERNARY:
            rows.append(row(data, MIXED[0], MIXED[1], graph, own))
    return score(data, graph, ("float32",)), rows


def row(
    data: Data, title: str, numbers: tuple[str, ...], graph: Graph, own: Graph | None
) -> Row:
    best = convert(data, own or graph, numbers, "uno")
    return Row(
        title,
        score(data, graph, numbers),
        None if own is None else score(data, own, numbers),
        best.report.cost.flash,
        [cycles(data, own or graph, numbers, board) for board in BOARDS],
    )


def convert(
    data: Data, graph: Graph, numbers: tuple[str, ...], board: str
) -> thimble.Converted:
    bare = Graph(graph.inputs, graph.dense_layers, task=None)
    return thimble.convert(
        bare,
        numbers=numbers,
        calibrate=data.x[:1000],
        board=board,
        name="net",
        force=True,
    )


def score(data: Data, graph: Graph, numbers: tuple[str, ...]) -> float:
    outputs = convert(data, graph, numbers, "uno").predict(data.test_x)
    return float((outputs.argmax(axis=1) == data.test_y).mean())


def cycles(data: Data, graph: Graph, numbers: tuple[str, ...], board: str) -> int | None:
    try:
        result = check(convert(data, graph, numbers, board), data.test_x[:8])
    except ThimbleError:
        return None
    if result.flash.used > result.flash.limit or result.ram.used > result.ram.limit:
        return None
    if not result.passed:
        raise SystemExit(f"{board} does not compute what this computer does")
    return int(np.max(result.counts))


def page(sets: list[Data]) -> str:
    parts = [HEAD]
    for data in sets:
        in_float, rows = rows_of(data)
        parts.append(f"\n## {data.title}\n\n{in_float:.1%}".replace("%", " %"))
        parts.append(" in float.\n\n" + COLUMNS + "\n" + "|---|" + "---:|" * 5 + "\n")
        parts += [line.text() + "\n" for line in rows]
    return "".join(parts)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--fashion-mnist",
        type=Path,
        default=DEBIAN,
        metavar="FOLDER",
        help="the four .gz files; default: where Debian's dataset-fashion-mnist puts them",
    )
    arguments = parser.parse_args()
    if not (arguments.fashion_mnist / "t10k-labels-idx1-ubyte.gz").exists():
        parser.error(
            f"there is no Fashion-MNIST in {arguments.fashion_mnist}: install Debian's "
            "dataset-fashion-mnist, or name a folder with --fashion-mnist"
        )
    sets = [data_module.digits(), data_module.fashion(arguments.fashion_mnist)]
    PAGE.write_text(page(sets), encoding="utf-8")
    print(f"wrote {PAGE}")


if __name__ == "__main__":
    main()
