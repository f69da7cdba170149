# SPDX-License-Identifier: MIT
"""Writes examples/LearnGestures/gestures.csv: movements of a hand, as a sensor feels them.

Made up, not recorded: eight moments of acceleration along x and y in units of g, of a swipe,
a circle and a shake, each of its own speed, strength, phase and tremble.
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

import numpy as np

TARGET = (
    Path(__file__).resolve().parents[2] / "examples" / "LearnGestures" / "gestures.csv"
)
MOMENTS = 8
EACH = 40
NAMES = ("circle", "shake", "swipe")


def movement(name: str, random: np.random.Generator) -> np.ndarray:
    """acceleration[moment, axis] of one gesture."""
    strength = random.uniform(0.6, 1.2)
    phase = random.uniform(-0.6, 0.6)
    t = np.arange(MOMENTS) / MOMENTS * random.uniform(0.85, 1.15) * 2 * np.pi
    if name == "circle":
        a = np.stack([np.cos(t + phase), np.sin(t + phase)], axis=1)
    elif name == "shake":
        a = np.stack([np.cos(3 * t + phase), 0.2 * np.sin(t)], axis=1)
    else:
        a = np.stack([np.sin(t + 0.5 * phase), 0.1 * np.cos(t)], axis=1)
    return strength * a + random.normal(0, 0.15, (MOMENTS, 2))


def rows(seed: int = 7) -> list[list[str]]:
    random = np.random.default_rng(seed)
    kinds = np.repeat(np.arange(len(NAMES)), EACH)
    random.shuffle(kinds)
    return [
        [f"{value:.3f}" for value in movement(NAMES[kind], random).ravel()]
        + [NAMES[kind]]
        for kind in kinds
    ]


def main() -> int:
    heads = [f"{axis}{moment}" for moment in range(MOMENTS) for axis in "xy"]
    with TARGET.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow([*heads, "class"])
        writer.writerows(rows())
    return 0


if __name__ == "__main__":
    sys.exit(main())
