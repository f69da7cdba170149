# SPDX-License-Identifier: MIT
"""The demo's network: 64-16-10, trained on the 8x8 digits that scikit-learn brings along."""

from __future__ import annotations

import warnings
from dataclasses import dataclass

import numpy as np
from sklearn.datasets import load_digits
from sklearn.exceptions import ConvergenceWarning
from sklearn.model_selection import train_test_split
from sklearn.neural_network import MLPClassifier

HIDDEN = 16
SEED = 0
UNSEEN = 360


@dataclass(frozen=True)
class Digits:
    """Pictures of 8x8 pixels from 0 to 16, and which digit each one is."""

    x_train: np.ndarray
    y_train: np.ndarray
    x_test: np.ndarray
    y_test: np.ndarray


def digits() -> Digits:
    """1,437 digits to learn from and 360 that training never sees."""
    data = load_digits()
    x_train, x_test, y_train, y_test = train_test_split(
        data.data,
        data.target,
        test_size=UNSEEN,
        random_state=SEED,
        stratify=data.target,
    )
    return Digits(x_train, y_train, x_test, y_test)


def train(data: Digits) -> MLPClassifier:
    """A second or two; the seed makes it the same network every time."""
    network = MLPClassifier(
        (HIDDEN,),
        alpha=1.0,
        batch_size=32,
        learning_rate_init=2e-3,
        max_iter=60,
        random_state=SEED,
    )
    with warnings.catch_warnings():
        # 60 rounds are enough; that the loss would still fall a little is no news.
        warnings.simplefilter("ignore", ConvergenceWarning)
        return network.fit(data.x_train, data.y_train)
