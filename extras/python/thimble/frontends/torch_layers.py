# SPDX-License-Identifier: MIT
"""The layers of PyTorch from their arrays, and a chain of them as a graph."""

from __future__ import annotations

from typing import Optional

import numpy as np

from thimble.errors import ThimbleError, Unsupported
from thimble.graph import Activation, Dense, Graph, Layer, Recurrent, Threshold

# Rows of a weight matrix for each unit, and what they make.
KINDS = {1: "simple_rnn", 3: "gru", 4: "lstm"}
_NAMES = {"simple_rnn": "RNN", "gru": "GRU", "lstm": "LSTM"}


def linear(name: str, weights: np.ndarray, bias: Optional[np.ndarray]) -> Dense:
    if weights.ndim != 2 or (bias is not None and bias.shape != weights.shape[:1]):
        raise ThimbleError(f"{name}: these are not the weights of an nn.Linear")
    return Dense(name, _real(weights), None if bias is None else _real(bias))


def recurrent(
    name: str,
    weights: np.ndarray,
    back: np.ndarray,
    biases: Optional[tuple[np.ndarray, np.ndarray]],
    nonlinearity: str = "tanh",
) -> Recurrent:
    """One layer of an nn.RNN, nn.LSTM (gates i, f, g, o) or nn.GRU (r, z, n).

    weights[gate and unit, input], back[gate and unit, unit]; the two biases are those of
    the two matrices.
    """
    rows, units = back.shape if back.ndim == 2 else (0, 0)
    gates = rows // units if units else 0
    fits = weights.ndim == 2 and gates in KINDS and rows == len(weights) == gates * units
    if not fits or (biases and any(b.shape != (rows,) for b in biases)):
        raise ThimbleError(
            f"{name}: weights of the shapes {weights.shape} and {back.shape} are not those "
            "of an nn.RNN, nn.GRU or nn.LSTM"
        )
    kind = KINDS[gates]
    own = _real(weights).reshape(gates, units, -1)
    outputs = _real(back).reshape(gates, units, units)
    bias = None
    if biases:
        of_x, of_h = (_real(b).reshape(gates, units) for b in biases)
        bias = of_x + of_h
        if kind == "gru":
            # The reset lies between the two biases of the new values.
            bias = np.stack([bias[1], bias[0], of_x[2], of_h[2]])
    if kind == "gru":
        own, outputs = own[[1, 0, 2]], outputs[[1, 0, 2]]
    function = Activation(nonlinearity if kind == "simple_rnn" else "tanh")
    return Recurrent(name, kind, own, outputs, bias, function, Activation("sigmoid"))


def chain(
    layers: list[Layer], steps: int, many_to_one: bool, source: str, task: str | None
) -> Graph:
    """The graph; many to one, the layers behind the last recurrent one see its last step."""
    places = [k for k, layer in enumerate(layers) if isinstance(layer, Recurrent)]
    if not places and steps != 1:
        raise ThimbleError(
            f"{steps} steps for a network without an RNN, GRU or LSTM: leave steps out"
        )
    if places and many_to_one and steps > 1:
        at = places[-1]
        layers = [*layers[: at + 1], Threshold(layers[at].name, steps), *layers[at + 1 :]]
    weighted = [layer for layer in layers if isinstance(layer, (Dense, Recurrent))]
    if not weighted:
        raise ThimbleError("the network has no nn.Linear: there is nothing to convert")
    names = dict.fromkeys(
        _NAMES[layer.kind] if isinstance(layer, Recurrent) else "Linear"
        for layer in weighted
    )
    source = f"{source} ({', '.join(names)})"
    return Graph(weighted[0].inputs, layers, source=source, task=task, steps=steps)


def unsupported(name: str, kind: str, instead: str) -> Unsupported:
    return Unsupported(name, f"an nn.{kind} cannot be converted", instead)


def _real(array: np.ndarray) -> np.ndarray:
    return np.asarray(array, np.float64)
