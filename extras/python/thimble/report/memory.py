# SPDX-License-Identifier: MIT
"""The RAM of a model, by the same rule as src/thimble/graph/chain.h, to the byte."""

from __future__ import annotations

from thimble import recurrent
from thimble.boards import Board
from thimble.emit import types
from thimble.graph import ArgMax, Dense, Graph, Recurrent, Threshold
from thimble.quantized import (
    AVR_LAYOUTS,
    AVR_TINY,
    QuantizedDense,
    QuantizedGraph,
    QuantizedRecurrent,
)

_SUM_BYTES = {numbers: 4 for numbers in types.ALL} | {types.FLOAT64: 8}
_VALUE_BYTES = _SUM_BYTES | {types.INT8: 1, types.INT16X8: 2}
_WEIGHTED = (Dense, Recurrent, QuantizedDense, QuantizedRecurrent)


def value_bytes(numbers: str, board: Board) -> int:
    """Bytes of one value on this board; on AVR a double is a float."""
    return 4 if numbers == types.FLOAT64 and is_avr(board) else _VALUE_BYTES[numbers]


def is_avr(board: Board) -> bool:
    return board.mcu.startswith(("atmega", "attiny", "at90"))


def is_tiny(board: Board) -> bool:
    """An AVR without a multiplier."""
    return board.mcu.startswith("attiny")


def outputs_of(layers: list[object]) -> list[int]:
    """Values behind every layer."""
    widths, width = [], 0
    for layer in layers:
        if isinstance(layer, _WEIGHTED):
            width = layer.units
        elif isinstance(layer, ArgMax):
            width = 1
        widths.append(width)
    return widths


def layer_areas(layers: list[object]) -> list[int]:
    """Which of the two areas every layer writes to; those without weights work in place."""
    area, areas = 1, []
    for layer in layers:
        if isinstance(layer, _WEIGHTED):
            area = 1 - area
        areas.append(area)
    return areas


def ram_bytes(
    graph: Graph | QuantizedGraph, numbers: str, board: Board, pushed: bool
) -> int:
    """sizeof(Model): two areas that swap roles, or the sums of the first layer on top."""
    layers = graph.layers
    size = value_bytes(numbers, board)
    widest = [0, 0]
    is_quantized = isinstance(graph, QuantizedGraph)
    copies_inputs = is_quantized and graph.layout == AVR_TINY and is_tiny(board)
    for layer, area, width in zip(layers, layer_areas(layers), outputs_of(layers)):
        if isinstance(layer, (Recurrent, QuantizedRecurrent)):
            width += recurrent.scratch_values(layer)
        if isinstance(layer, QuantizedDense) and layer.as_lists and copies_inputs:
            width += 2 * layer.inputs - 1  # so that a copy crosses no page
        if isinstance(layer, Dense) and numbers in types.WEIGHTS:
            width += (layer.inputs + 1) // 2  # the inputs as integers of 16 bits
        widest[area] = max(widest[area], width)
    total = sum(widest) * size
    kept = state_bytes(layers, numbers, board)
    if not pushed:
        align = 2 if kept and size == 1 and not is_avr(board) else 1
        return -(-(total + kept) // align) * align
    if numbers == types.INT8 and graph.layout in AVR_LAYOUTS:
        sum_bytes, align = 3, 2
    else:
        sum_bytes = align = 4 if is_avr(board) else _SUM_BYTES[numbers]
    total = max(total, sum_bytes * outputs_of(layers)[0])
    # The counter of the values pushed so far: two bytes, aligned where the machine asks.
    align = 1 if is_avr(board) else align
    total = -(-total // min(align, 2)) * min(align, 2) + 2
    return -(-(total + kept) // align) * align


def state_bytes(layers: list[object], numbers: str, board: Board) -> int:
    """What layers keep from step to step, in multiples of a value outside AVR."""
    size = value_bytes(numbers, board)
    align = 1 if is_avr(board) else max(size, 2)
    kept = 0
    for layer in layers:
        if isinstance(layer, (Recurrent, QuantizedRecurrent)):
            kept += -(-size * recurrent.state_values(layer) // align) * align
        elif isinstance(layer, Threshold):
            kept += -(-2 // align) * align
    return kept
