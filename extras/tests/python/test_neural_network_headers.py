# SPDX-License-Identifier: MIT
"""Headers for NeuralNetwork.h, compiled, give what the float64 reference gives."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import numpy as np
import pytest
from compilers import SRC
from random_nets import random_graph, random_samples
from thimble.cli import main
from thimble.convert import convert_for_neural_network
from thimble.errors import ThimbleError
from thimble.graph import Activation, Dense, Graph
from thimble.reference import run_float

PROGRAM = """
#include "net.h"
#include <stdio.h>
SETUP
int main() {
  NeuralNetwork NN(layers, weights, BIASESnumberOflayersFUNCTIONS);
  PREPARE
  float x[100];
  while (fread(x, sizeof(float), layers[0], stdin) == layers[0]) {
    const float* y = NN.FeedForward(x);
    fwrite(y, sizeof(float), layers[numberOflayers - 1], stdout);
  }
}
"""
CASES = [
    # numbers, progmem, activations of three layers, softmax behind them
    ("float32", True, ("relu", "tanh", "identity"), "softmax"),
    ("float32", False, ("selu", "elu", "sigmoid"), ""),
    ("float32", True, ("gelu", "mish", "silu"), ""),
    ("float32", True, ("leaky_relu", "softplus", "gaussian"), ""),
    ("int16-weights", True, ("tanh", "relu", "sigmoid"), ""),
    ("int16-weights", False, ("relu", "relu", "identity"), "softmax"),
    ("int8-weights", True, ("relu", "tanh", "identity"), "softmax"),
    ("int8-weights", False, ("sigmoid", "sigmoid", "sigmoid"), ""),
]


def run(text: str, x: np.ndarray, folder: Path) -> np.ndarray:
    (folder / "net.h").write_text(text, encoding="utf-8")
    has_constants = "set_constants" in text
    program = PROGRAM.replace("BIASES", "biases, " if " biases[]" in text else "")
    chosen = ", Actv_Functions" if " Actv_Functions[]" in text else ""
    program = program.replace("FUNCTIONS", chosen)
    program = program.replace("PREPARE", "set_constants(NN);" if has_constants else "")
    (folder / "main.cpp").write_text(program.replace("SETUP", ""), encoding="utf-8")
    options = ["-std=c++11", "-O1", "-Wall", "-Wextra", "-Werror", f"-I{SRC}"]
    made = folder / "net"
    subprocess.run(["g++", *options, folder / "main.cpp", "-o", made], check=True)
    given = x.astype("<f4").tobytes()
    done = subprocess.run([made], input=given, stdout=subprocess.PIPE, check=True)
    return np.frombuffer(done.stdout, "<f4").reshape(len(x), -1)


def rounded(graph: Graph, step: float) -> Graph:
    """The network with the parameters that its integers stand for."""
    graph = graph.copy()
    for layer in graph.dense_layers:
        layer.weights = np.round(layer.weights / step) * step
        if layer.bias is not None:
            layer.bias = np.round(layer.bias / step) * step
    return graph


@pytest.mark.parametrize("case", range(len(CASES)))
def test_outputs(case, tmp_path, claim):
    numbers, progmem, kinds, end = CASES[case]
    graph = random_graph(case, (7, 9, 5, 3), kinds, end)
    largest = max(np.abs(layer.weights).max() for layer in graph.dense_layers)
    value_range = None if numbers == "float32" else float(np.ceil(4 * largest))
    exported = convert_for_neural_network(
        graph, numbers=numbers, value_range=value_range, progmem=progmem
    )
    assert exported.clamped == 0
    if value_range is not None:
        bits = 16 if "16" in numbers else 8
        graph = rounded(graph, value_range / (2**bits - 1))
    x = random_samples(case, 7, 50)
    wanted = run_float(graph, x)
    got = run(exported.text, x, tmp_path)
    tolerance = 1e-5 if numbers == "float32" else 1e-3
    right = np.abs(got - wanted) <= tolerance * max(1, np.abs(wanted).max())
    claim("converted_float_close").add(wanted.size, int((~right).sum()))
    assert right.all(), np.abs(got - wanted).max()


def dense(weights: list, bias: list | None, activation: Activation) -> Graph:
    bias_array = None if bias is None else np.array(bias, float)
    layer = Dense("only", np.array(weights, float), bias_array, activation)
    return Graph(len(weights[0]), [layer])


def test_what_is_outside_of_the_range_is_cut_and_counted():
    graph = dense([[30.0, -30.0]], [1.0], Activation())
    exported = convert_for_neural_network(graph, numbers="int8-weights")
    assert (exported.clamped, exported.parameters) == (2, 3)
    assert "  127, -128,\n" in exported.text


def test_no_biases(tmp_path):
    graph = dense([[0.5, -2.0]], None, Activation("leaky_relu", 0.25))
    exported = convert_for_neural_network(graph)
    assert "biases[]" not in exported.text and "0B01000000" in exported.text
    got = run(exported.text, np.array([[1.0, 1.0], [4.0, 0.5]]), tmp_path)
    assert got.ravel().tolist() == [-0.375, 1.0]


@pytest.mark.parametrize(
    ("graph", "options", "sentence"),
    [
        (dense([[1]], [1], Activation("relu6")), {}, "has no relu6"),
        (dense([[1]], [1], Activation()), {"numbers": "int8"}, "not int8"),
        (dense([[1]], [1], Activation()), {"value_range": 2.0}, "--range is for int16"),
        (dense([[1]], [1], Activation()),
         {"numbers": "int8-weights", "value_range": -1.0}, "is a positive number"),
        (Graph(1, []), {}, "has no Dense layer"),
    ],
)  # fmt: skip
def test_what_it_cannot_do_it_says(graph, options, sentence):
    with pytest.raises(ThimbleError, match=re.escape(sentence)):
        convert_for_neural_network(graph, **options)


def test_command(tmp_path, capsys):
    joblib = pytest.importorskip("joblib")
    sklearn = pytest.importorskip("sklearn.neural_network")
    x = np.array([[0, 0], [0, 1], [1, 0], [1, 1]] * 10, float)
    model = sklearn.MLPRegressor(
        hidden_layer_sizes=(3,), max_iter=20, random_state=1
    ).fit(x, x.sum(axis=1))
    joblib.dump(model, tmp_path / "sum.joblib")
    asked = ["convert", str(tmp_path / "sum.joblib"), "--to", "neuralnetwork-h"]
    out = ["--numbers", "int16-weights", "--range", "0.5", "-o", str(tmp_path / "sum.h")]
    assert main([*asked, *out]) == 0
    assert "lie outside of the range" in capsys.readouterr().out
    assert "#define Q_FLOAT_RANGE 0.5" in (tmp_path / "sum.h").read_text()
    assert main([*asked, "--storage", "far_flash"]) == 1
    assert main([*asked[:2], "--range", "2"]) == 1
