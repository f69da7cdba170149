# SPDX-License-Identifier: MIT
"""Quantizes for Int8<Tflite>: what TensorFlow Lite's converter would choose, and its rounding.

Weights symmetric with a scale for each unit, activations affine with an 8-bit zero point,
biases in 32 bits, multipliers as a 31-bit fraction and an exponent.
"""

from __future__ import annotations

import numpy as np

from thimble.errors import ThimbleError
from thimble.graph import ArgMax, Dense, Graph
from thimble.numeric import softmax
from thimble.numeric.fixed_point import quantize_multiplier, round_half_away
from thimble.passes import input_scale, output_range
from thimble.passes.share_tables import share
from thimble.quantized import (
    TFLITE,
    QuantizedDense,
    QuantizedGraph,
    QuantizedSoftmax,
    Scale,
)
from thimble.reference import run_layer, trace_float

_LARGEST_BIAS = 2**31 - 2**27


def quantize(graph: Graph, samples: np.ndarray) -> QuantizedGraph:
    """The quantized network, calibrated on rows of float samples."""
    traces = trace_float(graph, samples)
    scale = input_scale.choose(graph.dense_layers[0], samples, any_zero_point=False)
    result = QuantizedGraph(
        TFLITE, graph.inputs, scale, [], graph.labels, graph.task, graph.source
    )
    q = scale.quantize(samples)
    for layer, trace in zip(graph.layers, traces):
        if isinstance(layer, Dense):
            quantized = quantize_dense(layer, scale, trace.sums)
        elif isinstance(layer, ArgMax):
            quantized = layer
        else:
            parameters = softmax.tflite_parameters(float(scale.scale[0]))
            quantized = QuantizedSoftmax(
                layer.name, Scale.of(*softmax.OUTPUT), parameters=parameters
            )
        result.layers.append(quantized)
        q = run_layer(TFLITE, quantized, q)
        scale = result.output
    share(result)
    return result


def quantize_dense(
    layer: Dense, scale_in: Scale, float_sums: np.ndarray
) -> QuantizedDense:
    """One layer; a scale for each feature is part of the weights."""
    plan = output_range.plan(layer, float_sums, TFLITE)
    steps_in = np.broadcast_to(scale_in.scale.astype(np.float64), (layer.inputs,))
    zero_in = np.broadcast_to(scale_in.zero_point, (layer.inputs,))
    real = layer.weights * steps_in
    bias = np.zeros(layer.units) if layer.bias is None else layer.bias
    step_out = float(plan.sums.scale[0])
    # 2^-31 is the smallest factor there is; a unit without weights still has its bias.
    least = np.maximum(np.abs(bias) / _LARGEST_BIAS, step_out * 2.0**-20)
    steps = np.maximum(np.abs(real).max(axis=1) / 127, least)
    weights = np.clip(np.rint(real / steps[:, None]), -127, 127).astype(np.int64)
    factors = [quantize_multiplier(float(step) / step_out) for step in steps]
    if any(shift > 8 for _, shift in factors):
        raise ThimbleError(
            f"{layer.name}: its output moves by less than one step of its weights; calibrate "
            "on samples that differ, or convert with --numbers float32"
        )
    return QuantizedDense(
        layer.name,
        weights.astype(np.int8),
        np.array([round_half_away(b / step) for b, step in zip(bias, steps)], np.int64)
        - weights @ zero_in,
        np.array([multiplier for multiplier, _ in factors], np.int64),
        np.array([shift for _, shift in factors], np.int64),
        layer.activation,
        plan.sums,
        plan.output,
        clamp=clamp_of(layer.activation.kind, plan.sums),
        table=plan.table,
    )


def clamp_of(activation: str, output: Scale) -> tuple[int, int]:
    """The range of q that a fused ReLU or ReLU6 leaves."""
    scale, zero = output.scale[0], int(output.zero_point[0])

    def quantized(value: float) -> int:
        return zero + round_half_away(float(np.float32(value) / scale))

    low = max(-128, zero) if activation in ("relu", "relu6") else -128
    high = min(127, quantized(6.0)) if activation == "relu6" else 127
    return low, high
