# SPDX-License-Identifier: MIT
"""How far every layer of a quantized network is from the same layer in float."""

from __future__ import annotations

from typing import Optional

import numpy as np

from thimble.graph import ArgMax, Graph, Threshold
from thimble.quantized import QuantizedGraph
from thimble.reference import by_steps, run_layer, trace_float


def layer_errors(
    network: Graph, converted: QuantizedGraph, x: np.ndarray
) -> list[Optional[float]]:
    """Root mean squared error over root mean square, a layer; None for an index or a threshold.

    The layer where this jumps is the one where the two part.
    """
    errors: list[Optional[float]] = []
    q = converted.input.quantize(by_steps(converted, x))
    for layer, trace in zip(converted.layers, trace_float(network, x)):
        q = run_layer(converted.rounding, layer, q)
        if isinstance(layer, (ArgMax, Threshold)):
            errors.append(None)
            continue
        size = float(np.sqrt(np.square(trace.output).mean()))
        error = float(
            np.sqrt(np.square(layer.output.dequantize(q) - trace.output).mean())
        )
        errors.append(error / size if size else None)
    return errors
