# SPDX-License-Identifier: MIT
"""Float networks on every board against the same networks in Python's doubles."""

from __future__ import annotations

import math
import random
import struct
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
import target_programs
from activation_bounds import GROUPS, rounded
from proof import Proof

ROWS = 25
WAYS = ("from flash", "from RAM", "from far flash", "pushed")
# |y - exact| <= BOUND max(1, |exact|), for weights and inputs of about 1.
BOUND = 1e-6

EXACT = {name: activation.exact for group in GROUPS for name, activation in group.items()}
EXACT["ELU"] = lambda x: x if x >= 0 else math.expm1(x)


@dataclass(frozen=True)
class Dense:
    units: int
    activation: str = "Identity"
    bias: str = "UnitBias"

    def cpp(self) -> str:
        activation = self.activation + ("<>" if self.activation == "ELU" else "")
        return f"Dense<{self.units}, {activation}, {self.bias}>"


@dataclass(frozen=True)
class Net:
    number: str
    inputs: int
    layers: tuple[Dense | str, ...]

    def cpp(self) -> str:
        return ", ".join(x if isinstance(x, str) else x.cpp() for x in self.layers)


NETS = {
    "curves": Net("Float32", 5, (Dense(7, "Tanh"), Dense(3, "Sigmoid", "SharedBias"))),
    "shares": Net("Float32", 12, (Dense(6, "ReLU", "NoBias"), Dense(4), "Softmax")),
    "tails": Net("Float32", 3, (Dense(4, "SELU"), Dense(4, "GELU"), Dense(2, "Mish"))),
    "more": Net("Float32", 4, (Dense(4, "ELU"), Dense(3, "SiLU"), Dense(2, "Softplus"))),
    "best": Net("Float32", 24, (Dense(3, "ReLU6"), "ArgMax")),
    "double": Net("Float64", 5, (Dense(5, "Tanh"), Dense(3, "Gaussian", "NoBias"))),
}


def softmax(x: list[float]) -> list[float]:
    e = [math.exp(value - max(x)) for value in x]
    return [value / sum(e) for value in e]


class Parameters:
    """Draws the parameters of a network in kernel order while it is first run."""

    def __init__(self, seed: str) -> None:
        self._random = random.Random(seed)
        self.values: list[float] = []

    def next(self) -> float:
        self.values.append(rounded(self._random.uniform(-1, 1)))
        return self.values[-1]


def dense(x: list[float], layer: Dense, take: Callable[[], float]) -> list[float]:
    shared = take() if layer.bias == "SharedBias" else 0.0
    y = []
    for _ in range(layer.units):
        total = take() if layer.bias == "UnitBias" else shared
        total += sum(value * take() for value in x)
        y.append(EXACT[layer.activation](total))
    return y


def outputs(net: Net, x: list[float], take: Callable[[], float]) -> list[float]:
    for layer in net.layers:
        if isinstance(layer, Dense):
            x = dense(x, layer, take)
        elif layer == "Softmax":
            x = softmax(x)
        else:
            x = [float(x.index(max(x)))]
    return x


@pytest.mark.parametrize("name", NETS)
@pytest.mark.parametrize("board", [*target_programs.BOARDS, "cortex-m3", "host"])
def test_float_network(
    board: str, name: str, tmp_path: Path, claim: Callable[[str], Proof]
) -> None:
    net = NETS[name]
    draw = Parameters(name)
    outputs(net, [0.0] * net.inputs, draw.next)
    weights = ", ".join(f"{value!r}" for value in draw.values)
    if net.number == "Float32":
        weights = weights.replace(",", "f,") + "f"
    (tmp_path / "weights.h").write_text(
        f"#define NUMBER {net.number}\n#define INPUTS {net.inputs}\n"
        f"#define NET {net.cpp()}\n#define WEIGHTS {weights}\n"
    )
    generator = random.Random(f"{name} inputs")
    xs = [
        [rounded(generator.uniform(-2, 2)) for _ in range(net.inputs)]
        for _ in range(ROWS)
    ]
    data = b"".join(struct.pack(f"<{net.inputs}f", *x) for x in xs)
    in_ram = board != "attiny85"
    output = target_programs.run(
        "float_nets.cpp",
        board,
        tmp_path / "build",
        defines=[f"IN_RAM={int(in_ram)}"],
        includes=[tmp_path],
        data=data,
    )
    values = iter(struct.unpack(f"<{len(output) // 4}f", output))
    worst = 0.0
    for x in xs:
        exact = outputs(net, x, iter(draw.values).__next__)
        for way in WAYS if in_ram else (WAYS[0], *WAYS[2:]):
            for expected in exact:
                y = next(values)
                error = abs(y - expected) / max(1.0, abs(expected))
                worst = max(worst, error)
                right = claim("float_on_boards").check(error <= BOUND)
                assert right, f"{way}: {y!r} for {expected!r}"
    assert next(values, None) is None
    print(f"{board} {name}: largest error {worst:.1e}")
