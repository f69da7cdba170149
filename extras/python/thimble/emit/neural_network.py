# SPDX-License-Identifier: MIT
"""Arrays and macros for NeuralNetwork.h: the door for sketches of the older library."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

import numpy as np

from thimble.activations import DEFAULT_ALPHA, alpha_of
from thimble.emit import types
from thimble.errors import ThimbleError
from thimble.graph import Activation, Array, Dense, Graph, Softmax

# The words of the macros, in the order that numbers them.
WORDS = {
    "sigmoid": "Sigmoid",
    "tanh": "Tanh",
    "relu": "ReLU",
    "leaky_relu": "LeakyReLU",
    "elu": "ELU",
    "selu": "SELU",
    "softmax": "Softmax",
    "identity": "Identity",
    "binary_step": "BinaryStep",
    "softplus": "Softplus",
    "silu": "SiLU",
    "gelu": "GELU",
    "mish": "Mish",
    "gaussian": "Gaussian",
}
CONSTANTS = {"leaky_relu": "AlphaLeaky", "elu": "AlphaELU"}
FLOAT, INT16, INT8 = types.FLOAT32, "int16-weights", "int8-weights"


@dataclass(frozen=True)
class Integers:
    """Integers of some bits for all weights and biases, and what their range stands for."""

    bits: int
    range: float

    @property
    def step(self) -> float:
        return self.range / (2**self.bits - 1)

    def clamped(self, values: Array) -> tuple[Array, int]:
        """The integers, and how many of them had to be cut to fit."""
        limit = 2 ** (self.bits - 1)
        rounded = np.round(values / self.step)
        inside = np.clip(rounded, -limit, limit - 1)
        return inside.astype(np.int64), int((inside != rounded).sum())


DEFAULT_RANGE = {INT16: 200.0, INT8: 51.0}


@dataclass(frozen=True)
class Exported:
    """The header, and how many parameters lie outside of the range of its integers."""

    text: str
    parameters: int
    clamped: int


@dataclass(frozen=True)
class _Layers:
    """What the header says of a network of dense layers."""

    dense: list[Dense]
    kinds: list[str]
    constants: dict[str, float]

    @property
    def sizes(self) -> list[int]:
        return [self.dense[0].inputs, *(layer.units for layer in self.dense)]

    @property
    def has_one_kind(self) -> bool:
        """Whether all layers have the same activation."""
        return len(set(self.kinds)) == 1

    @property
    def is_biased(self) -> bool:
        return any(layer.bias is not None for layer in self.dense)

    @property
    def weights(self) -> Array:
        return np.concatenate([layer.weights.ravel() for layer in self.dense])

    @property
    def biases(self) -> Array:
        zeros = (np.zeros(layer.units) for layer in self.dense)
        pairs = zip(self.dense, zeros)
        return np.concatenate([z if d.bias is None else d.bias for d, z in pairs])


def write(
    graph: Graph,
    numbers: str = FLOAT,
    value_range: Optional[float] = None,
    progmem: bool = True,
    license: Optional[str] = None,
) -> Exported:
    """The header of a network of dense layers."""
    layers = _layers_of(graph)
    integers = _integers(numbers, value_range)
    kind = {FLOAT: "float", INT16: "int16_t", INT8: "int8_t"}[numbers]
    place = "const PROGMEM " if progmem else ""
    arrays, clamped = [], 0
    named = [("biases", layers.biases)] if layers.is_biased else []
    for name, values in [*named, ("weights", layers.weights)]:
        texts, cut = _texts(values, integers)
        clamped += cut
        rows = _rows(layers, texts, name)
        arrays += [f"{place}{kind} {name}[] = {{", *rows, "};", ""]
    words = list(dict.fromkeys(layers.kinds))
    words.sort(key=list(WORDS).index)
    lines = [
        *([f"// SPDX-License-Identifier: {license}"] if license else []),
        f"// {graph.source}, for NeuralNetwork.h, written by `thimble convert`.",
        "//",
        "//   " + _use(layers),
        "// clang-format off",
        "#pragma once",
        "",
        # A sketch may ask for more.
        "#if !defined(_1_OPTIMIZE)",
        f"#define _1_OPTIMIZE {_first(progmem):#010b}".replace("0b", "0B")
        + f"  // {'PROGMEM, ' if progmem else ''}outputs are deleted, flat weights",
        "#endif",
        f"#define _2_OPTIMIZE {_second(layers, numbers):#010b}".replace("0b", "0B")
        + f"  // {'a bias for each unit' if layers.is_biased else 'no biases'}"
        + ("" if integers is None else f", {kind}"),
        *([] if integers is None else [f"#define Q_FLOAT_RANGE {integers.range!r}"]),
        *([] if layers.has_one_kind else ["#define ACTIVATION__PER_LAYER"]),
        *(f"#define {WORDS[word]}" for word in words),
        "#include <NeuralNetwork.h>",
        "",
        f"const unsigned int layers[] = {{{', '.join(map(str, layers.sizes))}}};",
        f"const unsigned int numberOflayers = {len(layers.sizes)};",
        *_functions(layers),
        "",
        *arrays,
        *_constants(layers),
    ]
    count = layers.weights.size + (layers.biases.size if layers.is_biased else 0)
    return Exported("\n".join(lines).rstrip() + "\n", count, clamped)


def _layers_of(graph: Graph) -> _Layers:
    dense: list[Dense] = []
    kinds: list[str] = []
    constants: dict[str, float] = {}
    for layer in graph.layers:
        if isinstance(layer, Softmax) and dense and kinds[-1] == "identity":
            kinds[-1] = "softmax"
        elif isinstance(layer, Dense):
            dense.append(layer)
            kinds.append(_kind(layer.name, layer.activation, constants))
        else:
            raise ThimbleError(
                f"--to neuralnetwork-h takes dense layers with a softmax behind them, and "
                f"{layer.name} is another one; write the header of Thimble.h instead: "
                "--to header"
            )
    if not dense:
        raise ThimbleError("--to neuralnetwork-h needs a dense layer")
    return _Layers(dense, kinds, constants)


def _kind(name: str, activation: Activation, constants: dict[str, float]) -> str:
    kind = activation.kind
    if kind not in WORDS:
        raise ThimbleError(
            f"{name}: NeuralNetwork.h has no {kind}; it has {', '.join(WORDS)}"
        )
    if kind in DEFAULT_ALPHA:
        alpha = float(alpha_of(activation))
        if constants.setdefault(kind, alpha) != alpha:
            raise ThimbleError(
                f"{name}: NeuralNetwork.h has one constant for all its {WORDS[kind]}, and "
                f"this network has {constants[kind]:g} and {alpha:g}"
            )
    return kind


def _integers(numbers: str, value_range: Optional[float]) -> Optional[Integers]:
    if numbers not in (FLOAT, INT16, INT8):
        raise ThimbleError(
            f"--to neuralnetwork-h knows the numbers {FLOAT}, {INT16} and {INT8}, "
            f"not {numbers}"
        )
    if numbers == FLOAT:
        if value_range is not None:
            raise ThimbleError("--range is for int16-weights and int8-weights")
        return None
    chosen = DEFAULT_RANGE[numbers] if value_range is None else value_range
    if not (np.isfinite(chosen) and chosen > 0):
        raise ThimbleError(f"--range is a positive number, not {chosen}")
    return Integers(16 if numbers == INT16 else 8, float(chosen))


def _texts(values: Array, integers: Optional[Integers]) -> tuple[list[str], int]:
    if integers is not None:
        found, clamped = integers.clamped(values)
        return [str(value) for value in found], clamped
    return [_float(value) for value in values.astype(np.float32)], 0


def _float(value: np.float32) -> str:
    text = f"{value:.9g}"
    return text if any(c in text for c in ".en") else f"{text}.0"


def _rows(layers: _Layers, texts: list[str], name: str) -> list[str]:
    """A line for each unit's weights, or for each layer's biases."""
    lengths = [
        length
        for layer in layers.dense
        for length in (
            [layer.units] if name == "biases" else [layer.inputs] * layer.units
        )
    ]
    rows, at = [], 0
    for length in lengths:
        rows.append("  " + ", ".join(texts[at : at + length]) + ",")
        at += length
    return rows


def _first(progmem: bool) -> int:
    return 0b11010000 if progmem else 0b01010000


def _second(layers: _Layers, numbers: str) -> int:
    bias = 0b00100000 if layers.is_biased else 0b01000000
    return bias | {FLOAT: 0, INT16: 0b1000, INT8: 0b100}[numbers]


def _functions(layers: _Layers) -> list[str]:
    if layers.has_one_kind:
        return []
    names = ", ".join(f"Idx_{WORDS[kind]}" for kind in layers.kinds)
    return [f"byte Actv_Functions[] = {{{names}}};"]


def _use(layers: _Layers) -> str:
    biases = "biases, " if layers.is_biased else ""
    functions = "" if layers.has_one_kind else ", Actv_Functions"
    return f"NeuralNetwork NN(layers, weights, {biases}numberOflayers{functions});"


def _constants(layers: _Layers) -> list[str]:
    changed = {
        kind: alpha
        for kind, alpha in layers.constants.items()
        if alpha != float(DEFAULT_ALPHA[kind])
    }
    if not changed:
        return []
    return [
        "// Call it once, before the network runs.",
        "inline void set_constants(NeuralNetwork& NN) {",
        *(f"  NN.{CONSTANTS[kind]} = {alpha!r}f;" for kind, alpha in changed.items()),
        "}",
    ]
