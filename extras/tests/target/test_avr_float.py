# SPDX-License-Identifier: MIT
"""Float on AVR: the dot product and the functions in assembly keep the errors they state."""

from __future__ import annotations

import math
import struct
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from proof import Proof
from thimble.toolchain import Firmware

from thimble import toolchain

HERE = Path(__file__).resolve().parent / "avr_float"
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
        runs = [output[i * size : (i + 1) * size] for i in range(4)]
        output = output[4 * size :]
        for run in runs:
            assert struct.unpack("<H", run[-2:])[0] == 4 * layer.parameters()
        assert runs[0] == runs[1] == runs[2], "storages or number formats differ"
        results.append(np.array([np.frombuffer(run[:-2], "<f4") for run in runs]))
    assert output == b""
    return results, result.regions


def flushed(values: np.ndarray) -> np.ndarray:
    wide = values.astype(np.float64)
    return np.where(np.abs(wide) < LEAST, 0.0, wide)


def is_right(x: np.ndarray, w: np.ndarray, y: float) -> bool:
    """The bound of dense_float.h; what happens beyond the range of float."""
    with np.errstate(all="ignore"):
        terms = flushed(x) * flushed(w)
        total = terms.sum()
        # A term beyond 2^128 may count as infinite, as it does for the plain kernel.
        infinite = np.where(
            np.abs(terms) >= 2.0**128, np.sign(terms) * np.inf, terms
        ).sum()
    if not np.isfinite(terms).all():
        return any(y == t or (math.isnan(y) and math.isnan(t)) for t in (total, infinite))
    exact, partial = math.fsum(terms), np.abs(np.cumsum(terms)).max()
    largest = max(np.abs(terms).max(), partial / 256)
    bound = 2.0**-24 * abs(exact) + (len(x) - 1) * 2.0**-28 * largest + len(x) * LEAST
    beyond = largest >= 2.0**127 or abs(exact) >= 2.0**128 - 2.0**103
    return abs(y - exact) <= bound or (beyond and not math.isfinite(y))


def random_layers(
    rng: np.random.Generator, pool: int, most: int, count: int
) -> list[Layer]:
    layers = []
    for _ in range(count):
        bias = int(rng.integers(3))
        n = int(rng.choice([1, 2, 3, 4, 5, 7, 8, 16, 31, 64, 127, 128, 129, 196, 200]))
        if most > 500:
            n = int(rng.choice([254, 255, 256, 257, 511, 512, 513, 899]))
        n -= int(n == most)
        units = int(rng.integers(1, min(8, most // (n + 1)) + 1))
        x = rng.normal(size=n)
        kind = rng.integers(5)
        if kind == 1:
            x = np.abs(x)
        if kind == 2:
            x *= np.exp(rng.normal(size=n) * 8)
        if kind == 3:
            x *= rng.random(n) < 0.5
        if kind == 4:
            x = rng.uniform(-1, 1, n) * 2.0 ** float(rng.integers(-140, 120))
        layer = Layer(x.astype("<f4"), 0, units, bias)
        layer.offset = int(rng.integers(0, pool - layer.parameters()))
        layers.append(layer)
    return layers


def random_pool(rng: np.random.Generator, size: int) -> np.ndarray:
    """A third positive, a third Gaussian, a third of any magnitude."""
    third = size // 3
    wild = rng.normal(size=size - 2 * third) * np.exp(
        rng.normal(size=size - 2 * third) * 6
    )
    pool = [np.abs(rng.normal(size=third)), rng.normal(size=third) * 0.2, wild]
    return np.concatenate(pool).astype("<f4")


@pytest.mark.parametrize("opt", OPTIMISATIONS)
@pytest.mark.parametrize("board", ["uno", "mega"])
def test_dense_keeps_its_bound(
    board: str, opt: str, tmp_path: Path, claim: Callable[[str], Proof]
) -> None:
    rng = np.random.default_rng(len(board + opt))
    pool = random_pool(rng, 3000)
    most = 900 if board == "mega" else 200
    layers = random_layers(rng, len(pool), most, 1500 if most == 200 else 60)
    results, _ = run_layers(build("dense.cpp", tmp_path, opt, board, pool), layers)
    for layer, result in zip(layers, results):
        for (x, w), y in zip(layer.rows(pool), result[0]):
            ok = is_right(x, w, float(y))
            claim("avr_float").check(ok)
            assert ok, (
                len(layer.x),
                layer.bias,
                float(y),
                math.fsum(x.astype(float) * w),
            )


@pytest.mark.parametrize("opt", OPTIMISATIONS)
def test_dense_of_extreme_operands(
    opt: str, tmp_path: Path, claim: Callable[[str], Proof]
) -> None:
    """All triples of special values, then mixtures of them and ordinary ones."""
    rng = np.random.default_rng(5)
    pairs = np.array([(a, b) for a in SPECIAL for b in SPECIAL], "<f4").ravel()
    mixed = np.where(
        rng.random(3000) < 0.3, rng.choice(SPECIAL, 3000), rng.normal(size=3000)
    )
    pool = np.concatenate([pairs, mixed.astype("<f4")])
    layers = [Layer(np.array([a], "<f4"), 2 * i, 1) for i in range(len(pairs) // 2)
              for a in SPECIAL]  # fmt: skip
    for _ in range(4000):
        n = int(rng.integers(2, 6))
        x = np.where(rng.random(n) < 0.3, rng.choice(SPECIAL, n), rng.normal(size=n))
        at = int(rng.integers(len(pairs), len(pool) - 7))
        layers.append(Layer(x.astype("<f4"), at, 1))
    results, _ = run_layers(build("dense.cpp", tmp_path, opt, pool=pool), layers)
    for layer, result in zip(layers, results):
        ((x, w),) = layer.rows(pool)
        ok = is_right(x, w, float(result[0][0]))
        # Where no denormal and no overflow is involved, the class is that of the plain one.
        tame = np.append(np.abs(x), np.abs(w))
        tame = tame[np.isfinite(tame) & (tame != 0)]
        if ok and ((tame > 2.0**-60) & (tame < 2.0**60)).all():
            fast, plain = result[0][0], result[3][0]
            ok = np.isnan(fast) == np.isnan(plain) and np.isinf(fast) == np.isinf(plain)
            ok = ok and (not np.isinf(fast) or fast == plain)
        claim("avr_float").check(bool(ok))
        assert ok, (x, w, result)


def softplus(x: np.ndarray) -> np.ndarray:
    return np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))


def sigmoid(x: np.ndarray) -> np.ndarray:
    small = np.exp(-np.abs(x))
    return np.where(x < 0, small, 1) / (1 + small)


def gelu(x: np.ndarray) -> np.ndarray:
    return x * np.array([math.erfc(-value / math.sqrt(2)) / 2 for value in x])


@dataclass(frozen=True)
class Function:
    """What the header states: relative or absolute error, and where it is stated."""

    letter: str
    exact: Callable[[np.ndarray], np.ndarray]
    relative: float
    absolute: float
    low: float
    high: float
    most_cycles: int


FUNCTIONS = {
    "exp": Function("e", np.exp, 4e-7, 0, -87.336, 88.722, 520),
    "sigmoid": Function("s", sigmoid, 5e-7, 0, -86.6, 128, 1000),
    "tanh": Function("t", np.tanh, 7e-7, 0, -20, 20, 1050),
    "log": Function("l", np.log, 5e-7, 1e-7, 1e-37, 3e38, 3000),
    "expm1": Function("m", np.expm1, 1e-6, 0, -80, 80, 4500),
    "softplus": Function("p", softplus, 1e-6, 0, -80, 80, 5000),
    "silu": Function("i", lambda x: x * sigmoid(x), 1e-6, 0, -80, 80, 1600),
    "mish": Function("h", lambda x: x * np.tanh(softplus(x)), 1e-6, 0, -80, 80, 2500),
    "gelu": Function("g", gelu, 2e-7, 1e-6, -6, 6, 50000),
}


def evaluate(
    firmware: Firmware | Path, letter: str, x: np.ndarray
) -> tuple[np.ndarray, list[int]]:
    data = letter.encode() + x.astype("<f4").tobytes()
    result = toolchain.simulate(firmware, board_of(firmware), input=data)
    assert result.exit_code == 0
    return np.frombuffer(result.output, "<f4"), result.regions[0]


def arguments(function: Function, count: int) -> np.ndarray:
    """Evenly spread, dense around 0 (around 1 for log), and of every magnitude."""
    rng = np.random.default_rng(ord(function.letter))
    low, high = function.low, function.high
    if low > 0:
        spread = np.exp(rng.uniform(np.log(low), np.log(high), count // 2))
        return np.concatenate([spread, rng.uniform(0.5, 2, count // 2)]).astype("<f4")
    third = count // 3
    sign = rng.choice([-1, 1], third)
    tiny = sign * np.exp(rng.uniform(-60, 0, third)) * min(-low, high)
    spread = [np.linspace(low, high, third), rng.uniform(-2, 2, third), tiny]
    return np.concatenate(spread).astype("<f4")


@pytest.mark.parametrize("name", FUNCTIONS)
@pytest.mark.parametrize("opt", OPTIMISATIONS)
def test_functions_keep_their_errors(
    opt: str, name: str, tmp_path: Path, claim: Callable[[str], Proof]
) -> None:
    function = FUNCTIONS[name]
    in_assembly = function.letter in "est"
    x = arguments(function, (30000 if opt == "-Os" else 6000) if in_assembly else 1500)
    y, cycles = evaluate(build("functions.cpp", tmp_path, opt), function.letter, x)
    exact = function.exact(x.astype(np.float64))
    error = np.abs(y.astype(np.float64) - exact)
    right = error <= function.relative * np.abs(exact) + function.absolute + LEAST
    claim("avr_float").add(len(x), int((~right).sum()))
    worst = int(np.argmax(error / (np.abs(exact) + LEAST)))
    assert right.all(), (x[~right][:5], y[~right][:5], exact[~right][:5])
    assert opt == "-O0" or max(cycles) <= function.most_cycles, (max(cycles), x[worst])


@pytest.mark.parametrize("opt", OPTIMISATIONS)
def test_functions_at_special_values(
    opt: str, tmp_path: Path, claim: Callable[[str], Proof]
) -> None:
    firmware = build("functions.cpp", tmp_path, opt)
    edges = np.array([0x42B17217, 0x42B17218, 0xC2AEAC4F, 0xC2AEAC51, 0x42FFFFFF, 0x43000000,
                      0xC2FFFFFF, 0xC3000000, 0x3E800000, 0x3E7FFFFF, 0x417FFFFF, 0x41800000,
                      0xBE800000, 0xBE7FFFFF], "<u4").view("<f4")  # fmt: skip
    x = np.concatenate([SPECIAL, edges])
    for name in ("exp", "sigmoid", "tanh"):
        function = FUNCTIONS[name]
        y, _ = evaluate(firmware, function.letter, x)
        with np.errstate(all="ignore"):
            exact = function.exact(x.astype(np.float64))
            exact = np.where(exact >= 2.0**128 - 2.0**103, np.inf, exact)
            error = np.abs(y - exact)
        least = 2.0**-124 if name == "sigmoid" else LEAST
        right = (error <= function.relative * np.abs(exact) + least) | (y == exact)
        right |= np.isnan(exact) & np.isnan(y)
        claim("avr_float").add(len(x), int((~right).sum()))
        assert right.all(), (name, x[~right], y[~right], exact[~right])
    zeros = np.array([0.0, -0.0], "<f4")
    assert (evaluate(firmware, "e", zeros)[0] == 1).all()
    assert (evaluate(firmware, "s", zeros)[0] == 0.5).all()
    assert np.signbit(evaluate(firmware, "t", zeros)[0]).tolist() == [False, True]


@pytest.mark.parametrize("opt", OPTIMISATIONS)
def test_softmax(opt: str, tmp_path: Path, claim: Callable[[str], Proof]) -> None:
    rng = np.random.default_rng(3)
    x = (rng.normal(size=(300, 10)) * rng.choice([0.1, 1, 10, 60], (300, 1))).astype(
        "<f4"
    )
    y, cycles = evaluate(build("functions.cpp", tmp_path, opt), "x", x)
    wide = x.astype(np.float64)
    exact = np.exp(wide - wide.max(axis=1, keepdims=True))
    exact /= exact.sum(axis=1, keepdims=True)
    # The difference to the largest score is a float: its rounding counts as well.
    spread = wide.max(axis=1, keepdims=True) - wide
    bound = exact * (1e-6 + spread * 2.0**-24) + LEAST
    right = np.abs(y.reshape(300, 10) - exact) <= bound
    claim("avr_float").add(x.size, int((~right).sum()))
    assert right.all()
    assert opt == "-O0" or max(cycles) <= 11000


@pytest.mark.parametrize("opt", OPTIMISATIONS)
def test_without_link_time_optimisation(
    opt: str, tmp_path: Path, claim: Callable[[str], Proof]
) -> None:
    rng = np.random.default_rng(9)
    pool = random_pool(rng, 1500)
    layers = random_layers(rng, len(pool), 200, 300)
    results, _ = run_layers(
        build("dense.cpp", tmp_path, opt, pool=pool, lto=False), layers
    )
    for layer, result in zip(layers, results):
        for (x, w), y in zip(layer.rows(pool), result[0]):
            assert claim("avr_float").check(is_right(x, w, float(y)))
    firmware = build("functions.cpp", tmp_path, opt, lto=False)
    for name in ("exp", "sigmoid", "tanh"):
        function = FUNCTIONS[name]
        x = arguments(function, 3000)
        y, _ = evaluate(firmware, function.letter, x)
        exact = function.exact(x.astype(np.float64))
        right = np.abs(y - exact) <= function.relative * np.abs(exact) + LEAST
        claim("avr_float").add(len(x), int((~right).sum()))
        assert right.all()


def test_polynomial_of_exp_for_every_remainder(claim: Callable[[str], Proof]) -> None:
    """The arithmetic of Horner::step for all 11.6 million r: F < 1, and its error."""
    coefficients = (0x02E972, 0x0A2171, 0x2AD09F, 0x7FFC79)
    r = np.arange(0, 0xB17218 + 3, dtype=np.int64)

    def step(s: np.ndarray, c: np.ndarray | int) -> np.ndarray:
        s0, s1, s2 = s & 255, s >> 8 & 255, s >> 16
        r0, r1, r2 = r & 255, r >> 8 & 255, r >> 16
        low = s1 * r1 + s0 * r2 + s2 * r0
        return ((np.int64(0) + c << 8) + 255 + low + (s1 * r2 + s2 * r1 << 8)
                + (s2 * r2 << 16)) >> 8  # fmt: skip

    f = np.full_like(r, coefficients[0])
    for coefficient in coefficients[1:]:
        f = step(f, coefficient)
    f = step(step(f, 0), r)
    error = (f * 2.0**-24 - np.expm1(r * 2.0**-24)) / np.exp(r * 2.0**-24)
    right = (f < 1 << 24) & (np.abs(error) < 3e-7)
    claim("avr_float").add(len(r), int((~right).sum()))
    assert right.all()
    assert (np.diff(f) >= 0).all()


def test_cycles(tmp_path: Path) -> None:
    """A multiply-accumulate costs at most 115 cycles from flash, 111 from RAM."""
    rng = np.random.default_rng(1)
    pool = rng.normal(size=3000).astype("<f4")
    layers = []
    for n in (50, 200):
        for i in range(100):
            layers.append(Layer(rng.normal(size=n).astype("<f4"), 27 * i, 1, 2))
    _, regions = run_layers(build("dense.cpp", tmp_path, "-Os", pool=pool), layers)
    for region, most in ((0, 115), (1, 111)):
        short, long = np.array(regions[region]).reshape(2, 100).mean(axis=1)
        assert (long - short) / 150 <= most
        assert short - 50 * (long - short) / 150 <= 420
