# SPDX-License-Identifier: MIT
"""Random int8 layers in the parameter layouts of AVRs, as a header for avr_dense.cpp."""

from __future__ import annotations

import random
import struct
from collections.abc import Iterable

RULES = ("Native", "Tflite")


def _bytes(value: int, count: int) -> bytes:
    return (value % (1 << (8 * count))).to_bytes(count, "little")


def _multiplier(rng: random.Random, rule: str, shift: int) -> bytes:
    if rule == "Native":
        least = 1024 if shift == 24 else 256
        return _bytes(rng.choice([least, 65535, rng.randint(least, 65535)]), 2)
    # 2^30 makes ties of both roundings common.
    most = (1 << 31) - 1
    multiplier = rng.choice([1 << 30, most, rng.randint(1 << 30, most), 0])
    exponent = rng.choice([1, 24, *range(4, 17), *range(6, 12)])
    below = (exponent - 1) % 8 + 1
    return _bytes(2 * multiplier, 4) + bytes([1 << (8 - below), (exponent - below) // 8])


def _block(rng: random.Random, layout: str, inputs: int, width: int) -> bytes:
    """Biases and weights: extremes, equal ones and random ones, sums as large as they go."""
    squares = layout == "ForAvrTiny"
    offset = 128 if layout in ("ForAvr", "ForAvrSparse") else 0
    limit, widest = (1 << 22, 128) if squares else (1 << 23, 255)
    units = []
    for _ in range(width):
        most = min(127, limit // (widest * inputs) - 1)
        value = rng.choice([-most - 1, most, 0, None, None, None])
        units.append(
            [
                rng.randint(-most - 1, most) if value is None else value
                for _ in range(inputs)
            ]
        )
    biases = b""
    for own in units:
        room = limit - 1 - widest * sum(map(abs, own))
        near = min(room, rng.choice([300, 30000, room]))
        bias = rng.choice([near, -near, rng.randint(-near, near)])
        folded = -128 * sum(own) if offset else 0
        if squares:
            folded = bias + sum(w * w for w in own)
        biases += _bytes(bias + folded, 3)
    weights = bytes((w + offset) % 256 for column in zip(*units) for w in column)
    return biases + weights


def layer(rng: random.Random, rule: str, layout: str, inputs: int, units: int) -> bytes:
    """The parameters of a layer whose sums keep the bounds of the layout."""
    shift = rng.choice([16, 24])
    if rule == "Native":
        parts = [bytes([shift])]
    else:
        low = rng.choice([-128, rng.randint(-128, 127)])
        high = rng.choice([127, rng.randint(low, 127)])
        parts = [struct.pack("<bbb", rng.randint(-128, 127), low, high)]
    fours = 0 if layout == "ForAvrSmall" else units - units % 4
    for width in [4] * (fours // 4) + [1] * (units - fours):
        parts.append(_block(rng, layout, inputs, width))
        parts += [_multiplier(rng, rule, shift) for _ in range(width)]
    return b"".join(parts)


def header(
    rule: str,
    layout: str,
    shapes: Iterable[tuple[int, int]],
    seed: int = 1,
    far: bool = False,
) -> str:
    """layers.h for these (inputs, units); far from all other flash in a section `.far`."""
    rng = random.Random(seed)
    parts = []
    for inputs, units in shapes:
        params = layer(rng, rule, layout, inputs, units)
        parts.append(struct.pack("<HHH", inputs, units, len(params)) + params)
    values = ",".join(str(byte) for byte in b"".join(parts) + bytes(2))
    array = "static const uint8_t kLayers[]"
    array = (
        f'{array} __attribute__((section(".far")))' if far else f"THIMBLE_FLASH({array})"
    )
    return (
        "#include <Thimble.h>\n"
        f"using Number = thimble::Int8<thimble::{rule}, thimble::{layout}>;\n"
        f"{array} = {{{values}}};\n"
    )
