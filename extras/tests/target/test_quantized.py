# SPDX-License-Identifier: MIT
"""Integer weights with float values: every board gives the floats of the numpy definition."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
import target_programs
from proof import Proof
from thimble import toolchain
from thimble.numeric import block_float

TYPES = {8: np.dtype("<i1"), 16: np.dtype("<i2")}
CELLS = {8: "uint8_t", 16: "uint16_t"}


@dataclass
class Case:
    """A layer: where its parameters start in the pool, its inputs, units, kind of bias."""

    bits: int
    offset: int
    x: np.ndarray
    units: int
    bias: int

    def record(self) -> bytes:
        head = (self.bits, self.offset, len(self.x), self.units, self.bias)
        return struct.pack("<5H", *head) + self.x.astype("<f4").tobytes()

    def expected(self, pool: bytes) -> tuple[np.ndarray, int]:
        """The outputs, and the byte behind the parameters."""
        at, kind = self.offset * self.bits // 8, TYPES[self.bits]
        shared = np.float32(0)
        if self.bias == 1:
            shared, at = np.frombuffer(pool, "<f4", 1, at)[0], at + 4
        y = []
        for _ in range(self.units):
            bias = shared
            if self.bias == 0:
                bias, at = np.frombuffer(pool, "<f4", 1, at)[0], at + 4
            scale, at = np.frombuffer(pool, "<f4", 1, at)[0], at + 4
            w = np.frombuffer(pool, kind, len(self.x), at)
            at += w.nbytes
            y.append(block_float.dense(self.x, w[None], [scale], [bias])[0])
        return np.array(y, "<f4"), pool[at]


def drawn_inputs(rng: np.random.Generator, n: int) -> np.ndarray:
    """Ordinary ones, wide ranges, equal extremes, zeros, the ends of float."""
    kind = rng.integers(7)
    x = rng.normal(size=n)
    if kind == 1:
        x *= np.exp(rng.normal(size=n) * 5)
    if kind == 2:
        x = rng.choice([1, -1, 127.5, -127.5], n) * (2 - 2.0**-7 + 2.0**-20)
    if kind == 3:
        x *= rng.random(n) < 0.3
    if kind == 4:
        x = rng.uniform(-1, 1, n) * 2.0 ** float(rng.integers(-148, 120))
    if kind == 5:
        # Halves of the last place, which round away from zero.
        x = np.append(rng.integers(-16000, 16000, n - 1) + 0.5, 16000.0)
    if kind == 6:
        special = [0.0, np.inf, np.nan, 3.4e38, -1e-45, 1e-38, 1.0]
        x = rng.choice(np.array(special), n, p=[0.2, 0.02, 0.02, 0.02, 0.14, 0.2, 0.4])
    with np.errstate(all="ignore"):
        return x.astype("<f4")


class Pool:
    """Parameters in flash: the first layers get extreme weights, the others random ones."""

    def __init__(self, rng: np.random.Generator, size: int) -> None:
        self.bytes = {bits: rng.integers(0, 256, size, "u1").tobytes() for bits in TYPES}
        self._at = dict.fromkeys(TYPES, 0)
        self._rng, self._size = rng, size

    def layer(self, bits: int, n: int, units: int, bias: int) -> int:
        """Writes reasonable scales and biases; the offset of the layer in weights."""
        parts = []
        for unit in range(units):
            floats = [] if bias == 2 or (bias == 1 and unit > 0) else [0]
            numbers = self._rng.normal(size=len(floats) + 1) * 2.0 ** float(
                self._rng.integers(-12, 3)
            )
            parts.append(numbers.astype("<f4").tobytes())
            kind = TYPES[bits]
            info = np.iinfo(kind)
            weights = self._rng.integers(info.min, info.max + 1, n)
            if self._rng.random() < 0.3:
                weights[:] = self._rng.choice([info.min, info.max])
            parts.append(weights.astype(kind).tobytes())
        data = b"".join(parts)
        if self._at[bits] + len(data) >= self._size:
            raise OverflowError
        at = self._at[bits]
        whole = self.bytes[bits]
        self.bytes[bits] = whole[:at] + data + whole[at + len(data) :]
        self._at[bits] = at + len(data)
        return at * 8 // bits

    def header(self) -> str:
        text = "#include <Thimble.h>\n"
        for bits, data in self.bytes.items():
            cells = ",".join(str(v) for v in np.frombuffer(data, f"<u{bits // 8}"))
            text += f"THIMBLE_FLASH(static const {CELLS[bits]} kBytes{bits}[]) = {{{cells}}};\n"
        return text


SHAPES = [(1, 1), (2, 3), (3, 2), (4, 1), (5, 4), (7, 2), (8, 2), (13, 3), (64, 4)]
LONG = [(255, 2), (256, 2), (257, 2), (260, 1), (511, 1), (512, 1), (515, 1)]


def cases(seed: int, shapes: list[tuple[int, int]], size: int) -> tuple[Pool, list[Case]]:
    rng = np.random.default_rng(seed)
    pool = Pool(rng, size)
    found = []
    for bits in TYPES:
        for n, units in shapes:
            bias = int(rng.integers(3))
            try:
                offset = pool.layer(bits, n, units, bias)
            except OverflowError:
                continue
            for _ in range(6):
                found.append(Case(bits, offset, drawn_inputs(rng, n), units, bias))
    return pool, found


def outputs(data: bytes, all_cases: list[Case]) -> Iterator[tuple[Case, np.ndarray, int]]:
    at = 0
    for case in all_cases:
        size = 4 * case.units
        for way in range(3):
            if way == 2:
                fits, at = data[at], at + 1
                if not fits:
                    break
            yield case, np.frombuffer(data, "<f4", case.units, at), data[at + size]
            at += size + 1
    assert at == len(data)


BOARDS = {"uno": ([*SHAPES, (255, 1), (256, 1)], 2500),
          "mega": ([*SHAPES, *LONG], 8000),
          "attiny85": ([(1, 1), (5, 3), (20, 2)], 240),
          "cortex-m0": ([*SHAPES, *LONG], 8000), "cortex-m3": (SHAPES, 3000),
          "cortex-m4": ([*SHAPES, *LONG], 8000), "rv32imc": ([*SHAPES, *LONG], 8000),
          "host": ([*SHAPES, *LONG, (3000, 2)], 40000)}  # fmt: skip


def run(
    board: str, opt: str, folder: Path, pool: Pool, all_cases: list[Case]
) -> toolchain.Result:
    (folder / "parameters.h").write_text(pool.header())
    most = max(len(case.x) for case in all_cases)
    widths = sum({case.bits for case in all_cases})
    room = {"uno": 150, "attiny85": 60}.get(board, 1200)
    firmware = toolchain.build(
        [target_programs.HERE / "quantized.cpp"],
        board,
        folder / "build",
        arduino=False,
        opt=opt,
        defines=[
            f"MOST_INPUTS={most}",
            "MOST_UNITS=4",
            f"MOST_BYTES={room}",
            f"WIDTHS={widths}",
        ],
        includes=[folder],
    )
    assert "warning" not in firmware.warnings, firmware.warnings
    data = b"".join(case.record() for case in all_cases)
    result = toolchain.simulate(firmware, input=data)
    assert result.exit_code == 0, result.serial
    return result


def check(
    board: str, opt: str, folder: Path, claim: Callable[[str], Proof], bits: int = 0
) -> None:
    shapes, size = BOARDS[board]
    pool, all_cases = cases(3, shapes, size)
    assert {case.bits for case in all_cases} == {8, 16}
    all_cases = [case for case in all_cases if bits in (0, case.bits)]
    result = run(board, opt, folder, pool, all_cases)
    for case, y, behind in outputs(result.output, all_cases):
        expected, byte = case.expected(pool.bytes[case.bits])
        same = (y.view("<u4") == expected.view("<u4")) | (
            np.isnan(y) & np.isnan(expected)
        )
        for right in same:
            claim("quantized_equal").check(bool(right))
        assert same.all() and behind == byte, (case, y, expected)


@pytest.mark.parametrize("board", [board for board in BOARDS if board != "attiny85"])
def test_board(board: str, tmp_path: Path, claim: Callable[[str], Proof]) -> None:
    check(board, "-Os", tmp_path, claim)


@pytest.mark.parametrize("bits", TYPES)
def test_attiny(bits: int, tmp_path: Path, claim: Callable[[str], Proof]) -> None:
    """Both widths together do not fit its flash."""
    check("attiny85", "-Os", tmp_path, claim, bits)


@pytest.mark.parametrize("opt", ["-O0", "-O2", "-O3"])
@pytest.mark.parametrize("board", ["uno", "cortex-m0"])
def test_levels(
    board: str, opt: str, tmp_path: Path, claim: Callable[[str], Proof]
) -> None:
    check(board, opt, tmp_path, claim)


def test_cycles(tmp_path: Path) -> None:
    """On an ATmega328P: at most 90 cycles an input and 19 a multiplication (int8)."""
    rng = np.random.default_rng(2)
    pool = Pool(rng, 2500)
    shapes = [(32, 1), (128, 1), (32, 4), (128, 4)]
    all_cases = []
    for bits in TYPES:
        for n, units in shapes:
            offset = pool.layer(bits, n, units, 0)
            for _ in range(10):
                x = rng.normal(size=n).astype("<f4")
                all_cases.append(Case(bits, offset, x, units, 0))
    regions = run("uno", "-Os", tmp_path, pool, all_cases).regions
    for region, most, most_a_unit in ((0, 19, 620), (3, 36, 1080)):
        short, long, short_4, long_4 = np.array(regions[region]).reshape(4, 10).mean(1)
        per_mac = ((long_4 - long) - (short_4 - short)) / (3 * 96)
        per_input = (long - short) / 96 - per_mac
        per_unit = (short_4 - short) / 3 - 32 * per_mac
        print(f"{per_mac:.2f} a product, {per_input:.1f} an input, {per_unit:.0f} a unit")
        assert per_mac <= most
        assert per_input <= 90
        assert per_unit <= most_a_unit
