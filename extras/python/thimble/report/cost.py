# SPDX-License-Identifier: MIT
"""What every layer costs on a board: bytes, multiplications, estimated cycles."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from thimble import activations, recurrent
from thimble.boards import Board
from thimble.emit import types
from thimble.emit.parameters import TABLE_BYTES, layer_bytes
from thimble.graph import CELLS, Dense, Graph, Recurrent, Threshold
from thimble.quantized import (
    PORTABLE,
    TFLITE,
    UNPACKED,
    QuantizedDense,
    QuantizedGraph,
    QuantizedRecurrent,
    QuantizedSoftmax,
)
from thimble.report.memory import outputs_of, ram_bytes, state_bytes, value_bytes

# A product in cycles of one in int8, and the conversion of an input in such products:
# measured on an ATmega328P, an estimate elsewhere.
_TIMES_INT8 = {types.INT16X8: 1.75, "int8-weights": 2.0, "int16-weights": 3.8}
_CONVERSION = 4
_BIAS_AND_WEIGHTS = (Dense, QuantizedDense)
# An int8 gate with its function and its share of the cell takes about as long as so many
# outputs of a Dense layer.
_INT8_GATE = 4
_RECURRENT_TITLES = {
    "simple_rnn": "SimpleRnn",
    "lstm": "Lstm",
    "gru": "Gru",
    "gru_reset_before": "Gru (reset before)",
}


@dataclass
class LayerCost:
    """One line of the table; count is what the board's simulator counts, mostly cycles."""

    name: str
    shape: str
    parameters: int
    flash: int
    ram: int
    macs: int
    count: float


@dataclass
class Cost:
    """The whole network on one board."""

    board: Board
    layers: list[LayerCost]
    parameters: int
    flash: int
    ram: int
    macs: int
    count: float

    @property
    def ms(self) -> float:
        return self.board.ms(self.count)

    @property
    def fits(self) -> bool:
        return self.ram <= self.board.ram and self.flash <= self.board.flash


def cost_of(
    graph: Graph | QuantizedGraph, numbers: str, board: Board, pushed: bool
) -> Cost:
    """Flash is what the header stores; the code that runs it is not in here."""
    rows: list[LayerCost] = []
    if isinstance(graph, QuantizedGraph):
        rows += _shared_rows(graph)
    inputs = graph.inputs
    for layer, outputs in zip(graph.layers, outputs_of(graph.layers)):
        rows.append(_row(graph, layer, inputs, outputs, numbers, board))
        inputs = outputs
    return Cost(
        board,
        rows,
        parameters=sum(row.parameters for row in rows),
        flash=sum(row.flash for row in rows),
        ram=ram_bytes(graph, numbers, board, pushed),
        macs=sum(row.macs for row in rows),
        count=sum(row.count for row in rows),
    )


def _shared_rows(graph: QuantizedGraph) -> list[LayerCost]:
    rows = []
    if graph.input.per_feature:
        zero_bytes = 1 if np.abs(graph.input.zero_point).max() <= 128 else 4
        stored = graph.inputs * (4 + zero_bytes)
        rows.append(LayerCost("input scales", f"{graph.inputs} x 2", 0, stored, 0, 0, 0))
    if graph.tables:
        count = len(graph.tables)
        stored = TABLE_BYTES * count
        rows.append(LayerCost("activation tables", f"{count} x 256", 0, stored, 0, 0, 0))
    return rows


def _row(
    graph: Graph | QuantizedGraph,
    layer: object,
    inputs: int,
    outputs: int,
    numbers: str,
    board: Board,
) -> LayerCost:
    if isinstance(layer, (Recurrent, QuantizedRecurrent, Threshold)):
        row = _recurrent_row(layer, inputs, outputs, numbers, board)
        if isinstance(graph, QuantizedGraph):
            row.flash = len(layer_bytes(graph, layer))
        return row
    is_dense = isinstance(layer, _BIAS_AND_WEIGHTS)
    macs = inputs * outputs if is_dense else 0
    no_bias = isinstance(layer, Dense) and layer.bias is None
    parameters = macs + (outputs if is_dense and not no_bias else 0)
    if isinstance(graph, QuantizedGraph):
        flash = len(layer_bytes(graph, layer))
    elif numbers in types.WEIGHTS and is_dense:
        # A bias and a step in float.
        flash = macs * types.WEIGHTS[numbers] // 8 + 4 * (parameters - macs + outputs)
    else:
        flash = parameters * value_bytes(numbers, board)
    ram = outputs * value_bytes(numbers, board) if is_dense else 0
    shape = f"{inputs} -> {outputs}"
    count = _count(graph, layer, inputs, outputs, numbers, board)
    return LayerCost(_title(layer), shape, parameters, flash, ram, macs, count)


def _recurrent_row(
    layer: Recurrent | QuantizedRecurrent | Threshold,
    inputs: int,
    outputs: int,
    numbers: str,
    board: Board,
) -> LayerCost:
    """One step. A threshold shows the layers behind it as if they ran every time."""
    kept = state_bytes([layer], numbers, board)
    shape = f"{inputs} -> {outputs}"
    if isinstance(layer, Threshold):
        title = f"{'LastOf' if layer.restarts else 'Every'} {layer.steps}"
        return LayerCost(title, shape, 0, 0, kept, 0, board.cycles["layer"])
    size = value_bytes(numbers, board)
    count, macs = recurrent.parameter_count(layer), recurrent.macs(layer)
    ram = kept + size * (layer.units + recurrent.scratch_values(layer))
    gates = CELLS[layer.kind] + (layer.kind == "lstm")
    cycles = board.cycles
    if isinstance(layer, QuantizedRecurrent):
        per_output = gates * _INT8_GATE * cycles["int8_output"]
        per_mac = cycles["int8_mac"]
    else:
        per_output = gates * (cycles["float_output"] + cycles["float_activation"])
        per_mac = cycles["float_mac"]
    steps = cycles["layer"] + per_mac * macs + per_output * layer.units
    title = _RECURRENT_TITLES[layer.kind]
    return LayerCost(title, shape, count, count * size, ram, macs, steps)


def _title(layer: object) -> str:
    if not isinstance(layer, _BIAS_AND_WEIGHTS):
        return type(layer).__name__.replace("Quantized", "")
    packing = getattr(layer, "packing", UNPACKED)
    words = ["Dense", *([] if packing == UNPACKED else [packing])]
    if not layer.activation.is_identity:
        words.append(activations.CPP_NAMES[layer.activation.kind])
    return " ".join(words)


def _count(
    graph: Graph | QuantizedGraph,
    layer: object,
    inputs: int,
    outputs: int,
    numbers: str,
    board: Board,
) -> float:
    cycles = board.cycles
    kind = "int8" if isinstance(graph, QuantizedGraph) else "float"
    macs = inputs * outputs
    if not isinstance(layer, _BIAS_AND_WEIGHTS):
        is_softmax = (
            isinstance(layer, QuantizedSoftmax) or type(layer).__name__ == "Softmax"
        )
        return cycles["layer"] + (cycles[f"{kind}_softmax"] * inputs if is_softmax else 0)
    per_mac, per_output = cycles[f"{kind}_mac"], cycles[f"{kind}_output"]
    if isinstance(graph, QuantizedGraph):
        # The plain kernels, where a board has them timed apart from its fastest ones.
        if graph.layout == PORTABLE:
            per_mac = cycles.get("portable_mac", per_mac)
            per_output = cycles.get("portable_output", per_output)
        if graph.rounding == TFLITE:
            per_output = cycles.get("tflite_output", per_output)
        per_output += cycles["table_activation"] if layer.table is not None else 0
        per_mac *= _TIMES_INT8.get(numbers, 1)
    if numbers in types.WEIGHTS:
        # Integers, and a conversion of each input that takes as long as some products.
        per_mac = cycles["int8_mac"] * _TIMES_INT8[numbers]
        macs += _CONVERSION * inputs
    if kind == "float" and layer.activation.kind in activations.TRANSCENDENTAL:
        per_output += cycles["float_activation"]
    return cycles["layer"] + per_mac * macs + per_output * outputs
