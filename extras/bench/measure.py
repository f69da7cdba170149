# SPDX-License-Identifier: MIT
"""Builds one program for one board, runs it and checks what it computed."""

from __future__ import annotations

import functools
import os
import statistics
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import host
import numpy as np
import suite
from suite import Program, Row, Target
from thimble import toolchain
from thimble.errors import ThimbleError
from thimble.toolchain import Firmware

# Tests run in several processes, and each needs files of its own.
BUILD = (
    suite.REPOSITORY / "build" / "bench" / os.environ.get("PYTEST_XDIST_WORKER", "make")
)
REGION = 1
FLOAT, INT8, INT16 = "<f4", "i1", "<i2"
VALUES = {
    "float": FLOAT,
    "int8_weights": FLOAT,
    "neural_network_int8": FLOAT,
    "int16": INT16,
    "int16x8": INT16,
}
# A float net whose outputs are further off than this computes something else.
LARGEST_FLOAT_ERROR = 1e-5
# So is one with weights of 8 bits beyond this.
LARGEST_WEIGHTS_ERROR = 0.05
_baseline_lock = threading.Lock()


class WrongOutput(ThimbleError):
    """A program computed something else than it should."""


@dataclass
class Measurement:
    """A row, what it was measured from, and the cost of every single inference."""

    row: Row
    heap_bytes: int
    counts: list[int]


def measure(program: Program, target: Target) -> Measurement:
    """Raises toolchain.TooLarge, or WrongOutput when the outputs are not those of the net."""
    opt = program.opt or target.opt
    firmware = build(program.source, target, opt, program.header_folders(target))
    rows = _input_of(program)
    if target.name == "host":
        counts, output = host.run(firmware.elf, rows, BUILD / "host" / program.name)
        heap, stack = 0, None
    else:
        result = toolchain.simulate(firmware, input=rows)
        if result.exit_code != 0:
            raise WrongOutput(f"{program.name} ended with exit code {result.exit_code}")
        counts, output = result.regions[REGION], result.output
        heap = result.heap_bytes
        stack = result.stack_bytes if target.is_avr else result.region_stack[REGION]
    flash, ram = _above_baseline(firmware, target, opt)
    error = check(program, output) if program.net else 0.0
    row = Row(program.name, flash, ram + heap, stack, int(statistics.median(counts)),
              program.macs, float(f"{error:.2g}"))  # fmt: skip
    return Measurement(row, heap, counts)


def build(
    source: str, target: Target, opt: str, includes: Sequence[Path] = ()
) -> Firmware:
    path = suite.FOLDER / "programs" / f"{source}.cpp"
    defines = ["BENCH_CALLGRIND"] if target.name == "host" else []
    work = BUILD / target.name / "-".join([source + opt, *(f.name for f in includes[:1])])
    firmware = toolchain.build(
        path, target.board, work, opt=opt, defines=defines, includes=includes
    )
    if firmware.warnings:
        raise toolchain.ToolchainError(f"{path.name}: warnings\n{firmware.warnings}")
    return firmware


@functools.cache
def _baseline(target: Target, opt: str) -> tuple[int, int]:
    """Flash and RAM that are there without a network."""
    firmware = build(target.baseline, target, opt)
    return firmware.flash_bytes, firmware.ram_bytes


def _above_baseline(firmware: Firmware, target: Target, opt: str) -> tuple[int, int]:
    with _baseline_lock:
        flash, ram = _baseline(target, opt)
    # On AVR the RAM is that of the whole sketch, the 9 bytes of the Arduino core included;
    # elsewhere what semihosting takes is none of ours.
    if target.is_avr:
        ram = 0
    return firmware.flash_bytes - flash, firmware.ram_bytes - ram


def _input_of(program: Program) -> bytes:
    if not program.net:
        return b""
    values = suite.net(program.net)[program.numbers]["inputs"]
    return np.array(values).astype(_value(program)).tobytes()


def _value(program: Program) -> str:
    return VALUES.get(program.numbers, INT8)


def check(program: Program, output: bytes) -> float:
    """The largest error against the unquantized net in float64."""
    net = suite.net(program.net)
    expected = net[program.numbers]
    got = np.frombuffer(output, _value(program)).astype(np.float64)
    right = np.array(net[expected["right"]])
    if got.size != right.size:
        raise WrongOutput(
            f"{program.name} gave {got.size} values instead of {right.size}"
        )
    got = got.reshape(right.shape)
    if _value(program) == FLOAT:
        error = np.abs(got - right).max()
        is_float = program.numbers == "float"
        if not error <= (LARGEST_FLOAT_ERROR if is_float else LARGEST_WEIGHTS_ERROR):
            raise WrongOutput(f"{program.name} is off by {error:.2g}")
        return error
    if not np.array_equal(got, expected["expected"]):
        differing = int((got != np.array(expected["expected"])).sum())
        raise WrongOutput(f"{program.name}: {differing} values differ from the reference")
    real = (got - expected["output_zero_point"]) * expected["output_scale"]
    # Two bits a weight, or one, need a net that was trained for them.
    classifies = "logits" in net and program.numbers not in ("ternary", "binary")
    if classifies and not np.array_equal(real.argmax(axis=1), right.argmax(axis=1)):
        raise WrongOutput(f"{program.name} picks another class than the float net")
    return np.abs(real - right).max()
