# SPDX-License-Identifier: MIT
"""The bytes of a layer with packed weights, as kernels/dense_packed.h reads them."""

from __future__ import annotations

import numpy as np

from thimble.quantized import (
    AVR_LAYOUTS,
    AVR_TINY,
    BINARY,
    FOUR_BIT,
    WORD_LAYOUTS,
    QuantizedDense,
)

_BITS_A_BYTE = 8


def dense_bytes(layout: str, layer: QuantizedDense) -> bytes:
    """Head, then for each block its weights and, unit by unit, bias and multiplier."""
    for_avr = layout in AVR_LAYOUTS
    parts = [bytes([int(layer.shift[0])]) + (b"" if for_avr else bytes(3))]
    weights = layer.weights.astype(np.int64)
    biases = layer.bias - 128 * weights.sum(axis=1) if for_avr else layer.bias
    width = units_in_a_block(layout, layer.packing)
    for first in range(0, layer.units, width):
        units = slice(first, first + width)
        parts.append(_weights(layer.packing, weights[units]))
        for bias, multiplier in zip(biases[units], layer.multiplier[units]):
            size = 3 if for_avr else 4
            parts.append((int(bias) % (1 << (8 * size))).to_bytes(size, "little"))
            parts.append(int(multiplier).to_bytes(2, "little"))
    data = b"".join(parts)
    return data + bytes(-len(data) % 4 if layout in WORD_LAYOUTS else 0)


def units_in_a_block(layout: str, packing: str) -> int:
    if packing != FOUR_BIT:
        return _BITS_A_BYTE
    return 2 if layout == AVR_TINY else 4


def _weights(packing: str, weights: np.ndarray) -> bytes:
    """weights[unit, input] of a block."""
    if packing == FOUR_BIT:
        return codes_of(weights).T.astype(np.uint8).tobytes()
    bit = 1 << np.arange(len(weights))[:, None]
    if packing == BINARY:
        return ((weights > 0) * bit).sum(axis=0).astype(np.uint8).tobytes()
    planes = [((weights >= least) * bit).sum(axis=0) for least in (0, 1)]
    return np.stack(planes, axis=1).astype(np.uint8).tobytes()


def codes_of(weights: np.ndarray) -> np.ndarray:
    """The byte of every pair of units: the first weight plus 128."""
    codes = weights[0::2] + 128
    swapped = swap(codes)[: len(weights) // 2] - 128
    if not np.array_equal(swapped, weights[1::2]):
        raise ValueError("these weights are not swap-coded pairs")
    return codes


def swap(codes: np.ndarray) -> np.ndarray:
    """Both halves of a byte exchanged."""
    return (codes & 15) << 4 | codes >> 4
