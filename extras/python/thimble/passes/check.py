# SPDX-License-Identifier: MIT
"""Refuses what is left that the library has no layer for, naming the layer."""

from __future__ import annotations

import numpy as np

from thimble.errors import ThimbleError, Unsupported
from thimble.graph import ActivationLayer, Affine, Dense, Graph, Recurrent, Softmax

LARGEST_LAYER = 65535


def apply(graph: Graph) -> None:
    if not graph.weighted_layers:
        raise ThimbleError("the network has no Dense layer: there is nothing to convert")
    values = graph.inputs
    for layer in graph.layers:
        if isinstance(layer, ActivationLayer):
            raise Unsupported(
                layer.name,
                f"a {layer.activation.kind} that does not directly follow a Dense layer "
                "without an activation",
                "put it right behind a Dense layer",
            )
        if isinstance(layer, Affine):
            raise Unsupported(
                layer.name,
                "a scaling that no Dense layer follows and that an activation separates from "
                "the one before",
                "put it before the activation, or a Dense layer behind it",
            )
        if isinstance(layer, (Dense, Recurrent)):
            _check_weights(layer, values)
            values = layer.units
    for layer, after in zip(graph.layers, graph.layers[1:]):
        if isinstance(layer, Softmax) and isinstance(after, Softmax):
            raise Unsupported(
                after.name, "a softmax of a softmax", "remove one of the two"
            )


def _check_weights(layer: Dense | Recurrent, inputs: int) -> None:
    if layer.inputs != inputs:
        raise ThimbleError(
            f"{layer.name}: its weights take {layer.inputs} values, but {inputs} reach it"
        )
    if max(layer.units, layer.inputs) > LARGEST_LAYER:
        raise Unsupported(
            layer.name, f"it is wider than {LARGEST_LAYER:,}", "use narrower layers"
        )
    arrays = [layer.weights, np.zeros(1) if layer.bias is None else layer.bias]
    if isinstance(layer, Recurrent):
        arrays.append(layer.recurrent)
    if not all(np.isfinite(array).all() for array in arrays):
        raise ThimbleError(
            f"{layer.name}: a weight is infinite or not a number; the training diverged, "
            "train again with a lower rate"
        )
