# SPDX-License-Identifier: MIT
"""Drops layers that do nothing at prediction time: Dropout, Flatten, a linear activation."""

from __future__ import annotations

from thimble.graph import ActivationLayer, Affine, Graph, NoOp


def match(graph: Graph, index: int) -> bool:
    layer = graph.layers[index]
    if isinstance(layer, NoOp):
        return True
    if isinstance(layer, ActivationLayer):
        return layer.activation.is_identity
    return isinstance(layer, Affine) and bool(
        (layer.scale == 1).all() and not layer.offset.any()
    )


def transform(graph: Graph, index: int) -> None:
    del graph.layers[index]
