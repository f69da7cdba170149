# SPDX-License-Identifier: MIT
"""Proves for every input that the sums of a layer fit into 24 bits.

255 sum|w| + |bias| bounds the sum itself and also every partial sum of a kernel that adds
unsigned products, whose inputs lie in [0, 255] with the difference folded into the bias.
"""

from __future__ import annotations

import numpy as np

from thimble.quantized import QuantizedDense, QuantizedGraph, QuantizedRecurrent

LIMIT = 1 << 23


def bound(weights: np.ndarray, bias: int) -> int:
    """No sum of this unit is larger in magnitude."""
    return 255 * int(np.abs(weights.astype(np.int64)).sum()) + abs(int(bias))


def largest_bound(layer: QuantizedDense | QuantizedRecurrent) -> int:
    if isinstance(layer, QuantizedRecurrent):
        rows = ((layer.weights[g], layer.recurrent[g]) for g in range(len(layer.weights)))
        weights = np.concatenate([np.concatenate(row, axis=1) for row in rows])
        # A GRU has two sums in one row, each with a bias: no more than both together.
        bias = np.abs(layer.bias)
        if len(bias) > len(layer.weights):
            bias = np.concatenate([bias[:2], bias[2:].max(axis=0, keepdims=True)])
        return max(bound(w, b) for w, b in zip(weights, bias.ravel()))
    return max(bound(w, b) for w, b in zip(layer.weights, layer.bias))


def notes(graph: QuantizedGraph) -> list[str]:
    """One sentence for every layer without the proof."""
    found = []
    for layer in graph.layers:
        weighted = isinstance(layer, (QuantizedDense, QuantizedRecurrent))
        if weighted and largest_bound(layer) >= LIMIT:
            found.append(
                f"{layer.name}: a sum can reach {largest_bound(layer):,}, which is more than "
                f"24 bits hold ({LIMIT - 1:,}); it needs 32-bit accumulators"
            )
    return found
