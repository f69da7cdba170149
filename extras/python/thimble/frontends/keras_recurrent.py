# SPDX-License-Identifier: MIT
"""The recurrent layers of Keras: SimpleRNN, LSTM and GRU."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from thimble.errors import Unsupported
from thimble.frontends.keras_activations import activation_of
from thimble.frontends.keras_topology import LayerSpec
from thimble.graph import (
    IDENTITY,
    Activation,
    ActivationLayer,
    Layer,
    Recurrent,
    Threshold,
)

if TYPE_CHECKING:
    from thimble.frontends.keras_layers import Weights

# Gates in the order of Keras, which is that of the library.
LAYERS = {"SimpleRNN": 1, "LSTM": 4, "GRU": 3}
_KINDS = {"SimpleRNN": "simple_rnn", "LSTM": "lstm", "GRU": "gru"}


def read(
    spec: LayerSpec,
    weights: Weights,
    shape: tuple[int, ...],
    keras_major: int,
    steps: int | None,
) -> list[Layer]:
    """The layer, and behind one that returns its last step only a threshold."""
    _check(spec, shape)
    config = spec.config
    units, inputs, gates = int(config["units"]), shape[0], LAYERS[spec.class_name]
    resets_after = spec.class_name == "GRU" and config.get("reset_after", False)
    shapes: list[tuple[int, ...]] = [(inputs, gates * units), (units, gates * units)]
    if config.get("use_bias", True):
        shapes.append((2, gates * units) if resets_after else (gates * units,))
    kernel, recurrent, *bias = weights.take(spec, shapes)
    kind = _KINDS[spec.class_name]
    if kind == "gru" and not resets_after:
        kind = "gru_reset_before"
    layer = Recurrent(
        spec.name,
        kind,
        _by_gate(kernel, gates),
        _by_gate(recurrent, gates),
        _bias(bias[0], gates) if bias else None,
        _activation(spec, "activation", (units,), keras_major),
        _activation(spec, "recurrent_activation", (units,), keras_major),
    )
    if config.get("return_sequences") or not steps:
        return [layer]
    return [layer, Threshold(spec.name, steps, restarts=not config.get("stateful"))]


def _check(spec: LayerSpec, shape: tuple[int, ...]) -> None:
    label = f"{spec.name} ({spec.class_name})"
    if len(shape) != 1:
        raise Unsupported(
            label, f"a step of the shape {shape}", "give it steps of one axis"
        )
    if spec.config.get("go_backwards"):
        raise Unsupported(
            label,
            "go_backwards needs the end of a sequence before its beginning",
            "turn the sequence round and train with go_backwards=False",
        )
    if spec.config.get("return_state"):
        raise Unsupported(
            label, "return_state gives several outputs", "leave return_state out"
        )


def _by_gate(matrix: np.ndarray, gates: int) -> np.ndarray:
    """[from, gate and unit] -> [gate, unit, from]"""
    return matrix.reshape(len(matrix), gates, -1).transpose(1, 2, 0).copy()


def _bias(bias: np.ndarray, gates: int) -> np.ndarray:
    """Rows of units. Two biases of a gate add up, unless the reset lies between them."""
    if bias.ndim == 1:
        return bias.reshape(gates, -1)
    own, inner = bias.reshape(2, gates, -1)
    own = own.copy()
    own[:-1] += inner[:-1]
    return np.concatenate([own, inner[-1:]])


def _activation(
    spec: LayerSpec, key: str, shape: tuple[int, ...], keras_major: int
) -> Activation:
    value: Any = spec.config.get(key)
    layers = activation_of(value, spec, shape, keras_major)
    if not layers:
        return IDENTITY
    if len(layers) > 1 or not isinstance(layers[0], ActivationLayer):
        raise Unsupported(
            f"{spec.name} ({spec.class_name})",
            f"{key}={value} works on all values at once or is that of Keras 2",
            "tanh and sigmoid are the usual ones",
        )
    return layers[0].activation
