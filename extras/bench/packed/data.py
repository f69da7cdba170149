# SPDX-License-Identifier: MIT
"""The data sets of the table of packed weights: digits of scikit-learn, and Fashion-MNIST."""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.datasets import load_digits


@dataclass
class Data:
    """Rows of inputs from 0 to 1 with their classes, and the hidden layers that suit them."""

    title: str
    x: np.ndarray
    y: np.ndarray
    test_x: np.ndarray
    test_y: np.ndarray
    hidden: tuple[int, ...]
    epochs: int


def digits() -> Data:
    """1,797 digits of 8 x 8; every fourth one is for the test."""
    x, y = load_digits(return_X_y=True)
    x = x.astype(np.float32) / 16
    test = np.arange(len(x)) % 4 == 3
    return Data("digits, 64-32-16-10", x[~test], y[~test], x[test], y[test], (32, 16), 60)


def fashion(folder: Path) -> Data:
    """60,000 and 10,000 pieces of clothing, 28 x 28 made 14 x 14."""
    parts = []
    for name in ("train", "t10k"):
        images = _idx(folder / f"{name}-images-idx3-ubyte.gz").astype(np.float32) / 255
        parts.append(images.reshape(-1, 14, 2, 14, 2).mean(axis=(2, 4)).reshape(-1, 196))
        parts.append(_idx(folder / f"{name}-labels-idx1-ubyte.gz").astype(np.int64))
    return Data("Fashion-MNIST 14x14, 196-32-16-10", *parts, (32, 16), 12)


def _idx(path: Path) -> np.ndarray:
    """A file of the IDX format: two zeros, type, dimensions, their sizes, bytes."""
    with gzip.open(path) as file:
        data = file.read()
    dimensions = data[3]
    sizes = np.frombuffer(data, ">u4", dimensions, 4).astype(int)
    return np.frombuffer(data, np.uint8, offset=4 + 4 * dimensions).reshape(sizes)
