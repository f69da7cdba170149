# SPDX-License-Identifier: MIT
"""What the chip said about each picture."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Answer:
    """A picture, the digit the chip read, how sure it was, and the digit it is."""

    picture: np.ndarray
    digit: int
    confidence: float
    truth: int

    @property
    def right(self) -> bool:
        return self.digit == self.truth


def answers_of(
    pictures: np.ndarray, truths: np.ndarray, probabilities: np.ndarray
) -> list[Answer]:
    """Probabilities are the chip's own, from its softmax."""
    return [
        Answer(picture.reshape(8, 8), int(p.argmax()), float(p.max()), int(truth))
        for picture, truth, p in zip(pictures, truths, probabilities)
    ]


def selection(answers: list[Answer], size: int) -> list[Answer]:
    """The first so many, in their order, with every wrong one among them."""
    wrong = {id(a) for a in answers if not a.right}
    others = [a for a in answers if a.right][: max(0, size - len(wrong))]
    kept = wrong | {id(a) for a in others}
    return [a for a in answers if id(a) in kept][:size]
