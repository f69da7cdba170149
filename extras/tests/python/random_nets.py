# SPDX-License-Identifier: MIT
"""Small random networks as graphs, without a training framework."""

from __future__ import annotations

import numpy as np
from thimble.graph import Activation, ArgMax, Dense, Graph, Layer, Softmax

HOST_LIKE = "cortex-m4"
ACTIVATIONS = [
    *("identity", "relu", "relu6", "sigmoid", "tanh", "leaky_relu", "elu", "selu"),
    *("softplus", "silu", "gelu", "mish", "gaussian", "hard_sigmoid", "binary_step"),
]


def random_graph(
    seed: int,
    sizes: tuple[int, ...] | None = None,
    activations: list[str] | None = None,
    end: str = "",
) -> Graph:
    """Dense layers of these sizes; end is "", "softmax" or "argmax"."""
    rng = np.random.default_rng(seed)
    if sizes is None:
        sizes = tuple(int(n) for n in rng.integers(1, 40, size=int(rng.integers(2, 5))))
    layers: list[Layer] = []
    for index, (inputs, units) in enumerate(zip(sizes, sizes[1:])):
        kind = activations[index] if activations else str(rng.choice(ACTIVATIONS))
        alpha = (
            float(rng.choice([0.3, 0.01, 1.0])) if kind in ("leaky_relu", "elu") else None
        )
        weights = rng.normal(0, 1.5 / np.sqrt(inputs), (units, inputs))
        bias = rng.normal(0, 0.5, units) if rng.integers(4) else None
        layers.append(Dense(f"dense {index}", weights, bias, Activation(kind, alpha)))
    if end:
        layers.append(Softmax() if end == "softmax" else ArgMax())
    task = "classifier" if end else None
    return Graph(sizes[0], layers, task=task, source="random weights")


def random_samples(seed: int, inputs: int, count: int = 400) -> np.ndarray:
    """Rows around a random centre, in a random unit."""
    rng = np.random.default_rng(seed + 10_000)
    scale = 10 ** rng.uniform(-1, 1)
    return (rng.normal(size=(count, inputs)) * scale + rng.uniform(-1, 1)).astype(
        np.float32
    )


def random_bytes(seed: int, inputs: int, count: int) -> np.ndarray:
    """Rows of all int8 values, with the extremes more often than chance."""
    rng = np.random.default_rng(seed + 20_000)
    rows = rng.integers(-128, 128, size=(count, inputs))
    rows[rng.random(rows.shape) < 0.1] = -128
    rows[rng.random(rows.shape) < 0.1] = 127
    rows[0], rows[1] = -128, 127
    return rows.astype(np.int8)
