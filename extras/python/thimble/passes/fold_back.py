# SPDX-License-Identifier: MIT
"""Folds a BatchNormalization (any scale and offset) into the Dense layer before it.

scale (W x + b) + offset = (scale W) x + (scale b + offset), when nothing lies between.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from thimble.graph import Affine, Dense, Graph


def match(graph: Graph, index: int) -> bool:
    before = graph.layers[index - 1] if index else None
    return (
        isinstance(graph.layers[index], Affine)
        and isinstance(before, Dense)
        and before.activation.is_identity
    )


def transform(graph: Graph, index: int) -> None:
    affine, dense = graph.layers[index], graph.layers[index - 1]
    bias = np.zeros(dense.units) if dense.bias is None else dense.bias
    graph.layers[index - 1] = replace(
        dense,
        weights=dense.weights * affine.scale[:, None],
        bias=bias * affine.scale + affine.offset,
    )
    del graph.layers[index]
