# SPDX-License-Identifier: MIT
"""The functions of numeric/avr keep their errors, and what is built from them too."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from proof import Proof
from target.avr_float.programs import LEAST, OPTIMISATIONS, SPECIAL, build, evaluate


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
    "log": Function("l", np.log, 3e-7, 0, 1e-37, 3e38, 1850),
    "expm1": Function("m", np.expm1, 5e-7, 0, -80, 80, 1900),
    "softplus": Function("p", softplus, 5e-7, 0, -80, 80, 2050),
    "fast sigmoid": Function("q", sigmoid, 0, 1e-4, -80, 80, 720),
    "fast tanh": Function("r", np.tanh, 0, 2.5e-4, -40, 40, 960),
    "silu": Function("i", lambda x: x * sigmoid(x), 1e-6, 0, -80, 80, 1600),
    "mish": Function("h", lambda x: x * np.tanh(softplus(x)), 1e-6, 0, -80, 80, 2500),
    "gelu": Function("g", gelu, 2e-7, 1e-6, -6, 6, 50000),
}


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
    in_assembly = function.letter in "estlmpqr"
    x = arguments(function, (30000 if opt == "-Os" else 6000) if in_assembly else 1500)
    y, cycles = evaluate(build("functions.cpp", tmp_path, opt), function.letter, x)
    exact = function.exact(x.astype(np.float64))
    error = np.abs(y.astype(np.float64) - exact)
    right = error <= function.relative * np.abs(exact) + function.absolute + LEAST
    name = "fast_functions" if function.letter in "qr" else "avr_float"
    claim(name).add(len(x), int((~right).sum()))
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
    for name in ("exp", "sigmoid", "tanh", "log", "expm1", "softplus"):
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
def test_functions_without_link_time_optimisation(
    opt: str, tmp_path: Path, claim: Callable[[str], Proof]
) -> None:
    firmware = build("functions.cpp", tmp_path, opt, lto=False)
    for name in ("exp", "sigmoid", "tanh", "log", "expm1", "softplus"):
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
