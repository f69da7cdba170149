# SPDX-License-Identifier: MIT
"""The parameters of a network in kernel order: the order in which the kernels read them."""

from __future__ import annotations

import numpy as np

from thimble.graph import Dense, Graph
from thimble.quantized import (
    AVR,
    NATIVE,
    QuantizedDense,
    QuantizedGraph,
    QuantizedSoftmax,
)

BLOCK = 4
TABLE_BYTES = 256


def float_parameters(graph: Graph) -> np.ndarray:
    """Layer by layer, unit by unit: its bias if the layer has biases, then its weights."""
    parts = [np.zeros(0)]
    for layer in graph.layers:
        if isinstance(layer, Dense):
            rows = layer.weights
            if layer.bias is not None:
                rows = np.concatenate([layer.bias[:, None], rows], axis=1)
            parts.append(rows.ravel())
    return np.concatenate(parts)


def int8_parameters(graph: QuantizedGraph) -> bytes:
    """All tables, then layer by layer; little-endian, no padding."""
    parts = [table.tobytes() for table in graph.tables]
    parts += [layer_bytes(graph, layer) for layer in graph.layers]
    return b"".join(parts)


def layer_bytes(graph: QuantizedGraph, layer: object) -> bytes:
    """The bytes of one layer, without the tables it uses."""
    if isinstance(layer, QuantizedDense):
        if graph.layout == AVR:
            return _dense_bytes_for_avr(layer)
        return _dense_bytes(graph.rounding, layer)
    if isinstance(layer, QuantizedSoftmax):
        if layer.table is not None:
            return layer.table.astype("<u2").tobytes()
        return np.array(layer.parameters, "<i4").tobytes()
    return b""


def _dense_bytes(rounding: str, layer: QuantizedDense) -> bytes:
    if rounding == NATIVE:
        parts = [bytes([int(layer.shift[0]), 0, 0, 0])]
    else:
        zero = int(layer.dense_output.zero_point[0])
        parts = [np.array([zero, *layer.clamp, 0], "i1").tobytes()]
    for units in blocks(layer.units):
        parts.append(layer.bias[units].astype("<i4").tobytes())
        parts.append(np.ascontiguousarray(layer.weights[units].T).tobytes())
        if rounding == NATIVE:
            parts.append(layer.multiplier[units].astype("<u2").tobytes())
        else:
            parts.append(layer.multiplier[units].astype("<i4").tobytes())
            parts.append(layer.shift[units].astype("i1").tobytes())
    return b"".join(parts)


def _dense_bytes_for_avr(layer: QuantizedDense) -> bytes:
    """Weights plus 128, inputs taken plus 128 by the kernel, both folded into 24-bit biases."""
    parts = [bytes([int(layer.shift[0])])]
    weights = layer.weights.astype(np.int64)
    biases = (layer.bias - 128 * weights.sum(axis=1)) & 0xFFFFFF
    for units in blocks(layer.units):
        parts += [int(bias).to_bytes(3, "little") for bias in biases[units]]
        parts.append((weights[units].T + 128).astype(np.uint8).tobytes())
        parts.append(layer.multiplier[units].astype("<u2").tobytes())
    return b"".join(parts)


def blocks(units: int) -> list[slice]:
    """Fours, then the last one to three units one by one."""
    fours = units - units % BLOCK
    return [slice(k, k + BLOCK) for k in range(0, fours, BLOCK)] + [
        slice(k, k + 1) for k in range(fours, units)
    ]
