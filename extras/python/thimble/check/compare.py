# SPDX-License-Identifier: MIT
"""Compares the outputs of the chip with another computation, value by value.

Integers have to be equal in every byte. Floating point is computed in the same order
everywhere, so it differs only in the last digits of exp and its kin, whose C libraries
differ: a value y may be off by 1e-5 max(1, |y|). On AVR a double is a float, and Float64
may be off by 1e-3 max(1, |y|) from a computation in real doubles, and so may networks with
integer weights or functions from a table and float values: there a last digit can move an
input by a whole step.
"""

from __future__ import annotations

import numpy as np

from thimble.check.result import Comparison, Difference

FLOAT_BOUND = 1e-5
SHORT_DOUBLE_BOUND = 1e-3
STEP_BOUND = 1e-3


def compare(
    against: str, chip: np.ndarray, expected: np.ndarray, numbers: str = ""
) -> Comparison:
    """Rows of outputs as the chip gave them and as they should be."""
    if np.issubdtype(chip.dtype, np.integer):
        bound = 0.0
        wrong = chip != expected
    else:
        same_precision = chip.dtype == expected.dtype
        bound = FLOAT_BOUND if same_precision else SHORT_DOUBLE_BOUND
        if numbers.endswith(("weights", "fast")):
            bound = STEP_BOUND
        allowed = bound * np.maximum(1, np.abs(expected.astype(np.float64)))
        error = _differences(chip, expected)
        # Not-a-number on both sides is the same answer; on one side it is a wrong one.
        same = (chip == expected) | (np.isnan(chip) & np.isnan(expected))
        wrong = ~same & ~(np.isfinite(error) & (error <= allowed))
    return Comparison(
        against=against,
        values=chip.size,
        equal=int((chip == expected.astype(chip.dtype)).sum()),
        bound=bound,
        largest=_largest(chip, expected),
        first=_first(wrong, chip, expected),
    )


def _largest(chip: np.ndarray, expected: np.ndarray) -> float:
    difference = _differences(chip, expected)
    finite = difference[np.isfinite(difference)]
    return float(finite.max()) if finite.size else 0.0


def _differences(chip: np.ndarray, expected: np.ndarray) -> np.ndarray:
    # Infinity minus infinity is not-a-number, and no news.
    with np.errstate(invalid="ignore"):
        return np.abs(chip.astype(np.float64) - expected.astype(np.float64))


def _first(
    wrong: np.ndarray, chip: np.ndarray, expected: np.ndarray
) -> Difference | None:
    places = np.argwhere(wrong)
    if not len(places):
        return None
    sample, output = (int(n) for n in places[0])
    return Difference(
        sample, output, float(chip[sample, output]), float(expected[sample, output])
    )
