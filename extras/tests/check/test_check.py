# SPDX-License-Identifier: MIT
"""A check says that chip and host are equal when they are, and where not when they are not."""

from __future__ import annotations

import json

import numpy as np
import pytest
import thimble
from thimble import cli
from thimble.check import check
from thimble.check.compare import compare
from thimble.graph import Activation, Dense, Graph

AVR = ["uno", "leonardo", "mega", "attiny85"]
QEMU = ["cortex-m0", "cortex-m4", "rv32imc"]


@pytest.mark.parametrize(
    ("board", "rounding"),
    [
        *((board, "native") for board in (*AVR, *QEMU)),
        *((board, "tflite") for board in ("uno", "attiny85", "cortex-m0")),
    ],
)
def test_int8_is_equal_in_every_byte(task, board, rounding, claim):
    converted = thimble.convert(
        task.graph, numbers="int8", calibrate=task.x, board=board, rounding=rounding
    )
    result = check(converted, task.x, y=task.y)
    for comparison in result.comparisons:
        assert comparison.bound == 0
        assert comparison.values == 60 * 4
        claim("chip_equals_host").add(
            comparison.values, comparison.values - comparison.equal
        )
    assert [c.against for c in result.comparisons] == ["this computer", "numpy"]
    assert result.passed
    assert result.accuracy.float == 1.0
    assert result.accuracy.chip == result.accuracy.host >= 0.9


@pytest.mark.parametrize("board", ["uno", "cortex-m0", "rv32imc"])
@pytest.mark.parametrize("numbers", ["float32", "float64"])
def test_float_is_close(task, board, numbers, claim):
    converted = thimble.convert(task.graph, numbers=numbers, board=board)
    result = check(converted, task.x, y=task.y, most_samples=20)
    (comparison,) = result.comparisons
    claim("chip_equals_host").add(comparison.values, 0 if comparison.passed else 1)
    short = numbers == "float64" and board == "uno"
    assert comparison.bound == (1e-3 if short else 1e-5)
    assert comparison.largest < 1e-5
    assert result.passed
    assert result.accuracy.chip == 1.0


@pytest.mark.parametrize("board", ["uno", "attiny85", "cortex-m0"])
def test_pushed_is_equal_and_keeps_no_input(task, board, claim):
    converted = thimble.convert(
        task.graph, numbers="int8", calibrate=task.x, board=board, pushed=True
    )
    result = check(converted, task.x, most_samples=10)
    comparison = result.comparisons[0]
    claim("chip_equals_host").add(comparison.values, comparison.values - comparison.equal)
    assert result.passed
    assert result.ram.input == 0
    assert len(result.counts) == 10
    assert result.accuracy is None


def test_memory_adds_up(task):
    converted = thimble.convert(task.graph, numbers="int8", calibrate=task.x)
    result = check(converted, task.x, most_samples=5)
    cost = converted.report.cost
    assert result.flash.parameters == cost.flash
    assert result.ram.model == cost.ram
    assert result.ram.input == 6
    assert result.ram.used == result.ram.static + result.ram.stack + result.ram.heap
    assert result.ram.heap == 0
    assert 0 < result.ram.stack < 150
    assert 0 < result.flash.code < 3000


def test_argmax_and_features_of_their_own_scale(task, claim):
    x = task.x * np.array([1, 100, 0.01, 1, 50, 1], np.float32)
    first = task.graph.layers[0]
    scaled = Dense(
        "hidden", first.weights / (x[0] / task.x[0]), first.bias, first.activation
    )
    graph = Graph(6, [scaled, *task.graph.layers[1:]], task.graph.labels, "classifier")
    converted = thimble.convert(graph, numbers="int8", calibrate=x, argmax=True)
    result = check(converted, x, y=task.y)
    comparison = result.comparisons[0]
    claim("chip_equals_host").add(comparison.values, comparison.values - comparison.equal)
    assert result.passed
    assert result.shape == (6, 1)
    assert result.accuracy.chip >= 0.9


def test_regressor_is_scored_by_its_error(claim):
    random = np.random.default_rng(3)
    layer = Dense(
        "line", random.normal(0, 1, (2, 3)), np.zeros(2), Activation("identity")
    )
    x = random.normal(0, 1, (30, 3)).astype(np.float32)
    converted = thimble.convert(
        Graph(3, [layer], task="regressor"), numbers="int8", calibrate=x
    )
    result = check(converted, x, y=x.astype(np.float64) @ layer.weights.T)
    assert claim("chip_equals_host").check(result.passed)
    assert result.accuracy.metric == "RMSE"
    assert result.accuracy.float < 1e-6 < result.accuracy.chip < 0.05


def files(task, folder, **choices):
    """The converted header and the samples as files."""
    converted = thimble.convert(
        task.graph, numbers="int8", calibrate=task.x, name="compass", **choices
    )
    data = folder / "test.npz"
    np.savez(data, x=task.x, y=np.array(task.graph.labels)[task.y])
    return converted.write(folder / "compass.h"), data


def test_header_alone(task, tmp_path, capsys):
    header, data = files(task, tmp_path)
    assert cli.main(["check", str(header), "--data", str(data), "--samples", "0"]) == 0
    shown = capsys.readouterr().out
    assert "240 of 240 outputs are equal, byte for byte" in shown
    assert "of 2,048 B" in shown
    assert "on the chip" in shown


def test_json(task, tmp_path, capsys):
    header, data = files(task, tmp_path)
    arguments = ["check", str(header), "--data", str(data), "--samples", "7", "--json"]
    assert cli.main(arguments) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["passed"]
    assert found["samples"] == 7
    assert found["cycles"]["min"] <= found["cycles"]["median"] <= found["cycles"]["max"]
    assert found["ram"]["used"] <= found["ram"]["limit"]


def test_a_difference_is_found_and_named(task, tmp_path, capsys):
    header, data = files(task, tmp_path)
    text = header.read_text()
    # A table entry that is another one on the chip alone.
    start = text.index("= {\n") + len("= {\n")
    first, rest = text[start:].split(",", 1)
    other = f"\n#ifdef __AVR__\n{int(first) ^ 0x55}\n#else\n{first}\n#endif\n,"
    header.write_text(text[:start] + other + rest)
    large = large_samples(task, data)
    assert cli.main(["check", str(header), "--data", str(large)]) == 1
    shown = capsys.readouterr()
    assert "✘" in shown.out
    assert "the first is output" in shown.out
    assert "do not agree" in shown.err


def large_samples(task, data):
    """Samples so large that the hidden units reach both ends of the tanh table."""
    x = np.concatenate([task.x * 3, -task.x * 3])
    np.savez(data, x=x)
    return data


def test_does_not_fit(tmp_path, capsys):
    random = np.random.default_rng(1)
    layers = [
        Dense("wide", random.normal(0, 1, (200, 30)), np.zeros(200), Activation("relu")),
        Dense("end", random.normal(0, 1, (2, 200)), np.zeros(2)),
    ]
    x = random.normal(0, 1, (40, 30)).astype(np.float32)
    converted = thimble.convert(
        Graph(30, layers), numbers="int8", calibrate=x, board="attiny85", name="wide"
    )
    np.savez(tmp_path / "test.npz", x=x)
    # The network alone fits; with the program around it, it no longer does.
    header = converted.write(tmp_path / "wide.h")
    arguments = ["--board", "attiny85", "--data", str(tmp_path / "test.npz")]
    assert cli.main(["check", str(header), *arguments]) == 1
    said = capsys.readouterr().err.strip()
    assert "does not fit into the flash of the ATtiny85" in said
    assert len(said.splitlines()) == 1


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("int main() {}\n", "is not a header that `thimble convert` wrote"),
        (None, "there is no file"),
    ],
)
def test_other_files_are_refused(task, tmp_path, capsys, text, sentence):
    _, data = files(task, tmp_path)
    other = tmp_path / "other.h"
    if text is not None:
        other.write_text(text)
    assert cli.main(["check", str(other), "--data", str(data)]) == 1
    assert sentence in capsys.readouterr().err


def test_comparison_of_floats():
    chip = np.array([[1.0, np.nan, np.inf, 1000.0]], np.float32)
    right = np.array([[1.000001, np.nan, np.inf, 1000.001]], np.float32)
    assert compare("host", chip, right).passed
    wrong = compare("host", chip, np.array([[1.0, 0.0, np.inf, 1000.0]], np.float32))
    assert (wrong.first.sample, wrong.first.output) == (0, 1)
    wrong = compare("host", chip, np.array([[1.0, np.nan, -np.inf, 1000.0]], np.float32))
    assert wrong.first.output == 2


@pytest.mark.parametrize("board", [*AVR, *QEMU])
def test_packed_weights_are_equal_in_every_byte(task, board, claim):
    """int4 and ternary layers in one network; binary in a third, behind them."""
    first, last = task.graph.dense_layers
    middle = np.random.default_rng(3).normal(0, 0.6, (9, 9))
    layers = [first, Dense("middle", middle, None, Activation("relu")), last]
    graph = Graph(6, layers)
    converted = thimble.convert(
        graph,
        numbers=("int4", "middle=binary", "scores=ternary"),
        calibrate=task.x,
        board=board,
    )
    result = check(converted, task.x)
    for comparison in result.comparisons:
        claim("chip_equals_host").add(
            comparison.values, comparison.values - comparison.equal
        )
    assert [c.values for c in result.comparisons] == [60 * 4, 60 * 4]
    assert result.passed
