# SPDX-License-Identifier: MIT
"""How good a network is on labelled samples, before and after it was quantized."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

import numpy as np

from thimble.errors import ThimbleError

CLASSIFIER, BINARY, MULTILABEL, REGRESSOR = (
    "classifier",
    "binary",
    "multilabel",
    "regressor",
)


@dataclass
class Score:
    """name: "accuracy", "R2" or "RMSE"; converted is None for a float network."""

    name: str
    network: float
    converted: Optional[float]


@dataclass
class Quality:
    """samples: how many. same: the part that gets the same answer after quantization."""

    samples: int
    scores: list[Score]
    same: Optional[float] = None
    largest_error: Optional[float] = None


def measure(
    network: np.ndarray,
    converted: np.ndarray | None,
    y: np.ndarray | None,
    task: str | None,
    labels: list[str] | None,
) -> Quality:
    """Compares rows of real outputs; an ArgMax gives one column with the index."""
    quality = Quality(len(network), [])
    kind = _kind(task, y, network)
    if converted is not None and kind != REGRESSOR:
        answers = _answers(network, kind), _answers(converted, kind)
        quality.same = float(np.mean(answers[0] == answers[1]))
    if converted is not None and network.shape == converted.shape:
        quality.largest_error = float(np.abs(network - converted).max())
    if y is None:
        return quality
    runs = [network] if converted is None else [network, converted]
    if kind == REGRESSOR:
        truth = _numbers(y).reshape(len(y), -1)
        if truth.shape != network.shape:
            raise ThimbleError(
                f"the labels have {truth.shape[1]} values a sample, the network has "
                f"{network.shape[1]} outputs"
            )
        quality.scores.append(_score("RMSE", [_rmse(run, truth) for run in runs]))
        quality.scores.append(_score("R2", [_r_squared(run, truth) for run in runs]))
        return quality
    truth = _classes(y, kind, labels)
    scores = [float(np.mean(_answers(run, kind) == truth)) for run in runs]
    quality.scores.append(_score("accuracy", scores))
    return quality


def _kind(task: str | None, y: np.ndarray | None, outputs: np.ndarray) -> str:
    """What the network does; without a softmax only the labels can tell."""
    if task is not None:
        return task
    if y is None or y.dtype.kind == "U":
        return CLASSIFIER if outputs.shape[1] > 1 else REGRESSOR
    whole = np.array_equal(y, np.rint(_numbers(y)))
    if outputs.shape[1] > 1 and whole and (y.ndim == 1 or y.shape[1:] == (1,)):
        return CLASSIFIER
    probabilities = outputs.shape[1] == 1 and outputs.min() >= 0 and outputs.max() <= 1
    if probabilities and set(np.unique(_numbers(y)).tolist()) <= {0.0, 1.0}:
        return BINARY
    return REGRESSOR


def _answers(outputs: np.ndarray, kind: str) -> np.ndarray:
    if kind == CLASSIFIER:
        return (
            outputs.argmax(axis=1)
            if outputs.shape[1] > 1
            else outputs[:, 0].astype(np.int64)
        )
    if kind == BINARY:
        return (outputs[:, 0] >= 0.5).astype(np.int64)
    return (outputs >= 0.5).astype(np.int64)


def _classes(y: np.ndarray, kind: str, labels: list[str] | None) -> np.ndarray:
    """The index of the right class of every sample."""
    if kind == MULTILABEL:
        return _numbers(y).astype(np.int64)
    if y.ndim > 1 and y.shape[1] > 1:
        return y.argmax(axis=1)
    flat = y.ravel()
    if labels:
        index = {label: k for k, label in enumerate(labels)}
        names = [_text(value) for value in flat.tolist()]
        if all(name in index for name in names):
            return np.array([index[name] for name in names])
    if flat.dtype.kind in "US":
        raise ThimbleError(
            f'the label "{flat[0]}" is none of the network\'s classes'
            + (f": {', '.join(labels)}" if labels else "; name them with --labels")
        )
    return _numbers(flat).astype(np.int64)


def _text(value: object) -> str:
    """As the labels of scikit-learn read; 3.0 of a .csv is the class 3."""
    return (
        str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
    )


def _numbers(y: np.ndarray) -> np.ndarray:
    try:
        return y.astype(np.float64)
    except ValueError:
        raise ThimbleError(f'the label "{y.ravel()[0]}" is not a number') from None


def _score(name: str, values: list[float]) -> Score:
    return Score(name, values[0], values[1] if len(values) > 1 else None)


def _rmse(outputs: np.ndarray, truth: np.ndarray) -> float:
    return float(np.sqrt(np.square(outputs - truth).mean()))


def _r_squared(outputs: np.ndarray, truth: np.ndarray) -> float:
    spread = np.square(truth - truth.mean(axis=0)).sum()
    return (
        float(1 - np.square(outputs - truth).sum() / spread) if spread else float("nan")
    )
