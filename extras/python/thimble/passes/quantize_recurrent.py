# SPDX-License-Identifier: MIT
"""Quantizes recurrent layers for Int8<Native>: gates in Q3.12, see kernels/recurrent_int8.h.

Inputs and outputs before share a multiplier M, so the smallest M that keeps the larger of
both within +-127 comes first; then the scale of the weights is exactly what M asks for:
weight step = M / (2^20 step of the value). Rounding and zero points are part of the bias.
"""

from __future__ import annotations

import math

import numpy as np

from thimble.errors import Unsupported
from thimble.graph import Recurrent
from thimble.passes import prove_accumulator
from thimble.passes.calibrate import choose_top
from thimble.quantized import QuantizedRecurrent, Scale

GATE_STEPS = 1 << 12
LARGEST_MULTIPLIER = 65535
# Outputs beyond those of the samples keep this much room.
_HEADROOM = 1.1
_MOST_FINER = 7
_OWN_SCALE = ("relu", "identity")
_FUNCTIONS = {
    "simple_rnn": ("tanh", "sigmoid", *_OWN_SCALE),
    "lstm": ("tanh",),
    "gru": ("tanh",),
    "gru_reset_before": ("tanh",),
}


def quantize(
    layer: Recurrent, scale_in: Scale, outputs: np.ndarray
) -> QuantizedRecurrent:
    """outputs are those of the float layer for the samples."""
    _check(layer)
    finer = 0
    largest = float(np.abs(outputs).max(initial=0.0))
    if layer.activation.kind in _OWN_SCALE:
        step = choose_top(np.abs(outputs)) / 127
        per_gate_step = 256 / step
    else:
        while finer < _MOST_FINER and largest * _HEADROOM * 2 ** (finer + 1) <= 1:
            finer += 1
        step = 2.0 ** -(7 + finer)
        per_gate_step = GATE_STEPS
    steps_in = np.broadcast_to(scale_in.scale.astype(np.float64), (layer.inputs,))
    zeros_in = np.broadcast_to(scale_in.zero_point, (layer.inputs,))
    own = layer.weights * steps_in * per_gate_step
    back = layer.recurrent * step * per_gate_step
    rows = 4 if layer.kind == "gru" else len(own)
    bias = np.zeros((rows, layer.units)) if layer.bias is None else layer.bias
    units = [_Gate(layer.name, u) for u in range(layer.units)]
    weights = np.zeros(own.shape, np.int8)
    recurrent = np.zeros(back.shape, np.int8)
    folded = np.zeros(bias.shape, np.int64)
    multiplier = np.zeros(bias.shape, np.int64)
    for gate in range(rows):
        # The last row of a GRU is what its new values have from the outputs before.
        of_x = own[gate] if gate < len(own) else np.zeros((layer.units, 0))
        of_h = back[min(gate, len(back) - 1)]
        if layer.kind == "gru" and gate == 2:
            of_h = np.zeros((layer.units, 0))
        for u, unit in enumerate(units):
            w = np.concatenate([of_x[u], of_h[u]])
            zeros = np.concatenate([zeros_in[: of_x.shape[1]], np.zeros(of_h.shape[1])])
            found = unit.integers(w, bias[gate, u] * per_gate_step, zeros)
            q, folded[gate, u], multiplier[gate, u] = found
            if of_x.shape[1]:
                weights[gate, u] = q[: layer.inputs]
            if of_h.shape[1]:
                recurrent[min(gate, len(back) - 1), u] = q[of_x.shape[1] :]
    return QuantizedRecurrent(
        layer.name, layer.kind, weights, recurrent, folded, multiplier,
        layer.activation, layer.gate_activation, Scale.of(step, 0), finer,
    )  # fmt: skip


class _Gate:
    """The integers of one row of weights."""

    def __init__(self, name: str, unit: int) -> None:
        self.name, self.unit = name, unit

    def integers(
        self, weights: np.ndarray, bias: float, zeros: np.ndarray
    ) -> tuple[np.ndarray, int, int]:
        """(weights, bias, M), from weights and bias in steps of the gate."""
        wanted = np.abs(weights).max(initial=0.0) / 127 * 256
        multiplier = int(np.clip(math.ceil(wanted - 1e-9), 1, LARGEST_MULTIPLIER))
        while True:
            factor = 256 / multiplier
            q = np.clip(np.rint(weights * factor), -127, 127).astype(np.int64)
            folded = math.floor((bias + 0.5) * factor + 0.5) - int((zeros * q).sum())
            coarser = int(multiplier * 1.05) + 1
            fits = prove_accumulator.bound(q, folded) < prove_accumulator.LIMIT
            if fits or coarser > LARGEST_MULTIPLIER:
                break
            multiplier = coarser
        if abs(folded) > 2**31 - 2**24:
            raise Unsupported(
                self.name,
                f"the bias of unit {self.unit} is too far from the range of its inputs for "
                "int8",
                "scale the inputs, or convert with --numbers float32",
            )
        return q, folded, multiplier


def _check(layer: Recurrent) -> None:
    possible = _FUNCTIONS[layer.kind]
    for what, activation, allowed in (
        ("activation", layer.activation, possible),
        ("gates' activation", layer.gate_activation, ("sigmoid",)),
    ):
        if what != "activation" and layer.kind == "simple_rnn":
            continue
        if activation.kind not in allowed:
            raise Unsupported(
                layer.name,
                f"the {what} {activation.kind} in int8",
                f"take {' or '.join(allowed)}, or convert with --numbers float32",
            )
