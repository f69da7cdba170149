# SPDX-License-Identifier: MIT
"""Rows of a .csv file as samples to learn: first the inputs, then what they should give.

With a line of names a column called y, label, class or target, wherever it stands, is the
class. Classes with names are counted in the order of the alphabet.
"""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np

from thimble.errors import ThimbleError
from thimble.feed import Examples, Shape
from thimble.samples import LABEL_COLUMNS, is_number


def read(path: Path, shape: Shape) -> Examples:
    """The samples of a file as the sketch takes them; ThimbleError if they do not fit."""
    rows = _rows(path)
    label = None
    if not all(map(is_number, rows[0][:1])) or _has_names(rows):
        heads = [head.lower() for head in rows.pop(0)]
        label = next((k for k, head in enumerate(heads) if head in LABEL_COLUMNS), None)
    if not rows:
        raise ThimbleError(f"{path.name} has a line of names and no samples")
    width = shape.inputs + max(shape.targets, 1)
    one_class = len(rows[0]) == shape.inputs + 1
    if any(len(row) != len(rows[0]) for row in rows):
        raise ThimbleError(f"{path.name}: its lines have different numbers of columns")
    if len(rows[0]) != width and not one_class:
        raise ThimbleError(
            f"{path.name} has {len(rows[0])} columns, but the sketch takes {shape}: "
            f"{width} columns"
        )
    if one_class and label is not None:
        rows = [row[:label] + row[label + 1 :] + [row[label]] for row in rows]
    x = _numbers(path, [row[: shape.inputs] for row in rows])
    if one_class and shape.targets != 1:
        classes = _classes(path, [row[-1] for row in rows], shape.targets)
        if shape.targets == 0:
            return Examples(x, classes.astype("<u2"))
        return Examples(x, np.eye(shape.targets, dtype="<f4")[classes])
    return Examples(x, _numbers(path, [row[shape.inputs :] for row in rows]))


def _rows(path: Path) -> list[list[str]]:
    if not path.exists():
        raise ThimbleError(f"there is no file {path}")
    try:
        with path.open(newline="", encoding="utf-8-sig") as file:
            rows = [[cell.strip() for cell in row] for row in csv.reader(file) if row]
    except (UnicodeDecodeError, csv.Error) as error:
        raise ThimbleError(f"{path.name} is not a .csv file: {error}") from None
    if not rows:
        raise ThimbleError(f"{path.name} is empty")
    return rows


def _has_names(rows: list[list[str]]) -> bool:
    """A first line in which less is a number than in the second one."""
    if len(rows) < 2:
        return False
    return sum(map(is_number, rows[0])) < sum(map(is_number, rows[1]))


def _numbers(path: Path, cells: list[list[str]]) -> np.ndarray:
    for number, row in enumerate(cells, 1):
        for cell in row:
            if not is_number(cell) or not np.isfinite(np.float32(cell)):
                raise ThimbleError(
                    f'{path.name}, sample {number}: "{cell}" is not a finite number'
                )
    return np.array(cells, dtype="<f4")


def _classes(path: Path, cells: list[str], count: int) -> np.ndarray:
    if all(map(is_number, cells)):
        values = np.array(cells, np.float64)
        classes = values.astype(np.int64)
        if (classes != values).any() or classes.min() < 0 or classes.max() > 0xFFFF:
            raise ThimbleError(f"{path.name}: a class is not a whole number from 0 on")
    else:
        names = sorted(set(cells))
        classes = np.array([names.index(cell) for cell in cells])
    if count and classes.max() >= count:
        raise ThimbleError(
            f"{path.name} has a class {classes.max()}, but the sketch has {count} outputs"
        )
    return classes
