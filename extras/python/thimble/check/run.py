# SPDX-License-Identifier: MIT
"""A check as a whole: host, chip, comparison, accuracy."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Callable, Protocol

import numpy as np

from thimble import reference, toolchain
from thimble import samples as samples_module
from thimble.boards import Board, find
from thimble.check import header as header_module
from thimble.check.chip import Chip
from thimble.check.compare import compare
from thimble.check.host import Facts, HostModel
from thimble.check.result import HOST, NUMPY, Accuracy, CheckResult
from thimble.convert import Converted
from thimble.errors import ThimbleError
from thimble.graph import Graph
from thimble.quantized import QuantizedGraph
from thimble.report import accuracy
from thimble.samples import Samples

MOST_SAMPLES = 100


class Watcher(Protocol):
    """Hears what a check is doing: step(text), total(samples), advance(samples)."""

    step: Callable[[str], None]
    total: Callable[[int], None]
    advance: Callable[[int], None]


class Silence:
    """A watcher that says nothing."""

    def step(self, text: str) -> None: ...
    def total(self, samples: int) -> None: ...
    def advance(self, samples: int) -> None: ...


def check(
    model: Converted | str | Path,
    data: object,
    *,
    y: object = None,
    board: Board | str | None = None,
    most_samples: int = MOST_SAMPLES,
    watcher: Watcher | None = None,
) -> CheckResult:
    """Check what convert() gave, or a converted header, on samples (see samples.load).

    At most so many samples are run on the chip, evenly spread over all; 0 means all.
    """
    watcher = watcher or Silence()
    converted = model if isinstance(model, Converted) else None
    if board is None:
        board = converted.board if converted else "uno"
    board = find(board) if isinstance(board, str) else board
    if board.simulator == "host":
        raise ThimbleError(
            "every board is compared with this computer: choose another board"
        )
    with tempfile.TemporaryDirectory(prefix="thimble-check-") as folder:
        work = Path(folder)
        path = converted.write(work / f"{converted.name}.h") if converted else Path(model)
        found = header_module.read(path)
        watcher.step("compiling the network for this computer")
        host = HostModel(found, work / "host")
        rows = _rows(samples_module.load(data, host.facts.inputs, y), most_samples)
        values = host.quantize(rows.x)
        host_outputs = host.predict(values)
        watcher.step(f"building the firmware for the {board.title}")
        chip = Chip(found, host.facts, board, work)
        watcher.step(f"running {len(rows.x):,} samples on the {board.title}")
        watcher.total(len(rows.x))
        ran = chip.run(values, watcher.advance)
    comparisons = [compare(HOST, ran.outputs, host_outputs, found.numbers)]
    network = converted.network if converted else None
    if isinstance(network, QuantizedGraph):
        comparisons.append(
            compare(NUMPY, ran.outputs, reference.run_int8(network, values))
        )
    return CheckResult(
        name=found.namespace,
        numbers=found.numbers,
        board=board,
        shape=(host.facts.inputs, host.facts.outputs),
        samples=len(rows.x),
        comparisons=comparisons,
        accuracy=_accuracy(host.facts, rows, host_outputs, ran.outputs, converted),
        counts=ran.counts,
        flash=ran.flash,
        ram=ran.ram,
        outputs=host.facts.real(ran.outputs),
    )


def verdict(result: CheckResult) -> None:
    """Nothing when all is well, otherwise the error that says what is not."""
    for comparison in result.comparisons:
        if not comparison.passed:
            raise ThimbleError(
                f"the {result.board.title} and {comparison.against} do not agree"
            )
    for what, part in (("flash", result.flash), ("RAM", result.ram)):
        if part.used > part.limit:
            raise toolchain.TooLarge(
                f"the program needs {part.used:,} B of {what} with its stack, "
                f"the {result.board.title} has {part.limit:,} B"
            )


def _rows(samples: Samples, most: int) -> Samples:
    """At most so many, evenly spread: files are often sorted by class."""
    if most <= 0 or len(samples.x) <= most:
        return samples
    chosen = np.linspace(0, len(samples.x) - 1, most).astype(np.int64)
    return Samples(samples.x[chosen], None if samples.y is None else samples.y[chosen])


def _accuracy(
    facts: Facts,
    rows: Samples,
    host: np.ndarray,
    chip: np.ndarray,
    converted: Converted | None,
) -> Accuracy | None:
    if rows.y is None:
        return None
    graph = converted.network if converted else None
    labels = graph.labels if graph else facts.labels
    task = graph.task if graph else None
    if task is None and facts.outputs == 1 and len(labels or []) == 2:
        task = accuracy.BINARY
    on_chip = facts.real(chip)
    score = accuracy.measure(facts.real(host), on_chip, rows.y, task, labels).scores[0]
    original: Graph | None = converted.original if converted else None
    in_float = None
    if original is not None:
        outputs = reference.run_float(original, rows.x)
        in_float = accuracy.measure(outputs, None, rows.y, task, labels).scores[0].network
    return Accuracy(score.name, in_float, score.network, float(score.converted))
