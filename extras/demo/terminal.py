# SPDX-License-Identifier: MIT
"""Draws digits in the terminal: two pixels a character, the answer below each."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from answers import Answer
from rich.console import Console
from rich.text import Text

_GAP = 2
_SIDE = 8
_BRIGHTEST = 16.0
# Upper and lower pixel dark or bright, for terminals without colours.
_BLOCKS = {(0, 0): " ", (1, 0): "▀", (0, 1): "▄", (1, 1): "█"}


def draw(answers: Sequence[Answer], console: Console) -> None:
    """As many digits side by side as fit."""
    columns = max(1, (console.width - 1) // (_SIDE + _GAP))
    colours = console.color_system is not None
    for start in range(0, len(answers), columns):
        row = answers[start : start + columns]
        for line in range(0, _SIDE, 2):
            text = Text(" ")
            for answer in row:
                text.append_text(_line(answer.picture, line, colours))
                text.append(" " * _GAP)
            console.print(text)
        captions = Text(" ")
        for answer in row:
            captions.append_text(_caption(answer))
        console.print(captions)
        console.print()


def _line(picture: np.ndarray, line: int, colours: bool) -> Text:
    text = Text()
    for upper, lower in zip(picture[line] / _BRIGHTEST, picture[line + 1] / _BRIGHTEST):
        if colours:
            text.append("▀", style=f"{_grey(upper)} on {_grey(lower)}")
        else:
            text.append(_BLOCKS[int(upper > 0.4), int(lower > 0.4)])
    return text


def _grey(part: float) -> str:
    level = round(20 + 225 * float(part))
    return f"#{level:02x}{level:02x}{level:02x}"


def _caption(answer: Answer) -> Text:
    if answer.right:
        mark, style = "✔", "green"
    else:
        mark, style = "✘", "bold red"
    words = f"{mark} {answer.digit} {100 * answer.confidence:.0f} %"
    return Text(words.ljust(_SIDE + _GAP), style=style)
