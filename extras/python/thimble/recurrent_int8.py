# SPDX-License-Identifier: MIT
"""Recurrent layers in int8: a step in plain numpy, bit for bit as kernels/recurrent_int8.h."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from thimble.numeric.fixed_point import Ints
from thimble.numeric.sigmoid_int16 import fraction, sigmoid, tanh
from thimble.quantized import QuantizedRecurrent


@dataclass
class States:
    """What a layer keeps between two steps; wide are the cells, or a GRU's outputs."""

    h: Ints
    wide: Ints


def run(layer: QuantizedRecurrent, x: np.ndarray) -> np.ndarray:
    """Outputs[sequence, step, unit] for int8 x[sequence, step, input], from zero states."""
    states = zero_states(layer, len(x))
    x = np.asarray(x, np.int64)
    outputs = np.empty((*x.shape[:2], layer.units), np.int64)
    for t in range(x.shape[1]):
        outputs[:, t] = step(layer, x[:, t], states)
    return outputs


def zero_states(layer: QuantizedRecurrent, sequences: int) -> States:
    shape = (sequences, layer.units)
    return States(np.zeros(shape, np.int64), np.zeros(shape, np.int64))


def step(layer: QuantizedRecurrent, x: Ints, states: States) -> Ints:
    """The outputs[sequence, unit] of one step; moves the states on."""
    if layer.kind == "simple_rnn":
        y = _OUTPUT[layer.activation.kind](_gate(layer, 0, x, states.h))
    elif layer.kind == "lstm":
        i, q, g, o = (_gate(layer, row, x, states.h) for row in range(4))
        fresh = (fraction(i) * tanh(g) + (1 << 18)) >> 19
        states.wide = _clamp16(_share(fraction(q), states.wide) + fresh)
        y = _share(fraction(o), tanh(states.wide))
    else:
        z, r = (fraction(_gate(layer, row, x, states.h)) for row in range(2))
        if layer.kind == "gru":
            own = gate(_sums(layer.weights[2], x) + layer.bias[2], layer.multiplier[2])
            back = _sums(layer.recurrent[2], states.h) + layer.bias[3]
            new = _clamp16(own + _share(r, gate(back, layer.multiplier[3])))
        else:
            left = narrowed(_share(r, states.wide), layer.finer)
            new = _gate(layer, 2, x, left)
        y = _share(z, states.wide) + _share(65536 - z, tanh(new))
        states.wide = y
    states.h = narrowed(y, layer.finer)
    return states.h


def gate(sums: Ints, multiplier: Ints) -> Ints:
    """clamp16(floor(sum M / 2^8))"""
    limit = 1 << 23
    return _clamp16(np.clip(sums, -limit, limit - 1) * multiplier >> 8)


def narrowed(v: Ints, finer: int) -> Ints:
    """Q0.15 to int8 with the scale 2^-(7 + finer)."""
    return np.clip(((v << finer) + 128) >> 8, -128, 127)


_OUTPUT = {
    "tanh": tanh,
    "sigmoid": sigmoid,
    "relu": lambda gates: np.maximum(gates, 0),
    "identity": lambda gates: gates,
}


def _gate(layer: QuantizedRecurrent, row: int, x: Ints, h: Ints) -> Ints:
    sums = _sums(layer.weights[row], x) + _sums(layer.recurrent[row], h)
    return gate(sums + layer.bias[row], layer.multiplier[row])


def _sums(weights: np.ndarray, x: Ints) -> Ints:
    return x @ weights.astype(np.int64).T


def _share(part: Ints, value: Ints) -> Ints:
    return (part * value + 32768) >> 16


def _clamp16(x: Ints) -> Ints:
    return np.clip(x, -32768, 32767)
