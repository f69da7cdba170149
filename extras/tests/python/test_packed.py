# SPDX-License-Identifier: MIT
"""Packed weights in the converter: the search, the bytes, the compiled headers, the refusals."""

from __future__ import annotations

import numpy as np
import pytest
from compiled import Program
from random_nets import HOST_LIKE, random_bytes, random_graph, random_samples
from thimble import convert, number_choice
from thimble.emit import packed
from thimble.errors import ThimbleError
from thimble.graph import Activation, Dense, Graph
from thimble.passes import pack_weights
from thimble.quantized import BINARY, FOUR_BIT, PACKINGS, TERNARY, UNPACKED

LAYOUTS = ("portable", "avr", "avr-tiny", "cortex-m0", "cortex-m4")
SHAPES = [(1, 1), (2, 5, 1), (3, 9, 3), (20, 7, 6), (257, 9), (300, 17, 10), None, None]
STEPS = pack_weights.Steps(16, 256, 65535)


@pytest.fixture(scope="module")
def networks(tmp_path_factory):
    """All packings and layouts, whole and mixed layer by layer."""
    found = []
    for index in range(40):
        graph = random_graph(index, SHAPES[index % len(SHAPES)])
        words = [PACKINGS[1 + index % 3]]
        if index % 2:
            words.append(f"{graph.dense_layers[-1].name}={PACKINGS[index // 2 % 4]}")
        layout = LAYOUTS[index % 5]
        found.append(
            convert(
                graph,
                numbers=words,
                calibrate=random_samples(index, graph.inputs, 200),
                board=HOST_LIKE,
                name=f"net_{index}",
                layout=layout,
                pushed=index % 3 == 1,
                storage=("flash", "ram", "far_flash")[index // 5 % 3],
            )
        )
    return found, Program(found, tmp_path_factory.mktemp("packed"))


def test_every_bit(networks, claim):
    found, program = networks
    proof = claim("converted_int8_equal")
    for index, network in enumerate(found):
        q = random_bytes(index, network.network.inputs, 200)
        wanted = network.predict_int8(q)
        got = program.predict(network, q)
        proof.add(wanted.size, int((wanted != got).sum()))
        assert np.array_equal(wanted, got), network.report.title


def test_bytes_are_the_computed_number(networks):
    found, program = networks
    for network in found:
        facts, cost = program.facts(network), network.report.cost
        assert facts.ram == facts.size == cost.ram
        stored = sum(row.flash for row in cost.layers if row.name != "input scales")
        assert facts.parameter_bytes == stored
    packings = {
        layer.packing
        for network in found
        for layer in network.network.layers
        if hasattr(layer, "packing")
    }
    assert packings == set(PACKINGS)


def wanted_of(real: np.ndarray, seed: int = 3) -> pack_weights.Wanted:
    """Inputs that depend on each other, as those of networks do."""
    rng = np.random.default_rng(seed)
    inputs = real.shape[1]
    mixing = rng.normal(size=(inputs, inputs))
    q = np.clip(np.rint(rng.normal(size=(500, inputs)) @ mixing * 20), -128, 127)
    return pack_weights.Wanted.of(q, q @ real.T, real)


def off(weights, multipliers, wanted, real) -> float:
    """The part of the variance of the sums that is lost."""
    e = real - weights * STEPS.real(multipliers)[:, None]
    return float((e @ wanted.inputs * e).sum() / (real @ wanted.inputs * real).sum())


@pytest.mark.parametrize(
    ("packing", "most"), [(FOUR_BIT, 0.01), (TERNARY, 0.16), (BINARY, 0.3)]
)
def test_search_is_better_than_the_nearest_weights(packing, most):
    real = np.random.default_rng(1).normal(0, 0.5, (8, 60))
    wanted = wanted_of(real)
    ones = np.ones(8)
    weights, multipliers = pack_weights.choose(packing, real, wanted, STEPS, ones)
    alone = pack_weights.Wanted(np.eye(60), real)
    nearest, their_own = pack_weights.choose(packing, real, alone, STEPS, ones)
    found = off(weights, multipliers, wanted, real)
    assert found <= most
    assert found < 0.75 * off(nearest, their_own, wanted, real)


@pytest.mark.parametrize("packing", [FOUR_BIT, TERNARY, BINARY])
@pytest.mark.parametrize("units", [1, 2, 5])
def test_weights_that_can_be_stored_are_found(packing, units):
    rng = np.random.default_rng(units)
    own = {TERNARY: [-1, 0, 1], BINARY: [-1, 1]}.get(packing)
    if own is None:
        codes = rng.integers(0, 256, ((units + 1) // 2, 40))
        codes[:, :2] = [0, 255]  # the whole range, so that its step is known
        both = np.stack([codes, packed.swap(codes)], axis=1) - 128
        weights = both.reshape(-1, 40)[:units]
    else:
        weights = rng.choice(own, (units, 40))
    multipliers = np.array([2000 + 300 * unit for unit in range(units)])
    if packing == FOUR_BIT:  # the step of -128 is looked for at 127
        multipliers = multipliers * 127
        multipliers = np.rint(multipliers / 127).astype(np.int64)
    real = weights * STEPS.real(multipliers)[:, None]
    found, _ = pack_weights.choose(packing, real, wanted_of(real), STEPS, np.ones(units))
    if packing == FOUR_BIT:
        assert off(found, _, wanted_of(real), real) < 0.003
    else:
        assert np.array_equal(found, weights)


def test_four_bits_lose_no_more_than_uniform_ones():
    """Uniform four-bit weights have 19.0 for a normal distribution, without any input."""
    real = np.random.default_rng(5).normal(0, 5, (8, 500))
    alone = pack_weights.Wanted(np.eye(500), real)
    weights, multipliers = pack_weights.choose(FOUR_BIT, real, alone, STEPS, np.ones(8))
    error = real - weights * STEPS.real(multipliers)[:, None]
    decibels = 10 * np.log10((real**2).sum() / (error**2).sum())
    assert decibels >= 19.0


def test_bytes_of_a_layer_by_hand():
    graph = Graph(2, [Dense("d", np.eye(2), None, Activation("relu"))])
    samples = np.random.default_rng(0).uniform(0, 1, (100, 2))
    found = convert(graph, numbers="binary", calibrate=samples, layout="avr", name="n")
    layer = found.network.layers[0]
    layer.weights = np.array([[1, -1], [-1, -1]], np.int8)
    data = packed.dense_bytes("avr", layer)
    # Head, a byte an input, and for each unit 24-bit bias and multiplier.
    assert len(data) == 1 + 2 + 2 * 5
    assert list(data[:3]) == [int(layer.shift[0]), 0b01, 0b00]
    layer.weights = np.array([[1, 0], [-1, 1]], np.int8)
    layer.packing = TERNARY
    assert list(packed.dense_bytes("avr", layer)[1:5]) == [0b01, 0b01, 0b11, 0b10]
    layer.weights = np.array(
        [[0x12 - 128, 0x34 - 128], [0x21 - 128, 0x43 - 128]], np.int8
    )
    layer.packing = FOUR_BIT
    assert list(packed.dense_bytes("avr", layer)[1:3]) == [0x12, 0x34]
    layer.weights[1, 1] += 1
    with pytest.raises(ValueError, match="swap-coded"):
        packed.dense_bytes("avr", layer)


def test_mixed_layers_reach_the_header():
    graph = random_graph(3, (6, 8, 4), ["relu", "tanh"])
    words = ("int4", "dense 1=int8")
    samples = random_samples(3, 6)
    found = convert(graph, numbers=words, calibrate=samples, name="net")
    assert "thimble::Dense<8, thimble::ReLU, thimble::UnitBias, thimble::FourBit>" in (
        found.header
    )
    assert "thimble::Dense<4, thimble::Table<0, thimble::Tanh>>" in found.header
    assert found.numbers == "int8"
    assert [layer.packing for layer in found.network.layers] == [FOUR_BIT, UNPACKED]
    rows = [row.name for row in found.report.cost.layers]
    assert "Dense int4 ReLU" in rows
    assert "Dense Tanh" in rows


def test_choices():
    choice = number_choice.parse(["ternary", "a=int8", "b=b=binary"])
    assert choice.numbers == "int8"
    assert [choice.of_layer(name) for name in ("a", "b=b", "c")] == [
        "int8",
        "binary",
        "ternary",
    ]
    assert number_choice.parse(["a=int4"]).numbers == "int8"
    assert number_choice.parse(None).numbers is None
    assert number_choice.parse("float32").numbers == "float32"


REFUSED = [
    (["int5"], {}, "numbers is one of int8, int4, ternary, binary, int16x8, "),
    (
        ["dense 0=float32"],
        {},
        "numbers is one of int8, int4, ternary, binary for a layer",
    ),
    (["int8", "int4"], {}, "name the layers"),
    (["float32", "dense 0=int4"], {}, "do not mix with float32"),
    (
        ["int8", "hidden=int4"],
        {},
        "there is no Dense layer hidden; the layers are dense 0",
    ),
    (["dense 0=int4", "dense 0=binary"], {}, "says two things about the layer dense 0"),
    (["int4"], {"rounding": "tflite"}, "native rounding only"),
]


@pytest.mark.parametrize(("words", "more", "sentence"), REFUSED)
def test_refusals(words, more, sentence):
    graph = random_graph(3, (6, 8, 4))
    with pytest.raises(ThimbleError, match=sentence):
        convert(graph, numbers=words, calibrate=random_samples(3, 6), **more)
