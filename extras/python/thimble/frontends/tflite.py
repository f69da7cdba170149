# SPDX-License-Identifier: MIT
"""Reads a fully quantized int8 .tflite file of dense layers, to give the very same bits.

The multipliers are computed as TensorFlow Lite Micro does on its device: for weights with
one scale the product of the scales is taken in float32, for one a unit in float64.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np

from thimble.errors import Unsupported
from thimble.frontends.tflite_check import RECIPE, check_dense, check_graph
from thimble.frontends.tflite_file import Operator, Tensor, chain_of
from thimble.frontends.tflite_unary import UNARY, table_of
from thimble.graph import IDENTITY, Activation
from thimble.numeric import softmax
from thimble.numeric.fixed_point import quantize_multiplier, round_half_away
from thimble.passes.share_tables import share
from thimble.quantized import (
    TFLITE,
    QuantizedDense,
    QuantizedGraph,
    QuantizedSoftmax,
    Scale,
)

_FUSED = {0: "identity", 1: "relu", 2: "relu_n1_to_1", 3: "relu6"}
_OTHERS = (
    "FULLY_CONNECTED, SOFTMAX, LOGISTIC, TANH, RELU, RELU6, RESHAPE and QUANTIZE can be"
)


def read_file(path: Path) -> QuantizedGraph:
    """The quantized network, ready to be written."""
    operators = chain_of(path)
    if not operators:
        raise Unsupported(path.name, "it has no operators", _OTHERS)
    # Reshaping real numbers, or turning them into int8, is left to the sketch.
    skipped = 0
    while operators[skipped].name in ("QUANTIZE", "RESHAPE") and skipped + 1 < len(
        operators
    ):
        skipped += 1
    operators = operators[skipped:]
    entry = operators[0].inputs[0]
    if entry is None or entry.dtype != "int8" or not entry.is_quantized:
        raise Unsupported(
            path.name,
            f"its values are {entry.dtype if entry else 'absent'}, not int8",
            RECIPE,
        )
    graph = QuantizedGraph(
        TFLITE, int(np.prod(entry.shape)), _scale(entry), [], source="TensorFlow Lite"
    )
    for position, operator in enumerate(operators):
        _add(graph, operator, is_last=position == len(operators) - 1)
    if not any(isinstance(layer, QuantizedDense) for layer in graph.layers):
        raise Unsupported(path.name, "it has no FULLY_CONNECTED operator", _OTHERS)
    if isinstance(graph.layers[-1], QuantizedSoftmax):
        graph.task = "classifier"
    check_graph(graph)
    share(graph)
    return graph


def _add(graph: QuantizedGraph, operator: Operator, is_last: bool) -> None:
    name, output = operator.name, operator.output
    if name == "DEQUANTIZE" and is_last:
        return
    if name == "QUANTIZE" and is_last and output.dtype == "uint8":
        return
    if output.dtype != "int8":
        raise Unsupported(
            operator.label, f"its result is {output.dtype}, not int8", RECIPE
        )
    if name in ("RESHAPE", "SQUEEZE", "EXPAND_DIMS"):
        return
    if name == "FULLY_CONNECTED":
        graph.layers.append(_dense(operator))
    elif name == "SOFTMAX":
        graph.layers.append(_softmax(operator))
    elif name in UNARY:
        _unary(graph, operator)
    else:
        raise Unsupported(operator.label, "this operator cannot be converted", _OTHERS)


def _scale(tensor: Tensor) -> Scale:
    return Scale(
        tensor.scales[:1].astype(np.float32), tensor.zero_points[:1].astype(np.int64)
    )


def _dense(operator: Operator) -> QuantizedDense:
    values, weights, *rest = operator.inputs
    bias = rest[0] if rest else None
    check_dense(operator, values, weights, bias)
    fused = _FUSED.get(
        operator.options.FusedActivationFunction() if operator.options else 0
    )
    if fused is None:
        raise Unsupported(
            operator.label,
            "its fused activation is unknown",
            "none, RELU and RELU6 can be",
        )
    units = weights.shape[0]
    scale_in, scale_out = values.scales[0], operator.output.scales[0]
    if len(weights.scales) > 1:
        real = [float(scale_in) * float(s) / float(scale_out) for s in weights.scales]
    else:
        real = [
            float(np.float32(scale_in * weights.scales[0])) / float(scale_out)
        ] * units
    factors = [quantize_multiplier(factor) for factor in real]
    zero_in = int(values.zero_points[0])
    folded = -zero_in * weights.data.astype(np.int64).sum(axis=1)
    if bias is not None:
        folded = folded + bias.data.astype(np.int64)
    scale = _scale(operator.output)
    return QuantizedDense(
        operator.label,
        weights.data.astype(np.int8),
        folded,
        np.array([multiplier for multiplier, _ in factors], np.int64),
        np.array([shift for _, shift in factors], np.int64),
        Activation(fused) if fused in ("relu", "relu6") else IDENTITY,
        scale,
        scale,
        clamp=_clamp(fused, scale),
    )


def _clamp(fused: str, scale: Scale) -> tuple[int, int]:
    """TFLite's: the limits quantized in float32, halves away from zero."""
    zero = int(scale.zero_point[0])

    def quantized(value: float) -> int:
        return zero + round_half_away(float(np.float32(value) / scale.scale[0]))

    low, high = {
        "identity": (-128, 127),
        "relu": (quantized(0), 127),
        "relu6": (quantized(0), quantized(6)),
        "relu_n1_to_1": (quantized(-1), quantized(1)),
    }[fused]
    return max(low, -128), min(high, 127)


def _softmax(operator: Operator) -> QuantizedSoftmax:
    scale = _scale(operator.output)
    if float(scale.scale[0]) != 1 / 256 or int(scale.zero_point[0]) != -128:
        raise Unsupported(
            operator.label,
            "its output has not the scale 1/256 and zero point -128",
            RECIPE,
        )
    beta = float(operator.options.Beta()) if operator.options else 1.0
    parameters = softmax.tflite_parameters(float(operator.inputs[0].scales[0]), beta)
    return QuantizedSoftmax(operator.label, scale, parameters=parameters)


def _unary(graph: QuantizedGraph, operator: Operator) -> None:
    """Any function of one int8 value is a table behind the dense layer before it."""
    before = graph.layers[-1] if graph.layers else None
    if not isinstance(before, QuantizedDense):
        raise Unsupported(
            operator.label,
            "it does not follow a FULLY_CONNECTED",
            "put it behind one, or leave it out",
        )
    table = table_of(operator)
    if before.table is not None:
        table = table[before.table.view(np.uint8)]
    before.table = table
    before.output = _scale(operator.output)
    if UNARY[operator.name] is not None:
        before.activation = Activation(UNARY[operator.name])
