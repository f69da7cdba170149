# SPDX-License-Identifier: MIT
"""Reads a record and checks all of it, as the C++ library does before it uses one."""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass, field
from fractions import Fraction

import numpy as np

from thimble.errors import ThimbleError
from thimble.quantized import Scale
from thimble.record import codes
from thimble.record.sizes import parameter_bytes

_RECURRENT = (codes.SIMPLE_RNN, codes.LSTM, codes.GRU)


class RecordError(ThimbleError):
    """What is wrong with a record, in one sentence."""


@dataclass
class Activation:
    """Its name, or the number of the user's own; a constant; the index of a table."""

    name: str
    alpha: Fraction | None = None
    table: int | None = None

    def __str__(self) -> str:
        text = self.name if self.alpha is None else f"{self.name} {self.alpha}"
        return text if self.table is None else f"{text}, table {self.table}"


@dataclass
class Layer:
    """An entry: units or steps where the kind has them, and what its parameters take."""

    kind: int
    inputs: int
    number: int = 0
    options: int = 0
    activations: list[Activation] = field(default_factory=list)
    parameter_bytes: int = 0

    @property
    def name(self) -> str:
        return codes.LAYERS[self.kind]

    @property
    def outputs(self) -> int:
        if self.kind in codes.ACTIVATIONS_OF:
            return self.number
        return 1 if self.kind == codes.ARGMAX else self.inputs

    @property
    def bias(self) -> int:
        return self.options & codes.BIAS_MASK

    @property
    def packing(self) -> str:
        code = self.options >> codes.PACKING_SHIFT if self.kind == codes.DENSE else 0
        return codes.name_of(code, codes.PACKINGS) or ""


@dataclass
class Record:
    """All that a record says."""

    numbers: str
    rounding: str
    order: str
    inputs: int
    layers: list[Layer]
    tables: list[bytes]
    parameters: bytes  # without the tables
    notes: dict[int, bytes]
    length: int

    @property
    def outputs(self) -> int:
        return self.layers[-1].outputs

    def scale(self, kind: int) -> Scale | None:
        """What a value of the inputs or outputs stands for, if the record says it."""
        body = self.notes.get(kind)
        if body is None:
            return None
        pairs = list(struct.iter_unpack("<fi", body))
        return Scale(
            np.array([scale for scale, _ in pairs], np.float32),
            np.array([zero for _, zero in pairs], np.int64),
            16 if self.numbers == "int16x8" else 8,
        )


def read(data: bytes) -> Record:
    """The record that is all of `data`; RecordError says what is wrong with it."""
    _check_whole(data)
    numbers, rounding, order, tables, inputs, count = struct.unpack_from(
        "<BBBBHH", data, 8
    )
    words = (
        _word("number format", numbers, codes.NUMBERS),
        _word("rounding rule", rounding, codes.ROUNDINGS),
        _word("order of parameters", order, codes.ORDERS),
    )
    if inputs == 0 or count == 0:
        raise RecordError(
            "the record has no inputs or no layers: convert the model again"
        )
    cursor = _Cursor(data[: -codes.CRC_BYTES], codes.HEAD_BYTES)
    layers: list[Layer] = []
    for _ in range(count):
        width = layers[-1].outputs if layers else inputs
        layers.append(_layer(cursor, len(layers) + 1, width, tables))
    element = codes.element_bytes(words[0], words[2])
    if any(cursor.take(-cursor.at % element)):
        raise RecordError("the record has bytes other than 0 in front of its parameters")
    stored = [cursor.take(256) for _ in range(tables)]
    begin = cursor.at
    for index, layer in enumerate(layers):
        again = layer.number if layer.kind in _RECURRENT else 0
        if layer.number * (layer.inputs + again) > 8 * cursor.left:
            raise _too_short(index + 1)
        layer.parameter_bytes = parameter_bytes(*words, layer)
        if layer.parameter_bytes > cursor.left:
            raise _too_short(index + 1)
        cursor.take(layer.parameter_bytes)
    parameters = data[begin : cursor.at]
    notes = _notes(cursor)
    return Record(*words, inputs, layers, stored, parameters, notes, len(data))


def _check_whole(data: bytes) -> None:
    if not data:
        raise RecordError("the file is empty")
    if data[:4] in (bytes(4), b"\xff" * 4):
        raise RecordError("no record has been saved here yet: the memory is erased")
    if data[:3] != codes.MAGIC[: len(data)]:
        raise RecordError("this is not a record: it does not begin with the letters Thm")
    if len(data) < 8:
        raise RecordError("the record ends too early: copy or send it again")
    if data[3] != codes.VERSION:
        raise RecordError(
            f"the record has version {data[3]}, and this program reads version "
            f"{codes.VERSION}: convert the model again"
        )
    (length,) = struct.unpack_from("<I", data, 4)
    if length < codes.HEAD_BYTES + codes.CRC_BYTES:
        raise RecordError(f"the record says that it has {length} bytes, which is too few")
    if length > len(data):
        raise RecordError(
            f"the record ends too early: it should have {length:,} bytes and has "
            f"{len(data):,}: copy or send it again"
        )
    if length < len(data):
        raise RecordError(
            f"there are {len(data) - length:,} bytes behind the end of the record: copy it "
            "again"
        )
    (stored,) = struct.unpack_from("<I", data, length - codes.CRC_BYTES)
    if zlib.crc32(data[: -codes.CRC_BYTES]) != stored:
        raise RecordError(
            "the record is damaged, its CRC-32 does not match: copy or send it again"
        )


def _word(what: str, code: int, known: dict[str, int]) -> str:
    name = codes.name_of(code, known)
    if name is None:
        raise RecordError(f"the record has a {what} that is not known here: code {code}")
    return name


def _too_short(number: int) -> RecordError:
    return RecordError(
        f"the record is too short for the parameters of layer {number}: convert the model "
        "again"
    )


class _Cursor:
    """Takes bytes from the front, and never more than there are."""

    def __init__(self, data: bytes, at: int) -> None:
        self.data, self.at = data, at

    @property
    def left(self) -> int:
        return len(self.data) - self.at

    def take(self, count: int) -> bytes:
        if count > self.left:
            raise RecordError("the record's length contradicts what it holds")
        self.at += count
        return self.data[self.at - count : self.at]


def _layer(cursor: _Cursor, number: int, inputs: int, tables: int) -> Layer:
    kind, length = cursor.take(2)
    body = _Cursor(cursor.take(length), 0)
    if kind not in codes.LAYERS:
        raise RecordError(f"layer {number} is of a kind that is not known here: {kind}")
    layer = Layer(kind, inputs)
    if kind in codes.ACTIVATIONS_OF or kind in codes.WITH_STEPS:
        (layer.number,) = struct.unpack("<H", body.take(2))
        if layer.number == 0:
            raise RecordError(f"layer {number} has no units or steps")
    if kind in codes.ACTIVATIONS_OF:
        (layer.options,) = body.take(1)
        _check_options(layer, number)
        for _ in range(codes.ACTIVATIONS_OF[kind]):
            layer.activations.append(_activation(body, number, tables))
    if body.left:
        raise RecordError(f"layer {number} has bytes behind its end")
    return layer


def _check_options(layer: Layer, number: int) -> None:
    allowed = {codes.DENSE: 0b1111, codes.GRU: 0b111}.get(layer.kind, 0b11)
    if layer.options & ~allowed or layer.bias == codes.BIAS_MASK:
        raise RecordError(f"layer {number} has options that are not known here")


def _activation(body: _Cursor, number: int, tables: int) -> Activation:
    (code,) = body.take(1)
    if code == codes.TABLE:
        (table,) = body.take(1)
        if table >= tables:
            raise RecordError(
                f"layer {number} uses table {table}, and the record has {tables}"
            )
        activation = _activation(body, number, 0)
        activation.table = table
        return activation
    if code >= codes.OWN:
        return Activation(f"your own {code}")
    name = codes.name_of(code, codes.ACTIVATIONS)
    if name is None:
        raise RecordError(f"layer {number} has an activation that is not known: {code}")
    if name not in ("leaky_relu", "elu"):
        return Activation(name)
    numerator, denominator = struct.unpack("<ii", body.take(8))
    if denominator <= 0:
        raise RecordError(f"layer {number} divides by {denominator} in its activation")
    return Activation(name, Fraction(numerator, denominator))


def _notes(cursor: _Cursor) -> dict[int, bytes]:
    notes = {}
    while cursor.left:
        kind, length = struct.unpack("<BH", cursor.take(codes.NOTE_HEAD_BYTES))
        notes[kind] = cursor.take(length)
        if kind in (codes.INPUT_SCALE, codes.OUTPUT_SCALE) and (not length or length % 8):
            raise RecordError("the record has a scale of a length that no scale has")
    return notes
