# SPDX-License-Identifier: MIT
"""The codes of a record, the same as in src/thimble/persist/codes.h and entries.h."""

from __future__ import annotations

from thimble.emit import types
from thimble.quantized import (
    AVR,
    AVR_SMALL,
    AVR_SPARSE,
    AVR_TINY,
    BINARY,
    CORTEX_M0,
    CORTEX_M4,
    CORTEX_M4_WIDE,
    FOUR_BIT,
    NATIVE,
    PORTABLE,
    TERNARY,
    TFLITE,
    UNPACKED,
    WORD_LAYOUTS,
)

MAGIC = b"Thm"
VERSION = 1
HEAD_BYTES, NOTE_HEAD_BYTES, CRC_BYTES = 16, 3, 4

NUMBERS = {
    types.FLOAT32: 1,
    types.FLOAT64: 2,
    types.INT8: 3,
    types.INT16X8: 4,
    "int8-weights": 5,
    "int16-weights": 6,
}
ROUNDINGS = {"none": 0, NATIVE: 1, TFLITE: 2}
ORDERS = {
    PORTABLE: 0,
    AVR: 1,
    AVR_SPARSE: 1,  # the same bytes, read by another loop
    AVR_TINY: 2,
    CORTEX_M0: 3,
    CORTEX_M4: 4,
    CORTEX_M4_WIDE: 5,
    AVR_SMALL: 6,
}

DENSE, SOFTMAX, ARGMAX, SIMPLE_RNN, LSTM, GRU, EVERY, LAST_OF = range(1, 9)
LAYERS = {
    DENSE: "Dense",
    SOFTMAX: "Softmax",
    ARGMAX: "ArgMax",
    SIMPLE_RNN: "SimpleRnn",
    LSTM: "Lstm",
    GRU: "Gru",
    EVERY: "Every",
    LAST_OF: "LastOf",
}
# How many activations stand in an entry, behind units and options.
ACTIVATIONS_OF = {DENSE: 1, SIMPLE_RNN: 1, LSTM: 2, GRU: 2}
WITH_STEPS = (EVERY, LAST_OF)

BIAS_MASK, UNIT_BIAS, SHARED_BIAS, NO_BIAS = 3, 0, 1, 2
RESET_BEFORE = 4
PACKING_SHIFT = 2
PACKINGS = {UNPACKED: 0, FOUR_BIT: 1, TERNARY: 2, BINARY: 3}

ACTIVATIONS = {
    "identity": 0,
    "relu": 1,
    "relu6": 2,
    "sigmoid": 3,
    "tanh": 4,
    "leaky_relu": 5,
    "elu": 6,
    "selu": 7,
    "binary_step": 8,
    "softplus": 9,
    "silu": 10,
    "gelu": 11,
    "mish": 12,
    "gaussian": 13,
    "hard_sigmoid": 14,
}
TABLE = 64
OWN = 128  # codes from here on are the user's

INPUT_SCALE, OUTPUT_SCALE = 1, 2  # kinds of notes


def name_of(code: int, codes: dict[str, int]) -> str | None:
    """The word that a code stands for."""
    return next((name for name, value in codes.items() if value == code), None)


def element_bytes(numbers: str, order: str) -> int:
    """Bytes of an element of the parameter array; parameters begin at a multiple of it."""
    widths = {types.FLOAT32: 4, types.FLOAT64: 8, "int16-weights": 2}
    return widths.get(numbers, 4 if order in WORD_LAYOUTS else 1)
