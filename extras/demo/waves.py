# SPDX-License-Identifier: MIT
"""The network of the example OneValueAtATime: which wave do 64 samples of a 10-bit ADC show?"""

from __future__ import annotations

import numpy as np

LABELS = ["sine", "square", "triangle", "steady"]
SAMPLES = 64
HIDDEN = 16
# The network sees (sample - 512) / 256; the converter folds this in.
SCALE, OFFSET = 1 / 256, -2.0


def waves(count: int, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Noisy waves of every kind, period, size and phase, and their kinds."""
    random = np.random.default_rng(seed)
    kinds = np.arange(count) % len(LABELS)
    rows = []
    for kind in kinds:
        period, size = random.integers(16, 33), random.integers(150, 450)
        middle, phase = random.integers(480, 545), random.integers(0, SAMPLES)
        noise = random.normal(0, 8, SAMPLES)
        position = ((np.arange(SAMPLES) + phase) % period) / period
        rows.append(np.rint(middle + size * _shape(int(kind), position) + noise))
    return np.clip(np.array(rows), 0, 1023), kinds


def _shape(kind: int, position: np.ndarray) -> np.ndarray:
    if kind == 0:
        return np.sin(2 * np.pi * position)
    if kind == 1:
        return np.where(position < 0.5, 1.0, -1.0)
    if kind == 2:
        return 1 - 4 * np.abs(position - 0.5)
    return np.zeros(len(position))
