# SPDX-License-Identifier: MIT
"""Chooses how the parameters lie in memory: Portable, or as a core's assembly kernels want."""

from __future__ import annotations

import numpy as np

from thimble.boards import Board
from thimble.errors import ThimbleError
from thimble.passes import prove_accumulator
from thimble.quantized import (
    AVR,
    AVR_LAYOUTS,
    AVR_TINY,
    CORTEX_M0,
    CORTEX_M4,
    INT16,
    NATIVE,
    PORTABLE,
    UNPACKED,
    QuantizedDense,
    QuantizedGraph,
    QuantizedRecurrent,
)

# Cortex-M3 and RISC-V have fast kernels for Portable.
_OF_CORE = {
    "cortex-m0": CORTEX_M0,
    "cortex-m0plus": CORTEX_M0,
    "cortex-m23": CORTEX_M0,
    "cortex-m4": CORTEX_M4,
    "cortex-m7": CORTEX_M4,
    "cortex-m33": CORTEX_M4,
}
# The AVR kernels count their blocks of four in one byte.
_MOST_UNITS = 1020
# The table of squares and the kernel take some 1,000 bytes, the plain kernel some 600: below
# so many multiplications small is worth more than the milliseconds.
_LEAST_MACS_FOR_SQUARES = 64


def choose(
    graph: QuantizedGraph, board: Board, wanted: str | None, pushed: bool = False
) -> str:
    """`wanted` is the user's choice, None leaves it to the board."""
    if graph.rounding == INT16:
        return _choose_int16(board, wanted)
    if wanted is not None:
        obstacle = _obstacle(graph, wanted)
        if obstacle:
            raise ThimbleError(f"the layout {wanted} is impossible here: {obstacle}")
        return wanted
    # Every ATmega has the multiplier that its assembly is written for, no ATtiny does.
    if board.mcu.startswith("atmega"):
        return PORTABLE if _obstacle(graph, AVR) else AVR
    if board.mcu.startswith("attiny"):
        squares = _pays(graph, pushed) and not _obstacle(graph, AVR_TINY)
        return AVR_TINY if squares else PORTABLE
    return _OF_CORE.get(board.mcu, PORTABLE)


def _choose_int16(board: Board, wanted: str | None) -> str:
    if wanted not in (None, PORTABLE, AVR, CORTEX_M4):
        raise ThimbleError(
            f"the layout {wanted} is impossible here: int16x8 has {PORTABLE}, {AVR} and "
            f"{CORTEX_M4}"
        )
    if board.mcu.startswith("atmega"):
        return wanted or AVR
    is_m4 = _OF_CORE.get(board.mcu) == CORTEX_M4
    return wanted or (CORTEX_M4 if is_m4 else PORTABLE)


def _pays(graph: QuantizedGraph, pushed: bool) -> bool:
    """Whether squares are worth their table; pushed inputs and recurrent layers have no
    assembly for them.

    Packed weights have assembly that needs no table.
    """
    dense = [layer for layer in graph.layers if isinstance(layer, QuantizedDense)]
    macs = sum(layer.weights.size for layer in dense)
    is_packed = any(layer.packing != UNPACKED for layer in dense)
    pays = is_packed or macs >= _LEAST_MACS_FOR_SQUARES
    return not pushed and not graph.is_recurrent and pays


def _obstacle(graph: QuantizedGraph, layout: str) -> str | None:
    if layout not in AVR_LAYOUTS:
        return None
    # Squares give twice the sum.
    limit = prove_accumulator.LIMIT // (2 if layout == AVR_TINY else 1)
    for layer in graph.layers:
        if not isinstance(layer, (QuantizedDense, QuantizedRecurrent)):
            continue
        if prove_accumulator.largest_bound(layer) >= limit:
            bits = limit.bit_length()
            return f"the sums of {layer.name} may not fit into {bits} bits"
        if layout == AVR_TINY and graph.rounding != NATIVE:
            return "it is for native rounding only"
        if isinstance(layer, QuantizedRecurrent):
            continue
        if layer.units > _MOST_UNITS:
            return f"{layer.name} has more than {_MOST_UNITS:,} units"
        if graph.rounding != NATIVE and np.any(
            (layer.shift >= 0) & (layer.multiplier > 0)
        ):
            return f"{layer.name} has multipliers of 0.5 and more"
    return None
