# SPDX-License-Identifier: MIT
"""The two int8 softmaxes, which give scale 1/256 and zero point -128, and the int16 one."""

from __future__ import annotations

import numpy as np

from thimble.numeric import gemmlowp
from thimble.numeric.fixed_point import (
    Ints,
    input_radius,
    quantize_multiplier,
    rounding_divide_by_power_of_two,
    saturating_rounding_doubling_high_multiply,
)

OUTPUT = (1.0 / 256, -128)
_DIFFERENCE_BITS = 5
_SUM_BITS = 12


def native_table(scale: float) -> np.ndarray:
    """65535 exp(-d scale) for every distance d = 0 .. 255 to the largest value."""
    return np.floor(65535 * np.exp(-np.arange(256) * float(scale)) + 0.5).astype(
        np.uint16
    )


def native(q: Ints, table: np.ndarray) -> Ints:
    """min(255, ((e r >> 16) + 64) >> 7) - 128 with r = 2^31 / sum, row by row."""
    e = table.astype(np.int64)[q.max(axis=-1, keepdims=True) - q]
    total = e.sum(axis=-1, keepdims=True)
    reciprocal = (1 << 31) // total
    return np.minimum(255, ((e * reciprocal >> 16) + 64) >> 7) - 128


def int16_table(scale: float) -> np.ndarray:
    """65535 exp(-256 k scale) for k = 0 .. 256."""
    steps = np.arange(257) * 256 * float(scale)
    return np.floor(65535 * np.exp(-steps) + 0.5).astype(np.uint16)


def int16(q: Ints, table: np.ndarray) -> Ints:
    """min(32767, e r >> 16) with r = 2^31 / sum e; e lies between two entries."""
    d = q.max(axis=-1, keepdims=True) - q
    here, after = table.astype(np.int64)[d >> 8], table.astype(np.int64)[(d >> 8) + 1]
    e = here - ((here - after) * (d & 255) >> 8)
    reciprocal = (1 << 31) // e.sum(axis=-1, keepdims=True)
    return np.minimum(32767, e * reciprocal >> 16)


def tflite_parameters(scale: float, beta: float = 1.0) -> tuple[int, int, int]:
    """multiplier, left shift and smallest difference that is not 0 in the output."""
    real = min(beta * float(scale) * (1 << (31 - _DIFFERENCE_BITS)), (1 << 31) - 1.0)
    multiplier, shift = quantize_multiplier(real)
    return multiplier, shift, -input_radius(_DIFFERENCE_BITS, shift)


def tflite(q: Ints, multiplier: int, left_shift: int, smallest: int) -> Ints:
    """The reference kernel of TensorFlow Lite Micro, row by row."""
    difference = q - q.max(axis=-1, keepdims=True)
    counts = difference >= smallest
    scaled = saturating_rounding_doubling_high_multiply(
        np.where(counts, difference, 0) << left_shift, multiplier
    )
    e = gemmlowp.exp_on_negative_values(scaled, _DIFFERENCE_BITS)
    in_sum = rounding_divide_by_power_of_two(e, _SUM_BITS)
    total = np.where(counts, in_sum, 0).sum(axis=-1, keepdims=True)
    # The sum as a Q0.31 value in [1, 2) and a power of two.
    headroom = np.array([[32 - int(t).bit_length() for t in row] for row in total])
    over_unit = _SUM_BITS - headroom
    reciprocal = gemmlowp.one_over_one_plus_x((total << headroom) - (1 << 31))
    product = saturating_rounding_doubling_high_multiply(reciprocal, e)
    y = rounding_divide_by_power_of_two(product, over_unit + 31 - 8) - 128
    return np.where(counts, np.clip(y, -128, 127), -128)


def real(x: np.ndarray) -> np.ndarray:
    """exp(x) / sum(exp(x)) in float64."""
    e = np.exp(x - x.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)
