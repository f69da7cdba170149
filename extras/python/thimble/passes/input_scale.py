# SPDX-License-Identifier: MIT
"""Chooses the scale of the input: one for all features, or one for each.

One for each is what features of very different range need, and what folds a scaler in
without a loss; it costs 5 bytes of flash a feature. The choice compares the error that
rounding the input and the first weights to 8 bits puts into the first sums.
"""

from __future__ import annotations

import numpy as np

from thimble.graph import Dense, Recurrent
from thimble.passes.calibrate import choose_range
from thimble.quantized import Scale

# The finer scales have to be worth their bytes.
_WORTHWHILE = 0.7
# |zero point| beyond this would not be exact in float32 on the chip.
_LARGEST_ZERO = 1 << 22


def choose(first: Dense | Recurrent, x: np.ndarray, any_zero_point: bool) -> Scale:
    """The input scale; any_zero_point lets the range lie away from zero (Native)."""
    common = _scale_of([choose_range(x, include_zero=not any_zero_point)], any_zero_point)
    if x.shape[1] == 1:
        return common
    apart = _scale_of(_feature_ranges(x, any_zero_point), any_zero_point)
    if sum_error(first, x, apart) < _WORTHWHILE * sum_error(first, x, common):
        return apart
    return common


def sum_error(first: Dense | Recurrent, x: np.ndarray, scale: Scale) -> float:
    """Root of the mean squared error of the first sums, over all units and their gates."""
    steps = np.broadcast_to(scale.scale.astype(np.float64), (first.inputs,))
    rows = first.weights.reshape(-1, first.inputs)
    weights = rows * steps
    rounding = scale.dequantize(scale.quantize(x)) - x
    from_input = np.square(rounding @ rows.T).mean()
    weight_step = np.abs(weights).max(axis=1) / 127
    magnitude = np.square(x / steps).mean(axis=0).sum()
    from_weights = (np.square(weight_step) / 12 * magnitude).mean()
    return float(np.sqrt(from_input + from_weights))


def _feature_ranges(x: np.ndarray, any_zero_point: bool) -> list[tuple[float, float]]:
    ranges = [
        choose_range(column, include_zero=not any_zero_point) if np.ptp(column) else None
        for column in x.T
    ]
    widths = [high - low for low, high in filter(None, ranges)]
    usual = float(np.median(widths)) if widths else 1.0
    # A feature that never moves in the samples gets the usual width to either side.
    return [
        found or _around(float(value), usual, any_zero_point)
        for found, value in zip(ranges, x[0])
    ]


def _around(value: float, width: float, any_zero_point: bool) -> tuple[float, float]:
    low, high = value - width, value + width
    return (low, high) if any_zero_point else (min(low, 0.0), max(high, 0.0))


def _scale_of(ranges: list[tuple[float, float]], any_zero_point: bool) -> Scale:
    scales, zeros = [], []
    for low, high in ranges:
        scale = float(np.float32((high - low) / 255))
        largest = max(abs(low), abs(high))
        scale = max(scale, float(np.float32(largest / _LARGEST_ZERO)), 1e-30)
        zero = int(np.floor(-128 - low / scale + 0.5))
        zeros.append(zero if any_zero_point else int(np.clip(zero, -128, 127)))
        scales.append(scale)
    return Scale(np.array(scales, np.float32), np.array(zeros, np.int64))
