# SPDX-License-Identifier: MIT
"""A converted network as a record: the bytes that the C++ writer gives, and its scales."""

from __future__ import annotations

import struct
import zlib

import numpy as np

from thimble.activations import alpha_of
from thimble.emit import types
from thimble.emit.parameters import (
    float_parameters,
    int8_parameters,
    rounded_parameters,
)
from thimble.errors import ThimbleError
from thimble.graph import Activation, ArgMax, Dense, Graph, Recurrent, Threshold
from thimble.quantized import (
    INT16,
    NATIVE,
    PORTABLE,
    QuantizedDense,
    QuantizedGraph,
    QuantizedRecurrent,
    Scale,
)
from thimble.record import codes

_RECURRENT = {
    "simple_rnn": codes.SIMPLE_RNN,
    "lstm": codes.LSTM,
    "gru": codes.GRU,
    "gru_reset_before": codes.GRU,
}
_MOST_TABLES = 255


def record_bytes(
    network: Graph | QuantizedGraph, numbers: str, scales: bool = True
) -> bytes:
    """The record; without `scales` int8 networks lack the notes that say what a value is."""
    order, rounding, tables = PORTABLE, "none", 0
    if isinstance(network, QuantizedGraph):
        order, tables = network.layout, len(network.tables)
        rounding = NATIVE if network.rounding == INT16 else network.rounding
    if tables > _MOST_TABLES:
        raise ThimbleError(f"a record holds at most {_MOST_TABLES} tables, not {tables}")
    entries = b"".join(_entry(layer) for layer in network.layers)
    fill = -(codes.HEAD_BYTES + len(entries)) % codes.element_bytes(numbers, order)
    parameters = _parameters(network, numbers)
    notes = _notes(network) if scales and isinstance(network, QuantizedGraph) else b""
    body = entries + bytes(fill) + parameters + notes
    head = struct.pack(
        "<3sBIBBBBHH",
        codes.MAGIC,
        codes.VERSION,
        codes.HEAD_BYTES + len(body) + codes.CRC_BYTES,
        codes.NUMBERS[numbers],
        codes.ROUNDINGS[rounding],
        codes.ORDERS[order],
        tables,
        network.inputs,
        len(network.layers),
    )
    return sealed(head + body)


def sealed(data: bytes) -> bytes:
    """The same with its CRC-32 behind it."""
    return data + struct.pack("<I", zlib.crc32(data))


def _parameters(network: Graph | QuantizedGraph, numbers: str) -> bytes:
    if isinstance(network, QuantizedGraph):
        return int8_parameters(network)
    if numbers in types.WEIGHTS:
        return rounded_parameters(network, types.WEIGHTS[numbers])
    kind = "<f4" if numbers == types.FLOAT32 else "<f8"
    return float_parameters(network).astype(kind).tobytes()


def _entry(layer: object) -> bytes:
    kind, body = _kind_and_body(layer)
    return bytes([kind, len(body)]) + body


def _kind_and_body(layer: object) -> tuple[int, bytes]:
    if isinstance(layer, (Dense, QuantizedDense)):
        return codes.DENSE, _dense(layer)
    if isinstance(layer, (Recurrent, QuantizedRecurrent)):
        kind = _RECURRENT[layer.kind]
        options = codes.NO_BIAS if layer.bias is None else codes.UNIT_BIAS
        if layer.kind == "gru_reset_before":
            options |= codes.RESET_BEFORE
        body = struct.pack("<HB", layer.units, options) + _activation(layer.activation)
        if kind != codes.SIMPLE_RNN:
            body += _activation(layer.gate_activation)
        return kind, body
    if isinstance(layer, Threshold):
        kind = codes.LAST_OF if layer.restarts else codes.EVERY
        return kind, struct.pack("<H", layer.steps)
    return (codes.ARGMAX if isinstance(layer, ArgMax) else codes.SOFTMAX), b""


def _dense(layer: Dense | QuantizedDense) -> bytes:
    options, activation = codes.UNIT_BIAS, _activation(layer.activation)
    if layer.bias is None:
        options = codes.NO_BIAS
    if isinstance(layer, QuantizedDense):
        options |= codes.PACKINGS[layer.packing] << codes.PACKING_SHIFT
        if layer.table_index is not None:
            activation = bytes([codes.TABLE, layer.table_index]) + activation
    return struct.pack("<HB", layer.units, options) + activation


def _activation(activation: Activation) -> bytes:
    code = bytes([codes.ACTIVATIONS[activation.kind]])
    alpha = alpha_of(activation)
    if alpha is None:
        return code
    return code + struct.pack("<ii", alpha.numerator, alpha.denominator)


def _notes(network: QuantizedGraph) -> bytes:
    notes = _note(codes.INPUT_SCALE, network.input)
    if network.ends_with_argmax:
        return notes
    return notes + _note(codes.OUTPUT_SCALE, network.output)


def _note(kind: int, scale: Scale) -> bytes:
    zero_points = np.broadcast_to(scale.zero_point, scale.scale.shape)
    body = b"".join(
        struct.pack("<fi", float(s), int(z)) for s, z in zip(scale.scale, zero_points)
    )
    return struct.pack("<BH", kind, len(body)) + body
