# SPDX-License-Identifier: MIT
"""Chooses the ranges that 256 steps have to cover, on the user's samples."""

from __future__ import annotations

import numpy as np

# Parts of the full range that are tried: cutting off a rare extreme makes every step finer.
_TRIED = np.array([1.0, 0.95, 0.9, 0.85, 0.8, 0.7, 0.6, 0.5])
_ENOUGH = 20_000


def choose_range(values: np.ndarray, include_zero: bool = False) -> tuple[float, float]:
    """The (low, high) with the least squared error of clipping and rounding together.

    Whole numbers over at most 256 steps keep their exact range: a pixel stays a pixel.
    """
    values = thinned(np.asarray(values, np.float64).ravel())
    low, high = float(values.min()), float(values.max())
    if include_zero:
        low, high = min(low, 0.0), max(high, 0.0)
    if low == high:
        return _widened(low, include_zero)
    if high - low <= 255 and np.array_equal(values, np.rint(values)):
        return low, high
    # Both ends shrink together toward the mean, which lies inside.
    middle = float(values.mean())
    if include_zero:
        middle = 0.0
    best, best_error = (low, high), np.inf
    for part in _TRIED:
        candidate = middle + (low - middle) * part, middle + (high - middle) * part
        error = _squared_error(values, *candidate)
        if error < best_error * (1 - 1e-9):
            best, best_error = candidate, error
    return best


def choose_top(values: np.ndarray, limit: float = np.inf) -> float:
    """The same for a range [0, top], such as that of a ReLU."""
    values = np.clip(thinned(np.asarray(values, np.float64).ravel()), 0, limit)
    high = float(values.max())
    if high <= 0:
        return 1.0
    if high >= limit:
        return limit
    errors = [_squared_error(values, 0.0, high * part) for part in _TRIED]
    return high * float(_TRIED[int(np.argmin(errors))])


def _squared_error(values: np.ndarray, low: float, high: float) -> float:
    step = (high - low) / 255
    clipped = values - np.clip(values, low, high)
    return float(np.square(clipped).mean() + step * step / 12)


def _widened(value: float, include_zero: bool) -> tuple[float, float]:
    """A range around one value that never changes in the samples."""
    if value == 0:
        return (-0.5, 0.5) if not include_zero else (0.0, 1.0)
    return min(value, 0.0), max(value, 0.0)


def thinned(values: np.ndarray) -> np.ndarray:
    """At most a few ten thousand values, with both extremes among them."""
    if len(values) <= _ENOUGH:
        return values
    kept = values[:: len(values) // _ENOUGH + 1]
    return np.concatenate([kept, [values.min(), values.max()]])
