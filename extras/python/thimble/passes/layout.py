# SPDX-License-Identifier: MIT
"""Chooses how the parameters lie in memory: Portable, or ForAvr for its assembly kernels."""

from __future__ import annotations

from thimble.boards import Board
from thimble.errors import ThimbleError
from thimble.passes import prove_accumulator
from thimble.quantized import AVR, NATIVE, PORTABLE, QuantizedDense, QuantizedGraph

# The kernel counts its blocks of four in one byte.
_MOST_UNITS = 1020


def choose(graph: QuantizedGraph, board: Board, wanted: str | None) -> str:
    """`wanted` is the user's choice, None leaves it to the board."""
    obstacle = _obstacle(graph)
    if wanted == AVR and obstacle:
        raise ThimbleError(f"the layout for AVR is impossible here: {obstacle}")
    if wanted is not None:
        return wanted
    # Every ATmega has the multiplier that the assembly is written for, no ATtiny does.
    return AVR if board.mcu.startswith("atmega") and not obstacle else PORTABLE


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
