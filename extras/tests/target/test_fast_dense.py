# SPDX-License-Identifier: MIT
"""The kernels that are written for a core equal the plain one, bit for bit, on that core."""

from __future__ import annotations

import struct
from collections.abc import Callable
from pathlib import Path

import pytest
import target_programs
from proof import Proof

# Board, rounding, layout, optimisation, with the Arduino core (which links with -flto).
RUNS = [
    *(("uno", "Native", "ForAvr", opt, False) for opt in ("-Os", "-O2", "-O3")),
    ("uno", "Native", "ForAvr", "-Os", True),
    ("mega", "Native", "ForAvr", "-O0", False),
    ("mega", "Native", "ForAvr", "-Os", False),
    *(("cortex-m0", rule, "ForCortexM0", "-Os", False) for rule in ("Native", "Tflite")),
    *(("cortex-m3", rule, "Portable", "-Os", False) for rule in ("Native", "Tflite")),
    *(("cortex-m4", rule, "Portable", "-O2", False) for rule in ("Native", "Tflite")),
    *(("cortex-m4", rule, "ForCortexM4", "-Os", False) for rule in ("Native", "Tflite")),
    ("cortex-m4", "Native", "ForCortexM4", "-O0", False),
    *(
        ("cortex-m4", "Native", "ForCortexM4Wide", o, False)
        for o in ("-Os", "-O0", "-O3")
    ),
    ("cortex-m4", "Native", "ForCortexM4", "-O3", False),
    ("cortex-m7", "Native", "ForCortexM4", "-Os", False),
    *(("rv32imc", rule, "Portable", "-Os", False) for rule in ("Native", "Tflite")),
    ("rv32imc", "Native", "Portable", "-O0", False),
]


@pytest.mark.parametrize(("board", "rounding", "layout", "opt", "arduino"), RUNS)
def test_fast_equals_plain(
    board: str,
    rounding: str,
    layout: str,
    opt: str,
    arduino: bool,
    tmp_path: Path,
    claim: Callable[[str], Proof],
) -> None:
    shapes = 25 if board in target_programs.AVR else 1000
    most_bytes = 1000 if board == "uno" else 2500
    output = target_programs.run(
        "fast_dense.cpp",
        board,
        tmp_path,
        opt=opt,
        arduino=arduino,
        defines=[
            f"ROUNDING={rounding}",
            f"LAYOUT={layout}",
            "SEED=7",
            f"RANDOM_SHAPES={shapes}",
            f"MOST_BYTES={most_bytes}",
        ],
    )
    for storage, counts in zip(("RAM", "flash"), struct.iter_unpack("<4H", output)):
        cases, failures, inputs, units = counts
        assert cases >= 100
        claim("fast_kernels").add(cases, failures)
        assert failures == 0, f"from {storage}: first at {inputs} inputs, {units} units"
