# SPDX-License-Identifier: MIT
"""Makes softmax, which needs all values of a layer at once, a layer of its own."""

from __future__ import annotations

from dataclasses import replace

from thimble.graph import IDENTITY, ActivationLayer, Dense, Graph, Softmax


def match(graph: Graph, index: int) -> bool:
    layer = graph.layers[index]
    return (
        isinstance(layer, (Dense, ActivationLayer)) and layer.activation.kind == "softmax"
    )


def transform(graph: Graph, index: int) -> None:
    layer = graph.layers[index]
    if isinstance(layer, Dense):
        graph.layers[index] = replace(layer, activation=IDENTITY)
        graph.layers.insert(index + 1, Softmax(f"softmax of {layer.name}"))
    else:
        graph.layers[index] = Softmax(layer.name)
