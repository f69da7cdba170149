# SPDX-License-Identifier: MIT
"""Steps of training against PyTorch's: random networks, losses, optimizers."""

from __future__ import annotations

import json
import math
import random
import shutil
import struct
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
import torch_steps_names as names
from proof import Proof

HERE = Path(__file__).parent
SRC = HERE.parents[2] / "src"
# The Python that has PyTorch: Debian's. It is installed by extras/setup/packages.sh.
PYTHON = shutil.which("python3", path="/usr/bin") or "python3"
NETWORKS = 50
STEPS = 3
# |ours - PyTorch's| of any parameter after the last step, and of any loss.
BOUND = 1e-6


@dataclass(frozen=True)
class Way:
    """An optimizer as each side names it."""

    cpp: str
    torch: str
    batch: int = 1
    decay: float = 0.0
    norm: float | None = None
    value: float | None = None


WAYS = {
    "sgd": Way("Sgd", "Sgd"),
    "momentum": Way("Momentum", "Momentum"),
    "adam": Way("Adam", "Adam"),
    "batches": Way("MiniBatch<4>", "Sgd", batch=4),
    "batches_adam": Way("MiniBatch<3, Adam>", "Adam", batch=3),
    "decay": Way("WeightDecay<Ratio<1, 100>, Momentum>", "Momentum", decay=0.01),
    "decay_adam": Way("WeightDecay<Ratio<1, 50>, Adam>", "Adam", decay=0.02),
    "clip_norm": Way("ClipNorm<Ratio<1, 4>>", "Sgd", norm=0.25),
    "clip_value": Way("ClipValue<Ratio<1, 20>, Momentum>", "Momentum", value=0.05),
}


def single(value: float) -> float:
    return struct.unpack("<f", struct.pack("<f", value))[0]


def draw(way: Way, seed: str) -> dict:
    """A network, where it starts and what it is shown."""
    rng = random.Random(seed)
    number = lambda size: single(rng.uniform(-size, size))  # noqa: E731
    loss = rng.choice(names.LOSSES)
    inputs = rng.randint(1, 9)
    layers = [
        (rng.randint(1, 9), rng.choice(names.ACTIVATIONS))
        for _ in range(rng.randint(0, 2))
    ]
    outputs = rng.randint(2, 6) if loss == names.CATEGORICAL else rng.randint(1, 6)
    joint = loss in (names.CATEGORICAL, names.BINARY)
    layers.append((outputs, None if joint else rng.choice(names.ACTIVATIONS)))
    count, before = 0, inputs
    for units, _ in layers:
        count += units * (before + 1)
        before = units

    def target() -> list[float]:
        if loss == names.CATEGORICAL:
            right = rng.randrange(outputs)
            return [float(i == right) for i in range(outputs)]
        if loss == names.BINARY:
            return [float(rng.randrange(2)) for _ in range(outputs)]
        return [number(1) for _ in range(outputs)]

    rate = 0.01 if way.torch == "Adam" else 0.1
    return {
        "inputs": inputs,
        "layers": layers,
        "loss": loss,
        "parameters": [number(1) for _ in range(count)],
        "rate": single(rng.uniform(rate / 4, rate)),
        "bias_rate": single(rng.uniform(rate / 4, rate)),
        "optimizer": way.torch,
        "decay": way.decay,
        "norm": way.norm,
        "value": way.value,
        "steps": [
            [([number(1) for _ in range(inputs)], target()) for _ in range(way.batch)]
            for _ in range(STEPS)
        ],
    }


def layer_list(case: dict) -> str:
    layers = []
    for units, activation in case["layers"]:
        if activation is None:
            activation = "Sigmoid" if case["loss"] == names.BINARY else "Identity"
        layers.append(f"Dense<{units}, {activation}>")
    if case["loss"] == names.CATEGORICAL:
        layers.append("Softmax")
    return ", ".join(layers)


PROGRAM = """
#include <Thimble.h>
#include <thimble/train.h>
#include <stdio.h>
using namespace thimble;

template <class Loss, class... Layers, uint16_t N>
void run(Input<N>) {
  using Net = Model<Float32, Ram, Input<N>, Layers...>;
  float w[Net::kParameterCount], rates[2], x[N], t[Net::kOutputs];
  if (fread(rates, sizeof rates, 1, stdin) != 1) return;
  if (fread(w, sizeof w, 1, stdin) != 1) return;
  Net net(w);
  Trainer<Net, Loss, OPTIMIZER> trainer(net, w, {rates[0], rates[1]});
  for (int i = 0; i < SAMPLES; ++i) {
    if (fread(x, sizeof x, 1, stdin) != 1) return;
    if (fread(t, sizeof t, 1, stdin) != 1) return;
    const float loss = trainer.fit(x, t);
    fwrite(&loss, sizeof loss, 1, stdout);
  }
  fwrite(w, sizeof w, 1, stdout);
}

int main() {
RUNS
}
"""


def ours(way: Way, cases: list[dict], folder: Path) -> list[float]:
    runs = [
        f"  run<{case['loss']}, {layer_list(case)}>(Input<{case['inputs']}>());"
        for case in cases
    ]
    text = PROGRAM.replace("OPTIMIZER", way.cpp)
    text = text.replace("SAMPLES", str(STEPS * way.batch)).replace(
        "RUNS", "\n".join(runs)
    )
    source, program = folder / "steps.cpp", folder / "steps"
    source.write_text(text)
    command = ["g++", "-std=c++11", "-O0", "-Wall", "-Wextra", "-Werror", f"-I{SRC}"]
    subprocess.run([*command, str(source), "-o", str(program)], check=True)
    values = []
    for case in cases:
        values += [case["rate"], case["bias_rate"], *case["parameters"]]
        for rows in case["steps"]:
            for x, target in rows:
                values += [*x, *target]
    data = struct.pack(f"<{len(values)}f", *values)
    output = subprocess.run(
        [program], input=data, stdout=subprocess.PIPE, check=True
    ).stdout
    return list(struct.unpack(f"<{len(output) // 4}f", output))


@pytest.mark.parametrize("name", WAYS)
def test_steps_are_those_of_pytorch(
    name: str, tmp_path: Path, claim: Callable[[str], Proof]
) -> None:
    way = WAYS[name]
    networks = NETWORKS if name in ("sgd", "momentum", "adam") else NETWORKS // 5
    cases = [draw(way, f"{name} {i}") for i in range(networks)]
    theirs = subprocess.run(
        [PYTHON, HERE / "torch_steps.py"],
        input=json.dumps(cases),
        capture_output=True,
        text=True,
        check=False,
    )
    assert theirs.returncode == 0, theirs.stderr
    got = iter(ours(way, cases, tmp_path))
    worst = 0.0
    for case, expected in zip(cases, json.loads(theirs.stdout)):
        for kind in ("losses", "parameters"):
            for value in expected[kind]:
                error = abs(next(got) - value)
                error /= max(1.0, abs(value)) if kind == "losses" else 1.0
                worst = max(worst, error)
                right = claim("gradient").check(error <= BOUND)
                assert right, f"{kind}: off by {error:.2g} in {case}"
    assert next(got, None) is None
    assert math.isfinite(worst)
    print(f"{name}: largest error {worst:.1e}")
