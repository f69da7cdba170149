# SPDX-License-Identifier: MIT
"""How many inputs of an int8 network are the zero that the kernel of AVRs can skip.

The kernel takes inputs plus 128, so that -128 is its zero: what a ReLU gives for all
negative sums, and the black of a picture.
"""

from __future__ import annotations

import numpy as np

from thimble.quantized import QuantizedDense, QuantizedGraph
from thimble.reference import run_layer

# Skipping pays beyond a few percent; where it saves less than this it is not worth a word.
WORTH_A_NOTE = 0.1
_ZERO = -128


def measure(graph: QuantizedGraph, q: np.ndarray) -> float:
    """The share of multiplications in dense layers with a zero, over rows of inputs."""
    values, zeros, all_macs = np.asarray(q, np.int64), 0.0, 0
    for layer in graph.layers:
        if isinstance(layer, QuantizedDense):
            zeros += float((values == _ZERO).mean()) * layer.weights.size
            all_macs += layer.weights.size
        values = run_layer(graph.rounding, layer, values)
    return zeros / all_macs if all_macs else 0.0
