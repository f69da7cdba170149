# SPDX-License-Identifier: MIT
"""Rounds the weights of a float network to 8 or 16 bits, with a scale for each unit.

Everything else stays float: no samples are needed, and any activation stays what it is.
"""

from __future__ import annotations

import numpy as np

from thimble.errors import ThimbleError
from thimble.graph import Dense, Graph


def apply(graph: Graph, bits: int) -> Graph:
    """A copy whose Dense layers hold the rounded weights and the step of each unit."""
    if graph.is_recurrent:
        raise ThimbleError(
            f"recurrent layers have no kernels for int{bits} weights: choose --numbers "
            "float32"
        )
    graph = graph.copy()
    for layer in graph.layers:
        if isinstance(layer, Dense):
            layer.steps, layer.bits = _steps(layer.weights, bits), bits
            layer.weights = integers(layer) * layer.steps[:, None]
    return graph


def _steps(weights: np.ndarray, bits: int) -> np.ndarray:
    """Float32, as the header holds them, so that the largest weight is the largest integer."""
    largest = np.abs(weights).max(axis=1, initial=0.0)
    steps = (largest / ((1 << (bits - 1)) - 1)).astype(np.float32).astype(np.float64)
    # Where the rest would be no normal number, the weights are nothing.
    return np.where(steps < 2.0**-126, 1.0, steps)


def integers(layer: Dense) -> np.ndarray:
    """The weights in steps."""
    limit = (1 << (layer.bits - 1)) - 1
    return np.clip(np.rint(layer.weights / layer.steps[:, None]), -limit, limit)
