# SPDX-License-Identifier: MIT
"""Builds the programs of this folder, describes their inputs and reads their outputs."""

from __future__ import annotations

import struct
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from thimble import toolchain
from thimble.toolchain import Firmware

HERE = Path(__file__).resolve().parent
REPOSITORY = HERE.parents[3]
LIBRARY, SIM = REPOSITORY / "src", REPOSITORY / "extras" / "sim" / "firmware"
OPTIMISATIONS = ("-Os", "-O0", "-O2", "-O3")
LEAST = 2.0**-126
BIAS_COUNT = {0: lambda units: units, 1: lambda units: 1, 2: lambda units: 0}

# Zeros, denormals, the ends of the range, infinities, NaN, and halves of the exponent range.
SPECIAL = np.array(
    [0x00000000, 0x80000000, 0x00000001, 0x807FFFFF, 0x00800000, 0x80800000, 0x00800001,
     0x3F800000, 0xBF800000, 0x3FFFFFFF, 0x40000000, 0x43700000, 0x7F7FFFFF, 0xFF7FFFFF,
     0x7F800000, 0xFF800000, 0x7FC00000, 0x7F800001, 0xFFC00000, 0x5F000000, 0x5F7FFFFF,
     0x1F800000, 0x20000000], "<u4").view("<f4")  # fmt: skip


@dataclass
class Layer:
    """Inputs and parameters of one run; the parameters start anywhere in the array."""

    x: np.ndarray
    offset: int
    units: int
    bias: int = 0

    def rows(self, pool: np.ndarray) -> Iterator[tuple[np.ndarray, np.ndarray]]:
        """The operands of each unit, the bias first: 1 and inputs, bias and weights."""
        n, at = len(self.x), self.offset
        bias = np.float32(0)
        if self.bias == 1:
            bias, at = pool[at], at + 1
        x = np.append(np.float32(1), self.x)
        for _ in range(self.units):
            if self.bias == 0:
                bias, at = pool[at], at + 1
            yield x, np.append(bias, pool[at : at + n])
            at += n

    def parameters(self) -> int:
        return len(self.x) * self.units + BIAS_COUNT[self.bias](self.units)

    def record(self) -> bytes:
        head = (self.offset, len(self.x), self.units, self.parameters(), self.bias)
        return struct.pack("<5H", *head) + self.x.astype("<f4").tobytes()


def build(
    source: str,
    folder: Path,
    opt: str,
    board: str = "uno",
    pool: np.ndarray | None = None,
    lto: bool = True,
) -> Firmware | Path:
    """With link-time optimisation, as the Arduino IDE does, or without it."""
    folder.mkdir(parents=True, exist_ok=True)
    if pool is not None:
        words = ",".join(f"{word}u" for word in pool.astype("<f4").view("<u4"))
        text = f"THIMBLE_FLASH(static const uint32_t kParameters[]) = {{{words}}};\n"
        (folder / "parameters.h").write_text("#include <Thimble.h>\n" + text)
    most = 900 if board == "mega" else 200
    defines = [f"MOST_INPUTS={most}", f"MOST_PARAMETERS={most + 1}", "MOST_UNITS=8"]
    sources = [HERE / source, HERE / "second_unit.cpp"]
    if lto:
        firmware = toolchain.build(
            sources,
            board,
            folder,
            arduino=False,
            opt=opt,
            defines=defines,
            includes=[folder],
        )
        assert "warning" not in firmware.warnings, firmware.warnings
        return firmware
    elf = folder / "apart.elf"
    flags = ["-std=gnu++11", "-Wall", "-Wextra", "-Werror", "-mmcu=atmega328p", opt]
    flags += ["-fno-exceptions", *(f"-D{define}" for define in defines)]
    flags += [f"-I{path}" for path in (LIBRARY, SIM, folder)]
    subprocess.run(["avr-g++", *flags, *map(str, sources), "-o", str(elf)], check=True)
    return elf


def board_of(firmware: Firmware | Path) -> str | None:
    return "uno" if isinstance(firmware, Path) else None


def run_layers(
    firmware: Firmware | Path, layers: list[Layer]
) -> tuple[list[np.ndarray], dict]:
    """For each layer the outputs [flash, ram, double, plain][unit]."""
    data = b"".join(layer.record() for layer in layers)
    result = toolchain.simulate(firmware, board_of(firmware), input=data)
    assert result.exit_code == 0
    output, results = result.output, []
    for layer in layers:
        size = 4 * layer.units + 2
        runs = [output[i * size : (i + 1) * size] for i in range(5)]
        output = output[5 * size :]
        for run in runs:
            assert struct.unpack("<H", run[-2:])[0] == 4 * layer.parameters()
        assert len(set(runs[:4])) == 1, "storages or number formats differ"
        del runs[3]
        results.append(np.array([np.frombuffer(run[:-2], "<f4") for run in runs]))
    assert output == b""
    return results, result.regions


def evaluate(
    firmware: Firmware | Path, letter: str, x: np.ndarray
) -> tuple[np.ndarray, list[int]]:
    data = letter.encode() + x.astype("<f4").tobytes()
    result = toolchain.simulate(firmware, board_of(firmware), input=data)
    assert result.exit_code == 0
    return np.frombuffer(result.output, "<f4"), result.regions[0]
