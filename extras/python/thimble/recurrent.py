# SPDX-License-Identifier: MIT
"""Recurrent layers: their equations in float64 and their parameters in kernel order."""

from __future__ import annotations

from typing import Callable, Union

import numpy as np

from thimble import activations
from thimble.graph import Recurrent
from thimble.quantized import QuantizedRecurrent

AnyRecurrent = Union[Recurrent, QuantizedRecurrent]

Product = Callable[[np.ndarray, np.ndarray], np.ndarray]


def run(layer: Recurrent, x: np.ndarray, product: Product = np.matmul) -> np.ndarray:
    """Outputs[sequence, step, unit] for x[sequence, step, input], from zero states."""
    h = np.zeros((len(x), layer.units))
    c = np.zeros_like(h)
    outputs = np.empty((*x.shape[:2], layer.units))
    for t in range(x.shape[1]):
        h, c = _step(layer, x[:, t], h, c, product)
        outputs[:, t] = h
    return outputs


def _step(
    layer: Recurrent, x: np.ndarray, h: np.ndarray, c: np.ndarray, product: Product
) -> tuple[np.ndarray, np.ndarray]:
    def f(sums: np.ndarray) -> np.ndarray:
        return activations.apply(layer.activation, sums)

    def s(sums: np.ndarray) -> np.ndarray:
        return activations.apply(layer.gate_activation, sums)

    rows = 4 if layer.kind == "gru" else len(layer.weights)
    bias = np.zeros((rows, layer.units)) if layer.bias is None else layer.bias
    own = [product(x, w.T) + b for w, b in zip(layer.weights, bias)]
    if layer.kind == "gru_reset_before":
        z, r = (s(own[g] + product(h, layer.recurrent[g].T)) for g in (0, 1))
        new = f(own[2] + product(r * h, layer.recurrent[2].T))
        return z * h + (1 - z) * new, c
    back = [product(h, u.T) for u in layer.recurrent]
    if layer.kind == "gru":
        z, r = s(own[0] + back[0]), s(own[1] + back[1])
        new = f(own[2] + r * (back[2] + bias[3]))
        return z * h + (1 - z) * new, c
    sums = [a + b for a, b in zip(own, back)]
    if layer.kind == "simple_rnn":
        return f(sums[0]), c
    c = s(sums[1]) * c + s(sums[0]) * f(sums[2])
    return s(sums[3]) * f(c), c


def parameters(layer: Recurrent) -> np.ndarray:
    """For each unit: the gates' biases, for each input the gates' weights, then for each
    output before the gates' recurrent weights. The gate behind a reset comes last of all."""
    if layer.kind != "gru_reset_before":
        return _block(layer, slice(None))
    return np.concatenate([_block(layer, slice(0, 2)), _block(layer, slice(2, 3))])


def _block(layer: Recurrent, gates: slice) -> np.ndarray:
    # [unit, input or output before, gate]
    parts = [
        np.moveaxis(matrix[gates], 0, -1).reshape(layer.units, -1)
        for matrix in (layer.weights, layer.recurrent)
    ]
    if layer.bias is not None:
        parts.insert(0, layer.bias[gates].T)
    return np.concatenate(parts, axis=1).ravel()


def parameter_count(layer: AnyRecurrent) -> int:
    bias = 0 if layer.bias is None else layer.bias.size
    return int(layer.weights.size + layer.recurrent.size + bias)


def macs(layer: AnyRecurrent) -> int:
    return int(layer.weights.size + layer.recurrent.size)


def state_values(layer: AnyRecurrent) -> int:
    """Values that stay in RAM between two steps: the outputs, and the cells of an LSTM.

    In int8 the cells of an LSTM and the outputs of a GRU are kept in 16 bits beside them.
    """
    if isinstance(layer, QuantizedRecurrent):
        return layer.units * (1 if layer.kind == "simple_rnn" else 3)
    return layer.units * (2 if layer.kind == "lstm" else 1)


def scratch_values(layer: AnyRecurrent) -> int:
    """Values behind the outputs while the layer runs."""
    if layer.kind != "gru_reset_before":
        return 0
    return layer.units * (2 if isinstance(layer, QuantizedRecurrent) else 1)
