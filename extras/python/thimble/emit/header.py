# SPDX-License-Identifier: MIT
"""Writes the C++ header of a converted network. The same network gives the same bytes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

import numpy as np

from thimble.boards import Board
from thimble.emit import types
from thimble.emit.conversions import conversions
from thimble.emit.names import double_literal, float_literal, string_literal, wrapped
from thimble.emit.parameters import (
    float_parameters,
    int8_parameters,
    rounded_parameters,
)
from thimble.graph import Graph
from thimble.quantized import WORD_LAYOUTS, QuantizedGraph

STORAGES = ("flash", "ram", "far_flash")
_FLOAT_ELEMENT = {
    types.FLOAT32: "float",
    types.FLOAT32_FAST: "float",
    types.FLOAT64: "double",
}
_NAME = {numbers: "kWeights" for numbers in _FLOAT_ELEMENT}
_ARRAY = {"flash": "FlashArray", "ram": "RamArray", "far_flash": "FarFlashArray"}


@dataclass
class HeaderOptions:
    """What the user chose beside the network itself."""

    name: str
    numbers: str
    board: Board
    storage: str = "flash"
    pushed: bool = False
    budget: bool = True
    license: Optional[str] = None


def write(graph: Graph | QuantizedGraph, options: HeaderOptions, about: list[str]) -> str:
    """The whole text; `about` are the lines of the comment at its head."""
    layers = [types.layer_type(layer) for layer in graph.layers]
    parts = [types.number_type(graph, options.numbers)]
    parts += [types.input_type(graph.inputs, options.pushed), *layers]
    head = [f"// SPDX-License-Identifier: {options.license}"] if options.license else []
    head += [f"// {line}".rstrip() for line in about]
    return "\n".join(
        [
            "// clang-format off",
            *head,
            "#pragma once",
            "",
            "#include <Thimble.h>",
            "",
            f"namespace {options.name} {{",
            "",
            _network(parts),
            _parameters(graph, options),
            _model(graph, parts, options),
            *(_budget(options) if options.budget else []),
            *(_steps(graph) if graph.is_recurrent else []),
            *([_labels(graph.labels)] if graph.labels else []),
            *([conversions(graph)] if isinstance(graph, QuantizedGraph) else []),
            f"}}  // namespace {options.name}",
            "",
        ]
    )


def _array_name(options: HeaderOptions) -> str:
    return _NAME.get(options.numbers, "kBytes")


def _type_list(parts: list[str]) -> str:
    return ",\n    ".join(parts)


def _network(parts: list[str]) -> str:
    return f"using Network = thimble::Network<\n    {_type_list(parts)}>;\n"


def _element(graph: Graph | QuantizedGraph, options: HeaderOptions) -> str:
    """The type of a parameter in the array."""
    if isinstance(graph, QuantizedGraph):
        return "uint32_t" if graph.layout in WORD_LAYOUTS else "uint8_t"
    if options.numbers in types.WEIGHTS:
        return f"uint{types.WEIGHTS[options.numbers]}_t"
    return _FLOAT_ELEMENT[options.numbers]


def _model(
    graph: Graph | QuantizedGraph, parts: list[str], options: HeaderOptions
) -> str:
    element, array = _element(graph, options), _array_name(options)
    bound = [parts[0], "thimble::Bound<Parameters>", *parts[1:]]
    place = {
        "flash": f"thimble::in_flash({array})",
        "ram": f"thimble::in_ram({array})",
        "far_flash": f"THIMBLE_IN_FAR_FLASH({array})",
    }[options.storage]
    return (
        "// Binds the parameters to the type of the model, which so needs no pointer to them.\n"
        "struct Parameters {\n"
        f"  using Network = {options.name}::Network;\n"
        f"  static thimble::{_ARRAY[options.storage]}<{element}, Network::kParameterCount> "
        f"array() {{\n    return {place};\n  }}\n"
        "};\n\n"
        f"using Model = thimble::Model<\n    {_type_list(bound)}>;\n"
    )


def _parameters(graph: Graph | QuantizedGraph, options: HeaderOptions) -> str:
    if isinstance(graph, QuantizedGraph):
        data = int8_parameters(graph)
        if graph.layout in WORD_LAYOUTS:
            values = [f"0x{word:08x}" for word in np.frombuffer(data, "<u4")]
        else:
            values = [str(byte) for byte in data]
    elif options.numbers in types.WEIGHTS:
        bits = types.WEIGHTS[options.numbers]
        cells = np.frombuffer(rounded_parameters(graph, bits), f"<u{bits // 8}")
        values = [str(cell) for cell in cells]
    else:
        literal = double_literal if options.numbers == types.FLOAT64 else float_literal
        values = [literal(value) for value in float_parameters(graph)]
    name = f"{_array_name(options)}[{len(values)}]"
    declaration = f"static const {_element(graph, options)} {name}"
    if options.storage == "flash":
        declaration = f"THIMBLE_FLASH({declaration})"
    elif options.storage == "far_flash":
        declaration = f"THIMBLE_FAR_FLASH({declaration})"
    return f"{declaration} = {{\n{wrapped(values)}}};\n"


def _budget(options: HeaderOptions) -> list[str]:
    """The budget of the board that was named; on others it is a budget all the same."""
    title = options.board.title
    return [
        f"static_assert(Model::kRamBytes <= {options.board.ram},",
        f'              "{options.name}: the model needs more RAM than the {title} has '
        f'({options.board.ram:,} bytes)");',
        f"static_assert(Model::kParameterBytes <= {options.board.flash},",
        f'              "{options.name}: the parameters need more flash than the {title} has '
        f'({options.board.flash:,} bytes)");',
        "",
    ]


def _steps(graph: Graph | QuantizedGraph) -> list[str]:
    return [
        "// Steps of the sequences that the network was made for; 1 where they are open.",
        f"static constexpr uint16_t kSteps = {graph.steps};",
        "",
    ]


def _labels(labels: list[str]) -> str:
    """Rows of equal length: no pointers, and kLabels[i] prints as it is.

    Not in flash, where print() could not read them on AVR.
    """
    width = max(len(label.encode("utf-8")) for label in labels) + 1
    names = wrapped(string_literal(label) for label in labels)
    return f"static const char kLabels[{len(labels)}][{width}] = {{\n{names}}};\n"
