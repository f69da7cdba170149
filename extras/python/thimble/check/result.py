# SPDX-License-Identifier: MIT
"""What a check found: plain values, for the table and for --json."""

from __future__ import annotations

import statistics
from dataclasses import asdict, dataclass, field
from typing import Any

import numpy as np

from thimble.boards import Board

# What the chip is compared with.
HOST = "this computer"
NUMPY = "numpy"


@dataclass(frozen=True)
class Flash:
    """Bytes of program memory."""

    limit: int
    core: int
    parameters: int
    code: int

    @property
    def used(self) -> int:
        return self.core + self.parameters + self.code


@dataclass(frozen=True)
class Ram:
    """Bytes of RAM: static ones (core, input array, model), and the deepest stack and heap."""

    limit: int
    core: int
    input: int
    model: int
    stack: int
    heap: int

    @property
    def static(self) -> int:
        return self.core + self.input + self.model

    @property
    def used(self) -> int:
        return self.static + self.stack + self.heap


@dataclass(frozen=True)
class Difference:
    """An output that is not what it should be."""

    sample: int
    output: int
    chip: float
    expected: float


@dataclass(frozen=True)
class Comparison:
    """Outputs of the chip against another computation of the same network.

    bound is 0 when every byte has to be equal; otherwise a value y may differ by
    bound * max(1, |y|).
    """

    against: str
    values: int
    equal: int
    bound: float
    largest: float
    first: Difference | None

    @property
    def passed(self) -> bool:
        return self.first is None


@dataclass(frozen=True)
class Accuracy:
    """How right the answers are on the labelled samples; float is of the original network."""

    metric: str
    float: float | None
    host: float
    chip: float


@dataclass(frozen=True)
class CheckResult:
    """Everything a check shows; outputs are those of the chip, as real numbers."""

    name: str
    numbers: str
    board: Board
    shape: tuple[int, int]
    samples: int
    comparisons: list[Comparison]
    accuracy: Accuracy | None
    counts: list[int]
    flash: Flash
    ram: Ram
    outputs: np.ndarray = field(repr=False)

    @property
    def fits(self) -> bool:
        return self.flash.used <= self.flash.limit and self.ram.used <= self.ram.limit

    @property
    def passed(self) -> bool:
        return self.fits and all(comparison.passed for comparison in self.comparisons)

    @property
    def median_count(self) -> int:
        return int(statistics.median(self.counts))

    @property
    def ms(self) -> float:
        """Milliseconds of the median sample."""
        return self.board.ms(self.median_count)

    def as_json(self) -> dict[str, Any]:
        return {
            "model": self.name,
            "numbers": self.numbers,
            "board": self.board.name,
            "inputs": self.shape[0],
            "outputs": self.shape[1],
            "samples": self.samples,
            "passed": self.passed,
            "comparisons": [
                {**asdict(comparison), "passed": comparison.passed}
                for comparison in self.comparisons
            ],
            "accuracy": None if self.accuracy is None else asdict(self.accuracy),
            self.board.unit: {
                "min": min(self.counts),
                "median": self.median_count,
                "max": max(self.counts),
            },
            "ms": round(self.ms, 4),
            "flash": {**asdict(self.flash), "used": self.flash.used},
            "ram": {**asdict(self.ram), "static": self.ram.static, "used": self.ram.used},
        }
