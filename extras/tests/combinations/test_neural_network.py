# SPDX-License-Identifier: MIT
"""The options of NeuralNetwork.h: every two choices meet in a sketch that runs on an Uno."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from neural_network_options import Net, Options, everything, pairwise, sketch
from proof import Proof
from thimble import toolchain

# `make matrix` asks for all of them.
CHOSEN = everything() if os.environ.get("THIMBLE_ALL_OPTIONS") else pairwise()
# 15-bit mantissas meet quantized weights; floats have 24 bits.
TOLERANCE = {"float": 2e-6, "double": 2e-6, "int16": 4e-4, "int8": 4e-4}


@pytest.mark.parametrize("options", CHOSEN, ids=str)
def test_options_compute_what_the_contract_says(
    options: Options, tmp_path: Path, claim: Callable[[str], Proof]
) -> None:
    net = Net(options)
    source = tmp_path / "sketch.cpp"
    source.write_text(sketch(net), encoding="utf-8")
    firmware = toolchain.build(source, "uno", tmp_path / "build")
    proof = claim("option_matrix")
    assert proof.check(firmware.warnings == ""), firmware.warnings
    result = toolchain.simulate(firmware, input=net.inputs.tobytes())
    assert proof.check(result.exit_code == 0), result.exit_code
    got = np.frombuffer(result.output, "<f4").reshape(3, -1)
    error = np.abs(got - net.outputs()).max()
    assert proof.check(error <= TOLERANCE[options.numbers]), error


def test_all_options_are_many():
    assert len(everything()) > 4000
    assert 16 <= len(pairwise()) <= 60
