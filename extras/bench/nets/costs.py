# SPDX-License-Identifier: MIT
"""The small nets that the cost model of boards.toml is measured with: random weights."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class CostNet:
    """One Dense layer; costs are differences between two of them."""

    name: str
    inputs: int
    units: int
    activation: str = "identity"
    softmax: bool = False
    packing: str = "int8"


INT8 = (
    CostNet("square", 16, 16),
    CostNet("long", 64, 16),
    CostNet("narrow", 64, 4),
    CostNet("table", 16, 16, "sigmoid"),
    CostNet("softmax", 16, 16, softmax=True),
)
FLOAT = (
    CostNet("square", 8, 8),
    CostNet("long", 32, 8),
    CostNet("narrow", 32, 4),
    CostNet("sigmoid", 8, 8, "sigmoid"),
    CostNet("softmax", 8, 8, softmax=True),
)
# Apart from INT8, because together they are too much for the flash of an ATtiny85.
PACKINGS = ("int4", "ternary", "binary")
PACKED = tuple(
    CostNet(f"{word}_{n}", n, 16, packing=word) for word in PACKINGS for n in (16, 64)
)
BY_NUMBERS = {"int8": INT8, "packed": PACKED, "float": FLOAT}


def weights(net: CostNet) -> tuple[np.ndarray, np.ndarray]:
    """(weights, bias); the same at every run."""
    rng = np.random.default_rng(net.inputs * 1000 + net.units)
    spread = np.sqrt(2 / net.inputs)
    return rng.normal(0, spread, (net.units, net.inputs)), rng.normal(0, 0.1, net.units)


def samples(net: CostNet) -> np.ndarray:
    return np.random.default_rng(1).uniform(-1, 1, (200, net.inputs))
