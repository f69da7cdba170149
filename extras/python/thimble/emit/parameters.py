# SPDX-License-Identifier: MIT
"""The parameters of a network in kernel order: the order in which the kernels read them."""

from __future__ import annotations

import numpy as np

from thimble import recurrent
from thimble.emit import packed
from thimble.emit.recurrent_parameters import recurrent_bytes
from thimble.graph import Dense, Graph, Recurrent
from thimble.passes import round_weights
from thimble.quantized import (
    AVR,
    AVR_LAYOUTS,
    AVR_TINY,
    CORTEX_M4,
    INT16,
    NATIVE,
    UNPACKED,
    WORD_LAYOUTS,
    QuantizedDense,
    QuantizedGraph,
    QuantizedRecurrent,
    QuantizedSoftmax,
)

BLOCK = 4
TABLE_BYTES = 256
MOST_SHIFT = 24  # to the right, of a Tflite unit prepared for AVR


def float_parameters(graph: Graph) -> np.ndarray:
    """Layer by layer, unit by unit: its bias if the layer has biases, then its weights."""
    parts = [np.zeros(0)]
    for layer in graph.layers:
        if isinstance(layer, Dense):
            rows = layer.weights
            if layer.bias is not None:
                rows = np.concatenate([layer.bias[:, None], rows], axis=1)
            parts.append(rows.ravel())
        elif isinstance(layer, Recurrent):
            parts.append(recurrent.parameters(layer))
    return np.concatenate(parts)


def rounded_parameters(graph: Graph, bits: int) -> bytes:
    """Float values with integer weights: a unit's bias, step and weights; little-endian."""
    parts = []
    for layer in graph.layers:
        if not isinstance(layer, Dense):
            continue
        rows = round_weights.integers(layer).astype(f"<i{bits // 8}")
        for unit, row in enumerate(rows):
            bias = [] if layer.bias is None else [layer.bias[unit]]
            parts.append(np.array([*bias, layer.steps[unit]], "<f4").tobytes())
            parts.append(row.tobytes())
    return b"".join(parts)


def int8_parameters(graph: QuantizedGraph) -> bytes:
    """All tables, then layer by layer; little-endian."""
    parts = [table.tobytes() for table in graph.tables]
    parts += [layer_bytes(graph, layer) for layer in graph.layers]
    return b"".join(parts)


def layer_bytes(graph: QuantizedGraph, layer: object) -> bytes:
    """The bytes of one layer, without the tables it uses."""
    if isinstance(layer, QuantizedDense):
        if layer.packing != UNPACKED:
            return packed.dense_bytes(graph.layout, layer)
        if graph.rounding == INT16:
            return _dense_bytes_16(graph.layout, layer)
        if graph.layout in AVR_LAYOUTS:
            return _dense_bytes_for_avr(graph.rounding, graph.layout, layer)
        if graph.layout in WORD_LAYOUTS:
            return _dense_words(graph, layer)
        return _dense_bytes(graph.rounding, layer)
    if isinstance(layer, QuantizedRecurrent):
        return recurrent_bytes(graph.layout, layer)
    if isinstance(layer, QuantizedSoftmax):
        if layer.table is not None:
            return _whole_words(layer.table.astype("<u2").tobytes())
        return np.array(layer.parameters, "<i4").tobytes()
    return b""


def _dense_bytes_16(layout: str, layer: QuantizedDense) -> bytes:
    """Int16x8 (numeric/int16.h): AVR takes inputs plus 32768 and weights plus 128."""
    parts = [bytes([int(layer.shift[0]), int(layer.clamp[0] == 0), 0, 0])]
    for units in blocks(layer.units):
        weights = layer.weights[units].astype(np.int64)
        bias = layer.bias[units].astype(np.int64)
        if layout == CORTEX_M4:
            filled = np.pad(weights, ((0, 0), (0, -weights.shape[1] % 4)))
            groups = filled.reshape(len(weights), -1, 4).transpose(1, 0, 2)
            stored = groups.astype("i1").tobytes()
        elif layout == AVR:
            bias -= 32768 * weights.sum(axis=1)
            stored = ((weights.T + 128) & 0xFF).astype("u1").tobytes()
        else:
            stored = np.ascontiguousarray(weights.T).astype("i1").tobytes()
        multipliers = layer.multiplier[units].astype("<u2").tobytes()
        parts.append((bias & 0xFFFFFFFF).astype("<u4").tobytes())
        if layout == CORTEX_M4:
            stored, multipliers = _whole_words(stored), _whole_words(multipliers)
        parts += [stored, multipliers]
    return b"".join(parts)


def _dense_bytes(rounding: str, layer: QuantizedDense) -> bytes:
    parts = [_head(rounding, layer)]
    for units in blocks(layer.units):
        parts.append(layer.bias[units].astype("<i4").tobytes())
        parts.append(np.ascontiguousarray(layer.weights[units].T).tobytes())
        parts.append(_requantization(rounding, layer, units))
    return b"".join(parts)


def _head(rounding: str, layer: QuantizedDense) -> bytes:
    if rounding == NATIVE:
        return bytes([int(layer.shift[0]), 0, 0, 0])
    zero = int(layer.dense_output.zero_point[0])
    return np.array([zero, *layer.clamp, 0], "i1").tobytes()


def _requantization(rounding: str, layer: QuantizedDense, units: slice) -> bytes:
    if rounding == NATIVE:
        return layer.multiplier[units].astype("<u2").tobytes()
    multipliers = layer.multiplier[units].astype("<i4").tobytes()
    return multipliers + layer.shift[units].astype("i1").tobytes()


def _dense_words(graph: QuantizedGraph, layer: QuantizedDense) -> bytes:
    """As Portable, but every part of a block is filled up to whole words.

    For Cortex-M4 four weights of a unit stand together; for Cortex-M0 weights are stored
    plus 128, inputs are taken plus 128, both folded into the biases modulo 2^32.
    """
    parts = [_head(graph.rounding, layer)]
    for units in blocks(layer.units):
        weights = layer.weights[units].astype(np.int64)
        bias = layer.bias[units].astype(np.int64)
        if graph.layout == CORTEX_M4:
            filled = np.pad(weights, ((0, 0), (0, -weights.shape[1] % 4)))
            groups = filled.reshape(len(weights), -1, 4).transpose(1, 0, 2)
            stored = groups.astype("i1").tobytes()
        else:
            bias -= 128 * weights.sum(axis=1)
            stored = _whole_words((weights.T + 128).astype("u1").tobytes())
        parts.append((bias & 0xFFFFFFFF).astype("<u4").tobytes())
        parts.append(stored)
        parts.append(_whole_words(_requantization(graph.rounding, layer, units)))
    return b"".join(parts)


def _whole_words(data: bytes) -> bytes:
    return data + bytes(-len(data) % 4)


def _dense_bytes_for_avr(rounding: str, layout: str, layer: QuantizedDense) -> bytes:
    """24-bit biases that hold what the kernels of AVRs leave out of the products.

    AVR: weights plus 128, inputs taken plus 128. AVR_TINY: twice the sum from squares.
    """
    head = [int(layer.shift[0])]
    if rounding != NATIVE:
        head = [int(layer.dense_output.zero_point[0]) & 0xFF]
        head += [int(limit) & 0xFF for limit in layer.clamp]
    parts = [bytes(head)]
    weights = layer.weights.astype(np.int64)
    if layout == AVR_TINY:
        offset, biases = 0, 2 * layer.bias + (weights**2).sum(axis=1)
    else:
        offset, biases = 128, layer.bias - 128 * weights.sum(axis=1)
    for units in blocks(layer.units):
        parts += [int(b & 0xFFFFFF).to_bytes(3, "little") for b in biases[units]]
        parts.append(((weights[units].T + offset) & 0xFF).astype(np.uint8).tobytes())
        if rounding == NATIVE:
            parts.append(layer.multiplier[units].astype("<u2").tobytes())
        else:
            rules = zip(layer.multiplier[units], layer.shift[units])
            parts += [prepared_unit(int(m), int(s)) for m, s in rules]
    return b"".join(parts)


def prepared_unit(multiplier: int, shift: int) -> bytes:
    """Tflite's rounding as TfliteForAvr of numeric/rounding_for_avr.h stores it."""
    if multiplier == 0 or shift < -MOST_SHIFT:
        multiplier, shift = 0, -1  # no sum of 24 bits gets beyond a half
    below = (-shift - 1) % 8 + 1
    factor, lowest = 1 << (8 - below), (-shift - below) // 8
    return (2 * multiplier).to_bytes(4, "little") + bytes([factor, lowest])


def blocks(units: int) -> list[slice]:
    """Fours, then the last one to three units one by one."""
    fours = units - units % BLOCK
    return [slice(k, k + BLOCK) for k in range(0, fours, BLOCK)] + [
        slice(k, k + 1) for k in range(fours, units)
    ]
