# SPDX-License-Identifier: MIT
"""The range and the table of a Dense layer's output, for both rounding rules."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Optional

import numpy as np

from thimble import activations
from thimble.graph import Activation, Dense
from thimble.numeric import tables
from thimble.passes.calibrate import choose_range, choose_top, thinned
from thimble.quantized import NATIVE, Scale

# Beyond these the 8-bit result no longer changes: half a step of 1/256 and of 1/128.
_SATURATES = {"sigmoid": math.log(511), "tanh": math.atanh(255 / 256)}
# Ranges that are tried, as parts of that; few, so that layers come to share a table.
_PARTS = 2.0 ** (-np.arange(9) / 2)
# A wider one is taken if it costs no more than this: it leaves more layers the same table.
_COSTS_NOTHING = 1.05
_BY_CLAMP = {"identity", "relu", "relu6"}


@dataclass
class OutputPlan:
    """`sums`: scale of the requantized sums; `output`: behind the table, if there is one."""

    sums: Scale
    output: Scale
    table: Optional[np.ndarray]


def plan(layer: Dense, sums: np.ndarray, rounding: str) -> OutputPlan:
    """Chosen on the layer's float64 sums for the samples."""
    if layer.activation.kind in _BY_CLAMP:
        scale = _clamped_scale(layer.activation, sums, rounding)
        return OutputPlan(scale, scale, None)
    before = _scale_before_table(layer.activation, sums, rounding)
    after = _scale_after_table(layer.activation, sums, rounding)
    return OutputPlan(before, after, table_of(layer.activation, before, after, rounding))


def widened(layer: Dense, plan: OutputPlan, step: float, rounding: str) -> OutputPlan:
    """The same plan with steps of at least this size, around the same middle."""
    scale, zero = float(plan.sums.scale[0]), int(plan.sums.zero_point[0])
    if scale >= step:
        return plan
    if layer.activation.kind in ("relu", "relu6"):
        sums = Scale.of(step, zero)
        return OutputPlan(sums, sums, None)
    middle = (-0.5 - zero) * scale
    sums = Scale.of(step, int(np.floor(-middle / step)))
    if plan.table is None:
        return OutputPlan(sums, sums, None)
    table = table_of(layer.activation, sums, plan.output, rounding)
    return OutputPlan(sums, plan.output, table)


def table_of(
    activation: Activation, before: Scale, after: Scale, rounding: str
) -> np.ndarray:
    """The 256 entries that take q at scale `before` to q at scale `after`."""
    scale, zero = float(before.scale[0]), int(before.zero_point[0])
    if rounding != NATIVE and activation.kind == "sigmoid":
        return tables.tflite_logistic(scale, zero)
    if rounding != NATIVE and activation.kind == "tanh":
        return tables.tflite_tanh(scale, zero)
    to_scale, to_zero = float(after.scale[0]), int(after.zero_point[0])
    return tables.rounded(activation, scale, zero, to_scale, to_zero)


def _clamped_scale(activation: Activation, sums: np.ndarray, rounding: str) -> Scale:
    if activation.kind == "relu":
        return Scale.of(choose_top(sums) / 255, -128)
    if activation.kind == "relu6":
        return Scale.of(choose_top(sums, limit=6.0) / 255, -128)
    return affine(*choose_range(sums, include_zero=rounding != NATIVE), rounding)


def _scale_before_table(activation: Activation, sums: np.ndarray, rounding: str) -> Scale:
    limit = _SATURATES.get(activation.kind)
    if limit is None:
        return affine(*choose_range(sums, include_zero=True), rounding)
    sums = thinned(sums.ravel())
    wanted = activations.apply(activation, sums)
    scales = [Scale.of(limit * part / 127, 0) for part in _PARTS]
    found = [
        activations.apply(activation, s.dequantize(s.quantize(sums))) for s in scales
    ]
    errors = [float(np.square(values - wanted).mean()) for values in found]
    best = min(errors)
    return next(s for s, error in zip(scales, errors) if error <= _COSTS_NOTHING * best)


def _scale_after_table(activation: Activation, sums: np.ndarray, rounding: str) -> Scale:
    if activation.kind in ("sigmoid", "hard_sigmoid", "gaussian"):
        return Scale.of(*tables.SIGMOID_OUTPUT)
    if activation.kind == "tanh":
        return Scale.of(*tables.TANH_OUTPUT)
    if activation.kind == "binary_step":
        return Scale.of(1.0, 0)
    return affine(
        *choose_range(activations.apply(activation, sums), include_zero=True), rounding
    )


def affine(low: float, high: float, rounding: str) -> Scale:
    """256 steps from low to high; Tflite keeps the zero point in 8 bits."""
    scale = float(np.float32((high - low) / 255))
    zero = int(np.floor(-128 - low / scale + 0.5))
    return Scale.of(scale, zero if rounding == NATIVE else int(np.clip(zero, -128, 127)))
