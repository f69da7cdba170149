# SPDX-License-Identifier: MIT
"""The network in plain numpy: float64, and integers bit for bit as the C++ kernels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Callable

import numpy as np

from thimble import activations, recurrent, recurrent_int8
from thimble.graph import ArgMax, Dense, Graph, Layer, Recurrent, Softmax, Threshold
from thimble.numeric import sigmoid_int16, softmax
from thimble.numeric.fixed_point import multiply_by_quantized_multiplier, wrap32
from thimble.quantized import (
    INT16,
    NATIVE,
    QuantizedDense,
    QuantizedGraph,
    QuantizedLayer,
    QuantizedRecurrent,
)


@dataclass
class Trace:
    """What a Dense layer computed before its activation, and what the layer gave."""

    sums: np.ndarray
    output: np.ndarray


def run_float(graph: Graph, x: np.ndarray) -> np.ndarray:
    """The outputs of a simplified graph for rows of inputs, in float64.

    Rows of a recurrent graph are sequences, each from zero states; what all their steps give
    stands side by side.
    """
    values = by_steps(graph, np.asarray(x, np.float64))
    for layer in graph.layers:
        values = _float_layer(layer, values, np.matmul).output
    return values.reshape(len(values), -1)


def by_steps(graph: Graph | QuantizedGraph, x: np.ndarray) -> np.ndarray:
    """[sequence, step, input] of the rows of a recurrent network, other rows as they are."""
    return x.reshape(len(x), -1, graph.inputs) if graph.is_recurrent else x


def trace_float(graph: Graph, x: np.ndarray) -> list[Trace]:
    """The same with every layer on the way, summed in a fixed order.

    The ranges of a quantized network come from here, and BLAS may sum in another order on
    another computer.
    """
    values = by_steps(graph, np.asarray(x, np.float64))
    traces = []
    for layer in graph.layers:
        traces.append(_float_layer(layer, values, _in_order))
        values = traces[-1].output
    return traces


def _in_order(x: np.ndarray, weights: np.ndarray) -> np.ndarray:
    return np.einsum("...i,iu->...u", x, weights, optimize=False)


def _float_layer(
    layer: Layer, x: np.ndarray, product: Callable[[np.ndarray, np.ndarray], np.ndarray]
) -> Trace:
    if isinstance(layer, Dense):
        sums = product(x, layer.weights.T)
        sums = sums if layer.bias is None else sums + layer.bias
        return Trace(sums, activations.apply(layer.activation, sums))
    if isinstance(layer, Recurrent):
        return Trace(x, recurrent.run(layer, x, product))
    if isinstance(layer, Threshold):
        return Trace(x, passed(layer, x))
    if isinstance(layer, Softmax):
        return Trace(x, softmax.real(x))
    if isinstance(layer, ArgMax):
        return Trace(x, x.argmax(axis=-1)[..., None].astype(np.float64))
    raise TypeError(f"{type(layer).__name__} is left in the graph")


def passed(layer: Threshold, values: np.ndarray) -> np.ndarray:
    """The steps of [sequence, step, value] that a threshold lets pass."""
    return values[:, layer.steps - 1 :: layer.steps]


def run_int8(graph: QuantizedGraph, q: np.ndarray) -> np.ndarray:
    """The integer outputs for rows of integers; sequences as run_float() takes them."""
    values = by_steps(graph, np.asarray(q, np.int64))
    for layer in graph.layers:
        values = run_layer(graph.rounding, layer, values)
    kind = np.int16 if graph.rounding == INT16 else np.int8
    return values.reshape(len(values), -1).astype(kind)


def run_layer(rounding: str, layer: QuantizedLayer, q: np.ndarray) -> np.ndarray:
    """One layer on rows, or sequences of them, of int8 values held in int64."""
    if isinstance(layer, ArgMax):
        return q.argmax(axis=-1)[..., None]
    if isinstance(layer, QuantizedRecurrent):
        return recurrent_int8.run(layer, q)
    if isinstance(layer, Threshold):
        return passed(layer, q)
    if rounding == INT16:
        return _run_int16(layer, q)
    if isinstance(layer, QuantizedDense):
        sums = dense_sums(layer, q)
        y = (
            requantize_native(layer, sums)
            if rounding == NATIVE
            else requantize_tflite(layer, sums)
        )
        return y if layer.table is None else layer.table[y & 0xFF].astype(np.int64)
    if layer.table is not None:
        return softmax.native(q, layer.table)
    return softmax.tflite(q, *layer.parameters)


def _run_int16(layer: QuantizedLayer, q: np.ndarray) -> np.ndarray:
    """clamp(floor(sum M / 2^shift), low, 32767), then sigmoid or tanh."""
    if not isinstance(layer, QuantizedDense):
        return softmax.int16(q, layer.table)
    scaled = (dense_sums(layer, q) * layer.multiplier) >> int(layer.shift[0])
    y = np.clip(scaled, *layer.clamp)
    function = {"sigmoid": sigmoid_int16.sigmoid, "tanh": sigmoid_int16.tanh}
    return function.get(layer.activation.kind, lambda values: values)(y)


def dense_sums(layer: QuantizedDense, q: np.ndarray) -> np.ndarray:
    # Sums of products of 8-bit (and 16-bit) values are exact in float64, where the product is fast.
    products = q.astype(np.float64) @ layer.weights.astype(np.float64).T
    return wrap32(products.astype(np.int64) + layer.bias)


def requantize_native(layer: QuantizedDense, sums: np.ndarray) -> np.ndarray:
    """clamp(floor(sum M / 2^shift), 0, 255) - 128"""
    limit = 1 << 23
    saturated = np.clip(sums, -limit, limit - 1)
    return np.clip((saturated * layer.multiplier) >> int(layer.shift[0]), 0, 255) - 128


def requantize_tflite(layer: QuantizedDense, sums: np.ndarray) -> np.ndarray:
    """clamp(zero point + sum m 2^(shift - 31)), rounded twice."""
    scaled = multiply_by_quantized_multiplier(sums, layer.multiplier, layer.shift)
    return np.clip(scaled + int(layer.dense_output.zero_point[0]), *layer.clamp)
