# SPDX-License-Identifier: MIT
"""Random layers of packed weights for packed_dense.cpp, with what numpy makes of inputs."""

from __future__ import annotations

import struct
from dataclasses import dataclass

import numpy as np
from thimble import reference
from thimble.emit import packed
from thimble.graph import Activation
from thimble.quantized import (
    AVR,
    AVR_TINY,
    BINARY,
    CORTEX_M0,
    CORTEX_M4,
    FOUR_BIT,
    NATIVE,
    PORTABLE,
    TERNARY,
    QuantizedDense,
    Scale,
)

TYPES = {FOUR_BIT: "FourBit", TERNARY: "Ternary", BINARY: "Binary"}
LAYOUTS = {
    PORTABLE: "Portable",
    AVR: "ForAvr",
    AVR_TINY: "ForAvrTiny",
    CORTEX_M0: "ForCortexM0",
    CORTEX_M4: "ForCortexM4",
}


@dataclass
class Layers:
    header: str
    data: bytes
    values: int  # of all outputs
    defines: list[str]


def weights(
    rng: np.random.Generator, packing: str, inputs: int, units: int
) -> np.ndarray:
    """Extremes, equal ones and random ones."""
    kind = rng.integers(4)
    if packing == FOUR_BIT:
        # Larger ones may not fit into the 22 bits of an ATtiny's sums.
        codes = [0, 255, 0x77, 0x88, 0x78, 0x87] if inputs <= 128 else [0x77, 0x78, 0x88]
        if kind == 0 or inputs > 128:
            pairs = rng.choice(codes, ((units + 1) // 2, inputs))
        elif kind == 1:
            pairs = np.repeat(rng.choice(codes, ((units + 1) // 2, 1)), inputs, axis=1)
        else:
            pairs = rng.integers(0, 256, ((units + 1) // 2, inputs))
        both = np.stack([pairs, packed.swap(pairs)], axis=1) - 128
        return both.reshape(-1, inputs)[:units]
    values = [-1, 0, 1] if packing == TERNARY else [-1, 1]
    if kind == 1:
        return np.repeat(rng.choice(values, (units, 1)), inputs, axis=1)
    return rng.choice(values, (units, inputs))


def layer(
    rng: np.random.Generator, packing: str, inputs: int, units: int
) -> QuantizedDense:
    shift = int(rng.choice([16, 24]))
    least = 1024 if shift == 24 else 256
    multipliers = rng.integers(least, 65536, units)
    multipliers[rng.integers(units)] = rng.choice([least, 65535])
    own = weights(rng, packing, inputs, units)
    # Results in the middle of the range, mostly, for inputs of -128 to 127.
    middle = rng.integers(0, 256, units) * 2.0**shift / multipliers
    bias = np.clip(middle, 0, 30_000).astype(np.int64) - own.sum(axis=1) // 2
    scale = Scale.of(1.0, 0)
    return QuantizedDense(
        "layer", own.astype(np.int8), bias, multipliers, np.array([shift]),
        Activation("identity"), scale, scale, packing=packing,
    )  # fmt: skip


def vectors(rng: np.random.Generator, inputs: int, count: int) -> np.ndarray:
    x = rng.integers(-128, 128, (count, inputs))
    corners = [-128, 127, np.where(np.arange(inputs) % 2, 127, -128)]
    for row, corner in zip(x, corners):
        row[:] = corner
    return x


def layers(
    packing: str,
    layout: str,
    shapes: list[tuple[int, int]],
    count: int = 5,
    seed: int = 1,
) -> Layers:
    rng = np.random.default_rng(seed)
    parts, data, values = [], [], 0
    for inputs, units in shapes:
        dense = layer(rng, packing, inputs, units)
        params = packed.dense_bytes(layout, dense)
        parts.append(struct.pack("<HHHH", inputs, units, len(params), 0))
        parts.append(params + bytes(-len(params) % 4))
        x = vectors(rng, inputs, count)
        for row, y in zip(x, reference.run_layer(NATIVE, dense, x)):
            data += [row.astype(np.int8).tobytes(), y.astype(np.int8).tobytes()]
        values += count * units
    text = ",".join(str(byte) for byte in b"".join(parts) + bytes(8))
    header = (
        "#include <Thimble.h>\n"
        f"using Number = thimble::Int8<thimble::Native, thimble::{LAYOUTS[layout]}>;\n"
        f"using Weights = thimble::{TYPES[packing]};\n"
        f"THIMBLE_FLASH(alignas(4) static const uint8_t kLayers[]) = {{{text}}};\n"
    )
    pairs = packed.units_in_a_block(layout, packing) // 2
    packing_type = ("FourBitPairs", pairs) if packing == FOUR_BIT else ("BitPlanes", 2)
    if packing == BINARY:
        packing_type = ("BitPlanes", 1)
    most_inputs, most_units = (max(sizes) for sizes in zip(*shapes))
    defines = [
        f"VECTORS={count}",
        f"MOST_INPUTS={most_inputs}",
        f"MOST_UNITS={most_units}",
        f"PACKED_LAYOUT=thimble::{LAYOUTS[layout]}",
        f"PACKING={packing_type[0]}",
        f"PACKING_ARGUMENT={packing_type[1]}",
    ]
    return Layers(header, b"".join(data), values, defines)
