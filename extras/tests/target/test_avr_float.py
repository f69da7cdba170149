# SPDX-License-Identifier: MIT
"""The float dot product of AVRs keeps the error that dense_float.h states."""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from proof import Proof
from target.avr_float.programs import (
    LEAST,
    OPTIMISATIONS,
    SPECIAL,
    Layer,
    build,
    run_layers,
)


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
        rng.random(2000) < 0.3, rng.choice(SPECIAL, 2000), rng.normal(size=2000)
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


@pytest.mark.parametrize("opt", OPTIMISATIONS)
def test_dense_without_link_time_optimisation(
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


def test_cycles(tmp_path: Path) -> None:
    """A multiply-accumulate costs at most 115 cycles from flash, 111 from RAM."""
    rng = np.random.default_rng(1)
    pool = rng.normal(size=3000).astype("<f4")
    layers = []
    for n in (50, 200):
        for i in range(100):
            layers.append(Layer(rng.normal(size=n).astype("<f4"), 27 * i, 1, 2))
    _, regions = run_layers(build("dense.cpp", tmp_path, "-Os", pool=pool), layers)
    for region, most in ((0, 115), (1, 111), (3, 162)):
        short, long = np.array(regions[region]).reshape(2, 100).mean(axis=1)
        assert (long - short) / 150 <= most
        if region != 3:
            assert short - 50 * (long - short) / 150 <= 420
