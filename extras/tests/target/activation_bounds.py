# SPDX-License-Identifier: MIT
"""The activations in Python's doubles, and how far a board may be from them."""

from __future__ import annotations

import math
import struct
from collections.abc import Callable
from dataclasses import dataclass

EPSILON, LEAST, MOST = 2.0**-23, 2.0**-126, (2 - 2.0**-23) * 2.0**127
LAMBDA, ALPHA = 1.0507009873554805, 1.6732632423543772


def logistic(x: float) -> float:
    return 1 / (1 + math.exp(-x)) if x > -700 else 0.0


def softplus(x: float) -> float:
    return max(x, 0.0) + math.log1p(math.exp(-abs(x)))


def product(x: float, factor: float) -> float:
    return x * factor if factor else 0.0


@dataclass(frozen=True)
class Activation:
    """What it is, and |error| <= (relative + steep x^2) epsilon |exact| + absolute.

    The absolute error of GELU on an AVR is that of its erfc, which avr-libc does not have.
    """

    exact: Callable[[float], float]
    relative: float
    steep: float = 0.0
    absolute: float = LEAST
    absolute_on_avr: float = 0.0


# In the order in which activations.cpp writes them, a list for each group of functions.
GROUPS: tuple[dict[str, Activation], ...] = (
    {
        "Identity": Activation(lambda x: x, 0),
        "Sigmoid": Activation(logistic, 3),
        "ReLU": Activation(lambda x: max(x, 0.0), 0),
        "ReLU6": Activation(lambda x: min(max(x, 0.0), 6.0), 0),
        "LeakyReLU": Activation(lambda x: x if x >= 0 else 0.3 * x, 1),
        "BinaryStep": Activation(lambda x: float(x >= 0), 0),
        "SiLU": Activation(lambda x: product(x, logistic(x)), 4, absolute=100 * LEAST),
        "Gaussian": Activation(lambda x: math.exp(-x * x), 2, 2),
        "HardSigmoid": Activation(lambda x: min(max(x + 3, 0.0), 6.0) / 6, 1),
    },
    {
        "Tanh": Activation(math.tanh, 4),
        "ELU": Activation(lambda x: x if x >= 0 else 1.25 * math.expm1(x), 4),
        "SELU": Activation(
            lambda x: LAMBDA * (x if x >= 0 else ALPHA * math.expm1(x)), 4
        ),
        "Softplus": Activation(softplus, 4),
        "Mish": Activation(
            lambda x: product(x, math.tanh(softplus(x))), 6, absolute=100 * LEAST
        ),
    },
    {
        "GELU": Activation(
            lambda x: product(x, 0.5 * math.erfc(-x / math.sqrt(2))),
            relative=3,
            steep=2,
            absolute_on_avr=6e-7,
        ),
    },
)


def rounded(x: float) -> float:
    return struct.unpack("<f", struct.pack("<f", x))[0]
