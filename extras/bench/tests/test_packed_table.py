# SPDX-License-Identifier: MIT
"""The table of packed weights: its page, and that training for a packing survives it."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from thimble import reference
from thimble.quantized import BINARY, FOUR_BIT, TERNARY

sys.path.insert(0, str(Path(__file__).parents[1] / "packed"))

import data
import table
import train


@pytest.fixture(scope="module")
def digits():
    return replace(data.digits(), hidden=(24,), epochs=20)


@pytest.fixture(scope="module")
def trained(digits):
    return train.fit(digits)


def test_page_is_of_this_script():
    text = table.PAGE.read_text(encoding="utf-8")
    assert text.startswith(table.HEAD)
    assert text.count(table.COLUMNS) == 2


@pytest.mark.parametrize(
    ("packing", "values"), [(BINARY, 2), (TERNARY, 3), (FOUR_BIT, 16)]
)
def test_projection_gives_what_can_be_stored(packing, values):
    weights = np.random.default_rng(1).normal(size=(5, 400)).astype(np.float32)
    for row in train.project(weights, packing):
        assert len(np.unique(row)) <= values


@pytest.mark.parametrize("packing", [BINARY, TERNARY, FOUR_BIT])
def test_training_for_a_packing_survives_conversion(digits, trained, packing):
    tuned = train.fit(digits, packing, begin=trained)
    graph = train.graph_of(tuned, packing)
    outputs = reference.run_float(graph, digits.test_x)
    wanted = float((outputs.argmax(axis=1) == digits.test_y).mean())
    assert wanted > 0.8
    assert table.score(digits, graph, (packing,)) > wanted - 0.03


def test_row():
    row = table.Row("int4", 0.953, None, 1653, [28677, None])
    assert row.text() == "| int4 | 95.3 % |  | 1,653 B | 28,677 | does not fit |"
