# SPDX-License-Identifier: MIT
"""Random int8 recurrent layers, their bytes, and what recurrent_int8.cpp has to answer."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from thimble import recurrent_int8
from thimble.emit.recurrent_parameters import recurrent_bytes
from thimble.graph import CELLS, Activation
from thimble.quantized import QuantizedRecurrent, Scale

# The letter of recurrent_int8.cpp: the cell, and the activation of a simple one.
LETTERS = {
    "t": ("simple_rnn", "tanh"),
    "l": ("lstm", "tanh"),
    "a": ("gru", "tanh"),
    "b": ("gru_reset_before", "tanh"),
    "s": ("simple_rnn", "sigmoid"),
    "r": ("simple_rnn", "relu"),
    "i": ("simple_rnn", "identity"),
}
TYPICAL, EXTREME, WILD = "typical", "extreme", "wild"


@dataclass
class Case:
    letter: str
    layer: QuantizedRecurrent
    x: np.ndarray  # [step, input]

    def data(self, layout: str) -> bytes:
        """What the firmware reads."""
        params = recurrent_bytes(layout, self.layer)
        sizes = (self.layer.inputs, self.layer.units, len(params))
        head = struct.pack("<cB3H", self.letter.encode(), len(self.x), *sizes)
        return head + params + self.x.astype("i1").tobytes()

    def outputs(self) -> np.ndarray:
        """[step, unit]"""
        return recurrent_int8.run(self.layer, self.x[None])[0]


def draw(
    rng: np.random.Generator, letter: str, inputs: int, units: int, steps: int, kind: str
) -> Case:
    """Typical gates spread over a few units; wild ones are any that 24 bits can hold."""
    cell, activation = LETTERS[letter]
    gates = CELLS[cell]
    rows = 4 if cell == "gru" else gates
    shape = (gates, units, inputs + units)
    if kind == EXTREME:
        weights = rng.choice([-127, 127], shape)
        x = rng.choice([-128, 127], (steps, inputs))
    else:
        weights = np.clip(np.rint(rng.normal(0, 45, shape)), -127, 127).astype(int)
        x = rng.integers(-128, 128, (steps, inputs))
    if kind == TYPICAL:
        spread = 74 * 45 * np.sqrt(inputs + units)
        low = max(1, int(4096 * 256 / spread))
        multiplier = rng.integers(low, 4 * low, (rows, units))
        bias = rng.integers(-(1 << 13), 1 << 13, (rows, units))
    else:
        magnitude = rng.choice([2, 256, 4096, 65536], (rows, units))
        multiplier = rng.integers(1, magnitude)
        bias = rng.integers(-(1 << 19), 1 << 19, (rows, units))
    finer = 0 if activation in ("relu", "identity") else int(rng.integers(0, 4))
    layer = QuantizedRecurrent(
        "random",
        cell,
        weights[:, :, :inputs].astype(np.int8),
        weights[:, :, inputs:].astype(np.int8),
        bias,
        multiplier,
        Activation(activation),
        Activation("sigmoid"),
        Scale.of(2.0 ** -(7 + finer), 0),
        finer,
    )
    return Case(letter, layer, x)


def cases(
    rng: np.random.Generator, letters: str, shapes: list[tuple[int, int, int]]
) -> Iterator[Case]:
    """Every shape of inputs, units and steps in every cell and of every kind."""
    for letter in letters:
        for shape in shapes:
            for kind in (TYPICAL, EXTREME, WILD):
                yield draw(rng, letter, *shape, kind)
