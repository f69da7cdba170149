# SPDX-License-Identifier: MIT
"""Training in Int16 once more, from its definition in docs/numbers.md, in Python integers.

Nothing here looks at the C++: `extras/bench/nets/steps.py` and the tests of the chips
compare what it gives with what chips and the host compute, bit for bit.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from thimble.numeric import sigmoid_int16

ONE = 4096


def saturate(value: int) -> int:
    return max(-32768, min(32767, value))


def over_4096(value: int) -> int:
    return saturate((value + 2048) >> 12)


def forward(z: int, activation: str) -> int:
    if activation == "Sigmoid":
        return (int(sigmoid_int16.sigmoid(np.array([z]))[0]) + 4) >> 3
    if activation == "Tanh":
        return (int(sigmoid_int16.tanh(np.array([z]))[0]) + 4) >> 3
    if activation == "ReLU":
        return max(z, 0)
    return z


def slope(y: int, activation: str) -> int:
    if activation == "Sigmoid":
        return over_4096(y * (ONE - y))
    if activation == "Tanh":
        return ONE - over_4096(y * y)
    if activation == "ReLU":
        return ONE if y > 0 else 0
    return ONE


class Weyl:
    def __init__(self) -> None:
        self.state = 0

    def next(self) -> int:
        self.state = (self.state + 0x9E37) & 0xFFFF
        return self.state


class Stochastic:
    def __init__(self) -> None:
        self.state = 1

    def next(self) -> int:
        self.state ^= (self.state << 7) & 0xFFFF
        self.state ^= self.state >> 9
        self.state ^= (self.state << 8) & 0xFFFF
        return self.state


class Nearest:
    def next(self) -> int:
        return 0x8000


ROUNDINGS = {"Weyl": Weyl, "Stochastic": Stochastic, "Nearest": Nearest}


@dataclass
class Layer:
    """rows[unit] is its bias and its weights."""

    rows: list[list[int]]
    activation: str


class Trainer:
    def __init__(self, layers: list[Layer], shift: int, bias_shift: int, rounding: str):
        self.layers, self.shift, self.bias_shift = layers, shift, bias_shift
        self.rounding = ROUNDINGS[rounding]()

    def predict(self, x: list[int]) -> list[list[int]]:
        """The inputs and what every layer gives."""
        values = [x]
        for layer in self.layers:
            sums = [
                row[0] * ONE + sum(w * v for w, v in zip(row[1:], values[-1]))
                for row in layer.rows
            ]
            values.append([forward(over_4096(s), layer.activation) for s in sums])
        return values

    def fit(
        self, x: list[int], target: list[int], loss: str = "HalfSquaredError"
    ) -> None:
        values = self.predict(x)
        last = self.layers[-1].activation
        deltas = []
        for y, t in zip(values[-1], target):
            e = saturate(y - t)
            if loss == "BinaryCrossEntropy":
                delta, share = saturate(4 * e), ONE // len(target)
                share = None if len(target) == 1 else share
            else:
                delta, share = over_4096(saturate(4 * e) * slope(y, last)), None
            deltas.append(delta if share is None else over_4096(delta * share))
        all_deltas = [deltas]
        for n in range(len(self.layers) - 1, 0, -1):
            rows, before = self.layers[n].rows, self.layers[n - 1]
            back = [
                over_4096(sum(d * row[1 + i] for d, row in zip(all_deltas[0], rows)))
                for i in range(len(values[n]))
            ]
            slopes = [slope(y, before.activation) for y in values[n]]
            all_deltas.insert(0, [over_4096(b * f) for b, f in zip(back, slopes)])
        for layer, inputs, layer_deltas in zip(self.layers, values, all_deltas):
            for row, delta in zip(layer.rows, layer_deltas):
                row[0] = self._moved(row[0], self._scaled(delta, self.bias_shift), ONE)
                d = self._scaled(delta, self.shift)
                for i, value in enumerate(inputs):
                    row[1 + i] = self._moved(row[1 + i], d, value)

    def _scaled(self, delta: int, shift: int) -> int:
        if shift <= 2:
            return saturate(delta << (2 - shift))
        right = shift - 2
        return (delta + (self.rounding.next() >> (16 - right))) >> right

    def _moved(self, w: int, d: int, value: int) -> int:
        return saturate(w - ((d * value + self.rounding.next()) >> 16))

    def parameters(self) -> list[int]:
        return [w for layer in self.layers for row in layer.rows for w in row]
