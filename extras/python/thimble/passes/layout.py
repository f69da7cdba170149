# SPDX-License-Identifier: MIT
"""Chooses how the parameters lie in memory: Portable, or as a core's assembly kernels want."""

from __future__ import annotations

from thimble.boards import Board
from thimble.errors import ThimbleError
from thimble.passes import prove_accumulator
from thimble.quantized import (
    AVR,
    CORTEX_M0,
    CORTEX_M4,
    NATIVE,
    PORTABLE,
    QuantizedDense,
    QuantizedGraph,
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
# The AVR kernel counts its blocks of four in one byte.
_MOST_UNITS = 1020


def choose(graph: QuantizedGraph, board: Board, wanted: str | None) -> str:
    """`wanted` is the user's choice, None leaves it to the board."""
    obstacle = _obstacle(graph)
    if wanted == AVR and obstacle:
        raise ThimbleError(f"the layout for AVR is impossible here: {obstacle}")
    if wanted is not None:
        return wanted
    # Every ATmega has the multiplier that the assembly is written for, no ATtiny does.
    if board.mcu.startswith("atmega"):
        return PORTABLE if obstacle else AVR
    return _OF_CORE.get(board.mcu, PORTABLE)


def _obstacle(graph: QuantizedGraph) -> str | None:
    if graph.rounding != NATIVE:
        return "it is for native rounding only"
    for layer in graph.layers:
        if not isinstance(layer, QuantizedDense):
            continue
        if prove_accumulator.largest_bound(layer) >= prove_accumulator.LIMIT:
            return f"the sums of {layer.name} may not fit into 24 bits"
        if layer.units > _MOST_UNITS:
            return f"{layer.name} has more than {_MOST_UNITS:,} units"
    return None
