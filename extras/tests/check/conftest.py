# SPDX-License-Identifier: MIT
"""A small network with samples, and its converted header."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pytest
from thimble.graph import IDENTITY, Activation, Dense, Graph, Softmax


@dataclass
class Task:
    """A network of 6-9-4 and samples whose labels are what it says in float."""

    graph: Graph
    x: np.ndarray
    y: np.ndarray


@pytest.fixture(scope="session")
def task() -> Task:
    from thimble import passes, reference

    random = np.random.default_rng(7)
    tanh = Activation("tanh")
    graph = Graph(
        6,
        [
            Dense(
                "hidden", random.normal(0, 0.6, (9, 6)), random.normal(0, 0.2, 9), tanh
            ),
            Dense(
                "scores", random.normal(0, 1, (4, 9)), random.normal(0, 0.2, 4), IDENTITY
            ),
            Softmax(),
        ],
        labels=["north", "east", "south", "west"],
        task="classifier",
    )
    x = random.normal(0, 1, (60, 6)).astype(np.float32)
    y = reference.run_float(passes.simplify(graph), x).argmax(axis=1)
    return Task(graph, x, y)
