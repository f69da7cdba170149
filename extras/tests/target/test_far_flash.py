# SPDX-License-Identifier: MIT
"""Parameters across and beyond the first 64 KB of an ATmega2560."""

from __future__ import annotations

import random
import struct
from collections.abc import Callable
from pathlib import Path

import target_programs
from proof import Proof

INPUTS, UNITS, NETS, ROWS = 60, 480, 3, 3
SHIFT = 24


class Layer:
    """One native int8 layer behind a table, its bytes and its outputs, in plain integers."""

    def __init__(self, seed: int) -> None:
        generator = random.Random(seed)

        def byte() -> int:
            return generator.randrange(-128, 128)

        self.table = [byte() for _ in range(256)]
        self.weights = [[byte() for _ in range(INPUTS)] for _ in range(UNITS)]
        self.multipliers = [generator.randrange(20000, 65536) for _ in range(UNITS)]
        self.biases = [(128 << SHIFT) // m + byte() for m in self.multipliers]

    def bytes(self) -> bytes:
        all_bytes = struct.pack("<256b", *self.table) + bytes([SHIFT, 0, 0, 0])
        for first in range(0, UNITS, 4):
            units = range(first, first + 4)
            all_bytes += struct.pack("<4i", *(self.biases[o] for o in units))
            for i in range(INPUTS):
                all_bytes += struct.pack("<4b", *(self.weights[o][i] for o in units))
            all_bytes += struct.pack("<4H", *(self.multipliers[o] for o in units))
        return all_bytes

    def outputs(self, x: list[int]) -> list[int]:
        y = []
        for o in range(UNITS):
            total = self.biases[o] + sum(w * q for w, q in zip(self.weights[o], x))
            scaled = total * self.multipliers[o] >> SHIFT
            y.append(self.table[min(max(scaled, 0), 255) - 128 & 0xFF])
        return y


def test_far_flash(tmp_path: Path, claim: Callable[[str], Proof]) -> None:
    layers = [Layer(seed) for seed in range(NETS)]
    declarations = "".join(
        f"THIMBLE_FAR_FLASH(static const uint8_t kNet{index}[]) = "
        f"{{{','.join(map(str, layer.bytes()))}}};\n"
        for index, layer in enumerate(layers)
    )
    (tmp_path / "nets.inc").write_text(declarations)
    generator = random.Random(9)
    rows = [[generator.randrange(1, 128) for _ in range(INPUTS)] for _ in range(ROWS)]
    rows[-1][0] = 0
    data = struct.pack(f"<{ROWS * INPUTS}b", *(q for row in rows for q in row)) * NETS
    output = target_programs.run(
        "far.cpp", "mega", tmp_path / "build", includes=[tmp_path], data=data
    )
    size = 4 + ROWS * UNITS
    assert len(output) == NETS * size
    addresses = []
    for index, layer in enumerate(layers):
        part = output[index * size :][:size]
        addresses.append(struct.unpack("<I", part[:4])[0])
        expected = [y for row in rows for y in layer.outputs(row)]
        got = struct.unpack(f"<{ROWS * UNITS}b", part[4:])
        wrong = sum(a != b for a, b in zip(got, expected))
        claim("same bits").add(len(expected), wrong)
        assert wrong == 0, f"network {index} at 0x{addresses[-1]:x}"
    length = len(layers[0].bytes())
    assert any(address < 0x10000 < address + length for address in addresses), addresses
    assert any(address > 0xFFFF for address in addresses), addresses
