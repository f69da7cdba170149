# SPDX-License-Identifier: MIT
"""How many bytes the parameters of a layer take: what the emitter writes for one of zeros."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from thimble.emit import types
from thimble.emit.parameters import layer_bytes
from thimble.graph import Activation
from thimble.quantized import (
    FOUR_BIT,
    INT16,
    NATIVE,
    TFLITE,
    QuantizedDense,
    QuantizedGraph,
    QuantizedRecurrent,
    QuantizedSoftmax,
    Scale,
)
from thimble.record import codes

if TYPE_CHECKING:
    from thimble.record.read import Layer

_IDENTITY = Activation()
_SCALE = Scale.of(1.0, 0)
# Gates, and values that a unit has besides its weights, with a bias a unit.
_GATES = {codes.SIMPLE_RNN: (1, 1), codes.LSTM: (4, 4), codes.GRU: (3, 4)}
_FLOAT_BYTES = {types.FLOAT32: 4, types.FLOAT64: 8}


def parameter_bytes(numbers: str, rounding: str, order: str, layer: Layer) -> int:
    if numbers in _FLOAT_BYTES:
        return _FLOAT_BYTES[numbers] * _float_values(layer)
    if numbers in types.WEIGHTS:
        if layer.kind != codes.DENSE:
            return 0
        biases = 0 if layer.bias == codes.NO_BIAS else 1
        row = 4 + 4 * biases + types.WEIGHTS[numbers] // 8 * layer.inputs
        return layer.number * row
    graph_rounding = INT16 if numbers == types.INT16X8 else rounding
    graph = QuantizedGraph(graph_rounding, layer.inputs, _SCALE, [], layout=order)
    zeros = _zeros(layer, graph_rounding)
    return 0 if zeros is None else len(layer_bytes(graph, zeros))


def _float_values(layer: Layer) -> int:
    if layer.kind == codes.DENSE:
        biases = {codes.UNIT_BIAS: layer.number, codes.SHARED_BIAS: 1}.get(layer.bias, 0)
        return layer.inputs * layer.number + biases
    if layer.kind not in _GATES:
        return 0
    gates, biases = _GATES[layer.kind]
    if layer.options & codes.RESET_BEFORE and layer.kind == codes.GRU:
        biases = 3
    if layer.bias == codes.NO_BIAS:
        biases = 0
    return layer.number * (gates * (layer.inputs + layer.number) + biases)


def _zeros(layer: Layer, rounding: str) -> object | None:
    """A layer of the same shape for the emitter."""
    units, inputs = layer.number, layer.inputs
    if layer.kind == codes.DENSE:
        per_unit = np.zeros(units, np.int64)
        return QuantizedDense(
            name="",
            weights=_weights(layer, (units, inputs)),
            bias=per_unit,
            multiplier=per_unit,
            shift=per_unit,
            activation=_IDENTITY,
            dense_output=_SCALE,
            output=_SCALE,
            packing=layer.packing,
        )
    if layer.kind == codes.SOFTMAX:
        if rounding == TFLITE:
            return QuantizedSoftmax("", _SCALE, parameters=(0, 0, 0))
        entries = 256 if rounding == NATIVE else 257
        return QuantizedSoftmax("", _SCALE, table=np.zeros(entries, np.uint16))
    if layer.kind not in _GATES:
        return None
    gates, rows = _GATES[layer.kind]
    kind = {codes.SIMPLE_RNN: "simple_rnn", codes.LSTM: "lstm"}.get(layer.kind, "gru")
    if layer.kind == codes.GRU and layer.options & codes.RESET_BEFORE:
        kind, rows = "gru_reset_before", 3
    return QuantizedRecurrent(
        name="",
        kind=kind,
        weights=np.zeros((gates, units, inputs), np.int8),
        recurrent=np.zeros((gates, units, units), np.int8),
        bias=np.zeros((rows, units), np.int64),
        multiplier=np.zeros((rows, units), np.int64),
        activation=_IDENTITY,
        gate_activation=_IDENTITY,
        output=_SCALE,
    )


def _weights(layer: Layer, shape: tuple[int, int]) -> np.ndarray:
    # 8 makes a swap-coded pair with itself.
    return np.full(shape, 8 if layer.packing == FOUR_BIT else 0, np.int8)
