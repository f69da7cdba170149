# SPDX-License-Identifier: MIT
"""Block floating point as src/thimble/numeric/block_float.h defines it, in numpy."""

from __future__ import annotations

import numpy as np

PIECE = 256
NOT_FINITE = 255


def pack(x: np.ndarray) -> tuple[np.ndarray, int]:
    """The integers of a row of floats and their exponent: x ~ m 2^(exponent - 140)."""
    bits = np.asarray(x, "<f4").view("<u4").astype(np.int64)
    upper = int((bits >> 16 & 0x7FFF).max())
    exponent = max(15, (upper + 1) >> 7)
    shift = 2 + exponent - (bits >> 23 & 255)
    twice = (bits >> 8 & 0xFFFF | 0x8000) >> np.minimum(np.maximum(shift - 1, 0), 40)
    m = np.where(shift > 16, 0, (twice >> 1) + (twice & 1))
    return np.where(bits >> 31 != 0, -m, m), exponent


def block_sum(m: np.ndarray, weights: np.ndarray) -> np.float32:
    """Sum of m w: exact in pieces of 256, which are added up as floats."""
    total = np.float32(0)
    for first in range(0, len(m), PIECE):
        part, w = m[first : first + PIECE], weights[first : first + PIECE].astype(int)
        if weights.dtype == np.int8:
            piece = np.float32(int(part @ w))
        else:
            high, low = int(part @ (w >> 8)), int(part @ (w & 255))
            piece = np.float32(256) * np.float32(high) + np.float32(low)
        total = np.float32(total + piece)
    return total


def raised(v: np.float32, exponent: int) -> np.float32:
    """v 2^(exponent - 140), 0 below the least normal number."""
    if exponent == NOT_FINITE:
        return np.float32(np.nan)
    if not np.isfinite(v):
        return np.float32(v)
    if abs(v) < 2.0**-126:
        return np.float32(0)
    with np.errstate(over="ignore"):
        y = np.float32(np.ldexp(np.float64(v), exponent - 140))
    return y if abs(y) >= 2.0**-126 else np.float32(0)


def dense(
    x: np.ndarray, weights: np.ndarray, scales: np.ndarray, bias: np.ndarray
) -> np.ndarray:
    """One row through a layer, before its activation: weights [unit][input]."""
    m, exponent = pack(x)
    with np.errstate(all="ignore"):
        return np.array(
            [
                np.float32(
                    np.float32(b) + raised(block_sum(m, w) * np.float32(s), exponent)
                )
                for w, s, b in zip(weights, scales, bias)
            ],
            np.float32,
        )
