# SPDX-License-Identifier: MIT
"""Folds a scaler (or a BatchNormalization after an activation) into the next Dense layer.

W (scale x + offset) + b = (W scale) x + (W offset + b)
"""

from __future__ import annotations

from dataclasses import replace

from thimble.graph import Affine, Dense, Graph


def match(graph: Graph, index: int) -> bool:
    after = graph.layers[index + 1] if index + 1 < len(graph.layers) else None
    return isinstance(graph.layers[index], Affine) and isinstance(after, Dense)


def transform(graph: Graph, index: int) -> None:
    affine, dense = graph.layers[index], graph.layers[index + 1]
    moved = dense.weights @ affine.offset
    bias = dense.bias
    if moved.any() or bias is not None:
        bias = moved if bias is None else bias + moved
    graph.layers[index + 1] = replace(
        dense, weights=dense.weights * affine.scale[None, :], bias=bias
    )
    del graph.layers[index]
