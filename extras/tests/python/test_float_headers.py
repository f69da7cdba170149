# SPDX-License-Identifier: MIT
"""Converted float headers, compiled, give what the float64 reference gives."""

from __future__ import annotations

import numpy as np
import pytest
from compiled import Program
from random_nets import ACTIVATIONS, HOST_LIKE, random_graph, random_samples
from thimble import convert
from thimble.emit import names
from thimble.reference import run_float

ENDS = ["", "softmax", "argmax", ""]


@pytest.fixture(scope="module")
def networks(tmp_path_factory):
    found = []
    for index in range(24):
        end = ENDS[index % 4]
        kinds = [ACTIVATIONS[index % 15], ACTIVATIONS[(index * 4 + 7) % 15], "identity"]
        graph = random_graph(index, (6 + index, 9, 4, 3), kinds, end)
        found.append(
            convert(
                graph,
                numbers="float64" if index % 3 == 2 else "float32",
                board=HOST_LIKE,
                name=f"net_{index}",
                pushed=index % 2 == 1,
                storage=("flash", "ram", "far_flash")[index % 3],
            )
        )
    return found, Program(found, tmp_path_factory.mktemp("float"))


def test_outputs(networks, claim):
    found, program = networks
    proof = claim("converted_float_close")
    for index, network in enumerate(found):
        x = random_samples(index, network.network.inputs, 200)
        wanted = run_float(network.network, x)
        got = program.predict(network, x)
        # A step and an index jump where the arithmetic leaves two values equal.
        jumps = "BinaryStep" in network.header or "ArgMax" in network.header
        off = np.abs(got - wanted) > 1e-5 * np.abs(wanted).max()
        if jumps:
            off &= np.abs(got - wanted).max(axis=1, keepdims=True) < 1e-3
        proof.add(wanted.size, int(off.sum()))
        assert not off.any(), network.report.title
        if network.numbers == "float64" and not jumps:
            assert np.allclose(got, wanted, rtol=1e-10, atol=1e-12)


def test_ram(networks, claim):
    found, program = networks
    proof = claim("converted_ram_exact")
    for network in found:
        facts = program.facts(network)
        cost = network.report.cost
        assert proof.check(facts.ram == facts.size == cost.ram), network.report.title
        assert facts.parameter_bytes == cost.flash
        assert facts.parameters == cost.parameters


def test_literals_round_trip():
    rng = np.random.default_rng(0)
    values = (
        rng.integers(0, 2**32, 20_000, dtype=np.uint64).astype(np.uint32).view(np.float32)
    )
    values = values[np.isfinite(values)]
    again = np.array([np.float32(names.float_literal(value)[:-1]) for value in values])
    assert np.array_equal(again, values)
    for value in (0.1, 1.0, 1e300, -2.5e-17, 5e-324):
        assert float(names.double_literal(value)) == value


@pytest.mark.parametrize("value", [0.0, 1.0, -3.0, 1e10, 16777216.0, 1e-40])
def test_literals_are_floating_point_in_cpp(value):
    for literal in (names.float_literal(value)[:-1], names.double_literal(value)):
        assert "." in literal or "e" in literal
