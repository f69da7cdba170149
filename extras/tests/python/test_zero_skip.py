# SPDX-License-Identifier: MIT
"""--zero-skip: the same bytes for another kernel, and a word about what it would save."""

from __future__ import annotations

import numpy as np
import pytest
from thimble.convert import convert
from thimble.errors import ThimbleError
from thimble.graph import Activation, Dense, Graph
from thimble.passes import zero_share
from thimble.reference import run_int8


def network() -> tuple[Graph, np.ndarray]:
    rng = np.random.default_rng(3)
    weights = [rng.normal(size=(16, 10)), rng.normal(size=(4, 16))]
    layers = [Dense("a", weights[0], np.zeros(16), Activation("relu"))]
    layers.append(Dense("b", weights[1], None))
    x = np.maximum(rng.normal(size=(200, 10)), 0)
    return Graph(10, layers), x


def test_layout_and_note() -> None:
    graph, x = network()
    plain = convert(graph, calibrate=x, board="uno")
    skipping = convert(graph, calibrate=x, board="uno", zero_skip=True)
    assert "thimble::ForAvr>" in plain.header
    assert skipping.header.count("thimble::ForAvrSparse>") == 2
    assert (
        skipping.header.split("kBytes[")[1].split("};")[0]
        == (plain.header.split("kBytes[")[1].split("};")[0])
    )
    share = zero_share.measure(plain.network, plain.network.input.quantize(x))
    assert 0.4 < share < 0.7
    assert any("--zero-skip is faster" in note for note in plain.report.notes)
    assert any("by zero and skipped" in note for note in skipping.report.notes)
    q = plain.network.input.quantize(x)
    assert (run_int8(plain.network, q) == run_int8(skipping.network, q)).all()


@pytest.mark.parametrize(
    ("board", "numbers"), [("attiny85", "int8"), ("uno", "float32"), ("uno", "int16x8")]
)
def test_only_where_there_is_a_kernel(board: str, numbers: str) -> None:
    graph, x = network()
    with pytest.raises(
        ThimbleError, match="--zero-skip is for int8 on boards with an AT"
    ):
        convert(graph, calibrate=x, board=board, numbers=numbers, zero_skip=True)
