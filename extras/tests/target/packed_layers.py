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

LISTS = "lists"  # FOUR_BIT in another order
# The length of lists does not matter to a kernel in arrays of bytes.
TYPES = {
    FOUR_BIT: "FourBit",
    LISTS: "FourBitLists<0>",
    TERNARY: "Ternary",
    BINARY: "Binary",
}
PACKINGS = {
    LISTS: "ListPairs<0>",
    TERNARY: "TernaryPlanes",
    BINARY: "BinaryPlane",
}
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
    rng: np.random.Generator, packing: str, inputs: int, units: int, typical: bool
) -> np.ndarray:
    """Extremes, equal ones and random ones; typical ones are normal in both halves."""
    kind = 3 if typical else rng.integers(4)
    if packing in (FOUR_BIT, LISTS):
        # Larger ones may not fit into the 22 bits of an ATtiny's sums.
        codes = [0, 255, 0x77, 0x88, 0x78, 0x87] if inputs <= 128 else [0x77, 0x78, 0x88]
        if typical:
            halves = rng.normal(7.5, 8 / 2.6, (2, (units + 1) // 2, inputs))
            high, low = np.clip(np.rint(halves), 0, 15).astype(np.int64)
            pairs = 16 * high + low
        elif kind == 0 or inputs > 128:
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
    rng: np.random.Generator, packing: str, inputs: int, units: int, typical: bool
) -> QuantizedDense:
    shift = int(rng.choice([16, 24]))
    least = 1024 if shift == 24 else 256
    multipliers = rng.integers(least, 65536, units)
    multipliers[rng.integers(units)] = rng.choice([least, 65535])
    own = weights(rng, packing, inputs, units, typical)
    # Results in the middle of the range, mostly, for inputs of -128 to 127.
    middle = rng.integers(0, 256, units) * 2.0**shift / multipliers
    bias = np.clip(middle, 0, 30_000).astype(np.int64) - own.sum(axis=1) // 2
    if typical:  # the same cycles for every unit
        shift, multipliers, bias = 24, np.full(units, 20_000), np.full(units, 100_000)
    scale = Scale.of(1.0, 0)
    return QuantizedDense(
        "layer", own.astype(np.int8), bias, multipliers, np.array([shift]),
        Activation("identity"), scale, scale,
        packing=FOUR_BIT if packing == LISTS else packing, as_lists=packing == LISTS,
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
    typical: bool = False,
) -> Layers:
    rng = np.random.default_rng(seed)
    parts, data, values = [], [], 0
    for inputs, units in shapes:
        dense = layer(rng, packing, inputs, units, typical)
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
    pairs = packed.units_in_a_block(layout, FOUR_BIT) // 2
    most_inputs, most_units = (max(sizes) for sizes in zip(*shapes))
    defines = [
        f"VECTORS={count}",
        f"MOST_INPUTS={most_inputs}",
        f"MOST_UNITS={most_units}",
        f"PACKED_LAYOUT=thimble::{LAYOUTS[layout]}",
        f"PACKING={PACKINGS.get(packing, f'FourBitPairs<{pairs}>')}",
        f"SCRATCH={2 * most_inputs if packing == LISTS else 0}",
    ]
    return Layers(header, b"".join(data), values, defines)
