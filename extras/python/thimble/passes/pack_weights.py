# SPDX-License-Identifier: MIT
"""Chooses weights of four bits, three values or two for Int8<Native>.

What counts is what a unit gives for the samples: with integers w at a step s = M / 2^shift
(in output steps), inputs q as the layers before give them and wanted sums t, it is off by

    sum (t - s w q)^2 = constant - 2 s w B + s^2 w C w      C = sum q q', B = sum t q

all without their means, because the mean error is the bias's to correct. The choice begins
with the nearest weights, then goes through the inputs again and again and takes for each the
weights that make this smallest given all others: so what the layers before got wrong is made
good as far as it can be. For FourBit that is a search over the 256 bytes of a pair of units,
both errors added; for Ternary and Binary over three weights or two of a unit.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from thimble.quantized import BINARY, FOUR_BIT, TERNARY

# Parts of the largest weight that the range of FourBit is tried for: clipping the largest
# ones makes the steps of all others smaller.
_PARTS = (1.0, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.32)
# Ternary weights are 0 below so many times the mean magnitude: what is optimal for weights of
# a normal distribution, where the search begins.
_ZERO_BELOW = 0.75
_SWEEPS = 6
# Of the mean variance, added to every input's own: inputs that never change in the samples
# get the nearest weights, and few samples do not decide everything.
_TRUST = 0.02

# What 256 bytes give the two units of a pair.
_CODES = np.arange(256)
_PAIRS = np.stack([_CODES, (_CODES & 15) << 4 | _CODES >> 4]).astype(np.float64) - 128
_CANDIDATES = {
    FOUR_BIT: _PAIRS,
    TERNARY: np.array([[-1.0, 0.0, 1.0]]),
    BINARY: np.array([[-1.0, 1.0]]),
}


@dataclass
class Steps:
    """The multipliers that a unit may have: steps of M / 2^shift."""

    shift: int
    smallest: int
    largest: int

    def multipliers(self, steps: np.ndarray) -> np.ndarray:
        wanted = np.rint(steps * 2.0**self.shift)
        return np.clip(wanted, self.smallest, self.largest).astype(np.int64)

    def real(self, multipliers: np.ndarray) -> np.ndarray:
        return multipliers / 2.0**self.shift


@dataclass
class Wanted:
    """What the samples say: `inputs` is C / n, `sums` is B / n for every unit."""

    inputs: np.ndarray
    sums: np.ndarray

    def of_units(self, units: slice) -> Wanted:
        return Wanted(self.inputs, self.sums[units])

    @classmethod
    def of(cls, q: np.ndarray, sums: np.ndarray, real: np.ndarray) -> Wanted:
        """Rows of int8 inputs, the sums wanted for them and the real weights they came from.

        Products of integers are exact, and einsum adds up in a fixed order: a network comes
        out the same on every computer.
        """
        q = np.asarray(q, np.float64)
        mean = q.sum(axis=0) / len(q)
        inputs = (q.T @ q) / len(q) - np.outer(mean, mean)
        centered = sums - sums.mean(axis=0)
        wanted = np.einsum("nu,ni->ui", centered, q, optimize=False) / len(q)
        trust = max(_TRUST * float(np.diagonal(inputs).mean()), 1.0)
        inputs[np.diag_indices_from(inputs)] += trust
        return cls(inputs, wanted + trust * real)


def largest_step(packing: str, weights: np.ndarray) -> float:
    """The largest step of real weights that this packing asks for."""
    most = np.abs(weights).max(axis=1, initial=0.0)
    return float((most / 127 if packing == FOUR_BIT else most).max(initial=0.0))


def choose(
    packing: str, real: np.ndarray, wanted: Wanted, steps: Steps, coarser: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """(weights, multipliers) for real weights real[unit, input] in output steps.

    coarser[unit] widens the steps of a unit, for sums that would not fit otherwise.
    """
    group = 2 if packing == FOUR_BIT else 1
    weights = np.zeros(real.shape, np.int64)
    multipliers = np.zeros(len(real), np.int64)
    for first in range(0, len(real), group):
        units = slice(first, first + group)
        weights[units], multipliers[units] = _choose_group(
            packing, real[units], wanted.of_units(units), steps, coarser[units]
        )
    return weights, multipliers


def _choose_group(
    packing: str, real: np.ndarray, wanted: Wanted, steps: Steps, coarser: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    # A single unit at the end has all bytes to itself, so the other one's error is nothing.
    candidates = _CANDIDATES[packing][: len(real)]
    best, chosen, multipliers = np.inf, None, None
    for begin in _beginnings(packing, real):
        tried = steps.multipliers(begin * coarser)
        nearest = _nearest(candidates, real, steps.real(tried))
        weights = candidates[:, nearest]
        error = _error(weights * steps.real(tried)[:, None], wanted)
        if error < best:
            best, chosen, multipliers = error, nearest, tried
    fixed = bool((coarser > 1).any())
    for _ in range(2):
        if not fixed:
            best_steps = _best_steps(candidates[:, chosen], wanted)
            multipliers = steps.multipliers(
                np.where(best_steps > 0, best_steps, steps.real(multipliers))
            )
        chosen = _improved(candidates, chosen, wanted, steps.real(multipliers))
    return candidates[:, chosen].astype(np.int64), multipliers


def _beginnings(packing: str, real: np.ndarray) -> list[np.ndarray]:
    """Steps to begin with, for each unit."""
    magnitude = np.abs(real)
    if packing == FOUR_BIT:
        return [magnitude.max(axis=1) * part / 127 for part in _PARTS]
    if packing == BINARY:
        return [magnitude.mean(axis=1)]
    large = magnitude >= _ZERO_BELOW * magnitude.mean(axis=1, keepdims=True)
    return [(magnitude * large).sum(axis=1) / np.maximum(large.sum(axis=1), 1)]


def _nearest(candidates: np.ndarray, real: np.ndarray, step: np.ndarray) -> np.ndarray:
    """For each input the candidate with the least error of all units."""
    errors = sum(
        np.square(real[u][:, None] - candidates[u] * step[u]) for u in range(len(real))
    )
    return errors.argmin(axis=1)


def _pulled(weights: np.ndarray, wanted: Wanted) -> np.ndarray:
    return np.einsum("ui,ij->uj", weights, wanted.inputs, optimize=False)


def _error(weights: np.ndarray, wanted: Wanted) -> float:
    """Of all units, beside the constant; weights are in output steps."""
    return float((weights * (_pulled(weights, wanted) - 2 * wanted.sums)).sum())


def _best_steps(weights: np.ndarray, wanted: Wanted) -> np.ndarray:
    """The step of each unit that suits these weights best."""
    size = (weights * _pulled(weights, wanted)).sum(axis=1)
    return (weights * wanted.sums).sum(axis=1) / np.maximum(size, 1e-9)


def _improved(
    candidates: np.ndarray, chosen: np.ndarray, wanted: Wanted, step: np.ndarray
) -> np.ndarray:
    """Input by input the best candidate given all others, until nothing changes."""
    chosen = chosen.copy()
    values = candidates * step[:, None]
    pull = wanted.sums - _pulled(values[:, chosen], wanted)
    for _ in range(_SWEEPS):
        changed = False
        for i, inputs in enumerate(wanted.inputs):
            change = values - values[:, chosen[i], None]
            cost = (change * (change * inputs[i] - 2 * pull[:, i, None])).sum(axis=0)
            best = int(cost.argmin())
            if cost[best] < -1e-12 * inputs[i]:
                pull -= change[:, best, None] * inputs
                chosen[i] = best
                changed = True
        if not changed:
            break
    return chosen
