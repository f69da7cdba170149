# SPDX-License-Identifier: MIT
"""The bytes of an int8 recurrent layer: head, then blocks of gates (kernels/gates_int8.h)."""

from __future__ import annotations

import numpy as np

from thimble.quantized import (
    AVR,
    AVR_LAYOUTS,
    AVR_SPARSE,
    AVR_TINY,
    CORTEX_M0,
    CORTEX_M4,
    WORD_LAYOUTS,
    QuantizedRecurrent,
)

BLOCK = 4


def recurrent_bytes(layout: str, layer: QuantizedRecurrent) -> bytes:
    head = bytes([layer.finer]) + (b"" if layout in AVR_LAYOUTS else bytes(3))
    if layer.kind in ("lstm", "gru"):
        units = range(layer.units)
        parts = [_block(layout, _of_unit(layer, unit)) for unit in units]
    elif layer.kind == "simple_rnn":
        parts = _rows(layout, layer, slice(0, 1))
    else:
        parts = _rows(layout, layer, slice(0, 2)) + _rows(layout, layer, slice(2, 3))
    return head + b"".join(parts)


class _Rows:
    """Rows of a block: weights[row, input], recurrent[row, unit], bias and M a gate."""

    def __init__(
        self, weights: np.ndarray, back: np.ndarray, bias: np.ndarray, m: np.ndarray
    ) -> None:
        self.weights, self.back = weights.astype(np.int64), back.astype(np.int64)
        self.bias, self.multiplier = bias.astype(np.int64), m.astype(np.int64)

    def over_gates(self, of_x: np.ndarray, of_h: np.ndarray) -> np.ndarray:
        """What goes with each bias, from what goes with each row."""
        if len(self.bias) == len(of_x):
            return of_x + of_h
        return np.array([*(of_x + of_h)[:2], of_x[2], of_h[2]])


def _of_unit(layer: QuantizedRecurrent, unit: int) -> _Rows:
    parts = (layer.weights, layer.recurrent, layer.bias, layer.multiplier)
    return _Rows(*(part[:, unit] for part in parts))


def _rows(layout: str, layer: QuantizedRecurrent, gates: slice) -> list[bytes]:
    """The rows of these gates, unit by unit, in blocks of four and then of one."""
    flat = []
    for part in (layer.weights, layer.recurrent, layer.bias, layer.multiplier):
        by_unit = np.moveaxis(part[gates], 0, 1)
        flat.append(by_unit.reshape(-1, *by_unit.shape[2:]))
    count = len(flat[0])
    fours = count - count % BLOCK
    firsts = [*range(0, fours, BLOCK), *range(fours, count)]
    widths = [BLOCK if first < fours else 1 for first in firsts]
    return [
        _block(layout, _Rows(*(part[first : first + width] for part in flat)))
        for first, width in zip(firsts, widths)
    ]


def _block(layout: str, rows: _Rows) -> bytes:
    bias, offset = rows.bias, 0
    if layout in (AVR, AVR_SPARSE, CORTEX_M0):
        offset = 128
        of_x, of_h = rows.weights.sum(axis=1), rows.back.sum(axis=1)
        bias = bias - 128 * rows.over_gates(of_x, of_h)
    elif layout == AVR_TINY:
        of_x, of_h = (rows.weights**2).sum(axis=1), (rows.back**2).sum(axis=1)
        bias = 2 * bias + rows.over_gates(of_x, of_h)
    width = 3 if layout in AVR_LAYOUTS else 4
    sums = b"".join(
        int(b & ((1 << 8 * width) - 1)).to_bytes(width, "little") for b in bias
    )
    sums += _weights(layout, rows.weights + offset)
    sums += _weights(layout, rows.back + offset)
    multipliers = rows.multiplier.astype("<u2").tobytes()
    if layout in WORD_LAYOUTS:
        return _whole_words(sums) + _whole_words(multipliers)
    return sums + multipliers


def _weights(layout: str, weights: np.ndarray) -> bytes:
    """Row by row for each input, or for each group of four inputs."""
    group = 4 if layout == CORTEX_M4 else 1
    filled = np.pad(weights, ((0, 0), (0, -weights.shape[1] % group)))
    groups = filled.reshape(len(weights), -1, group).transpose(1, 0, 2)
    return (groups & 0xFF).astype(np.uint8).tobytes()


def _whole_words(data: bytes) -> bytes:
    return data + bytes(-len(data) % 4)
