# SPDX-License-Identifier: MIT
"""Int16x8 networks give the integers of the numpy reference on every board and layout."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import target_programs
from proof import Proof
from thimble import reference, toolchain
from thimble.emit import types
from thimble.emit.parameters import int8_parameters
from thimble.graph import Activation, ArgMax
from thimble.numeric import softmax
from thimble.passes.quantize_int16 import LIMIT, bound
from thimble.quantized import (
    AVR,
    CORTEX_M4,
    INT16,
    PORTABLE,
    WORD_LAYOUTS,
    QuantizedDense,
    QuantizedGraph,
    QuantizedSoftmax,
    Scale,
)

LAYOUTS = {PORTABLE: "Portable", AVR: "ForAvr", CORTEX_M4: "ForCortexM4"}
SCALE = Scale.of(2.0**-12, 0, 16)
ROWS = 40


def random_dense(
    rng: np.random.Generator, inputs: int, units: int, kind: str
) -> QuantizedDense:
    """Random weights, some units of extreme ones as far as their sums fit."""
    weights = rng.integers(-127, 128, (units, inputs))
    for unit in range(units):
        if rng.random() < 0.3:
            most = min(127, (LIMIT >> 16) // inputs)
            weights[unit] = rng.choice([-most, most])
    spread = 74 * 20000 * np.sqrt(inputs)
    # Results cover the range and a little more; both shifts.
    multiplier = np.clip(40000 / spread * 2**24, 1, 65535)
    shift = 24
    if rng.random() < 0.3:
        shift, multiplier = 16, np.clip(multiplier / 256, 1, 65535)
    multipliers = np.clip(multiplier * rng.uniform(0.5, 2, units), 1, 65535)
    multipliers = np.where(rng.random(units) < 0.1, 65535, multipliers).astype(np.int64)
    bias = rng.integers(-(1 << 24), 1 << 24, units)
    room = [LIMIT - 1 - bound(w, 0) for w in weights]
    bias = np.clip(bias, np.negative(room), room)
    low = 0 if kind in ("relu", "relu6") else -32768
    return QuantizedDense(
        kind,
        weights.astype(np.int8),
        bias,
        multipliers,
        np.array([shift]),
        Activation(kind),
        SCALE,
        SCALE,
        clamp=(low, 32767),
    )


# Inputs, then layers: units and activation, "softmax", "argmax".
NETS: dict[str, tuple] = {
    **{f"{n}x{units}": (n, (units, "identity")) for n in (64, 192) for units in (8, 16)},
    "classes": (17, (9, "sigmoid"), (6, "tanh"), (10, "identity"), "softmax"),
    "winner": (64, (16, "relu"), (4, "identity"), "softmax", "argmax"),
    "long": (300, (7, "relu6"), (1, "identity")),
}  # fmt: skip


def network(name: str) -> QuantizedGraph:
    rng = np.random.default_rng(list(name.encode()))
    inputs, *layers = NETS[name]
    graph = QuantizedGraph(INT16, inputs, SCALE, [])
    for layer in layers:
        if layer == "argmax":
            graph.layers.append(ArgMax())
        elif layer == "softmax":
            table = softmax.int16_table(2.0**-12)
            graph.layers.append(QuantizedSoftmax("softmax", SCALE, table=table))
        else:
            graph.layers.append(random_dense(rng, inputs, *layer))
            inputs = layer[0]
    return graph


def drawn_inputs(rng: np.random.Generator, n: int) -> np.ndarray:
    x = rng.integers(-32768, 32768, (ROWS, n))
    x[0], x[1], x[2] = -32768, 32767, 0
    x[3, ::2], x[3, 1::2] = -32768, 32767
    return x


def header(graph: QuantizedGraph, in_ram: bool) -> str:
    layers = ", ".join(types.layer_type(layer) for layer in graph.layers)
    data = int8_parameters(graph)
    words = graph.layout in WORD_LAYOUTS
    element = "uint32_t" if words else "uint8_t"
    values = ",".join(str(v) for v in np.frombuffer(data, "<u4" if words else "u1"))
    return (
        f"#define LAYOUT thimble::{LAYOUTS[graph.layout]}\n#define NET {layers}\n"
        f"#define INPUTS {graph.inputs}\n#define IN_RAM {int(in_ram)}\n"
        f"THIMBLE_FLASH(static const {element} kBytes[]) = {{{values}}};\n"
    )


def run(
    board: str, name: str, layout: str, opt: str, work: Path
) -> tuple[QuantizedGraph, np.ndarray, np.ndarray, list[int]]:
    """The network, its inputs, outputs[row, way, value], and the cycles of each row."""
    graph = network(name)
    graph.layout = layout
    in_ram = board != "attiny85" and len(int8_parameters(graph)) < 900
    (work / "network.h").write_text(header(graph, in_ram))
    firmware = toolchain.build(
        [target_programs.HERE / "int16.cpp"],
        board,
        work / "build",
        arduino=False,
        opt=opt,
        includes=[work],
    )
    assert "warning" not in firmware.warnings, firmware.warnings
    x = drawn_inputs(np.random.default_rng(5), graph.inputs)
    result = toolchain.simulate(firmware, input=x.astype("<i2").tobytes())
    assert result.exit_code == 0, result.serial
    ways = 3 + in_ram
    y = np.frombuffer(result.output, "<i2").reshape(ROWS, ways, -1)
    return graph, x, y, result.regions[0]


def check(
    board: str,
    name: str,
    layout: str,
    opt: str,
    work: Path,
    claim: Callable[[str], Proof],
) -> None:
    graph, x, y, _ = run(board, name, layout, opt, work)
    expected = reference.run_int8(graph, x)
    same = y == expected[:, None, :]
    for right in same.ravel():
        claim("int16_equal").check(bool(right))
    assert same.all(), (expected[:2], y[:2])


OF_BOARD = {"uno": [AVR, PORTABLE], "mega": [AVR], "attiny85": [PORTABLE],
            "cortex-m0": [PORTABLE], "cortex-m3": [PORTABLE],
            "cortex-m4": [CORTEX_M4, PORTABLE], "rv32imc": [PORTABLE],
            "host": [AVR, PORTABLE, CORTEX_M4]}  # fmt: skip
RUNS = [(board, layout) for board, layouts in OF_BOARD.items() for layout in layouts]


@pytest.mark.parametrize(("board", "layout"), RUNS)
def test_networks(
    board: str, layout: str, tmp_path: Path, claim: Callable[[str], Proof]
) -> None:
    for name in ("classes", "winner", "long"):
        if board == "attiny85" and NETS[name][0] > 64:
            continue  # beyond its RAM
        work = tmp_path / name
        work.mkdir()
        check(board, name, layout, "-Os", work, claim)


@pytest.mark.parametrize("opt", ["-O0", "-O2", "-O3"])
@pytest.mark.parametrize(("board", "layout"), [("uno", AVR), ("cortex-m4", CORTEX_M4)])
def test_levels(
    board: str, layout: str, opt: str, tmp_path: Path, claim: Callable[[str], Proof]
) -> None:
    check(board, "classes", layout, opt, tmp_path, claim)


def test_cycles(tmp_path: Path) -> None:
    """The inner loop of an ATmega328P takes 16 cycles, its ends but for a few hundred."""
    cycles = {}
    for n in (64, 192):
        for units in (8, 16):
            work = tmp_path / f"{n}x{units}"
            work.mkdir()
            *_, counts = run("uno", work.name, AVR, "-Os", work)
            cycles[n, units] = min(counts)
    blocks = {n: (cycles[n, 16] - cycles[n, 8]) / 2 for n in (64, 192)}
    assert (blocks[192] - blocks[64]) / (4 * 128) <= 16.01
    assert cycles[64, 16] <= 24_200
