# SPDX-License-Identifier: MIT
"""Recurrent layers give on simulated boards what they give on this computer."""

from __future__ import annotations

import numpy as np
import pytest
import thimble
from thimble.check import check
from thimble.graph import CELLS, IDENTITY, Activation, Dense, Graph, Recurrent, Threshold

STEPS = 5


def recurrent(rng, kind, inputs, units):
    gates = CELLS[kind]
    return Recurrent(
        kind,
        kind,
        rng.normal(0, 0.6, (gates, units, inputs)),
        rng.normal(0, 0.6, (gates, units, units)),
        rng.normal(0, 0.6, (gates + (kind == "gru"), units)),
        Activation("tanh"),
        Activation("sigmoid"),
    )


def network(*ends):
    """All kinds of cells in one network, with a Dense layer between."""
    rng = np.random.default_rng(5)
    layers = [
        *(recurrent(rng, "lstm", 3, 5), Dense("d", rng.normal(0, 0.6, (4, 5)), None)),
        *(recurrent(rng, "gru", 4, 6), recurrent(rng, "gru_reset_before", 6, 4)),
        *(recurrent(rng, "simple_rnn", 4, 5), *ends),
        Dense("e", rng.normal(0, 0.6, (2, 5)), rng.normal(0, 1, 2), IDENTITY),
    ]
    return Graph(3, layers, steps=STEPS)


@pytest.mark.parametrize(
    "board", ["uno", "mega", "attiny85", "cortex-m0", "cortex-m4", "rv32imc"]
)
@pytest.mark.parametrize("many_to_one", [True, False])
def test_chip_is_close_to_this_computer(board, many_to_one, claim):
    ends = [Threshold("last", STEPS)] if many_to_one else []
    x = np.random.default_rng(6).normal(0, 1, (8, STEPS, 3)).astype(np.float32)
    converted = thimble.convert(network(*ends), board=board)
    result = check(converted, x)
    (comparison,) = result.comparisons
    claim("chip_equals_host").add(comparison.values, 0 if comparison.passed else 1)
    assert comparison.values == 8 * 2 * (1 if many_to_one else STEPS)
    assert result.passed and len(result.counts) == 8
    assert np.allclose(result.outputs, converted.predict(x), atol=1e-5)
    if board in ("uno", "mega", "attiny85"):
        assert result.ram.model == converted.report.cost.ram


@pytest.mark.parametrize(
    "board", ["uno", "attiny85", "cortex-m0", "cortex-m4", "rv32imc"]
)
@pytest.mark.parametrize("many_to_one", [True, False])
def test_int8_is_equal_everywhere(board, many_to_one, claim):
    ends = [Threshold("last", STEPS)] if many_to_one else []
    x = np.random.default_rng(7).normal(0, 1, (60, STEPS, 3)).astype(np.float32)
    converted = thimble.convert(network(*ends), board=board, numbers="int8", calibrate=x)
    result = check(converted, x, most_samples=8)
    assert len(result.comparisons) == 2 and len(result.counts) == 8
    for comparison in result.comparisons:
        claim("chip_equals_host").add(comparison.values, 0 if comparison.passed else 1)
        assert comparison.bound == 0
        assert comparison.values == 8 * 2 * (1 if many_to_one else STEPS)
    assert result.passed
    assert result.ram.model == converted.report.cost.ram


def test_int8_from_far_flash(claim):
    x = np.random.default_rng(8).normal(0, 1, (60, STEPS, 3)).astype(np.float32)
    near, far = (
        check(
            thimble.convert(
                network(), board="mega", numbers="int8", calibrate=x, storage=storage
            ),
            x,
            most_samples=4,
        )
        for storage in ("flash", "far_flash")
    )
    for comparison in far.comparisons:
        claim("chip_equals_host").add(comparison.values, 0 if comparison.passed else 1)
    assert far.passed and near.passed
    # The same assembly, not the plain kernel.
    assert far.median_count < 1.15 * near.median_count
