# SPDX-License-Identifier: MIT
"""Quantizes for Int8<Native>: q = clamp(floor(sum M / 2^shift), 0, 255) - 128.

The scale of a unit's weights is free, so the multiplier comes first: the smallest M that
keeps every weight within +-127, and then weight scale = output scale * M / (2^shift * input
scale) holds exactly. Rounding and both zero points are part of the bias, and a range of
the output that begins at zero is the ReLU.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from thimble.errors import ThimbleError
from thimble.graph import ArgMax, Dense, Graph, Recurrent, Threshold
from thimble.number_choice import Choice
from thimble.numeric import softmax
from thimble.passes import (
    input_scale,
    output_range,
    pack_weights,
    prove_accumulator,
    quantize_recurrent,
)
from thimble.passes.share_tables import share
from thimble.quantized import (
    NATIVE,
    UNPACKED,
    QuantizedDense,
    QuantizedGraph,
    QuantizedSoftmax,
    Scale,
)
from thimble.reference import by_steps, dense_sums, run_layer, trace_float

# By shift. The smallest multipliers let a kernel saturate sums to 24 bits.
SMALLEST_MULTIPLIER = {16: 256, 24: 1024}
LARGEST_MULTIPLIER = 65535
# A mean error is only trusted as a correction of the bias when it comes from this many.
_ENOUGH_SAMPLES = 30
# A search may find that a larger step is better than the one it began with.
_ROOM = 1.3


def quantize(
    graph: Graph, samples: np.ndarray, numbers: Choice | None = None
) -> QuantizedGraph:
    """The quantized network, calibrated on rows of float samples."""
    numbers = numbers or Choice()
    traces = trace_float(graph, samples)
    rows = samples.reshape(-1, graph.inputs)
    scale = input_scale.choose(graph.weighted_layers[0], rows, any_zero_point=True)
    result = QuantizedGraph(
        NATIVE, graph.inputs, scale, [], graph.labels, graph.task, graph.source,
        steps=graph.steps,
    )  # fmt: skip
    q = scale.quantize(by_steps(graph, samples))
    for layer, trace in zip(graph.layers, traces):
        if isinstance(layer, Dense):
            sums = trace.sums.reshape(-1, layer.units)
            rows = q.reshape(-1, layer.inputs)
            packing = numbers.of_layer(layer.name)
            quantized = quantize_dense(layer, scale, sums, rows, packing)
        elif isinstance(layer, Recurrent):
            quantized = quantize_recurrent.quantize(layer, scale, trace.output)
        elif isinstance(layer, (ArgMax, Threshold)):
            quantized = layer
        else:
            table = softmax.native_table(float(scale.scale[0]))
            quantized = QuantizedSoftmax(
                layer.name, Scale.of(*softmax.OUTPUT), table=table
            )
        result.layers.append(quantized)
        q = run_layer(NATIVE, quantized, q)
        scale = result.output
    share(result)
    result.notes += prove_accumulator.notes(result)
    return result


@dataclass
class _Units:
    """Weights in output steps, before a multiplier is chosen: ratio = weight 1 / 2^shift."""

    weights: np.ndarray
    bias: np.ndarray
    zero_in: np.ndarray
    zero_out: int


def quantize_dense(
    layer: Dense,
    scale_in: Scale,
    float_sums: np.ndarray,
    q_in: np.ndarray,
    packing: str = UNPACKED,
) -> QuantizedDense:
    """One layer; q_in are the quantized values that reach it for the samples."""
    plan = output_range.plan(layer, float_sums, NATIVE)
    steps_in = np.broadcast_to(scale_in.scale.astype(np.float64), (layer.inputs,))
    zero_in = np.broadcast_to(scale_in.zero_point, (layer.inputs,))
    bias = np.zeros(layer.units) if layer.bias is None else layer.bias
    real = layer.weights * steps_in
    # No multiplier can make one weight step larger than one output step.
    if packing == UNPACKED:
        largest = np.abs(real).max(initial=0.0) / 126
    else:
        largest = pack_weights.largest_step(packing, real) * _ROOM
    plan = output_range.widened(layer, plan, largest, NATIVE)
    step = float(plan.sums.scale[0])
    zero_out = int(plan.sums.zero_point[0])
    units = _Units(real / step, bias / step, zero_in, zero_out)
    if packing == UNPACKED:
        integers = _integers(layer.name, units)
    else:
        integers = _packed_integers(layer.name, packing, units, q_in, float_sums / step)
    result = QuantizedDense(
        layer.name,
        *integers,
        layer.activation,
        plan.sums,
        plan.output,
        table=plan.table,
        packing=packing,
    )
    if len(q_in) >= _ENOUGH_SAMPLES:
        _center(result, float_sums, q_in)
    return result


def _integers(
    name: str, units: _Units
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """(weights, bias, multiplier, shift) of a layer."""
    largest = np.abs(units.weights).max(axis=1, initial=0.0)
    wanted = largest / 127
    shift = 24 if (wanted * (1 << 24)).max() <= LARGEST_MULTIPLIER else 16
    multipliers = np.ceil(wanted * (1 << shift) - 1e-9).astype(np.int64)
    multipliers = np.maximum(multipliers, SMALLEST_MULTIPLIER[shift])
    weights = np.zeros(units.weights.shape, np.int64)
    bias = np.zeros(len(multipliers), np.int64)
    for unit in range(len(multipliers)):
        while True:
            factor = (1 << shift) / int(multipliers[unit])
            weights[unit] = np.clip(np.rint(units.weights[unit] * factor), -127, 127)
            folded = _folded_bias(units, unit, weights[unit], factor)
            coarser = int(multipliers[unit] * 1.05) + 1
            bound = prove_accumulator.bound(weights[unit], folded)
            if bound < prove_accumulator.LIMIT or coarser > LARGEST_MULTIPLIER:
                break
            multipliers[unit] = coarser
        bias[unit] = _checked_bias(name, unit, folded)
    return weights.astype(np.int8), bias, multipliers, np.array([shift])


def _folded_bias(units: _Units, unit: int, weights: np.ndarray, factor: float) -> int:
    """b, the zero points and the half step that turns floor into round."""
    constant = (units.bias[unit] + units.zero_out + 128.5) * factor
    return math.floor(constant + 0.5) - int((units.zero_in * weights).sum())


def _checked_bias(name: str, unit: int, bias: int) -> int:
    if abs(bias) > 2**31 - 2**24:
        raise ThimbleError(
            f"{name}: the bias of unit {unit} is too far from the range of its inputs "
            "for int8; scale the inputs, or convert with --numbers float32"
        )
    return bias


def _packed_integers(
    name: str, packing: str, units: _Units, q_in: np.ndarray, sums: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """The same for packed weights: they and the multipliers come from a search."""
    largest = pack_weights.largest_step(packing, units.weights) * _ROOM
    shift = 24 if largest * (1 << 24) <= LARGEST_MULTIPLIER else 16
    steps = pack_weights.Steps(shift, SMALLEST_MULTIPLIER[shift], LARGEST_MULTIPLIER)
    wanted = pack_weights.Wanted.of(q_in, sums, units.weights)
    coarser = np.ones(len(units.weights))
    while True:
        weights, multipliers = pack_weights.choose(
            packing, units.weights, wanted, steps, coarser
        )
        factors = (1 << shift) / multipliers
        bias = [
            _checked_bias(name, unit, _folded_bias(units, unit, own, factor))
            for unit, (own, factor) in enumerate(zip(weights, factors))
        ]
        bounds = [prove_accumulator.bound(w, b) for w, b in zip(weights, bias)]
        wide = np.array(bounds) >= prove_accumulator.LIMIT
        wide &= multipliers * 1.05 < LARGEST_MULTIPLIER
        if not wide.any():
            break
        coarser[wide] *= 1.1
    return weights.astype(np.int8), np.array(bias), multipliers, np.array([shift])


def _center(layer: QuantizedDense, float_sums: np.ndarray, q_in: np.ndarray) -> None:
    """Takes the mean error over the samples out of the bias.

    Rounded weights and inputs shift the mean of a sum; the bias can absorb all of that.
    """
    to_steps = layer.multiplier / 2.0 ** layer.shift[0]
    step, zero = float(layer.dense_output.scale[0]), int(layer.dense_output.zero_point[0])
    got = dense_sums(layer, q_in) * to_steps - 128.5
    wanted = float_sums / step + zero
    # Only where the result is within its range does the mean matter.
    inside = (wanted > -128) & (wanted < 127)
    count = inside.sum(axis=0)
    error = np.where(inside, wanted - got, 0).sum(axis=0) / np.maximum(count, 1)
    error = np.where(count >= _ENOUGH_SAMPLES, np.clip(error, -4, 4), 0)
    moved = layer.bias + np.rint(error / to_steps).astype(np.int64)
    for unit, bias in enumerate(moved):
        if (
            prove_accumulator.bound(layer.weights[unit], int(bias))
            < prove_accumulator.LIMIT
        ):
            layer.bias[unit] = bias
