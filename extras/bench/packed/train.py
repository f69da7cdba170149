# SPDX-License-Identifier: MIT
"""Trains small dense networks in numpy, also for weights that will be packed.

For a packing the forward pass takes weights as the packing could store them, and the
gradient goes to the weights behind them as if they were the same (straight through).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from data import Data
from thimble.graph import Activation, Dense, Graph, Softmax
from thimble.quantized import BINARY, FOUR_BIT, TERNARY

_BATCH = 64
_RATE = 2e-3


@dataclass
class Parameters:
    """Weights [unit, input] and biases of every layer, in the order of `values`."""

    values: list[np.ndarray]

    @classmethod
    def drawn(cls, rng: np.random.Generator, sizes: list[int]) -> Parameters:
        values = []
        for inputs, units in zip(sizes, sizes[1:]):
            spread = np.sqrt(2 / inputs)
            values += [rng.normal(0, spread, (units, inputs)), np.zeros(units)]
        return cls([value.astype(np.float32) for value in values])

    def packed(self, packing: str | None) -> list[np.ndarray]:
        return [project(v, packing) if v.ndim == 2 else v for v in self.values]


def project(weights: np.ndarray, packing: str | None) -> np.ndarray:
    """The nearest weights that a packing could store."""
    size = np.abs(weights)
    if packing == BINARY:
        return np.where(weights > 0, 1, -1) * size.mean(axis=1, keepdims=True)
    if packing == TERNARY:
        large = size > 0.75 * size.mean(axis=1, keepdims=True)
        mean = (size * large).sum(axis=1) / np.maximum(large.sum(axis=1), 1)
        return np.sign(weights) * large * mean[:, None]
    if packing == FOUR_BIT:
        step = np.minimum(size.max(axis=1), 2.6 * weights.std(axis=1)) / 7.5 + 1e-9
        whole = np.floor(weights / step[:, None]) + 0.5
        return np.clip(whole, -7.5, 7.5) * step[:, None]
    return weights


def fit(
    data: Data, packing: str | None = None, begin: Parameters | None = None, seed: int = 1
) -> Parameters:
    """Adam on the cross-entropy, with a rate that falls to nothing."""
    rng = np.random.default_rng(seed)
    sizes = [data.x.shape[1], *data.hidden, int(data.y.max()) + 1]
    found = Parameters.drawn(rng, sizes)
    if begin is not None:
        found.values = [value.copy() for value in begin.values]
    moments = [[np.zeros_like(v), np.zeros_like(v)] for v in found.values]
    steps = data.epochs * (len(data.x) // _BATCH)
    for step in range(steps):
        rows = rng.integers(0, len(data.x), _BATCH)
        slopes = _gradient(found.packed(packing), data.x[rows], data.y[rows])
        rate = _RATE * (1 - step / steps)
        for value, slope, moment in zip(found.values, slopes, moments):
            moment[0] = 0.9 * moment[0] + 0.1 * slope
            moment[1] = 0.999 * moment[1] + 0.001 * slope**2
            first = moment[0] / (1 - 0.9 ** (step + 1))
            second = moment[1] / (1 - 0.999 ** (step + 1))
            value -= (rate * first / (np.sqrt(second) + 1e-7)).astype(np.float32)
    return found


def _gradient(values: list[np.ndarray], x: np.ndarray, y: np.ndarray) -> list[np.ndarray]:
    outputs = [x]
    layers = list(zip(values[0::2], values[1::2]))
    for index, (weights, bias) in enumerate(layers):
        sums = outputs[-1] @ weights.T + bias
        outputs.append(np.maximum(sums, 0) if index < len(layers) - 1 else sums)
    powers = np.exp(outputs[-1] - outputs[-1].max(axis=1, keepdims=True))
    error = powers / powers.sum(axis=1, keepdims=True)
    error[np.arange(len(y)), y] -= 1
    error /= len(y)
    slopes: list[np.ndarray] = []
    for index in reversed(range(len(layers))):
        slopes = [error.T @ outputs[index], error.sum(axis=0), *slopes]
        if index:
            error = (error @ layers[index][0]) * (outputs[index] > 0)
    return slopes


def graph_of(parameters: Parameters, packing: str | None) -> Graph:
    """The network as the converter takes it, with the weights of the forward pass."""
    values = [value.astype(np.float64) for value in parameters.packed(packing)]
    layers: list[object] = []
    for index, (weights, bias) in enumerate(zip(values[0::2], values[1::2])):
        last = index == len(values) // 2 - 1
        kind = Activation("identity" if last else "relu")
        name = "scores" if last else f"hidden{index + 1}"
        layers.append(Dense(name, weights, bias, kind))
    return Graph(values[0].shape[1], [*layers, Softmax()], task="classifier")
