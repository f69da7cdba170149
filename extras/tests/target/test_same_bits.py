# SPDX-License-Identifier: MIT
"""One network in every medium of a simulated Uno: the same bits from all of them."""

from __future__ import annotations

import random
import struct
from pathlib import Path

import pytest
from avr_layers import layer
from support.fat16 import write_card
from thimble import toolchain

HERE = Path(__file__).parent
MEDIA = ("RAM", "flash", "EEPROM", "I2C FRAM", "SPI FRAM", "FRAM_I2C library", "SD card")
ROWS = 6


def native_layer(rng: random.Random, inputs: int, units: int) -> bytes:
    """A layer in portable order and native rounding whose outputs do not saturate."""
    parts = [bytes([24, 0, 0, 0])]
    fours = units - units % 4
    for width in [4] * (fours // 4) + [1] * (units - fours):
        multipliers = [rng.randint(20_000, 40_000) for _ in range(width)]
        parts += [struct.pack("<i", 128 * 2**24 // m) for m in multipliers]
        parts.append(bytes(rng.randint(-90, 90) % 256 for _ in range(inputs * width)))
        parts += [struct.pack("<H", m) for m in multipliers]
    return b"".join(parts)


def parameters(numbers: str) -> bytes:
    rng = random.Random(7)
    shapes = [(11, 9), (9, 5)]
    if numbers in ("Float32", "Float64"):
        count = sum(units * (inputs + 1) for inputs, units in shapes)
        return b"".join(struct.pack("<f", rng.gauss(0, 0.3)) for _ in range(count))
    if numbers == "Int8<Native>":
        return b"".join(native_layer(rng, *shape) for shape in shapes)
    rule = "Tflite" if "Tflite" in numbers else "Native"
    return b"".join(layer(rng, rule, "ForAvr", *shape) for shape in shapes)


@pytest.mark.parametrize(
    "numbers",
    [
        "Float32",
        "Float64",
        "Int8<Native>",
        "Int8<Native, ForAvr>",
        "Int8<Tflite, ForAvr>",
    ],
)
def test_the_same_bits_from_every_medium(numbers, tmp_path, claim):
    params = parameters(numbers)
    is_float = numbers.startswith("Float")
    element, array = ("uint32_t", "double" if numbers == "Float64" else "float")
    if is_float:
        words = ",".join(str(word) for (word,) in struct.iter_unpack("<I", params))
    else:
        element, words = "uint8_t", ",".join(map(str, params))
    name = "kWords" if is_float else "kParameters"
    text = f"using Number = thimble::{numbers.replace(', F', ', thimble::F')};\n"
    text = text.replace("<N", "<thimble::N").replace("<T", "<thimble::T")
    text += f"THIMBLE_FLASH(static const {element} {name}[]) = {{{words}}};\n"
    if is_float:
        count = len(params) // 4
        text += (
            f"static const {array} (&kParameters)[{count}] = "
            f"reinterpret_cast<const {array} (&)[{count}]>(kWords);\n"
        )
    (tmp_path / "parameters.h").write_text(text)
    firmware = toolchain.build(
        HERE / "media" / "same_bits.cpp",
        "uno",
        tmp_path / "build",
        defines=[f"ROWS={ROWS}"],
        includes=[tmp_path, HERE.parent],
        libraries=["Wire", "SPI"],
    )
    i2c, spi = tmp_path / "i2c", tmp_path / "spi"
    i2c.write_bytes((bytes(100) + params).ljust(32768, b"\xff"))
    spi.write_bytes((bytes(5000) + params).ljust(32768, b"\xff"))
    card = write_card(tmp_path / "card", {"OTHER.BIN": bytes(700), "NET.BIN": params})
    media = {"fram-i2c": i2c, "fram-spi": spi, "sd": card}
    result = toolchain.simulate(firmware, eeprom=params, media=media)
    assert result.exit_code == 0
    size = ROWS * 5 * (4 if is_float else 1)
    answers = [result.output[i * size : (i + 1) * size] for i in range(len(MEDIA))]
    assert len(result.output) == size * len(MEDIA) and len(set(answers[0])) > 2
    for medium, answer in zip(MEDIA, answers, strict=True):
        for row in range(ROWS):
            part = slice(row * size // ROWS, (row + 1) * size // ROWS)
            assert claim("media").check(answer[part] == answers[0][part]), medium
