# SPDX-License-Identifier: MIT
"""Sigmoid and tanh of int16 numbers, bit for bit those of numeric/sigmoid_int16.h."""

from __future__ import annotations

import numpy as np

from thimble.numeric.fixed_point import Ints


def _nodes() -> np.ndarray:
    """The sigmoid at 0, 1/16 ... 8, raised by half of what its chords lie below it."""
    s = 1 / (1 + np.exp(-np.arange(129) / 16))
    bend = np.abs(s * (1 - s) * (1 - 2 * s))
    nodes = np.rint(65536 * (s + bend / 4096) + 0.25).astype(np.int64)
    nodes[0] = 32768
    return np.append(nodes, nodes[-1])


NODES = _nodes()


def _above_half(u: Ints) -> Ints:
    """The sigmoid of u in Q3.12, 0 <= u <= 8, in Q0.16."""
    here, after = NODES[u >> 8], NODES[(u >> 8) + 1]
    return here + ((after - here) * (u & 255) >> 8)


def fraction(x: Ints) -> Ints:
    """The sigmoid of x in Q3.12, in Q0.16 without a sign."""
    v = _above_half(np.abs(x))
    return np.where(x < 0, 65536 - v, v)


def sigmoid(x: Ints) -> Ints:
    """The sigmoid of x in Q3.12, in Q0.15."""
    y = (_above_half(np.abs(x)) + 1) >> 1
    return np.where(x < 0, 32768 - y, y)


def tanh(x: Ints) -> Ints:
    """The tangent of x in Q3.12, in Q0.15."""
    u = np.abs(x)
    y = np.where(u >= 16384, 32757, _above_half(np.minimum(2 * u, 32768)) - 32768)
    return np.where(x < 0, -y, y)
