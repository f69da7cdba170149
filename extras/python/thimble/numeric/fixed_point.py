# SPDX-License-Identifier: MIT
"""Fixed-point primitives with the rounding of gemmlowp and TensorFlow Lite Micro.

Arrays of int64 that hold int32 values; the names and formulas are those of
src/thimble/numeric/fixed_point.h and docs/numbers.md.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
INT32_MIN, INT32_MAX = -(1 << 31), (1 << 31) - 1


def saturating_rounding_doubling_high_multiply(a: Ints | int, b: Ints | int) -> Ints:
    """a b / 2^31 rounded, halves upward as gemmlowp does; INT32_MIN squared saturates."""
    a, b = np.asarray(a, np.int64), np.asarray(b, np.int64)
    product = a * b
    nudged = product + np.where(product >= 0, 1 << 30, 1 - (1 << 30))
    # Division truncates toward zero in C; >> floors, so divide the magnitude.
    result = np.sign(nudged) * (np.abs(nudged) >> 31)
    return np.where((a == INT32_MIN) & (b == INT32_MIN), INT32_MAX, result)


def rounding_divide_by_power_of_two(x: Ints, exponent: Ints | int) -> Ints:
    """x / 2^exponent rounded half away from zero."""
    x, exponent = np.asarray(x, np.int64), np.asarray(exponent, np.int64)
    mask = (np.int64(1) << exponent) - 1
    remainder = x & mask
    threshold = (mask >> 1) + (x < 0)
    return (x >> exponent) + (remainder > threshold)


def saturating_shift_left(x: Ints, exponent: int) -> Ints:
    return np.clip(np.asarray(x, np.int64) << exponent, INT32_MIN, INT32_MAX)


def wrap32(x: Ints) -> Ints:
    """What an int32 keeps of x."""
    return ((np.asarray(x, np.int64) + (1 << 31)) & 0xFFFFFFFF) - (1 << 31)


def quantize_multiplier(real: float) -> tuple[int, int]:
    """The 31-bit fraction and the exponent of a positive factor."""
    if real == 0:
        return 0, 0
    fraction, shift = math.frexp(real)
    multiplier = round_half_away(fraction * (1 << 31))
    if multiplier == 1 << 31:
        multiplier //= 2
        shift += 1
    return (0, 0) if shift < -31 else (multiplier, shift)


def multiply_by_quantized_multiplier(
    x: Ints, multiplier: Ints | int, shift: Ints | int
) -> Ints:
    """x multiplier 2^(shift - 31), rounded twice."""
    shift = np.asarray(shift, np.int64)
    scaled = wrap32(np.asarray(x, np.int64) << np.maximum(shift, 0))
    return rounding_divide_by_power_of_two(
        saturating_rounding_doubling_high_multiply(scaled, multiplier),
        np.maximum(-shift, 0),
    )


def round_half_away(x: float) -> int:
    """C's round()."""
    return int(math.floor(abs(x) + 0.5)) * (1 if x >= 0 else -1)


def input_radius(integer_bits: int, left_shift: int, total_bits: int = 31) -> int:
    """The largest input a fixed-point function with these integer bits can take."""
    largest = ((1 << integer_bits) - 1) * (1 << (total_bits - integer_bits))
    return math.floor(largest / 2.0**left_shift)
