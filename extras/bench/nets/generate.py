# SPDX-License-Identifier: MIT
"""Writes the nets of workloads.py as headers, with inputs and expected outputs as JSON.

usage: python extras/bench/nets/generate.py [w1 w2 ... w8 costs]      (default: all)

portable/<net>_float.h, <net>_int8.h, <net>_int8_tflite.h   as `thimble convert` writes them
avr/<net>_int8.h    the same bytes in the order that the assembly kernels read
neural_network/<net>_<numbers>.h   arrays and macros for NeuralNetwork.h
<net>.json    the inputs in each number format, the outputs of the unquantized net in
              float64, and what the converter's integer reference gives bit for bit
int8 and int8_tflite end with their logits: softmax never changes which is largest.
The inputs of a recurrent net are the steps of one sequence.
"""

from __future__ import annotations

import json
import math
import re
import sys
from pathlib import Path

import costs
import numpy as np
import recurrent_nets
import workloads
from thimble import boards, number_choice, recurrent, reference
from thimble.emit import header, neural_network
from thimble.errors import ThimbleError
from thimble.graph import Activation, Dense, Graph, Softmax
from thimble.passes import (
    layout,
    quantize_int16,
    quantize_native,
    quantize_tflite,
    round_weights,
    simplify,
)
from thimble.quantized import (
    AVR_LAYOUTS,
    AVR_SMALL,
    AVR_SPARSE,
    AVR_TINY,
    CORTEX_M4,
    CORTEX_M4_WIDE,
    INT16,
    LAYOUTS,
    PORTABLE,
    WORD_LAYOUTS,
    QuantizedGraph,
)
from workloads import Workload

FOLDER = Path(__file__).parent
# By suffix: the rounding rule, and whether a softmax ends the net.
QUANTIZERS = {
    "int8": (quantize_native.quantize, False),
    "int8_softmax": (quantize_native.quantize, True),
    "int8_tflite": (quantize_tflite.quantize, False),
    "int16x8": (quantize_int16.quantize, False),
}
# What the last names are, to the quantizer of packed weights.
PACKED = {"int4": "int4", "int4_lists": "int4", "ternary": "ternary", "binary": "binary"}
OF_RULE = {"int8_tflite": "Int8<Tflite>", "int16x8": "Int16x8"}
# Float values with weights of 8 bits.
WEIGHTS = "int8_weights"


# W1 has 16 parameters: nothing to gain from integers. W5 is too large for an AVR.
SUFFIXES = {
    "w1": [],
    "w2": [*QUANTIZERS, *PACKED, WEIGHTS],
    "w3": ["int8", "int8_softmax", "int8_tflite"],
    "w5": ["int8", "int8_tflite"],
    "d64": ["int8", "int8_tflite"],
    "d196": ["int8", "int8_tflite"],
}
# Single layers are measured on an AVR only: no headers for other boards.
SINGLE = {"d64", "d196"}
NOT_FOR_AVR = {"w5"}
# Layouts that no board gets by itself, for these headers only.
CHOSEN = {
    AVR_SMALL: {"w2_int8", "w3_int8", "d64_int8"},
    AVR_SPARSE: {"w3_int8"},
    CORTEX_M4_WIDE: {"w5_int8"},
}
# And a header for this layout only.
NOT_ELSEWHERE = {"w2_int4_lists": AVR_TINY}
_ELEMENT_BYTES = {"uint8_t": 1, "uint16_t": 2}


def graph_of(workload: Workload, with_softmax: bool) -> Graph:
    layers = []
    for n, (w, b, activation) in enumerate(
        zip(workload.weights, workload.biases, workload.activations)
    ):
        if activation == "softmax" and not with_softmax:
            activation = "identity"
        weights, bias = w.astype(np.float64), b.astype(np.float64)
        layers.append(Dense(f"dense_{n}", weights, bias, Activation(activation)))
    return simplify(Graph(workload.layers[0], layers, source=workload.name))


def header_texts(name: str, graph: Graph | QuantizedGraph, title: str) -> dict[str, str]:
    """The header in each layout that there is for the number format."""
    is_int8 = isinstance(graph, QuantizedGraph)
    uno = boards.find("uno")
    is_int16 = is_int8 and graph.rounding == INT16
    numbers = "int16x8" if is_int16 else "int8" if is_int8 else "float32"
    options = header.HeaderOptions(
        name=name,
        numbers="int8-weights" if name.endswith(WEIGHTS) else numbers,
        board=uno,
        budget=False,
        license="MIT",
    )
    about = [f"{title}.", "Written by extras/bench/nets/generate.py."]
    text = {PORTABLE: header.write(graph, options, about)}
    for order in AVR_LAYOUTS if is_int8 else ():
        if order == AVR_TINY and graph.is_recurrent:
            continue  # squares have no kernel for it
        if name not in CHOSEN.get(order, {name}):
            continue
        try:
            graph.layout = layout.choose(graph, uno, order)
        except ThimbleError:
            continue  # not for this network
        text[order] = header.write(graph, options, about)
    for order in WORD_LAYOUTS if is_int8 else ():
        if name not in CHOSEN.get(order, {name}) or (is_int16 and order != CORTEX_M4):
            continue
        graph.layout = order
        text[order] = header.write(graph, options, about)
    return text


def write_header(
    net: str, suffix: str, graph: Graph | QuantizedGraph, title: str
) -> dict[str, int]:
    """The bytes of the parameters, by layout."""
    name = f"{net}_{suffix}"
    title = f"The net {net.upper()} of the bench: {title}"
    sizes = {}
    for order, text in header_texts(name, graph, title).items():
        if order in AVR_LAYOUTS and net in NOT_FOR_AVR:
            continue
        if order != NOT_ELSEWHERE.get(name, order):
            continue
        if order == AVR_TINY and net in SINGLE:
            continue
        path = FOLDER / order / f"{name}.h"
        path.parent.mkdir(exist_ok=True)
        if net not in SINGLE or order in AVR_LAYOUTS or name == "d64_float":
            path.write_text(text, encoding="utf-8")
        count = re.search(r"static const (\w+) k\w+\[(\d+)\]", text)
        sizes[order] = int(count[2]) * _ELEMENT_BYTES.get(count[1], 4)
    return sizes


def quantized(workload: Workload, suffix: str) -> dict:
    """Writes the header of one rounding rule; what the bench feeds it and expects."""
    if suffix == WEIGHTS:
        return rounded(workload, suffix)
    samples = workload.samples.astype(np.float64)
    quantize, with_softmax = QUANTIZERS.get(suffix, (None, False))
    graph = graph_of(workload, with_softmax)
    if quantize is None:
        choice = number_choice.parse(PACKED[suffix])
        graph = quantize_native.quantize(graph, samples, choice)
        if suffix == "int4_lists":
            layout.choose_lists(graph, pushed=False)
    else:
        graph = quantize(graph, samples)
    title = (
        workload.title if with_softmax else workload.title.replace("softmax", "logits")
    )
    title += f", {OF_RULE.get(suffix, 'Int8<Native>')}"
    sizes = write_header(workload.name, suffix, graph, title)
    q = graph.input.quantize(workload.x)
    return {
        "parameter_bytes": sizes,
        "right": "outputs" if with_softmax else "logits",
        "output_scale": float(graph.output.scale[0]),
        "output_zero_point": int(graph.output.zero_point[0]),
        "inputs": q.tolist(),
        "expected": reference.run_int8(graph, q).tolist(),
    }


def rounded(workload: Workload, suffix: str) -> dict:
    """The same for float values with integer weights."""
    graph = round_weights.apply(graph_of(workload, with_softmax=True), 8)
    return {
        "parameter_bytes": write_header(
            workload.name, suffix, graph, f"{workload.title}, Quantized<int8_t>"
        ),
        "right": "outputs",
        "inputs": [[float(f"{v:.9g}") for v in row] for row in workload.x],
    }


def write_for_neural_network(workload: Workload) -> dict:
    """What a sketch with NeuralNetwork.h includes; its integers reach as far as needed.
    Returns what the bench feeds to the one with int8 weights."""
    graph = graph_of(workload, with_softmax=True)
    folder = FOLDER / "neural_network"
    folder.mkdir(exist_ok=True)
    largest = max(
        float(np.abs(values).max()) for values in [*workload.weights, *workload.biases]
    )
    for numbers in (neural_network.FLOAT, neural_network.INT8):
        whole = (
            None if numbers == neural_network.FLOAT else math.ceil(200 * largest) / 100
        )
        exported = neural_network.write(graph, numbers, whole, license="MIT")
        name = f"{workload.name}_{numbers.split('-')[0]}.h"
        (folder / name).write_text(exported.text, encoding="utf-8")
    return {
        "parameter_bytes": {"portable": exported.parameters},
        "right": "outputs",
        "inputs": [[float(f"{v:.9g}") for v in row] for row in workload.x],
    }


def write_training_steps() -> None:
    """One sample, and the parameters before and after a step of E = 1/2 sum (y - t)^2."""
    for name, seed, sizes in (
        ("train_331", 20240503, [3, 3, 1]),
        ("train_884", 20240504, [8, 8, 4]),
    ):
        rng = np.random.default_rng(seed)
        shapes = list(zip(sizes[:-1], sizes[1:]))
        w = [rng.uniform(-0.9, 0.9, (o, i)).astype(np.float32) for i, o in shapes]
        b = [rng.uniform(-0.9, 0.9, o).astype(np.float32) for _, o in shapes]
        x = rng.uniform(0, 1, sizes[0]).astype(np.float32)
        t = rng.integers(0, 2, sizes[-1]).astype(np.float32)
        hidden, output = workloads.forward(w, b, ["sigmoid"] * 2, x)
        last = (output - t) * output * (1 - output)
        first = (last @ w[1].astype(np.float64)) * hidden * (1 - hidden)
        after = [w[0] - 0.5 * np.outer(first, x), w[1] - 0.5 * np.outer(last, hidden)]
        biases = [b[0] - 0.5 * first, b[1] - 0.5 * last]
        arrays = {
            "weights": np.concatenate([a.ravel() for a in w]),
            "biases": np.concatenate(b),
            "input": x,
            "target": t,
        }
        checks = {
            "right_weights": np.concatenate([a.ravel() for a in after]),
            "right_biases": np.concatenate(biases),
        }
        lines = [
            "// SPDX-License-Identifier: MIT",
            f"// A step of a {'-'.join(map(str, sizes))} sigmoid net, written by generate.py.",
            "// clang-format off",
            "#pragma once",
            f"const unsigned int layers[] = {{{', '.join(map(str, sizes))}}};",
        ]
        for kind, all_arrays in (("float", arrays), ("const PROGMEM float", checks)):
            for array, values in all_arrays.items():
                text = ", ".join(f"{float(v):.9g}" for v in values)
                lines.append(f"{kind} {array}[] = {{{text}}};")
        folder = FOLDER / "neural_network"
        (folder / f"{name}.h").write_text("\n".join(lines) + "\n", encoding="utf-8")


def write_costs() -> None:
    """All nets of the cost model in one header for each number format."""
    for numbers, nets in costs.BY_NUMBERS.items():
        text = {order: [] for order in LAYOUTS if order not in CHOSEN}
        for net in nets:
            layers = [Dense(net.name, *costs.weights(net), Activation(net.activation))]
            layers += [Softmax()] if net.softmax else []
            graph = simplify(Graph(net.inputs, layers))
            if numbers != "float":
                choice = number_choice.parse(net.packing)
                graph = quantize_native.quantize(graph, costs.samples(net), choice)
            title = f"Net {net.name!r} of the cost model"
            of_layout = header_texts(f"costs_{numbers}_{net.name}", graph, title)
            for order, of_net in of_layout.items():
                text[order].append(of_net)
        for order, parts in text.items():
            if parts:
                path = FOLDER / order / f"costs_{numbers}.h"
                path.parent.mkdir(exist_ok=True)
                path.write_text("\n".join(parts), encoding="utf-8")


def write(workload: Workload) -> None:
    for_neural_network = write_for_neural_network(workload)
    graph = graph_of(workload, with_softmax=True)
    sizes = write_header(workload.name, "float", graph, workload.title)
    record = {
        "title": workload.title,
        "layers": workload.layers,
        "macs": sum(w.size for w in workload.weights),
        "outputs": workload.outputs.tolist(),
        "logits": workload.logits.tolist(),
        "float": {
            "parameter_bytes": sizes,
            "right": "outputs",
            "inputs": [[float(f"{v:.9g}") for v in row] for row in workload.x],
        },
        "neural_network_int8": for_neural_network,
        **{suffix: quantized(workload, suffix) for suffix in SUFFIXES[workload.name]},
    }
    write_record(workload.name, record)


def write_record(name: str, record: dict) -> None:
    lines = ",\n".join(f"{json.dumps(k)}: {json.dumps(v)}" for k, v in record.items())
    (FOLDER / f"{name}.json").write_text("{\n" + lines + "\n}\n", encoding="utf-8")


def write_recurrent(name: str) -> None:
    net = recurrent_nets.NETS[name]
    graph = quantize_native.quantize(net.graph, net.samples)
    x = net.samples[:1]
    steps = (net.steps, -1)
    q = graph.input.quantize(x)
    record = {
        "title": net.title,
        "layers": [net.inputs, net.units],
        "macs": recurrent.macs(net.graph.layers[0]),
        "outputs": reference.run_float(net.graph, x).reshape(steps).tolist(),
        "int8": {
            "parameter_bytes": write_header(name, "int8", graph, net.title),
            "right": "outputs",
            "output_scale": float(graph.output.scale[0]),
            "output_zero_point": int(graph.output.zero_point[0]),
            "inputs": q.reshape(steps).tolist(),
            "expected": reference.run_int8(graph, q).reshape(steps).tolist(),
        },
    }
    write_record(name, record)


def main(names: list[str]) -> None:
    for name in names or [*workloads.WORKLOADS, *recurrent_nets.NETS, "costs"]:
        if name == "costs":
            write_costs()
            write_training_steps()
        elif name in recurrent_nets.NETS:
            write_recurrent(name)
        else:
            write(workloads.WORKLOADS[name]())
        print(f"wrote {name}")


if __name__ == "__main__":
    main(sys.argv[1:])
