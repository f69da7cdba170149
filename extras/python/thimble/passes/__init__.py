# SPDX-License-Identifier: MIT
"""Rewrites of the graph: one a file, each with match(graph, index) and transform."""

from __future__ import annotations

from thimble.graph import ArgMax, Graph, Softmax
from thimble.passes import (
    check,
    drop_no_ops,
    fold_back,
    fold_forward,
    fuse_activation,
    merge_affine,
    pick_largest,
    split_softmax,
)

# The order matters: a BatchNormalization must reach its Dense layer before the activation
# behind it does.
REWRITES = (
    drop_no_ops,
    split_softmax,
    merge_affine,
    fold_back,
    fuse_activation,
    fold_forward,
)


def simplify(graph: Graph, argmax: bool = False) -> Graph:
    """A chain of Dense, Softmax and ArgMax that computes the same, or a refusal."""
    graph = graph.copy()
    while any([_apply_once(graph, rewrite) for rewrite in REWRITES]):
        pass
    if argmax:
        pick_largest.apply(graph)
    check.apply(graph)
    if graph.task is None and isinstance(graph.layers[-1], (ArgMax, Softmax)):
        graph.task = "classifier"
    return graph


def _apply_once(graph: Graph, rewrite: object) -> bool:
    for index in range(len(graph.layers)):
        if rewrite.match(graph, index):
            rewrite.transform(graph, index)
            return True
    return False
