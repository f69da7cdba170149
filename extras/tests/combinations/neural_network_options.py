# SPDX-License-Identifier: MIT
"""Every legal set of options of NeuralNetwork.h as a sketch, with a model in float64."""

from __future__ import annotations

import itertools
import struct
from dataclasses import dataclass, fields

import numpy as np

STORAGES = ("ram", "progmem", "eeprom", "fram", "sd")
NUMBERS = ("float", "double", "int16", "int8")
BIASES = ("none", "shared", "unit")
ACTIVATIONS = ("single", "per_layer", "all", "custom")
MEMORY = ("plain", "flat", "delete", "flat_delete_static")
KINDS = ("dense", "rnn", "gru", "lstm", "pair")

STEPS = {"int16": 4.0 / 65535, "int8": 4.0 / 255}
TYPES = {
    "float": ("float", "f"),
    "double": ("double", "f"),
    "int16": ("int16_t", "h"),
    "int8": ("int8_t", "b"),
}
GATES = {"dense": 1, "rnn": 1, "gru": 3, "lstm": 4}
SIZES = (3, 4, 2)
# What the layers of each mode compute, and the numbers that say so.
FUNCTIONS = {
    "single": (("tanh", "tanh"), (0, 0)),
    "per_layer": (("relu", "tanh"), (1, 0)),
    "all": (("elu", "sigmoid"), (4, 0)),
    "custom": (("tanh", "own"), (0, 1)),
}


@dataclass(frozen=True)
class Options:
    """One choice of each kind."""

    storage: str
    numbers: str
    bias: str
    activation: str
    memory: str
    kind: str

    def __str__(self) -> str:
        return "-".join(getattr(self, field.name) for field in fields(self))

    @property
    def is_legal(self) -> bool:
        """RNN and dense layers together are built from arrays only."""
        return self.kind != "pair" or self.storage in ("ram", "progmem")

    @property
    def kinds(self) -> tuple[str, str]:
        return ("rnn", "dense") if self.kind == "pair" else (self.kind, self.kind)


def everything() -> list[Options]:
    product = itertools.product(STORAGES, NUMBERS, BIASES, ACTIVATIONS, MEMORY, KINDS)
    return [o for o in (Options(*choice) for choice in product) if o.is_legal]


def pairwise() -> list[Options]:
    """Few of them, in which every two choices meet that ever do."""
    left = everything()
    wanted = {pair for options in left for pair in _pairs(options)}
    chosen = []
    while wanted:
        best = max(left, key=lambda options: len(wanted & _pairs(options)))
        chosen.append(best)
        wanted -= _pairs(best)
    return chosen


def _pairs(options: Options) -> set[tuple[str, str, str, str]]:
    choices = [(field.name, getattr(options, field.name)) for field in fields(options)]
    return {(*a, *b) for a, b in itertools.combinations(choices, 2)}


@dataclass
class Layer:
    """The parameters of one layer: [gate, unit, value], biases [gate, unit]."""

    kind: str
    function: str
    weights: np.ndarray
    biases: np.ndarray


class Net:
    """Random parameters, and the outputs of three steps in float64."""

    def __init__(self, options: Options):
        random = np.random.default_rng(17)
        self.options = options
        self.layers: list[Layer] = []
        self.stored: list[tuple[np.ndarray, np.ndarray]] = []
        names = FUNCTIONS[options.activation][0]
        step = STEPS.get(options.numbers)
        for n, kind in enumerate(options.kinds):
            inputs, units = SIZES[n], SIZES[n + 1]
            width = inputs if kind == "dense" else inputs + units
            w = random.uniform(-1, 1, (GATES[kind], units, width))
            count = {"none": 0, "shared": 1, "unit": GATES[kind] * units}[options.bias]
            b = random.uniform(-1, 1, count)
            if step:
                w, b = np.round(w / step), np.round(b / step)
            else:
                w, b = w.astype(np.float32), b.astype(np.float32)
            self.stored.append((w, b))
            w, b = w.astype(np.float64), b.astype(np.float64)
            if step:
                w, b = w * step, b * step
            biases = np.zeros((GATES[kind], units))
            if options.bias == "shared":
                biases += b[0]
            elif options.bias == "unit":
                biases = b.reshape(biases.shape)
            self.layers.append(Layer(kind, names[n], w, biases))
        self.inputs = random.uniform(-1, 1, (3, SIZES[0])).astype(np.float32)

    def outputs(self) -> np.ndarray:
        h = [np.zeros(units) for units in SIZES[1:]]
        c = [np.zeros(units) for units in SIZES[1:]]
        rows = []
        for x in self.inputs.astype(np.float64):
            for n, layer in enumerate(self.layers):
                x, h[n], c[n] = _step(layer, x, h[n], c[n])
            rows.append(x)
        return np.array(rows)

    def weights(self) -> np.ndarray:
        return np.concatenate([w.ravel() for w, _ in self.stored])

    def biases(self) -> np.ndarray:
        return np.concatenate([b.ravel() for _, b in self.stored])

    def image(self) -> bytes:
        """What the old library has in EEPROM or FRAM, or in a binary file."""
        options = self.options
        is_file = options.storage == "sd"
        numbers = FUNCTIONS[options.activation][1]
        letter = TYPES[options.numbers][1]
        is_flat = "flat" in options.memory or options.kind in ("gru", "lstm")
        head = b""
        if is_file and is_flat:
            head = struct.pack("<H", len(self.weights()) & 0xFFFF)
        head += struct.pack("<H", len(SIZES) - 1)
        if not is_file:
            head += struct.pack("<3H", *SIZES)
        for n, (w, b) in enumerate(self.stored):
            if options.activation != "single":
                head += bytes([numbers[n]])
            if is_file:
                head += struct.pack("<2H", SIZES[n], SIZES[n + 1])
            rows = w.reshape(-1, w.shape[2])
            values = list(b) if options.bias == "shared" else []
            for row, unit in enumerate(rows):
                values += [b[row]] if options.bias == "unit" else []
                values += list(unit)
            convert = float if letter == "f" else int
            head += struct.pack(f"<{len(values)}{letter}", *map(convert, values))
        return head


def _step(layer: Layer, x: np.ndarray, h: np.ndarray, c: np.ndarray) -> tuple:
    f, g = ACTIVATION[layer.function], ACTIVATION["sigmoid"]
    joined = x if layer.kind == "dense" else np.concatenate([x, h])

    def gate(k: int, values: np.ndarray = joined) -> np.ndarray:
        return layer.weights[k] @ values + layer.biases[k]

    if layer.kind == "gru":
        reset = g(gate(0))
        fresh = f(gate(1, np.concatenate([x, reset * h])))
        z = g(gate(2))
        y = z * h + (1 - z) * fresh
        return y, y, c
    if layer.kind == "lstm":
        c = g(gate(0)) * c + g(gate(1)) * f(gate(2))
        y = g(gate(3)) * f(c)
        return y, y, c
    y = f(gate(0))
    return y, y, c


ACTIVATION = {
    "tanh": np.tanh,
    "relu": lambda z: np.maximum(z, 0),
    "elu": lambda z: np.where(z > 0, z, np.expm1(z)),
    "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
    "own": lambda z: 0.5 * z + 0.25,
}

MEDIA = {
    "eeprom": "#include <avr/eeprom.h>\n",
    "fram": """
struct FRAM {
  uint8_t cells[800];
  uint8_t read8(uint16_t at) { return cells[at]; }
  template <class T> uint16_t readObject(uint16_t at, T& to) {
    memcpy(&to, cells + at, sizeof to);
    return at + sizeof to;
  }
  template <class T> uint16_t writeObject(uint16_t at, T& from) {
    memcpy(cells + at, &from, sizeof from);
    return at + sizeof from;
  }
};
#define FRAM_OK 0
""",
    "sd": """
struct FileOfBytes {
  const uint8_t* bytes;
  uint32_t length, at;
  uint32_t size() { return length; }
  bool seek(uint32_t to) { at = to; return to <= length; }
  int read(uint8_t* to, uint16_t count) {
    if (count > length - at) return -1;
    memcpy_P(to, bytes + at, count);
    at += count;
    return count;
  }
  size_t write(const uint8_t*, uint16_t) { return 0; }
  void flush() {}
};
""",
}


def sketch(net: Net) -> str:
    """Reads rows of three inputs, writes rows of two outputs."""
    o = net.options
    bits1 = {"plain": 0, "flat": 0x10, "delete": 0x40, "flat_delete_static": 0x54}[
        o.memory
    ]
    bits1 |= (0x80 if o.storage == "progmem" else 0) | (1 if o.numbers == "double" else 0)
    bits2 = {"none": 0x40, "shared": 0, "unit": 0x20}[o.bias]
    bits2 |= {"int16": 8, "int8": 4}.get(o.numbers, 0)
    bits2 |= 0x80 if o.storage == "eeprom" else 0
    lines = ["#include <Arduino.h>", "#include <sim.h>", MEDIA.get(o.storage, "")]
    lines += [f"#define _1_OPTIMIZE {bits1:#x}", f"#define _2_OPTIMIZE {bits2:#x}"]
    lines += ["#define _3_OPTIMIZE 0x80"] if o.storage == "fram" else []
    lines += ["#define Q_FLOAT_RANGE 4.0"] if o.numbers in STEPS else []
    use = {"rnn": "RNN", "gru": "GRU", "lstm": "LSTM", "pair": "DENSE_RNN_PAIR"}
    lines += [f"#define USE_{use[o.kind]}__NB"] if o.kind in use else []
    lines += ["#define DISABLE_SINGLE_TIMESTEP_THRESHOLD"]
    lines += ["#define ACTIVATION__PER_LAYER"] if o.activation != "single" else []
    if o.activation != "all":
        lines += ["#define Tanh"]
    elif o.kind in ("gru", "lstm"):  # these have no softmax, so the others are named
        lines += [
            f"#define {name}" for name in ("Sigmoid", "Tanh", "ReLU", "LeakyELU", "ELU")
        ]
    lines += ["#define ReLU"] if o.activation == "per_layer" else []
    lines += (
        ["#define CUSTOM_AF1 own  // of the test"] if o.activation == "custom" else []
    )
    lines += ["#include <NeuralNetwork.h>"]
    if o.activation == "custom":
        lines += ["DFLOAT NeuralNetwork::Layer::own(const DFLOAT& z) "
                  "{ return DFLOAT(0.5) * z + DFLOAT(0.25); }"]  # fmt: skip
    lines += [f"const unsigned int kSizes[] = {{{', '.join(map(str, SIZES))}}};"]
    numbers = FUNCTIONS[o.activation][1]
    if o.kind == "pair":
        props = f"RNN({numbers[0]}), DENSE({numbers[1]})"
        lines += [f"LayerType functions[] = {{{props}}};"]
    else:
        lines += [f"byte functions[] = {{{numbers[0]}, {numbers[1]}}};"]
    lines += _parameters(net)
    program = _PROGRAM.replace("CREATE", _CREATE[o.storage](o))
    lines += [program.replace("AGAIN", _AGAIN if o.kind == "dense" else "")]
    return "\n".join(lines) + "\n"


def _parameters(net: Net) -> list[str]:
    o = net.options
    if o.storage in ("ram", "progmem"):
        place = "const PROGMEM " if o.storage == "progmem" else ""
        kind = TYPES[o.numbers][0]

        def array(name: str, values: np.ndarray) -> str:
            text = [f"{v:.9g}" if o.numbers in ("float", "double") else str(int(v))
                    for v in values]  # fmt: skip
            return f"{place}{kind} {name}[] = {{{', '.join(text)}}};"

        lines = [array("weights", net.weights())]
        return lines + ([array("biases", net.biases())] if o.bias != "none" else [])
    image = ", ".join(map(str, net.image()))
    return [f"const PROGMEM uint8_t image[] = {{{image}}};"]


def _from_arrays(o: Options) -> str:
    biases = "" if o.bias == "none" else "biases, "
    return f"  NeuralNetwork net(kSizes, weights, {biases}3, functions);"


_CREATE = {
    "ram": _from_arrays,
    "progmem": _from_arrays,
    "eeprom": lambda _: """  for (uint16_t i = 0; i < sizeof image; ++i) {
    eeprom_write_byte(reinterpret_cast<uint8_t*>(i + 5), pgm_read_byte(image + i));
  }
  NeuralNetwork net(5);""",
    "fram": lambda _: """  static FRAM fram;
  memcpy_P(fram.cells + 7, image, sizeof image);
  NeuralNetwork net(fram, 7);""",
    "sd": lambda _: """  FileOfBytes file = {image, sizeof image, 0};
  NeuralNetwork net;
  if (!net.load(file)) sim::exit(2);""",
}

# One input at a time gives the same.
_AGAIN = """    for (uint8_t i = 0; i < 3; ++i) y = net.FeedForward_Individual(x[i]);
    for (uint8_t i = 0; i < 2; ++i) {
      if (y == nullptr || !(fabs(y[i] - out[i]) <= 4e-4)) sim::exit(4);
    }"""

_PROGRAM = """
void loop() {}
void setup() {
  (void)functions;
  (void)kSizes;
CREATE
  if (net.status() != thimble::compat::Status::kOk) sim::exit(1);
  float row[3];
  while (sim::read(row, sizeof row)) {
    DFLOAT x[3] = {row[0], row[1], row[2]};
    const DFLOAT* y = net.FeedForward(x);
    if (y == nullptr) sim::exit(3);
    const float out[2] = {float(y[0]), float(y[1])};
AGAIN
    sim::write(out, sizeof out);
  }
  sim::exit(0);
}
"""
