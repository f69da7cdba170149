# SPDX-License-Identifier: MIT
"""Ends the network with ArgMax (--argmax); the softmax before it would change nothing."""

from __future__ import annotations

from thimble.errors import ThimbleError
from thimble.graph import ArgMax, Graph, Softmax


def apply(graph: Graph) -> None:
    if graph.classes < 2:
        raise ThimbleError(
            "--argmax needs two outputs or more, and this network has one: leave it out and "
            "compare the output with a threshold"
        )
    while graph.layers and isinstance(graph.layers[-1], (Softmax, ArgMax)):
        del graph.layers[-1]
    graph.layers.append(ArgMax())
