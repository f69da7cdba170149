# SPDX-License-Identifier: MIT
"""The demo's picture: digits with the chip's answers, and what they cost the chip."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import matplotlib

matplotlib.use("Agg")

import matplotlib.pyplot as plt
from answers import Answer, selection
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import FancyBboxPatch, Rectangle
from thimble.check import CheckResult

PAPER, INK, FAINT = "#fbfaf7", "#22272e", "#7a828c"
GOOD, BAD = "#0f766e", "#c2410c"
# The parts of a bar, from the network's own to what is there anyway.
PARTS = ("#0f766e", "#5eaaa3", "#b5b9be", "#d8b26e", "#e4d3b0")
EMPTY = "#ebe8e1"
COLUMNS, ROWS = 8, 5
FRAME_MS = 1000 / 60


def draw(answers: list[Answer], result: CheckResult, path: Path) -> None:
    """Writes the picture as PNG."""
    figure = plt.figure(figsize=(13, 7.4), dpi=140, facecolor=PAPER)
    right = sum(answer.right for answer in answers)
    shown = selection(answers, COLUMNS * ROWS)
    board = result.board.title.split(" (")[0]
    figure.text(
        0.035,
        0.935,
        f"{len(answers)} handwritten digits, read by a simulated {board}",
        fontsize=20,
        fontweight="bold",
        color=INK,
    )
    figure.text(
        0.035,
        0.888,
        f"{right} of {len(answers)} right. Shown: {len(shown)} of them, with all "
        f"{len(answers) - right} that are wrong; the number below is what the chip read, "
        "and how sure it was.",
        fontsize=11.5,
        color=FAINT,
    )
    _digits(figure, shown)
    _costs(figure, result)
    path.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(path, facecolor=PAPER)
    plt.close(figure)


def _digits(figure: Figure, answers: Sequence[Answer]) -> None:
    grid = figure.add_gridspec(
        ROWS,
        COLUMNS,
        left=0.035,
        right=0.585,
        top=0.85,
        bottom=0.075,
        hspace=0.42,
        wspace=0.16,
    )
    for index, answer in enumerate(answers):
        axes = figure.add_subplot(grid[index])
        axes.imshow(
            answer.picture, cmap="gray_r", vmin=0, vmax=16, interpolation="nearest"
        )
        axes.set_xticks([])
        axes.set_yticks([])
        for spine in axes.spines.values():
            spine.set_color(EMPTY if answer.right else BAD)
            spine.set_linewidth(1 if answer.right else 2.5)
        colour = GOOD if answer.right else BAD
        axes.text(0.0, -0.08, str(answer.digit), transform=axes.transAxes, va="top",
                  fontsize=14, fontweight="bold", color=colour)  # fmt: skip
        sure = f"{100 * answer.confidence:.0f} %"
        axes.text(0.22, -0.12, sure if answer.right else f"{sure}, is {answer.truth}",
                  transform=axes.transAxes, va="top", fontsize=9.2,
                  color=FAINT if answer.right else BAD)  # fmt: skip


def _costs(figure: Figure, result: CheckResult) -> None:
    axes = figure.add_axes((0.635, 0.075, 0.335, 0.775))
    axes.set_xlim(0, 1)
    axes.set_ylim(0, 1)
    axes.axis("off")
    flash, ram = result.flash, result.ram
    core = "Arduino core" if result.board.has_arduino else "start-up"
    _bar(
        axes,
        0.86,
        "flash",
        f"{flash.used:,} of {flash.limit:,} B",
        flash.limit,
        {"parameters": flash.parameters, "code": flash.code, core: flash.core},
    )
    _bar(
        axes,
        0.61,
        "RAM",
        f"{ram.used:,} of {ram.limit:,} B",
        ram.limit,
        {
            "model": ram.model,
            "input": ram.input,
            core: ram.core,
            "stack": ram.stack,
            "heap": ram.heap,
        },
    )
    _bar(
        axes,
        0.36,
        "time",
        f"{result.ms:.2f} of {FRAME_MS:.1f} ms (60 a second)",
        FRAME_MS,
        {f"{result.median_count:,} {result.board.unit} a digit": result.ms},
        numbers=False,
    )
    _claims(axes, result)


def _bar(
    axes: Axes,
    y: float,
    name: str,
    summary: str,
    limit: float,
    parts: dict[str, float],
    numbers: bool = True,
) -> None:
    height = 0.062
    used = sum(parts.values()) / limit
    axes.text(0, y + height + 0.028, name, fontsize=14, fontweight="bold", color=INK)
    axes.text(0.16, y + height + 0.028, summary, fontsize=11.5, color=INK)
    axes.text(1, y + height + 0.028, f"{100 * used:.1f} %", fontsize=14, fontweight="bold",
              ha="right", color=GOOD if used <= 1 else BAD)  # fmt: skip
    axes.add_patch(Rectangle((0, y), 1, height, color=EMPTY, lw=0))
    x = 0.0
    for (_, size), colour in zip(parts.items(), PARTS):
        width = min(size / limit, 1 - x)
        axes.add_patch(Rectangle((x, y), width, height, color=colour, lw=0))
        x += width
    x = 0.0
    for (label, size), colour in zip(parts.items(), PARTS):
        axes.add_patch(Rectangle((x, y - 0.043), 0.016, 0.021, color=colour, lw=0))
        words = f"{label} {size:,}" if numbers else label
        drawn = axes.text(x + 0.026, y - 0.043, words, fontsize=9.5, color=FAINT)
        x += 0.026 + _width(axes, drawn) + 0.03


def _width(axes: Axes, text: object) -> float:
    box = text.get_window_extent(axes.figure.canvas.get_renderer())
    return box.transformed(axes.transData.inverted()).width


def _claims(axes: Axes, result: CheckResult) -> None:
    comparison = result.comparisons[0]
    axes.add_patch(
        FancyBboxPatch(
            (0.015, 0.02),
            0.97,
            0.2,
            boxstyle="round,pad=0.015",
            lw=0,
            facecolor="#e6f1ef" if result.passed else "#fbe6da",
        )
    )
    colour = GOOD if comparison.passed else BAD
    axes.text(0.035, 0.155, f"{comparison.equal:,} of {comparison.values:,} outputs equal",
              fontsize=14, fontweight="bold", color=colour)  # fmt: skip
    axes.text(0.035, 0.103, "byte for byte those of the same C++ on a computer",
              fontsize=10.5, color=INK)  # fmt: skip
    accuracy = result.accuracy
    axes.text(0.035, 0.05, f"{100 * accuracy.chip:.0f} % right in 8-bit integers on the chip, "
              f"{100 * accuracy.float:.0f} % in float",
              fontsize=10.5, color=INK)  # fmt: skip
