# SPDX-License-Identifier: MIT
"""Every activation on every board against the reals, within the bounds of docs/numbers.md."""

from __future__ import annotations

import math
import struct
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import target_programs
from activation_bounds import EPSILON, GROUPS, MOST, Activation, rounded
from proof import Proof


def arguments() -> list[float]:
    """From -12 to 12, all magnitudes, the points at which something may change."""
    some = [i / 8 + 0.01 for i in range(-96, 97)]
    some += [sign * 10.0**e * 1.37 for e in range(-37, 38) for sign in (-1, 1)]
    some += [0.0, -0.0, 1e-45, -1e-45, 88.7, -88.7, 104.0, -104.0, 20.0, -20.0]
    some += [6.0, -3.0, 3.0, math.inf, -math.inf, MOST, -MOST]
    return [rounded(x) for x in some]


# exp and log of avr-libc, which the ATtiny85 uses, are less accurate for large arguments.
LOOSE = {"attiny85": 5.0}


def errors(
    board: str, activations: dict[str, Activation], xs: list[float], output: bytes
) -> Iterator[tuple[str, float, float, float]]:
    """For each value: the name, the argument, what came, and its error over the bound."""
    rows = struct.iter_unpack(f"<{len(activations)}f", output)
    for x, row in zip(xs, rows, strict=True):
        for (name, activation), y in zip(activations.items(), row):
            exact = activation.exact(x)
            if y == exact or (abs(exact) > MOST and abs(y) >= MOST):
                yield name, x, y, 0.0
                continue
            steep = activation.steep * x * x if activation.steep else 0.0
            relative = (activation.relative + steep) * LOOSE.get(board, 1.0)
            bound = relative * EPSILON * abs(exact) + activation.absolute
            if board in target_programs.AVR:
                bound += activation.absolute_on_avr
            error = abs(y - exact) / bound
            yield name, x, y, error if math.isfinite(y) else math.inf


@pytest.mark.parametrize("board", [*target_programs.BOARDS, "cortex-m3", "host"])
def test_activations_are_right(
    board: str, tmp_path: Path, claim: Callable[[str], Proof]
) -> None:
    xs = arguments()
    data = struct.pack(f"<{len(xs)}f", *xs)
    proof = claim("activations_on_boards")
    worst: dict[str, tuple[float, float, float]] = {}
    for index, group in enumerate(GROUPS):
        folder = tmp_path / str(index)
        output = target_programs.run(
            "activations.cpp", board, folder, defines=[f"GROUPS={1 << index}"], data=data
        )
        for name, x, y, error in errors(board, group, xs, output):
            proof.check(error <= 1)
            worst[name] = max(worst.get(name, (-1.0, 0.0, 0.0)), (error, x, y))
    for name, (error, x, y) in worst.items():
        print(f"{board} {name}: {error:.2f} of its bound at {x!r}: {y!r}")
    assert all(error <= 1 for error, _, _ in worst.values()), worst
