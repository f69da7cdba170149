# SPDX-License-Identifier: MIT
"""Folds a scaler (or a BatchNormalization after an activation) into the next Dense layer.

W (scale x + offset) + b = (W scale) x + (W offset + b)

The same holds for the gates of a recurrent layer, whose inputs a step brings.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from thimble.graph import Affine, Dense, Graph, Recurrent


def match(graph: Graph, index: int) -> bool:
    after = graph.layers[index + 1] if index + 1 < len(graph.layers) else None
    return isinstance(graph.layers[index], Affine) and isinstance(
        after, (Dense, Recurrent)
    )


def transform(graph: Graph, index: int) -> None:
    affine, dense = graph.layers[index], graph.layers[index + 1]
    if isinstance(dense, Recurrent):
        graph.layers[index + 1] = _into_recurrent(affine, dense)
        del graph.layers[index]
        return
    moved = dense.weights @ affine.offset
    bias = dense.bias
    if moved.any() or bias is not None:
        bias = moved if bias is None else bias + moved
    graph.layers[index + 1] = replace(
        dense, weights=dense.weights * affine.scale[None, :], bias=bias
    )
    del graph.layers[index]


def _into_recurrent(affine: Affine, layer: Recurrent) -> Recurrent:
    moved = layer.weights @ affine.offset
    bias = layer.bias
    if moved.any() or bias is not None:
        rows = len(moved) + (layer.kind == "gru")
        bias = np.zeros((rows, layer.units)) if bias is None else bias.copy()
        bias[: len(moved)] += moved
    return replace(layer, weights=layer.weights * affine.scale, bias=bias)
