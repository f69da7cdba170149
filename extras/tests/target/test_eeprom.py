# SPDX-License-Identifier: MIT
"""Networks in the EEPROM of an AVR: kernels, budgets, and a network on an ATtiny85."""

from __future__ import annotations

import random
import struct
from pathlib import Path

import pytest
from avr_layers import layer
from thimble import toolchain
from thimble.toolchain import Result

HERE = Path(__file__).parent

# (inputs, units) of layers that fit into 1,024 bytes together.
SETS = [
    [(1, 1), (1, 4), (2, 3), (3, 5), (4, 4), (5, 7), (13, 9), (64, 6)],
    [(255, 1), (256, 1), (257, 1)],
    [(33, 20)],
]
KERNELS = [
    (rule, layout) for layout in ("ForAvr", "Portable") for rule in ("Native", "Tflite")
]


def portable_layer(rng: random.Random, rule: str, inputs: int, units: int) -> bytes:
    """Random parameters of a record's layout, large biases and extreme weights too."""
    shift = rng.choice([16, 24])
    low = rng.randint(-128, 127)
    tflite = struct.pack("<bbbx", rng.randint(-128, 127), low, rng.randint(low, 127))
    parts = [bytes([shift, 0, 0, 0]) if rule == "Native" else tflite]
    fours = units - units % 4
    for width in [4] * (fours // 4) + [1] * (units - fours):
        for _ in range(width):
            bias = rng.choice([300, 30_000, 2_000_000, 1_000_000_000])
            parts.append(struct.pack("<i", rng.randint(-bias, bias)))
        extreme = [rng.choice([-128, 127, None, None]) for _ in range(width)]
        for _ in range(inputs):
            for value in extreme:
                weight = rng.randint(-128, 127)
                parts.append(struct.pack("<b", weight if value is None else value))
        if rule == "Native":
            for _ in range(width):
                least = 1024 if shift == 24 else 256
                parts.append(struct.pack("<H", rng.randint(least, 65535)))
        else:
            for _ in range(width):
                parts.append(struct.pack("<i", rng.randint(1 << 30, (1 << 31) - 1)))
            for _ in range(width):
                parts.append(struct.pack("<b", rng.randint(-24, 3)))
    return b"".join(parts)


def tame_layer(rng: random.Random, inputs: int, units: int) -> bytes:
    """A layer in native rounding whose outputs do not saturate."""
    parts = [bytes([24, 0, 0, 0])]
    fours = units - units % 4
    for width in [4] * (fours // 4) + [1] * (units - fours):
        multipliers = [rng.randint(20_000, 40_000) for _ in range(width)]
        parts += [struct.pack("<i", 128 * 2**24 // m) for m in multipliers]
        parts.append(bytes(rng.randint(-30, 30) % 256 for _ in range(inputs * width)))
        parts += [struct.pack("<H", m) for m in multipliers]
    return b"".join(parts)


def run_layers(
    rule: str, layout: str, shapes: list[tuple[int, int]], work: Path, opt: str = "-Os"
) -> Result:
    rng = random.Random(1)
    parts = []
    for inputs, units in shapes:
        if layout == "Portable":
            params = portable_layer(rng, rule, inputs, units)
        else:
            params = layer(rng, rule, layout, inputs, units)
        parts.append(struct.pack("<HHH", inputs, units, len(params)) + params)
    image = b"".join(parts) + bytes(2)
    assert len(image) <= 1024
    inputs, units = (max(sizes) for sizes in zip(*shapes))
    firmware = toolchain.build(
        HERE / "media" / "eeprom_dense.cpp",
        "uno",
        work,
        arduino=False,
        opt=opt,
        defines=[f"RULE={rule}", f"LAYOUT={layout}",
                 f"MOST_INPUTS={inputs}", f"MOST_UNITS={units}"],
    )  # fmt: skip
    assert firmware.warnings == ""
    return toolchain.simulate(firmware, eeprom=image)


@pytest.mark.parametrize("opt", ["-Os", "-O0", "-O2", "-O3"])
@pytest.mark.parametrize("rule, layout", KERNELS)
def test_layers(rule, layout, opt, tmp_path, claim):
    proof = claim("avr_assembly_equal")
    for shapes in SETS if opt == "-Os" else SETS[:2]:
        result = run_layers(rule, layout, shapes, tmp_path, opt)
        compared, different = struct.unpack("<II", result.output)
        proof.add(compared, different)
        assert compared > 0 and different == 0


@pytest.mark.parametrize(
    "rule, layout, most",
    [("Native", "Portable", 23.3), ("Native", "ForAvr", 24)],
)
def test_cycles(rule, layout, most, tmp_path):
    result = run_layers(rule, layout, [(64, 12)], tmp_path)
    assert max(result.regions[0]) / (64 * 12) <= most
    assert max(result.regions[1]) / 64 <= 17


def test_a_network_of_450_parameters_runs_on_an_attiny85(tmp_path):
    rng = random.Random(2)
    params = tame_layer(rng, 60, 7) + tame_layer(rng, 7, 3)
    samples = rng.randbytes(60 * 20)
    values = ",".join(map(str, params))
    header = f"THIMBLE_FLASH(static const uint8_t kParameters[]) = {{{values}}};\n"
    (tmp_path / "parameters.h").write_text(header)
    source = HERE / "media" / "eeprom_network.cpp"
    results = {}
    for board in ("host", "attiny85", "uno"):
        firmware = toolchain.build(
            source, board, tmp_path / board, arduino=False, includes=[tmp_path]
        )
        results[board] = toolchain.simulate(firmware, input=samples, eeprom=params)
    assert len(results["host"].output) == 3 * 20
    assert len(set(results["host"].output)) > 3
    for board in ("attiny85", "uno"):
        assert results[board].output == results["host"].output
    assert results["attiny85"].peak_ram_bytes < 200
