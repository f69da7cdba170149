# SPDX-License-Identifier: MIT
"""Refuses .tflite files whose numbers are of another kind, or make no sense."""

from __future__ import annotations

import numpy as np

from thimble.errors import ThimbleError, Unsupported
from thimble.frontends.tflite_file import Operator, Tensor
from thimble.graph import ArgMax
from thimble.quantized import QuantizedDense, QuantizedGraph, Scale

RECIPE = (
    "convert it with a representative dataset and "
    "supported_ops=[tf.lite.OpsSet.TFLITE_BUILTINS_INT8], or convert the Keras file itself"
)


def check_dense(
    operator: Operator, values: Tensor | None, weights: Tensor | None, bias: Tensor | None
) -> None:
    if values is None or values.dtype != "int8":
        raise Unsupported(operator.label, "its input is not int8", RECIPE)
    if weights is None or weights.data is None or weights.dtype != "int8":
        raise Unsupported(operator.label, "its weights are not int8 constants", RECIPE)
    if bias is not None and (bias.data is None or bias.dtype != "int32"):
        raise Unsupported(operator.label, "its bias is not int32", RECIPE)
    if np.any(weights.zero_points):
        raise Unsupported(operator.label, "its weights have a zero point", RECIPE)
    if int(np.prod(values.shape)) != weights.shape[1]:
        raise Unsupported(
            operator.label,
            f"it works on several rows, {values.shape} values with {weights.shape[1]} weights",
            "one row at a time can be converted",
        )


def check_graph(graph: QuantizedGraph) -> None:
    """What the format allows to be written but no converter writes."""
    _check_scale("the input", graph.input)
    width = graph.inputs
    for layer in graph.layers:
        if isinstance(layer, ArgMax):
            continue
        _check_scale(layer.name, layer.output)
        if not isinstance(layer, QuantizedDense):
            continue
        _check_scale(layer.name, layer.dense_output)
        sane = (
            layer.inputs == width
            and layer.bias.shape == layer.multiplier.shape == (layer.units,)
            and np.abs(layer.bias).max() < 2**31
            and layer.multiplier.min() >= 0
            and np.abs(layer.shift).max() <= 31
            and layer.clamp[0] <= layer.clamp[1]
        )
        if not sane:
            raise ThimbleError(f"{layer.name}: its sizes or scales contradict each other")
        width = layer.units


def _check_scale(name: str, scale: Scale) -> None:
    value, zero = float(scale.scale[0]), int(scale.zero_point[0])
    if not (np.isfinite(value) and value > 0 and -128 <= zero <= 127):
        raise ThimbleError(
            f"{name}: a scale of {value:g} with the zero point {zero} is none"
        )
