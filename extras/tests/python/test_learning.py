# SPDX-License-Identifier: MIT
"""Learning to read digits: as well as scikit-learn's gradient descent, and MNIST if there.

MNIST is not in this repository: THIMBLE_MNIST=mnist.npz in the environment names the file
that Keras calls so (x_train, y_train, x_test, y_test).
"""

from __future__ import annotations

import os
import subprocess
import warnings
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from proof import Proof
from sklearn.datasets import load_digits
from sklearn.neural_network import MLPClassifier

HERE = Path(__file__).parent
SRC = HERE.parents[2] / "src"
SEEDS = range(1, 4)
RATE, EPOCHS = 0.02, 20
TEST = 500


def build(folder: Path, net: str, train: int, test: int, inputs: int, scale: int) -> Path:
    program = folder / "learn_pictures"
    defines = [f"-DNET={net}", f"-DTRAIN={train}", f"-DTEST={test}"]
    defines += [f"-DINPUTS={inputs}", f"-DSCALE={scale}"]
    command = ["g++", "-std=c++11", "-O2", "-Wall", "-Wextra", "-Werror", f"-I{SRC}"]
    source = str(HERE / "learn_pictures.cpp")
    subprocess.run([*command, *defines, source, "-o", str(program)], check=True)
    return program


def read(
    program: Path, pictures: bytes, rates: tuple[float, float], epochs: int, seed: int
) -> int:
    done = subprocess.run(
        [program, *map(str, rates), str(epochs), str(seed)],
        input=pictures,
        stdout=subprocess.PIPE,
        check=True,
    )
    return int(done.stdout)


def test_digits_as_well_as_scikit_learn(
    tmp_path: Path, claim: Callable[[str], Proof]
) -> None:
    pixels, labels = load_digits(return_X_y=True)
    order = np.random.default_rng(0).permutation(len(labels))
    pixels, labels = pixels[order], labels[order]
    train = len(labels) - TEST
    theirs = 0
    for seed in SEEDS:
        network = MLPClassifier((16,), solver="sgd", alpha=0, batch_size=1, momentum=0,
                                learning_rate_init=RATE, max_iter=EPOCHS, tol=0,
                                n_iter_no_change=EPOCHS, random_state=seed)  # fmt: skip
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it would go on for more epochs
            network.fit(pixels[:train] / 16, labels[:train])
        theirs += (network.predict(pixels[train:] / 16) == labels[train:]).sum()
    rows = np.column_stack([pixels, labels]).astype(np.uint8).tobytes()
    net = "Dense<16, ReLU>, Dense<10>, Softmax"
    program = build(tmp_path, net, train, TEST, 64, 16)
    ours = sum(read(program, rows, (RATE, RATE), EPOCHS, seed) for seed in SEEDS)
    of_all = TEST * len(SEEDS)
    print(f"ours {ours / of_all:.2%}, scikit-learn {theirs / of_all:.2%}")
    assert claim("gradient").check(ours >= theirs - 0.005 * of_all)
    assert ours > 0.9 * of_all


@pytest.mark.skipif(
    "THIMBLE_MNIST" not in os.environ, reason="THIMBLE_MNIST does not name mnist.npz"
)
def test_mnist_in_one_epoch(tmp_path: Path) -> None:
    """Not counted as a proof: it does not run everywhere."""
    with np.load(os.environ["THIMBLE_MNIST"]) as mnist:
        pixels = np.concatenate([mnist["x_train"], mnist["x_test"]]).reshape(-1, 784)
        labels = np.concatenate([mnist["y_train"], mnist["y_test"]])
    net = "Dense<32, ReLU>, Dense<10>, Softmax"
    program = build(tmp_path, net, 60000, 10000, 784, 255)
    rows = np.column_stack([pixels, labels]).astype(np.uint8).tobytes()
    right = read(program, rows, (0.02, 0.001), 1, 1)
    print(f"MNIST after one epoch: {right / 10000:.2%}")
    assert right >= 9500
