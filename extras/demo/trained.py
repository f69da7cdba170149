# SPDX-License-Identifier: MIT
"""The examples' trained networks as text, so that their headers can be made anywhere.

Training again on another computer gives slightly other weights; converting these does not.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.neural_network import MLPClassifier
from thimble.graph import IDENTITY, Activation, Affine, Dense, Graph, Softmax

FOLDER = Path(__file__).with_name("trained")
DIGITS = 4


@dataclass(frozen=True)
class Input:
    """What happens to every input before the first layer: x * scale + offset."""

    scale: float = 1.0
    offset: float = 0.0


def save(name: str, network: MLPClassifier, labels: list[str], before: Input) -> None:
    """Weights with four digits behind the point: more than 8 bits will keep."""
    layers = [
        {"bias": _text(bias), "weights": [_text(unit) for unit in weights.T]}
        for weights, bias in zip(network.coefs_, network.intercepts_)
    ]
    record = {
        "labels": labels,
        "scale": before.scale,
        "offset": before.offset,
        "layers": layers,
    }
    FOLDER.mkdir(exist_ok=True)
    (FOLDER / f"{name}.json").write_text(_json(record), encoding="utf-8")


def load(name: str) -> Graph:
    """A classifier with ReLU inside and a softmax at its end."""
    record = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    layers = record["layers"]
    inputs = len(layers[0]["weights"][0])
    graph = Graph(inputs, labels=record["labels"], task="classifier")
    graph.source = "scikit-learn MLPClassifier"
    if (record["scale"], record["offset"]) != (1.0, 0.0):
        ones = np.ones(inputs)
        affine = Affine("input", ones * record["scale"], ones * record["offset"])
        graph.layers.append(affine)
    for index, layer in enumerate(layers):
        activation = IDENTITY if layer is layers[-1] else Activation("relu")
        weights, bias = np.array(layer["weights"]), np.array(layer["bias"])
        graph.layers.append(Dense(f"layer {index + 1}", weights, bias, activation))
    graph.layers.append(Softmax())
    return graph


def _text(values: np.ndarray) -> list[float]:
    # Adding 0 turns -0.0 into 0.0.
    return [round(float(value), DIGITS) + 0.0 for value in values]


def _json(record: dict[str, object]) -> str:
    """One line for each unit."""
    text = json.dumps(record, separators=(",", ":"))
    return text.replace("],[", "],\n[").replace("},{", "},\n{") + "\n"
