# SPDX-License-Identifier: MIT
"""The network in 8-bit integers: what the quantizers produce and the emitter writes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Optional, Union

import numpy as np

from thimble.graph import Activation, ArgMax, Threshold

# INT16 is native, too, with values of 16 bits: Int16x8.
NATIVE, TFLITE, INT16 = "native", "tflite", "int16x8"
PORTABLE, AVR, AVR_TINY = "portable", "avr", "avr-tiny"
CORTEX_M0, CORTEX_M4 = "cortex-m0", "cortex-m4"
LAYOUTS = (PORTABLE, AVR, AVR_TINY, CORTEX_M0, CORTEX_M4)
# Layouts with 24-bit sums.
AVR_LAYOUTS = (AVR, AVR_TINY)
# Layouts whose arrays are 32-bit words, which aligns them.
WORD_LAYOUTS = (CORTEX_M0, CORTEX_M4)

# How many bits a weight takes; everything but UNPACKED is for native rounding.
UNPACKED, FOUR_BIT, TERNARY, BINARY = "int8", "int4", "ternary", "binary"
PACKINGS = (UNPACKED, FOUR_BIT, TERNARY, BINARY)


@dataclass
class Scale:
    """real = (q - zero_point) * scale; arrays of one entry, or of one a feature."""

    scale: np.ndarray
    zero_point: np.ndarray
    bits: int = 8

    @classmethod
    def of(cls, scale: float, zero_point: int, bits: int = 8) -> Scale:
        return cls(np.array([scale], np.float32), np.array([zero_point], np.int64), bits)

    @property
    def low(self) -> int:
        return -(1 << (self.bits - 1))

    @property
    def high(self) -> int:
        return (1 << (self.bits - 1)) - 1

    @property
    def per_feature(self) -> bool:
        return len(self.scale) > 1

    def quantize(self, x: np.ndarray) -> np.ndarray:
        """What the header's quantize() gives: float32 division, halves away from zero."""
        with np.errstate(over="ignore", invalid="ignore"):
            v = np.asarray(x, np.float32) / self.scale.astype(np.float32)
        low, high = self.low - self.zero_point, self.high - self.zero_point
        v = np.where(np.isnan(v), low, np.clip(v, low, high)).astype(np.float64)
        q = np.sign(v) * np.floor(np.abs(v) + 0.5)
        return np.clip(q + self.zero_point, self.low, self.high).astype(np.int64)

    def dequantize(self, q: np.ndarray) -> np.ndarray:
        return (np.asarray(q, np.float64) - self.zero_point) * self.scale.astype(
            np.float64
        )


@dataclass
class QuantizedDense:
    """sums = bias + weights q, requantized; zero points are folded into the bias.

    Native: shift is one number for the layer, multiplier has 16 bits. Tflite: shift is one
    a unit. `dense_output` is the scale of the sums, `output` that behind the table, or in
    16 bits behind Sigmoid and Tanh.
    Packed weights are int8 like all others, but only those that the packing can store.
    """

    name: str
    weights: np.ndarray
    bias: np.ndarray
    multiplier: np.ndarray
    shift: np.ndarray
    activation: Activation
    dense_output: Scale
    output: Scale
    clamp: tuple[int, int] = (-128, 127)
    table: Optional[np.ndarray] = None
    table_index: Optional[int] = None
    packing: str = UNPACKED

    @property
    def units(self) -> int:
        return int(self.weights.shape[0])

    @property
    def inputs(self) -> int:
        return int(self.weights.shape[1])


@dataclass
class QuantizedSoftmax:
    """Native: a table of 256 uint16 (16 bits: 257). Tflite: multiplier, left shift,
    smallest difference."""

    name: str
    output: Scale
    table: Optional[np.ndarray] = None
    parameters: Optional[tuple[int, int, int]] = None


@dataclass
class QuantizedRecurrent:
    """A step in int8; kind, gates and rows as in graph.Recurrent.

    weights[gate, unit, input], recurrent[gate, unit, unit before]; bias and multiplier
    [gate, unit], for "gru" four: z, r, and n apart for inputs and outputs before. `finer`
    is e of the output's scale 2^-(7 + e).
    """

    name: str
    kind: str
    weights: np.ndarray
    recurrent: np.ndarray
    bias: np.ndarray
    multiplier: np.ndarray
    activation: Activation
    gate_activation: Activation
    output: Scale
    finer: int = 0

    @property
    def units(self) -> int:
        return int(self.weights.shape[1])

    @property
    def inputs(self) -> int:
        return int(self.weights.shape[2])


QuantizedLayer = Union[
    QuantizedDense, QuantizedRecurrent, QuantizedSoftmax, ArgMax, Threshold
]


@dataclass
class QuantizedGraph:
    """A chain of quantized layers with the scales of its input and output."""

    rounding: str
    inputs: int
    input: Scale
    layers: list[QuantizedLayer]
    labels: Optional[list[str]] = None
    task: Optional[str] = None
    source: str = "a network"
    tables: list[np.ndarray] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    layout: str = PORTABLE
    steps: int = 1

    @property
    def is_recurrent(self) -> bool:
        return any(isinstance(layer, QuantizedRecurrent) for layer in self.layers)

    @property
    def row_values(self) -> int:
        """Values of a row of samples: a whole sequence if the network is recurrent."""
        return self.inputs * self.steps

    @property
    def output(self) -> Scale:
        """The scale of the last values; the index that ArgMax gives has none of its own."""
        for layer in reversed(self.layers):
            if not isinstance(layer, (ArgMax, Threshold)):
                return layer.output
        return self.input

    @property
    def ends_with_argmax(self) -> bool:
        return bool(self.layers) and isinstance(self.layers[-1], ArgMax)

    @property
    def classes(self) -> int:
        """Units of the last layer that has weights."""
        weighted = (QuantizedDense, QuantizedRecurrent)
        return [layer.units for layer in self.layers if isinstance(layer, weighted)][-1]
