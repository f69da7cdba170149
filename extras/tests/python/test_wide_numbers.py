# SPDX-License-Identifier: MIT
"""int16x8 and integer weights: what the converter writes, compiled, and what it refuses."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from proof import Proof
from thimble import boards, reference
from thimble.check import header
from thimble.check.host import HostModel
from thimble.convert import Converted, convert
from thimble.errors import ThimbleError
from thimble.graph import Activation, Dense, Graph, Recurrent, Softmax
from thimble.passes import quantize_int16

BOUNDED = ["relu", "relu6", "sigmoid", "tanh", "identity"]


def network(seed: int, *kinds: str, softmax: bool = False) -> Graph:
    rng = np.random.default_rng(seed)
    widths = [int(n) for n in rng.integers(1, 14, len(kinds) + 1)]
    layers: list[object] = []
    for n, kind in enumerate(kinds):
        weights = rng.normal(size=(widths[n + 1], widths[n])) * 10.0 ** rng.uniform(-1, 1)
        bias = None if n == 1 else rng.normal(size=widths[n + 1])
        layers.append(Dense(f"dense_{n}", weights, bias, Activation(kind)))
    if softmax:
        layers.append(Softmax())
    return Graph(widths[0], layers)


def samples(graph: Graph, seed: int = 1) -> np.ndarray:
    return np.random.default_rng(seed).normal(size=(300, graph.inputs))


def compiled(converted: Converted, work: Path, x: np.ndarray) -> tuple[np.ndarray, ...]:
    """The quantized rows and the outputs of the C++."""
    model = HostModel(header.read(converted.write(work / "net.h")), work / "host")
    q = model.quantize(x)
    return q, model.predict(q), model.facts


@pytest.mark.parametrize("board", ["uno", "cortex-m4", "cortex-m0"])
@pytest.mark.parametrize("seed", range(4))
def test_int16x8_equals_numpy(
    seed: int, board: str, tmp_path: Path, claim: Callable[[str], Proof]
) -> None:
    rng = np.random.default_rng(seed)
    kinds = [str(k) for k in rng.choice(BOUNDED, int(rng.integers(1, 4)))]
    graph = network(seed, *kinds, softmax=seed % 2 == 1)
    x = samples(graph)
    converted = convert(graph, numbers="int16x8", calibrate=x, board=board)
    q, y, facts = compiled(converted, tmp_path, x[:100])
    assert facts.ram_bytes % 2 == 0
    assert (q == converted.network.input.quantize(x[:100])).all()
    same = y == converted.predict_int8(q)
    for right in same.ravel():
        claim("int16_equal").check(bool(right))
    assert same.all()


@pytest.mark.parametrize("kind", BOUNDED)
def test_int16x8_is_close_to_float(kind: str) -> None:
    graph = network(7, kind, "identity")
    x = samples(graph)
    converted = convert(graph, numbers="int16x8", calibrate=x)
    wanted = reference.run_float(converted.original, x)
    error = np.abs(converted.predict(x) - wanted).max()
    assert error < 0.02 * np.abs(wanted).max()


def test_sums_fit_into_32_bits() -> None:
    graph = network(11, "identity", "tanh")
    graph.layers[0].weights[0] = 1e-3
    graph.layers[0].bias[0] = 50.0
    network_16 = quantize_int16.quantize(graph, samples(graph))
    for layer in network_16.layers:
        for weights, bias in zip(layer.weights.astype(int), layer.bias):
            assert quantize_int16.bound(weights, bias) < 2**31


@pytest.mark.parametrize("numbers", ["int8-weights", "int16-weights"])
@pytest.mark.parametrize("seed", range(3))
def test_integer_weights(numbers: str, seed: int, tmp_path: Path) -> None:
    """Without samples, any activation; near the float network of the rounded weights."""
    graph = network(seed, "gelu", "softplus", "selu", softmax=seed == 1)
    converted = convert(graph, numbers=numbers)
    x = samples(graph)[:50].astype(np.float32)
    _, y, facts = compiled(converted, tmp_path, x)
    wanted = converted.predict(x)
    assert np.abs(y - wanted).max() < 2e-3 * max(1, np.abs(wanted).max())
    # The estimate of the converter is what the compiler says.
    host = boards.find("host")
    cost = convert(graph, numbers=numbers, board=host).report.cost
    assert (cost.flash, cost.ram) == (facts.parameter_bytes, facts.ram_bytes)
    original = reference.run_float(converted.original, x)
    limit = 0.2 if numbers == "int8-weights" else 2e-3
    assert np.abs(y - original).max() < limit * max(1, np.abs(original).max())


def test_float32_fast(tmp_path: Path) -> None:
    graph = network(2, "tanh", "sigmoid")
    converted = convert(graph, numbers="float32-fast")
    assert converted.header.count("thimble::Fast<thimble::Float32>") == 2
    x = samples(graph)[:50].astype(np.float32)
    _, y, _ = compiled(converted, tmp_path, x)
    error = np.abs(y - reference.run_float(graph, x)).max()
    assert 1e-7 < error < 1e-2


def test_refusals() -> None:
    graph = network(1, "gelu")
    x = samples(graph)
    with pytest.raises(ThimbleError, match="int16x8 has no gelu, only identity"):
        convert(graph, numbers="int16x8", calibrate=x)
    with pytest.raises(ThimbleError, match="int16x8 needs samples"):
        convert(network(1, "relu"), numbers="int16x8")
    with pytest.raises(ThimbleError, match="no tflite rounding"):
        convert(network(1, "relu"), numbers="int16x8", calibrate=x, rounding="tflite")
    with pytest.raises(ThimbleError, match="the layout avr-tiny is impossible here"):
        convert(network(1, "relu"), numbers="int16x8", calibrate=x, layout="avr-tiny")
    cell = Recurrent("rnn", "simple_rnn", np.ones((1, 2, 3)), np.ones((1, 2, 2)), None,
                     Activation("tanh"), Activation("sigmoid"))  # fmt: skip
    with pytest.raises(ThimbleError, match="no kernels for int8 weights"):
        convert(Graph(3, [cell]), numbers="int8-weights")
