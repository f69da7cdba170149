# SPDX-License-Identifier: MIT
"""What the kernels of 32-bit cores cost on the net W5 of the bench, and their float sums."""

from __future__ import annotations

import json
import struct
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import target_programs
from proof import Proof
from thimble import toolchain

BENCH = Path(__file__).resolve().parents[2] / "bench"
REGION = 1

# Instructions for a multiply-accumulate of the int8 nets at -O2; -Os may take 5 % more.
PER_MAC = {
    "cortex-m0": 3.8,
    "cortex-m3": 2.5,
    "cortex-m4": 1.45,
    "cortex-m7": 1.45,
    "rv32imc": 3.5,
}
FLOAT_PER_MAC = 1.55
# Of the stack, the call of Model::predict() included. Cortex-M0 has too few registers for
# the 64-bit product of Tflite: its budget there is 8 bytes more.
STACK = 120
LAYOUT = {"cortex-m0": "cortex-m0", "cortex-m4": "cortex-m4", "cortex-m7": "cortex-m4"}


def run_net(name: str, board: str, opt: str, folder: Path) -> tuple[float, int]:
    """Instructions for a multiply-accumulate, and bytes of stack; the outputs are checked."""
    net = json.loads((BENCH / "nets" / f"{name[:2]}.json").read_text(encoding="utf-8"))
    numbers = name[3:]
    headers = [
        BENCH / "nets" / layout for layout in (LAYOUT.get(board), "portable") if layout
    ]
    firmware = toolchain.build(
        [BENCH / "programs" / f"{name}.cpp"],
        board,
        folder,
        arduino=False,
        opt=opt,
        includes=[*headers, BENCH / "programs"],
    )
    assert "warning" not in firmware.warnings, firmware.warnings
    inputs = np.array(net[numbers]["inputs"], "<f4" if numbers == "float" else "i1")
    result = toolchain.simulate(firmware, input=inputs.tobytes())
    if numbers == "float":
        outputs = np.frombuffer(result.output, "<f4").reshape(len(inputs), -1)
        assert np.abs(outputs - net["outputs"]).max() < 1e-6
    else:
        outputs = np.frombuffer(result.output, "i1").reshape(len(inputs), -1)
        assert np.array_equal(outputs, net[numbers]["expected"])
    return max(result.regions[REGION]) / net["macs"], result.region_stack[REGION]


@pytest.mark.parametrize("opt", ["-O2", "-Os"])
@pytest.mark.parametrize("name", ["w5_int8", "w5_int8_tflite"])
@pytest.mark.parametrize("board", PER_MAC)
def test_int8_budget(name: str, board: str, opt: str, tmp_path: Path) -> None:
    per_mac, stack = run_net(name, board, opt, tmp_path)
    assert per_mac <= PER_MAC[board] * (1.05 if opt == "-Os" else 1)
    assert stack <= STACK + 8 * (board == "cortex-m0" and name == "w5_int8_tflite")


@pytest.mark.parametrize("opt", ["-O2", "-Os"])
@pytest.mark.parametrize("board", ["cortex-m4", "cortex-m7"])
def test_float_budget(board: str, opt: str, tmp_path: Path) -> None:
    per_mac, _ = run_net("w5_float", board, opt, tmp_path)
    assert per_mac <= FLOAT_PER_MAC * (1.05 if opt == "-Os" else 1)


@pytest.mark.parametrize("opt", ["-O0", "-Os", "-O2", "-O3"])
@pytest.mark.parametrize("board", ["cortex-m4", "cortex-m7", "cortex-m3", "host"])
def test_float_sums(
    board: str, opt: str, tmp_path: Path, claim: Callable[[str], Proof]
) -> None:
    rounds = 2000 if board == "host" else 40
    output = target_programs.run(
        "cortex/float_dense.cpp",
        board,
        tmp_path,
        opt=opt,
        defines=["SEED=5", f"ROUNDS={rounds}"],
    )
    layers, wrong, different = struct.unpack("<3I", output)
    assert layers == 3 * rounds
    claim("fast_float").add(layers, wrong)
    assert wrong == 0
    # Fused in the same order as compilers fuse the plain kernel, except at -O0.
    if board != "host" and opt != "-O0":
        assert different == 0


@pytest.mark.parametrize("opt", ["-O0", "-Os", "-O2", "-O3"])
@pytest.mark.parametrize(
    ("board", "layout"),
    [
        ("cortex-m0", "ForCortexM0"),
        ("cortex-m3", "Portable"),
        ("cortex-m4", "ForCortexM4"),
        ("rv32imc", "Portable"),
    ],
)
def test_input_at_any_address(
    board: str, layout: str, opt: str, tmp_path: Path, claim: Callable[[str], Proof]
) -> None:
    output = target_programs.run(
        "cortex/unaligned_input.cpp",
        board,
        tmp_path,
        opt=opt,
        defines=[f"LAYOUT={layout}"],
    )
    layers, wrong = struct.unpack("<2I", output)
    claim("fast_kernels").add(layers, wrong)
    assert (layers, wrong) == (96, 0)
