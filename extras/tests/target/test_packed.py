# SPDX-License-Identifier: MIT
"""Packed weights: chip, plain kernel and numpy give the same values; cycles keep budgets."""

from __future__ import annotations

import struct
from pathlib import Path

import packed_layers
import pytest
import target_programs
from thimble import toolchain
from thimble.quantized import (
    AVR,
    AVR_TINY,
    BINARY,
    CORTEX_M0,
    CORTEX_M4,
    FOUR_BIT,
    PORTABLE,
    TERNARY,
)

Shapes = list[tuple[int, int]]

EVERYWHERE: Shapes = [
    *((1, 1), (1, 9), (2, 3), (3, 5), (4, 4), (5, 7), (13, 17), (33, 8), (64, 10)),
    *((255, 2), (256, 3), (257, 2), (300, 1), (513, 2)),
]
# In parts that fit into 8 KB of flash and 512 B of RAM.
ON_ATTINY: list[Shapes] = [
    [(1, 1), (1, 9), (2, 3), (3, 5), (4, 4), (5, 7), (13, 9), (33, 8), (64, 5)],
    [(127, 2), (128, 3), (129, 1)],
    [(255, 1), (256, 2), (257, 1)],
    [(300, 1)],
]
PACKINGS = (FOUR_BIT, TERNARY, BINARY)
RUNS = [
    *(("uno", AVR, opt, False) for opt in ("-Os", "-O0", "-O2", "-O3")),
    ("uno", AVR, "-Os", True),  # the Arduino core links with -flto
    ("uno", PORTABLE, "-Os", False),
    ("mega", AVR, "-Os", False),
    *(("attiny85", AVR_TINY, opt, False) for opt in ("-Os", "-O2", "-O3")),
    ("cortex-m0", CORTEX_M0, "-Os", False),
    ("cortex-m4", CORTEX_M4, "-O2", False),
    ("cortex-m4", PORTABLE, "-O0", False),
    ("rv32imc", PORTABLE, "-Os", False),
    ("host", AVR_TINY, "-O2", False),
    ("host", PORTABLE, "-O3", False),
]
# Cycles of one more multiply-accumulate, and of a layer with the call.
BUDGETS = [
    ("uno", AVR, FOUR_BIT, 8.13, 12_200),
    ("uno", AVR, TERNARY, 7.5, 11_200),
    ("uno", AVR, BINARY, 3.95, 7_630),
    ("attiny85", AVR_TINY, FOUR_BIT, 15.8, 22_400),
]


@pytest.mark.parametrize("packing", PACKINGS)
@pytest.mark.parametrize(("board", "layout", "opt", "arduino"), RUNS)
def test_equals_numpy(board, layout, opt, arduino, packing, tmp_path, claim):
    tiny = board == "attiny85"
    proof = claim("packed_equal")
    sets = ON_ATTINY if tiny and opt == "-Os" else ON_ATTINY[:1] if tiny else [EVERYWHERE]
    for number, shapes in enumerate(sets):
        compared, different, values = run(
            board, layout, packing, shapes, tmp_path / str(number), opt, arduino
        )
        proof.add(compared, different)
        assert different == 0
        # By the plain kernel, by the fast one, and where it fits from RAM and one by one.
        assert compared >= 2 * values > 0


def run(
    board: str,
    layout: str,
    packing: str,
    shapes: Shapes,
    folder: Path,
    opt: str,
    arduino: bool,
) -> tuple[int, int, int]:
    layers = packed_layers.layers(packing, layout, shapes)
    folder.mkdir()
    (folder / "layers.h").write_text(layers.header)
    limit, pushed = 600, 1
    if board == "attiny85":  # its 512 bytes are for the inputs, too
        limit = 80 if max(inputs for inputs, _ in shapes) <= 64 else 0
        if opt == "-O3":  # too much code
            limit = pushed = 0
    output = target_programs.run(
        "packed_dense.cpp",
        board,
        folder,
        defines=[*layers.defines, f"RAM_LIMIT={limit}", f"PUSHED={pushed}"],
        includes=[folder],
        opt=opt,
        arduino=arduino,
        data=layers.data,
    )
    return *struct.unpack("<II", output), layers.values


@pytest.mark.parametrize(("board", "layout", "packing", "most", "most_layer"), BUDGETS)
def test_budget(board, layout, packing, most, most_layer, tmp_path):
    """One multiply-accumulate: what 64 inputs more cost for 8 units more."""
    cycles = {
        (inputs, units): cycles_of(board, layout, packing, (inputs, units), tmp_path)
        for inputs in (64, 128)
        for units in (8, 16)
    }
    more = cycles[128, 16] - cycles[128, 8] - cycles[64, 16] + cycles[64, 8]
    assert more / (64 * 8) <= most
    assert cycles[64, 16] <= most_layer


def cycles_of(
    board: str, layout: str, packing: str, shape: tuple[int, int], folder: Path
) -> int:
    layers = packed_layers.layers(packing, layout, [shape], count=1)
    (folder / "layers.h").write_text(layers.header)
    firmware = toolchain.build(
        [target_programs.HERE / "packed_dense.cpp"],
        board,
        folder,
        arduino=False,
        opt="-Os",
        defines=[*layers.defines, "RAM_LIMIT=0", "PUSHED=0"],
        includes=[target_programs.HERE, target_programs.TESTS, folder],
    )
    result = toolchain.simulate(firmware, input=layers.data)
    assert struct.unpack("<II", result.output)[1] == 0
    return max(result.regions[0])
