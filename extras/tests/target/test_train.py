# SPDX-License-Identifier: MIT
"""What a chip learns: in floats a reference in doubles, in Int16 the same bits as a PC."""

from __future__ import annotations

import math
import random
import struct
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
import target_programs
import train_int16
from activation_bounds import rounded
from proof import Proof
from thimble import toolchain

BOARDS = (*target_programs.BOARDS, "cortex-m3", "host")
INTEGER_BOARDS = ("uno", "attiny85", "cortex-m0", "cortex-m4", "rv32imc", "host")
STEPS = 4
# |parameter - reference|, after each step as many times this.
BOUND = 1e-6

Layers = tuple[tuple[int, str], ...]
FLOATS: dict[str, tuple[int, Layers]] = {
    "sigmoid": (3, ((3, "Sigmoid"), (1, "Sigmoid"))),
    "deep": (4, ((5, "Tanh"), (4, "ReLU"), (2, "Identity"))),
}


@dataclass(frozen=True)
class Whole:
    """A network in Int16 and how it learns."""

    inputs: int
    layers: Layers
    loss: str = "HalfSquaredError"
    rounding: str = "Weyl"
    shifts: tuple[int, int] = (1, 1)


INTEGERS = {
    "weyl": Whole(8, ((8, "Sigmoid"), (4, "Sigmoid"))),
    "slow": Whole(5, ((7, "Tanh"), (3, "Identity")), shifts=(5, 3)),
    "stochastic": Whole(
        3, ((6, "ReLU"), (2, "Sigmoid")), "BinaryCrossEntropy", "Stochastic"
    ),
    "nearest": Whole(
        2, ((3, "Sigmoid"), (1, "Sigmoid")), "BinaryCrossEntropy", "Nearest"
    ),
    "saturating": Whole(4, ((4, "Identity"), (3, "Tanh")), shifts=(0, 0)),
}


def header(folder: Path, **defines: object) -> None:
    lines = [f"#define {name} {value}\n" for name, value in defines.items()]
    (folder / "net.h").write_text("".join(lines))


def cpp(layers: Layers) -> str:
    return ", ".join(f"Dense<{units}, {activation}>" for units, activation in layers)


def float_activation(name: str) -> tuple[Callable, Callable]:
    return {
        "Sigmoid": (lambda z: 1 / (1 + math.exp(-z)), lambda y: y * (1 - y)),
        "Tanh": (math.tanh, lambda y: 1 - y * y),
        "ReLU": (lambda z: max(z, 0.0), lambda y: float(y > 0)),
        "Identity": (lambda z: z, lambda y: 1.0),
    }[name]


def float_step(layers: Layers, rows: list, x: list, t: list, rates: tuple) -> float:
    """One step of plain gradient descent on the mean squared error; changes rows."""
    values = [x]
    for (_, name), layer in zip(layers, rows):
        forward = float_activation(name)[0]
        values.append(
            [forward(r[0] + sum(w * v for w, v in zip(r[1:], values[-1]))) for r in layer]
        )
    slopes = [float_activation(name)[1] for _, name in layers]
    y = values[-1]
    deltas = [[2 * (a - b) / len(t) * slopes[-1](a) for a, b in zip(y, t)]]
    for n in range(len(layers) - 1, 0, -1):
        back = [
            sum(d * r[1 + i] for d, r in zip(deltas[0], rows[n]))
            for i in range(len(values[n]))
        ]
        deltas.insert(0, [b * slopes[n - 1](v) for b, v in zip(back, values[n])])
    for layer, inputs, of_layer in zip(rows, values, deltas):
        for row, delta in zip(layer, of_layer):
            row[0] -= rates[1] * delta
            for i, value in enumerate(inputs):
                row[1 + i] -= rates[0] * delta * value
    return sum((a - b) ** 2 for a, b in zip(y, t)) / len(t)


def draw_rows(inputs: int, layers: Layers, draw: Callable) -> list:
    rows = []
    for units, _ in layers:
        rows.append([[draw() for _ in range(inputs + 1)] for _ in range(units)])
        inputs = units
    return rows


def flat(rows: list) -> list:
    return [value for layer in rows for row in layer for value in row]


@pytest.mark.parametrize("name", FLOATS)
@pytest.mark.parametrize("board", BOARDS)
def test_floats(
    board: str, name: str, tmp_path: Path, claim: Callable[[str], Proof]
) -> None:
    inputs, layers = FLOATS[name]
    rng = random.Random(name)
    draw = lambda: rounded(rng.uniform(-1, 1))  # noqa: E731
    rows = draw_rows(inputs, layers, draw)
    samples = [
        ([draw() for _ in range(inputs)], [draw() for _ in range(layers[-1][0])])
        for _ in range(STEPS)
    ]
    header(
        tmp_path,
        NUMBER="Float32",
        INPUTS=inputs,
        LAYERS=cpp(layers),
        LOSS="MeanSquaredError",
        OPTIMIZER="Sgd",
        RATES="0.25f, 0.125f",
        START=", ".join(f"{v!r}f" for v in flat(rows)),
    )
    data = b"".join(struct.pack(f"<{len(x + t)}f", *x, *t) for x, t in samples)
    output = target_programs.run(
        "train.cpp", board, tmp_path / "build", includes=[tmp_path], data=data
    )
    got = list(struct.unpack(f"<{len(output) // 4}f", output))
    losses = [float_step(layers, rows, x, t, (0.25, 0.125)) for x, t in samples]
    right = [*losses, *flat(rows)]
    assert len(got) == len(right)
    worst = max(abs(a - b) for a, b in zip(got, right))
    proof = claim("gradient")
    assert all(proof.check(abs(a - b) <= BOUND) for a, b in zip(got, right)), worst
    print(f"{board} {name}: largest error {worst:.1e}")


@pytest.mark.parametrize("name", INTEGERS)
@pytest.mark.parametrize("board", INTEGER_BOARDS)
def test_integers(
    board: str, name: str, tmp_path: Path, claim: Callable[[str], Proof]
) -> None:
    net = INTEGERS[name]
    rng = random.Random(name)
    wide = name == "saturating"
    draw = lambda: rng.randint(-30000, 30000) if wide else rng.randint(-5000, 5000)  # noqa: E731
    rows = draw_rows(net.inputs, net.layers, draw)
    outputs = net.layers[-1][0]
    steps = 3 * STEPS
    samples = [
        (
            [draw() for _ in range(net.inputs)],
            [rng.choice([0, 4096]) for _ in range(outputs)],
        )
        for _ in range(steps)
    ]
    header(
        tmp_path,
        NUMBER="Int16",
        INPUTS=net.inputs,
        LAYERS=cpp(net.layers),
        LOSS=net.loss,
        OPTIMIZER=f"ShiftSgd<{net.rounding}>",
        RATES=", ".join(map(str, net.shifts)),
        START=", ".join(map(str, flat(rows))),
    )
    data = b"".join(struct.pack(f"<{len(x + t)}h", *x, *t) for x, t in samples)
    output = target_programs.run(
        "train.cpp", board, tmp_path / "build", includes=[tmp_path], data=data
    )
    of_layers = [
        train_int16.Layer(layer, activation)
        for layer, (_, activation) in zip(rows, net.layers)
    ]
    trainer = train_int16.Trainer(of_layers, *net.shifts, net.rounding)
    for x, t in samples:
        trainer.fit(x, t, net.loss)
    got = struct.unpack(f"<{(len(output) - 4 * steps) // 2}h", output[4 * steps :])
    proof = claim("gradient")
    right = trainer.parameters()
    assert len(got) == len(right)
    assert all(proof.check(a == b) for a, b in zip(got, right))


RUNS = [(board, opt) for board in ("uno", "mega") for opt in ("-Os", "-O0", "-O2", "-O3")]


@pytest.mark.parametrize(("board", "opt"), RUNS)
def test_assembly_of_int16(
    board: str, opt: str, tmp_path: Path, claim: Callable[[str], Proof]
) -> None:
    output = target_programs.run(
        "avr_q12.cpp", board, tmp_path, defines=["ROUNDS=4000"], opt=opt
    )
    counts = list(struct.iter_unpack("<HH", output))
    assert len(counts) == 3
    for cases, different in counts:
        claim("avr_assembly_equal").add(cases, different)
    assert all(cases > 0 and different == 0 for cases, different in counts), counts


def test_hill_climb_in_every_medium(
    tmp_path: Path, claim: Callable[[str], Proof]
) -> None:
    firmware = toolchain.build(
        target_programs.HERE / "media" / "hill_climb.cpp",
        "uno",
        tmp_path / "build",
        defines=["TRIALS=12"],
        libraries=["Wire"],
    )
    (tmp_path / "fram").write_bytes(bytes(32768))
    result = toolchain.simulate(
        firmware, eeprom=bytes(64), media={"fram-i2c": tmp_path / "fram"}
    )
    assert result.exit_code == 0
    size = 4 + 9 * 4
    ram, eeprom, fram = (result.output[i * size : (i + 1) * size] for i in range(3))
    assert len(result.output) == 3 * size
    # The plain kernel may round otherwise than the assembly that reads RAM.
    (least,), (of_eeprom,) = struct.unpack("<f", ram[:4]), struct.unpack("<f", eeprom[:4])
    assert abs(least - of_eeprom) < 1e-5
    assert eeprom[:4] == fram[:4]
    assert claim("gradient").check(ram[4:] == eeprom[4:])
    assert claim("gradient").check(ram[4:] == fram[4:])
