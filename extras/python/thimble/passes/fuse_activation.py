# SPDX-License-Identifier: MIT
"""Moves an activation that stands alone into the Dense layer before it."""

from __future__ import annotations

from dataclasses import replace

from thimble.graph import ActivationLayer, Dense, Graph

# A second one changes nothing.
_IDEMPOTENT = {"relu", "relu6"}


def match(graph: Graph, index: int) -> bool:
    layer = graph.layers[index]
    before = graph.layers[index - 1] if index else None
    if not isinstance(layer, ActivationLayer) or not isinstance(before, Dense):
        return False
    return before.activation.is_identity or (
        before.activation == layer.activation and layer.activation.kind in _IDEMPOTENT
    )


def transform(graph: Graph, index: int) -> None:
    layer, before = graph.layers[index], graph.layers[index - 1]
    graph.layers[index - 1] = replace(before, activation=layer.activation)
    del graph.layers[index]
