# SPDX-License-Identifier: MIT
"""The 256-entry tables that int8 networks use for activations.

A table maps q to q; entry k belongs to the q whose byte is k. `over_bytes` does the order.
"""

from __future__ import annotations

from typing import Callable

import numpy as np

from thimble import activations
from thimble.graph import Activation
from thimble.numeric import gemmlowp
from thimble.numeric.fixed_point import (
    Ints,
    input_radius,
    multiply_by_quantized_multiplier,
    quantize_multiplier,
    rounding_divide_by_power_of_two,
)

BY_BYTE = np.arange(256, dtype=np.uint8).view(np.int8).astype(np.int64)
SIGMOID_OUTPUT = (1.0 / 256, -128)
TANH_OUTPUT = (1.0 / 128, 0)


def over_bytes(function: Callable[[Ints], Ints]) -> np.ndarray:
    """The table of a function of q, in the order in which it is stored."""
    return np.clip(function(BY_BYTE), -128, 127).astype(np.int8)


def rounded(
    activation: Activation, scale: float, zero_point: int, to_scale: float, to_zero: int
) -> np.ndarray:
    """Any activation, computed in float64 and rounded half away from zero."""

    def function(q: Ints) -> Ints:
        y = activations.apply(activation, (q - zero_point) * scale) / to_scale
        return (np.sign(y) * np.floor(np.abs(y) + 0.5)).astype(np.int64) + to_zero

    return over_bytes(function)


def tflite_logistic(scale: float, zero_point: int) -> np.ndarray:
    """The sigmoid of TensorFlow Lite Micro; the output has scale 1/256, zero point -128."""

    def convert(q4: Ints) -> Ints:
        return rounding_divide_by_power_of_two(gemmlowp.logistic(q4, 4), 23) - 128

    return _tflite_table(convert, scale, zero_point)


def tflite_tanh(scale: float, zero_point: int) -> np.ndarray:
    """The tanh of TensorFlow Lite Micro; the output has scale 1/128, zero point 0."""

    def convert(q4: Ints) -> Ints:
        return rounding_divide_by_power_of_two(gemmlowp.tanh(q4, 4), 24)

    return _tflite_table(convert, scale, zero_point)


def _tflite_table(
    convert: Callable[[Ints], Ints], scale: float, zero_point: int
) -> np.ndarray:
    multiplier, shift = quantize_multiplier(float(scale) * (1 << 27))
    radius = input_radius(4, shift)

    def function(q: Ints) -> Ints:
        x = q - zero_point
        inside = np.clip(x, -radius, radius)
        y = convert(multiply_by_quantized_multiplier(inside, multiplier, shift))
        return np.where(x <= -radius, -128, np.where(x >= radius, 127, y))

    return over_bytes(function)
