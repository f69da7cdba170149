# SPDX-License-Identifier: MIT
"""The C++ types of a network: its number format, input and layers."""

from __future__ import annotations

from thimble import activations
from thimble.graph import ArgMax, Dense, Graph, Recurrent, Threshold
from thimble.quantized import (
    AVR,
    AVR_TINY,
    BINARY,
    CORTEX_M0,
    CORTEX_M4,
    FOUR_BIT,
    INT16,
    NATIVE,
    PORTABLE,
    TERNARY,
    UNPACKED,
    QuantizedDense,
    QuantizedGraph,
    QuantizedRecurrent,
)

FLOAT32, FLOAT64, INT8 = "float32", "float64", "int8"
INT16X8 = "int16x8"
# Float values with integer weights, and their bits.
WEIGHTS = {"int8-weights": 8, "int16-weights": 16}
ALL = (INT8, INT16X8, *WEIGHTS, FLOAT32, FLOAT64)
_LAYOUT = {
    PORTABLE: "",
    AVR: ", thimble::ForAvr",
    AVR_TINY: ", thimble::ForAvrTiny",
    CORTEX_M0: ", thimble::ForCortexM0",
    CORTEX_M4: ", thimble::ForCortexM4",
}

_WEIGHTS = {
    FOUR_BIT: "thimble::FourBit",
    TERNARY: "thimble::Ternary",
    BINARY: "thimble::Binary",
}


def number_type(graph: Graph | QuantizedGraph, numbers: str) -> str:
    if isinstance(graph, QuantizedGraph) and graph.rounding == INT16:
        return f"thimble::Int16x8<{_LAYOUT[graph.layout].removeprefix(', ')}>"
    if isinstance(graph, QuantizedGraph):
        rounding = "Native" if graph.rounding == NATIVE else "Tflite"
        return f"thimble::Int8<thimble::{rounding}{_LAYOUT[graph.layout]}>"
    if numbers in WEIGHTS:
        return f"thimble::Quantized<int{WEIGHTS[numbers]}_t>"
    return "thimble::Float32" if numbers == FLOAT32 else "thimble::Float64"


def input_type(inputs: int, pushed: bool) -> str:
    return f"thimble::{'PushedInput' if pushed else 'Input'}<{inputs}>"


_RECURRENT = {
    "simple_rnn": ("SimpleRnn", ()),
    "lstm": ("Lstm", ()),
    "gru": ("Gru", ("ResetAfter",)),
    "gru_reset_before": ("Gru", ("ResetBefore",)),
}


def layer_type(layer: object) -> str:
    if isinstance(layer, (Recurrent, QuantizedRecurrent)):
        return _recurrent_type(layer)
    if isinstance(layer, Threshold):
        return f"thimble::{'LastOf' if layer.restarts else 'Every'}<{layer.steps}>"
    if isinstance(layer, Dense):
        arguments = [str(layer.units)]
        if layer.bias is None:
            arguments += [activations.cpp_type(layer.activation), "thimble::NoBias"]
        elif not layer.activation.is_identity:
            arguments.append(activations.cpp_type(layer.activation))
        return f"thimble::Dense<{', '.join(arguments)}>"
    if isinstance(layer, QuantizedDense):
        return _quantized_type(layer)
    return "thimble::ArgMax" if isinstance(layer, ArgMax) else "thimble::Softmax"


def _quantized_type(layer: QuantizedDense) -> str:
    activation = activations.cpp_type(layer.activation)
    if layer.table_index is not None:
        activation = f"thimble::Table<{layer.table_index}, {activation}>"
    arguments = [str(layer.units)]
    if layer.packing != UNPACKED:
        arguments += [activation, "thimble::UnitBias", _WEIGHTS[layer.packing]]
    elif layer.table_index is not None or not layer.activation.is_identity:
        arguments.append(activation)
    return f"thimble::Dense<{', '.join(arguments)}>"


def _recurrent_type(layer: Recurrent | QuantizedRecurrent) -> str:
    """Every argument, so that a reader of the header sees them."""
    name, words = _RECURRENT[layer.kind]
    arguments = [str(layer.units), *(f"thimble::{word}" for word in words)]
    arguments.append(activations.cpp_type(layer.activation))
    if layer.kind != "simple_rnn":
        arguments.append(activations.cpp_type(layer.gate_activation))
    if layer.bias is None:
        arguments.append("thimble::NoBias")
    return f"thimble::{name}<{', '.join(arguments)}>"
