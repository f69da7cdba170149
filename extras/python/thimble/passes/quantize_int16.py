# SPDX-License-Identifier: MIT
"""Quantizes for Int16x8: q = clamp(floor(sum M / 2^shift), low, 32767), all symmetric.

As in quantize_native the multiplier comes first and the scale of a unit's weights follows
from it, so that it has no rounding error. 16 bits leave room: a value may grow beyond what
the samples showed by a quarter before it is clamped.
"""

from __future__ import annotations

import math

import numpy as np

from thimble.errors import ThimbleError
from thimble.graph import ArgMax, Dense, Graph
from thimble.numeric import softmax
from thimble.quantized import (
    INT16,
    QuantizedDense,
    QuantizedGraph,
    QuantizedSoftmax,
    Scale,
)
from thimble.reference import trace_float

BITS, LARGEST = 16, 32767
LARGEST_MULTIPLIER = 65535
# Sums have 32 bits; every input is at most 32768.
LIMIT, LARGEST_INPUT = 1 << 31, 1 << 15
_HEADROOM = 1.25
# Features get scales of their own when their ranges differ by more than this.
_WORTH_SCALES = 64.0
# What sigmoid and tanh take (Q3.12) and give (Q0.15).
BEFORE, BEHIND = 2.0**-12, 2.0**-15
_FUNCTIONS = ("sigmoid", "tanh")
_CLAMPS = ("identity", "relu", "relu6")


def quantize(graph: Graph, samples: np.ndarray) -> QuantizedGraph:
    """The quantized network, calibrated on rows of float samples."""
    if graph.is_recurrent:
        raise ThimbleError("int16x8 has no recurrent layers: choose int8 or float32")
    traces = trace_float(graph, samples)
    scale = _input_scale(samples)
    result = QuantizedGraph(
        INT16, graph.inputs, scale, [], graph.labels, graph.task, graph.source
    )
    for layer, trace in zip(graph.layers, traces):
        if isinstance(layer, Dense):
            result.layers.append(quantize_dense(layer, scale, trace.sums))
        elif isinstance(layer, ArgMax):
            result.layers.append(layer)
        else:
            table = softmax.int16_table(float(scale.scale[0]))
            output = Scale.of(BEHIND, 0, BITS)
            result.layers.append(QuantizedSoftmax(layer.name, output, table=table))
        scale = result.output
    return result


def _input_scale(x: np.ndarray) -> Scale:
    largest = np.abs(x).max(axis=0, initial=0.0)
    usual = float(largest.max()) or 1.0
    used = largest[largest > 0]
    if len(used) and usual > _WORTH_SCALES * float(used.min()):
        steps = np.where(largest > 0, largest, usual) * _HEADROOM / LARGEST
    else:
        steps = np.array([usual * _HEADROOM / LARGEST])
    steps = np.maximum(steps.astype(np.float32), np.float32(1e-30))
    return Scale(steps, np.zeros(len(steps), np.int64), BITS)


def quantize_dense(layer: Dense, scale_in: Scale, sums: np.ndarray) -> QuantizedDense:
    kind = layer.activation.kind
    if kind not in (*_FUNCTIONS, *_CLAMPS):
        raise ThimbleError(
            f"{layer.name}: int16x8 has no {kind}, only {', '.join((*_CLAMPS, *_FUNCTIONS))}; "
            "choose --numbers int8, whose tables hold any activation, or int8-weights"
        )
    step = _output_step(kind, sums)
    bias = np.zeros(layer.units) if layer.bias is None else layer.bias
    weights = layer.weights * scale_in.scale.astype(np.float64) / step
    before = Scale.of(step, 0, BITS)
    behind = Scale.of(BEHIND, 0, BITS) if kind in _FUNCTIONS else before
    low = 0 if kind in ("relu", "relu6") else -LARGEST - 1
    return QuantizedDense(
        layer.name,
        *_integers(layer.name, weights, bias / step),
        layer.activation,
        before,
        behind,
        clamp=(low, LARGEST),
    )


def _output_step(kind: str, sums: np.ndarray) -> float:
    if kind in _FUNCTIONS:
        return BEFORE
    if kind == "relu6":
        return float(np.float32(6 / LARGEST))
    values = np.maximum(sums, 0) if kind == "relu" else np.abs(sums)
    largest = float(values.max(initial=0.0)) or 1.0
    return float(np.float32(largest * _HEADROOM / LARGEST))


def bound(weights: np.ndarray, bias: int) -> int:
    """No sum of this unit, and no partial sum from the bias on, is larger in magnitude."""
    return LARGEST_INPUT * int(np.abs(weights).sum()) + abs(int(bias))


def _integers(
    name: str, real: np.ndarray, real_bias: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """(weights, bias, multiplier, shift) of a layer, from weights in output steps."""
    wanted = np.abs(real).max(axis=1, initial=0.0) / 127
    shift = 24 if (wanted * (1 << 24)).max() <= LARGEST_MULTIPLIER else 16
    if (wanted * (1 << shift)).max() > LARGEST_MULTIPLIER:
        raise ThimbleError(
            f"{name}: its weights are too large for the range of its outputs in 16 bits; "
            "choose --numbers int8-weights"
        )
    multipliers = np.maximum(np.ceil(wanted * (1 << shift) - 1e-9), 1).astype(np.int64)
    weights, bias = np.zeros(real.shape, np.int64), np.zeros(len(real), np.int64)
    for unit in range(len(real)):
        while True:
            factor = (1 << shift) / int(multipliers[unit])
            weights[unit] = np.clip(np.rint(real[unit] * factor), -127, 127)
            # b and the half step that turns floor into round.
            bias[unit] = math.floor((real_bias[unit] + 0.5) * factor + 0.5)
            if bound(weights[unit], bias[unit]) < LIMIT:
                break
            if multipliers[unit] == LARGEST_MULTIPLIER:
                raise ThimbleError(
                    f"{name}: the sums of unit {unit} do not fit into 32 bits; choose "
                    "--numbers int8-weights"
                )
            coarser = int(multipliers[unit] * 1.05) + 1
            multipliers[unit] = min(coarser, LARGEST_MULTIPLIER)
    return weights.astype(np.int8), bias, multipliers, np.array([shift])
