# SPDX-License-Identifier: MIT
"""Writes the training steps of the bench: where a net starts, a sample, where it goes.

usage: python extras/bench/nets/steps.py

portable/step_<net>.h   the parameters it starts with, which the step changes in place
step_<net>_int.h        the same in 1/4096
step_<net>.json         inputs and targets in one row; the parameters after one step of
                        plain gradient descent on 1/2 sum (y - t)^2, rate 1/2, in float64,
                        and in the integers of Int16
"""

from __future__ import annotations

import json
import sys
import textwrap
from pathlib import Path

import numpy as np
from workloads import forward

sys.path.append(str(Path(__file__).resolve().parents[2] / "tests" / "target"))

import train_int16

FOLDER = Path(__file__).parent
RATE = 0.5
# Seeds of W4, the training steps that peers were measured on.
STEPS = {"331": (20240503, [3, 3, 1]), "884": (20240504, [8, 8, 4])}


def parameters(weights: list[np.ndarray], biases: list[np.ndarray]) -> list[float]:
    """In kernel order: for each unit its bias, then its weights."""
    layers = [np.column_stack([b, w]).ravel() for w, b in zip(weights, biases)]
    return np.concatenate(layers).tolist()


def write(name: str, seed: int, sizes: list[int]) -> None:
    rng = np.random.default_rng(seed)
    shapes = list(zip(sizes[1:], sizes[:-1]))
    draw = lambda shape: rng.uniform(-0.9, 0.9, shape).astype(np.float32)  # noqa: E731
    weights = [draw(shape) for shape in shapes]
    biases = [draw(n) for n in sizes[1:]]
    x = rng.uniform(0, 1, sizes[0]).astype(np.float32)
    target = rng.integers(0, 2, sizes[-1]).astype(np.float32)

    w = [v.astype(np.float64) for v in weights]
    b = [v.astype(np.float64) for v in biases]
    hidden, y = forward(w, b, ["sigmoid"] * 2, x)
    last = (y - target) * y * (1 - y)
    first = (last @ w[1]) * hidden * (1 - hidden)
    new_w = [w[0] - RATE * np.outer(first, x), w[1] - RATE * np.outer(last, hidden)]
    new_b = [b[0] - RATE * first, b[1] - RATE * last]

    start = parameters(weights, biases)
    write_header(f"step_{name}", sizes, "float", [decimal(v) for v in start])
    q = lambda v: np.rint(np.array(v) * train_int16.ONE).astype(int).tolist()  # noqa: E731
    write_header(f"step_{name}_int", sizes, "int16_t", [str(v) for v in q(start)])
    layers = [
        train_int16.Layer(q(np.column_stack([b, w])), "Sigmoid")
        for w, b in zip(weights, biases)
    ]
    trainer = train_int16.Trainer(layers, shift=1, bias_shift=1, rounding="Weyl")
    trainer.fit(q(x), q(target))
    row = [float(f"{v:.9g}") for v in [*x, *target]]
    after = parameters(new_w, new_b)
    record = {
        "title": f"{'-'.join(map(str, sizes))}, sigmoid, one step",
        "layers": sizes,
        "macs": sum(a * b for a, b in shapes),
        "outputs": [after],
        "float": {
            "parameter_bytes": {"portable": 0},
            "right": "outputs",
            "inputs": [row],
        },
        "int16": {
            "parameter_bytes": {"portable": 0},
            "right": "outputs",
            "output_scale": 1 / train_int16.ONE,
            "output_zero_point": 0,
            "inputs": [q(row)],
            "expected": [trainer.parameters()],
        },
    }
    lines = ",\n".join(f"{json.dumps(k)}: {json.dumps(v)}" for k, v in record.items())
    (FOLDER / f"step_{name}.json").write_text("{\n" + lines + "\n}\n")


def decimal(value: float) -> str:
    text = f"{value:.9g}"
    return text + ("f" if "." in text else ".0f")


def write_header(name: str, sizes: list[int], element: str, values: list[str]) -> None:
    rows = textwrap.wrap(", ".join(values), 86)
    body = "\n".join(f"    {row}" for row in rows)
    (FOLDER / "portable" / f"{name}.h").write_text(
        "// clang-format off\n// SPDX-License-Identifier: MIT\n"
        f"// Where the training step {'-'.join(map(str, sizes))} of the bench starts.\n"
        "// Written by extras/bench/nets/steps.py.\n#pragma once\n\n#include <stdint.h>\n\n"
        f"static {element} parameters[] = {{\n{body}}};\n"
    )


if __name__ == "__main__":
    for name, (seed, sizes) in STEPS.items():
        write(name, seed, sizes)
