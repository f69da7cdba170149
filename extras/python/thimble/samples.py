# SPDX-License-Identifier: MIT
"""Reads the user's samples: .npz, .npy and .csv files, or arrays.

.npz  the samples as x (or X, x_test, x_train, data ...), labels as y (or labels ...)
.npy  the samples, one a row
.csv  one sample a row; a column called y, label, class or target holds the labels, and
      without a line of names an extra last column does
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Optional

import numpy as np

from thimble.errors import ThimbleError

_X = (
    "x",
    "x_test",
    "x_calibrate",
    "x_val",
    "x_train",
    "samples",
    "data",
    "features",
    "inputs",
)
_Y = (
    "y",
    "y_test",
    "y_calibrate",
    "y_val",
    "y_train",
    "labels",
    "label",
    "target",
    "targets",
)
LABEL_COLUMNS = {"y", "label", "labels", "class", "target", "targets"}


@dataclass
class Samples:
    """x[sample, input], and y, one a sample, if it is known."""

    x: np.ndarray
    y: Optional[np.ndarray] = None

    def spread(self, most: int) -> np.ndarray:
        """At most so many rows of x, evenly spread over all of them."""
        if len(self.x) <= most:
            return self.x
        return self.x[np.linspace(0, len(self.x) - 1, most).astype(np.int64)]


def load(source: Any, inputs: int, y: Any = None) -> Samples:
    """Samples of a path, an array, an (x, y) pair or another Samples."""
    if isinstance(source, Samples):
        x, y, name = source.x, source.y if y is None else y, "the samples"
    elif isinstance(source, (str, Path)):
        x, found = _read(Path(source), inputs)
        y, name = found if y is None else y, Path(source).name
    elif isinstance(source, tuple) and len(source) == 2:
        (x, y), name = source, "the samples"
    else:
        x, name = source, "the samples"
    return _checked(x, y, inputs, name)


def _checked(x: Any, y: Any, inputs: int, name: str) -> Samples:
    try:
        rows = np.asarray(x, np.float32)
    except (TypeError, ValueError):
        raise ThimbleError(f"{name}: the samples are not numbers") from None
    if rows.ndim == 1 and rows.size == inputs:
        rows = rows[None]
    if rows.ndim == 1 and inputs == 1:
        rows = rows[:, None]
    if rows.ndim < 2 or len(rows) == 0 or int(np.prod(rows.shape[1:])) != inputs:
        raise ThimbleError(
            f"{name}: the samples have the shape {rows.shape}, but the network takes "
            f"{inputs} values a sample"
        )
    rows = rows.reshape(len(rows), inputs)
    if not np.isfinite(rows).all():
        raise ThimbleError(f"{name}: a sample holds an infinite value or not-a-number")
    if y is None:
        return Samples(rows)
    labels = np.asarray(y)
    if labels.ndim == 0 or len(labels) != len(rows):
        raise ThimbleError(f"{name}: {len(rows)} samples, but {labels.size} labels")
    return Samples(rows, labels)


def _read(path: Path, inputs: int) -> tuple[np.ndarray, Optional[np.ndarray]]:
    if not path.exists():
        raise ThimbleError(f"there is no file {path}")
    extension = path.suffix.lower()
    try:
        if extension == ".npz":
            return _read_npz(path)
        if extension == ".npy":
            return np.load(path, allow_pickle=False), None
        if extension in (".csv", ".txt"):
            return _read_csv(path, inputs)
    except ValueError as error:
        raise ThimbleError(f"{path.name} cannot be read: {error}") from None
    raise ThimbleError(f"{path.name}: samples are read from .npz, .npy and .csv files")


def _read_npz(path: Path) -> tuple[np.ndarray, Optional[np.ndarray]]:
    with np.load(path, allow_pickle=False) as file:
        by_name = {name.lower(): name for name in file.files}
        x = next((by_name[name] for name in _X if name in by_name), None)
        if x is None and len(file.files) == 1:
            x = file.files[0]
        if x is None:
            raise ThimbleError(
                f"{path.name} has no array called x: it has {', '.join(file.files)}; save it "
                "with numpy.savez(path, x=samples, y=labels)"
            )
        suffix = x.lower()[1:] if x.lower().startswith("x") else ""
        names = (f"y{suffix}", *_Y)
        y = next((by_name[name] for name in names if name in by_name), None)
        return file[x], None if y is None else file[y]


def _read_csv(path: Path, inputs: int) -> tuple[np.ndarray, Optional[np.ndarray]]:
    with path.open(newline="", encoding="utf-8-sig") as file:
        rows = [row for row in csv.reader(file) if row]
    if not rows:
        raise ThimbleError(f"{path.name} is empty")
    label: Optional[int] = None
    if not all(map(is_number, rows[0][: min(inputs, len(rows[0]))])):
        names = [name.strip().lower() for name in rows.pop(0)]
        label = next((k for k, name in enumerate(names) if name in LABEL_COLUMNS), None)
    if not rows:
        raise ThimbleError(f"{path.name} has a line of names and no samples")
    if label is None and len(rows[0]) == inputs + 1:
        label = inputs
    if any(len(row) != len(rows[0]) for row in rows):
        raise ThimbleError(f"{path.name}: its lines have different numbers of columns")
    x = np.array(
        [[v for k, v in enumerate(row) if k != label] for row in rows], np.float64
    )
    if label is None:
        return x, None
    y = [row[label].strip() for row in rows]
    return x, np.array([float(v) for v in y] if all(map(is_number, y)) else y)


def is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True
