# SPDX-License-Identifier: MIT
"""The assembly dense kernels of AVRs equal the plain ones and keep their cycle budgets."""

from __future__ import annotations

import struct
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Optional

import pytest
from avr_layers import header
from thimble import toolchain
from thimble.boards import find
from thimble.build import FIRMWARE, LIBRARY
from thimble.toolchain import Result

HERE = Path(__file__).parent
Shapes = list[tuple[int, int]]

# In programs that fit: (inputs, units).
ON_UNO: list[Shapes] = [
    [(1, 1), (1, 4), (2, 3), (3, 5), (4, 4), (5, 7), (13, 9), (64, 6), (1, 257)],
    [(255, 5), (256, 5), (257, 6), (300, 1), (16, 16), (7, 8), (2, 2)],
]
ON_SMALL = [[*ON_UNO[0][:-1], (1, 255)], ON_UNO[1]]
ON_ATTINY: list[Shapes] = [
    [(1, 1), (1, 4), (2, 3), (3, 5), (4, 4), (5, 7), (13, 9), (64, 6)],
    [(33, 4), (34, 5), (255, 1), (2, 2), (16, 5)],
    [(100, 5), (128, 4), (7, 8)],
]
# Everything there is, at the optimisation levels that change what surrounds the assembly.
KERNELS = [
    ("Native", "uno", "ForAvr", ON_UNO, 6, 600),
    ("Tflite", "uno", "ForAvr", ON_UNO, 6, 600),
    ("Native", "uno", "ForAvrSmall", ON_SMALL, 6, 600),
    ("Native", "attiny85", "ForAvrTiny", ON_ATTINY, 5, 100),
    ("Native", "uno", "ForAvrSparse", ON_UNO, 7, 600),
    ("Tflite", "uno", "ForAvrSparse", ON_UNO, 7, 600),
]
IDS = ["native", "tflite", "small", "tiny", "sparse", "tflite_sparse"]
LEVELS = ["-Os", "-O0", "-O1", "-O2", "-O3", "-Os -fno-lto"]
# The most cycles of a layer, with the call.
BUDGETS = [
    ("Native", "uno", "ForAvr", (64, 16), 11_310),
    ("Native", "uno", "ForAvr", (196, 16), 32_000),
    ("Tflite", "uno", "ForAvr", (64, 16), 12_750),
    ("Tflite", "uno", "ForAvr", (196, 16), 33_250),
    ("Native", "uno", "ForAvrSmall", (64, 16), 16_410),
    ("Native", "attiny85", "ForAvrTiny", (64, 8), 12_200),
]


def build_and_run(
    source: str,
    board: str,
    work: Path,
    opt: str,
    defines: Iterable[str],
    far: Optional[int] = None,
) -> Result:
    includes = [work, HERE.parent]
    if far is None and opt in LEVELS[:-1]:  # with -flto, as Arduino does
        firmware = toolchain.build(
            [HERE / source],
            board,
            work,
            arduino=False,
            opt=opt,
            defines=defines,
            includes=includes,
        )
        return toolchain.simulate(firmware, board)
    elf = work / "firmware.elf"
    command = ["avr-g++", "-std=gnu++11", "-ffunction-sections", "-fdata-sections"]
    command += [] if far is None else [f"-Wl,--section-start=.far={far:#x}"]
    command += [
        *opt.split(),
        *find(board).flags,
        "-Wl,--gc-sections",
        "-fno-threadsafe-statics",
    ]
    command += [f"-I{path}" for path in (LIBRARY, FIRMWARE, *includes)]
    command += [f"-D{define}" for define in defines]
    subprocess.run([*command, str(HERE / source), "-o", str(elf)], check=True)
    return toolchain.simulate(elf, board)


def run_layers(
    kernel: tuple[str, str, str],
    shapes: Shapes,
    work: Path,
    opt: str = "-Os",
    kinds: int = 5,
    ram: int = 0,
    far: Optional[int] = None,
) -> Result:
    rule, board, layout = kernel
    work.mkdir(exist_ok=True)
    (work / "layers.h").write_text(header(rule, layout, shapes, far=far is not None))
    inputs, units = (max(sizes) for sizes in zip(*shapes))
    defines = [f"RAM_LIMIT={ram}", f"KINDS={kinds}", f"FAR={int(far is not None)}"]
    defines += [f"MOST_INPUTS={inputs}", f"MOST_UNITS={units}"]
    return build_and_run("avr_dense.cpp", board, work, opt, defines, far)


@pytest.mark.parametrize("opt", [level for level in LEVELS if level != "-O1"])
@pytest.mark.parametrize("kernel", KERNELS, ids=IDS)
def test_layers(kernel, opt, tmp_path, claim):
    *which, sets, kinds, ram = kernel
    if opt == "-O0" and "attiny85" in which:
        opt = "-O1"  # at -O0 the plain kernel alone is more than its 8 KB
    proof = claim("avr_assembly_equal")
    for number, shapes in enumerate(sets):
        result = run_layers(which, shapes, tmp_path / str(number), opt, kinds, ram)
        compared, different = struct.unpack("<II", result.output)
        proof.add(compared, different)
        assert compared > 0 and different == 0


@pytest.mark.parametrize("opt", ["-Os -flto", "-O0", "-O2", "-O3 -flto", "-Os"])
@pytest.mark.parametrize("rule", ["Native", "Tflite"])
def test_far_flash_assembly(rule, opt, tmp_path, claim):
    """Layers across and beyond the first 64 KB of an ATmega2560, read with ELPM."""
    proof = claim("avr_assembly_equal")
    for far in (0xFC00, 0x1FFFE, 0x30000):
        kernel, work = (rule, "mega", "ForAvr"), tmp_path / hex(far)
        result = run_layers(kernel, ON_UNO[0], work, opt, ram=600, far=far)
        compared, different, first = struct.unpack("<III", result.output)
        proof.add(compared, different)
        assert compared > 0 and different == 0 and first == far


# Requantizations and products of the sparse kernels are the same code.
@pytest.mark.parametrize("kernel", KERNELS[:3], ids=IDS[:3])
def test_arithmetic(kernel, tmp_path, claim):
    rule, board, layout, *_ = kernel
    defines = [f"RULE={rule}", f"LAYOUT={layout}", "ROUNDS=5000"]
    result = build_and_run("avr_arithmetic.cpp", board, tmp_path, "-Os", defines)
    products, wrong, requantized, different = struct.unpack("<IIII", result.output)
    claim("avr_products").add(products, wrong)
    claim("avr_assembly_equal").add(requantized, different)
    assert (products, wrong, requantized, different) == (65_536, 0, 20_000, 0)


def test_the_small_kernel_has_150_bytes(tmp_path):
    run_layers(("Native", "uno", "ForAvrSmall"), [(5, 7)], tmp_path, "-Os -fno-lto")
    symbols = subprocess.run(
        ["avr-nm", "-CS", str(tmp_path / "firmware.elf")],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    (line,) = (text for text in symbols.splitlines() if "SmallFromFlash::dense" in text)
    assert int(line.split()[1], 16) <= 150


@pytest.mark.parametrize("rule, board, layout, shape, most", BUDGETS)
def test_budget(rule, board, layout, shape, most, tmp_path):
    result = run_layers((rule, board, layout), [shape], tmp_path)
    assert max(result.regions[0]) <= most


def test_zeros_are_skipped(tmp_path):
    """With half of the inputs 0 a multiplication takes 6.3 cycles, with all 0 2.7."""
    kernel, kinds = ("Native", "uno", "ForAvrSparse"), 7
    shapes = [(64, 16), (196, 16)]
    regions = run_layers(kernel, shapes, tmp_path, kinds=kinds).regions[0]
    short, long = regions[:kinds], regions[kinds:]
    macs, sum_of_inputs = 132 * 16, 8 * 132
    slopes = [(b - a - sum_of_inputs) / macs for a, b in zip(short, long)]
    assert slopes[0] <= 2.75, "all inputs are 0"
    assert slopes[5] <= 9.5, "hardly any"
    assert slopes[6] <= 6.5, "half of them"
