# SPDX-License-Identifier: MIT
"""The comment at the head of a header: what it is, its layers, how to use it."""

from __future__ import annotations

from thimble.emit import types
from thimble.graph import Graph, Threshold
from thimble.quantized import NATIVE, QuantizedGraph
from thimble.report.table import Report, plain_table


def about_lines(
    name: str, network: Graph | QuantizedGraph, report: Report, numbers: str, pushed: bool
) -> list[str]:
    """The comment at the head of the header."""
    lines = [
        f"{name}: a neural network for Thimble, written by `thimble convert`.",
        f"{network.source}, {format_of(network, numbers)}.",
        "",
        *plain_table(*report.table(with_time=False)),
        "",
        *_usage(name, network, numbers, pushed),
    ]
    if network.task == "binary" and network.labels:
        halves = {types.INT8: "0", types.INT16X8: "16384"}
        test = f"y[0] >= {halves.get(numbers, '0.5')}"
        lines.append(f"  {name}::kLabels[{test} ? 1 : 0]")
    return lines


def _usage(
    name: str, network: Graph | QuantizedGraph, numbers: str, pushed: bool
) -> list[str]:
    """The lines a sketch needs."""
    is_int8 = isinstance(network, QuantizedGraph)
    value = {
        types.FLOAT64: "double",
        types.INT8: "int8_t",
        types.INT16X8: "int16_t",
    }.get(numbers, "float")
    lines = [f"  {name}::Model model;"]
    if pushed:
        index = ", i" if is_int8 and network.input.per_feature else ""
        pushed_value = f"{name}::quantize(x{index})" if is_int8 else "x"
        return [
            *lines,
            "  model.begin();",
            f"  model.push({pushed_value});               // {network.inputs} times",
            f"  const {value}* y = model.finish();",
        ]
    step = "one step, " if network.is_recurrent else ""
    size = network.inputs
    if is_int8:
        lines += [
            f"  {value} q[{size}];",
            f"  {name}::quantize_all(x, q);              // {step}float x[{size}]",
            f"  const {value}* y = model.predict(q);",
        ]
    else:
        lines.append(
            f"  const {value}* y = model.predict(x);     // {step}{value} x[{size}]"
        )
    return [*lines, *(_recurrent_usage(network) if network.is_recurrent else [])]


def _recurrent_usage(network: Graph | QuantizedGraph) -> list[str]:
    lines = []
    for layer in network.layers:
        if isinstance(layer, Threshold):
            lines.append(f"  y is nullptr but for every {layer.steps}th step.")
    return [*lines, "  model.reset();                       // before a new sequence"]


def format_of(network: Graph | QuantizedGraph, numbers: str) -> str:
    if numbers == types.INT16X8:
        return "int16x8"
    if isinstance(network, QuantizedGraph):
        return (
            f"int8 with {'native' if network.rounding == NATIVE else 'TFLite'} rounding"
        )
    return numbers
