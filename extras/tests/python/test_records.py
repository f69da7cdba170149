# SPDX-License-Identifier: MIT
"""Records: Python and C++ write the same bytes and read each other's; inspect says what is
in one, or in a sentence what is wrong."""

from __future__ import annotations

import struct
import subprocess
from pathlib import Path

import numpy as np
import pytest
from compiled import LIBRARY, WARNINGS
from random_nets import random_graph, random_samples
from thimble import convert
from thimble.cli import main
from thimble.convert import Converted
from thimble.graph import CELLS, Activation, Dense, Graph, Recurrent, Threshold
from thimble.quantized import LAYOUTS
from thimble.record import RecordError, read, record_bytes
from thimble.record.write import sealed

_PROGRAM = """\
#include <stdio.h>
#include <stdlib.h>

#include <vector>

{includes}

// written: the record of a network's parameters. opened: what opening a record gives, 0 if
// it is right, and the outputs of the Interpreter and of the model where they differ.
template <class Place>
int run(const char* what) {{
  using Net = typename Place::Network;
  if (*what == 'w') {{
    thimble::WrittenRecord<Net, thimble::Flash> source(Place::array().handle);
    uint8_t byte;
    while (source.read(&byte, 1)) putchar(byte);
    return 0;
  }}
  alignas(8) static uint8_t bytes[100000];
  const size_t count = fread(bytes, 1, sizeof bytes, stdin);
  thimble::RamMedium medium(bytes, static_cast<uint32_t>(count));
  return static_cast<int>(thimble::open<Net>(medium).error());
}}

int main(int, char** arguments) {{
  const int which = atoi(arguments[2]);
{cases}
  return 99;
}}
"""


def recurrent_graph(kind: str, bias: bool) -> Graph:
    rng = np.random.default_rng(len(kind))
    gates = CELLS[kind]
    rows = 4 if kind == "gru" else gates
    layer = Recurrent(
        kind,
        kind,
        rng.normal(size=(gates, 5, 3)),
        rng.normal(size=(gates, 5, 5)),
        rng.normal(size=(rows, 5)) if bias else None,
        Activation("tanh"),
        Activation("sigmoid"),
    )
    last = Dense("last", rng.normal(size=(2, 5)), None, Activation("leaky_relu", 0.3))
    return Graph(3, [layer, Threshold("many", 7, bias), last], steps=7)


def networks() -> list[Converted]:
    found = []

    def add(graph: Graph, numbers: object, **more: object) -> None:
        name = f"net_{len(found)}"
        samples = random_samples(len(found), graph.row_values)
        found.append(
            convert(
                graph, numbers=numbers, calibrate=samples, name=name, force=True, **more
            )
        )

    sizes = (6, 9, 5, 3)
    kinds = ["tanh", "leaky_relu", "identity"]
    for numbers in ("float32", "float64", "int8-weights", "int16-weights"):
        add(random_graph(1, sizes, kinds), numbers)
    for layout in LAYOUTS:
        add(random_graph(2, sizes, kinds, "softmax"), "int8", layout=layout)
    for layout in ("portable", "avr", "cortex-m4"):
        add(random_graph(3, sizes, kinds), "int8", layout=layout, rounding="tflite")
    add(
        random_graph(4, sizes, kinds, "softmax"),
        "int8",
        layout="portable",
        rounding="tflite",
    )
    for layout in ("portable", "avr"):
        add(
            random_graph(5, sizes, ["tanh", "relu", "identity"]), "int16x8", layout=layout
        )
    for packing in ("int4", "ternary", "binary"):
        add(random_graph(6, sizes, kinds), packing, layout="portable")
    add(random_graph(7, sizes, kinds), "int8", argmax=True, layout="portable")
    for kind in CELLS:
        for bias in (False, True):
            add(recurrent_graph(kind, bias), "float32")
        add(recurrent_graph(kind, True), "int8", layout="portable")
    return found


@pytest.fixture(scope="module")
def converted():
    return networks()


@pytest.fixture(scope="module")
def program(converted, tmp_path_factory):
    folder = tmp_path_factory.mktemp("records")
    for network in converted:
        network.write(folder / f"{network.name}.h")
    cases = "\n".join(
        f"  if (which == {i}) return run<{network.name}::Parameters>(arguments[1]);"
        for i, network in enumerate(converted)
    )
    includes = "\n".join(f'#include "{network.name}.h"' for network in converted)
    source = folder / "main.cpp"
    source.write_text(_PROGRAM.format(includes=includes, cases=cases))
    binary = folder / "main"
    command = [
        "g++",
        "-std=c++11",
        "-O0",
        *WARNINGS,
        f"-I{LIBRARY}",
        "-o",
        binary,
        source,
    ]
    subprocess.run([str(part) for part in command], check=True)

    def call(what: str, which: int, data: bytes = b"") -> subprocess.CompletedProcess:
        return subprocess.run(
            [str(binary), what, str(which)], input=data, capture_output=True, check=False
        )

    return call


def test_both_writers_write_the_same_bytes(converted, program, claim):
    proof = claim("records_equal")
    for index, network in enumerate(converted):
        from_cpp = program("written", index).stdout
        plain = record_bytes(network.network, network.numbers, scales=False)
        assert proof.check(from_cpp == plain), network.report.title


def test_both_readers_read_them(converted, program, claim):
    proof = claim("records_equal")
    for index, network in enumerate(converted):
        data = network.record
        assert proof.check(program("opened", index, data).returncode == 0)
        record = read(data)
        assert record.numbers == network.numbers
        assert record.inputs == network.network.inputs
        assert len(record.layers) == len(network.network.layers)
        assert proof.check(
            read(program("written", index).stdout).parameters == record.parameters
        )


def test_scales_travel_with_the_record(converted):
    for network in converted:
        record = read(network.record)
        for kind in (1, 2):
            scale = record.scale(kind)
            if not hasattr(network.network, "rounding"):
                assert scale is None
            elif kind == 1 or not network.network.ends_with_argmax:
                wanted = network.network.input if kind == 1 else network.network.output
                assert np.array_equal(scale.scale, wanted.scale)
                assert np.all(scale.zero_point == wanted.zero_point)


@pytest.fixture(scope="module")
def record(converted):
    return converted[4].record  # int8, portable, softmax, tables


def test_every_flipped_bit_is_found(record, claim):
    proof = claim("bit flip")
    for bit in range(8 * len(record)):
        flipped = bytearray(record)
        flipped[bit // 8] ^= 1 << bit % 8
        with pytest.raises(RecordError):
            read(bytes(flipped))
        proof.check(True)
    for length in range(len(record)):
        with pytest.raises(RecordError):
            read(record[:length])
        proof.check(True)


def changed(record: bytes, at: int, new: bytes) -> bytes:
    """With a right CRC-32."""
    return sealed(record[:at] + new + record[at + len(new) : -4])


def longer(record: bytes, more: bytes) -> bytes:
    length = struct.pack("<I", len(record) + len(more))
    return sealed(record[:4] + length + record[8:-4] + more)


def bad_records() -> dict[str, tuple]:
    """What is done to a record, and what the sentence has to say."""
    u16 = struct.Struct("<H").pack
    return {
        "empty": (lambda r: b"", "the file is empty"),
        "erased": (lambda r: b"\xff" * 512, "the memory is erased"),
        "zeros": (lambda r: bytes(512), "the memory is erased"),
        "another file": (lambda r: b"PK\x03\x04" * 9, "not a record"),
        "one letter": (lambda r: b"T", "ends too early"),
        "cut": (lambda r: r[:-1], "ends too early"),
        "trailing": (lambda r: r + b"x", "1 bytes behind the end"),
        "version": (lambda r: r[:3] + b"\x07" + r[4:], "has version 7"),
        "short": (lambda r: r[:4] + bytes(4) + r[8:], "too few"),
        "damaged": (
            lambda r: r[:99] + bytes([r[99] ^ 4]) + r[100:],
            "CRC-32 does not match",
        ),
        "numbers": (lambda r: changed(r, 8, b"\x63"), "number format that is not known"),
        "rounding": (lambda r: changed(r, 9, b"\x63"), "rounding rule that is not known"),
        "order": (
            lambda r: changed(r, 10, b"\x63"),
            "order of parameters that is not known",
        ),
        "tables": (
            lambda r: changed(r, 11, b"\x00"),
            "uses table 0, and the record has 0",
        ),
        "no inputs": (lambda r: changed(r, 12, u16(0)), "no inputs or no layers"),
        "no layers": (lambda r: changed(r, 14, u16(0)), "no inputs or no layers"),
        "65535 inputs": (
            lambda r: changed(r, 12, u16(65535)),
            "too short for the parameters",
        ),
        "65535 layers": (lambda r: changed(r, 14, u16(65535)), "not known here"),
        "65535 units": (
            lambda r: changed(r, 18, u16(65535)),
            "too short for the parameters",
        ),
        "no units": (lambda r: changed(r, 18, u16(0)), "layer 1 has no units or steps"),
        "kind": (
            lambda r: changed(r, 16, b"\x63"),
            "of a kind that is not known here: 99",
        ),
        "options": (lambda r: changed(r, 20, b"\xff"), "options that are not known"),
        "length of a layer": (lambda r: changed(r, 17, b"\xff"), "bytes behind its end"),
        "activation": (
            lambda r: changed(r, 23, b"\x3f"),
            "activation that is not known: 63",
        ),
        "notes": (lambda r: longer(r, b"\x01\x00"), "contradicts what it holds"),
        "note": (lambda r: longer(r, b"\x01\x01\x00x"), "a length that no scale has"),
    }


@pytest.mark.parametrize("what", bad_records())
def test_bad_records_are_refused_in_a_sentence(what, record, tmp_path, capsys):
    change, sentence = bad_records()[what]
    path = tmp_path / "bad.thm"
    path.write_bytes(change(record))
    assert main(["inspect", str(path)]) == 1
    said = capsys.readouterr().err
    assert sentence in said
    assert said.startswith(f"thimble: {path}: ")
    assert said.count("\n") == 1


def test_inspect_prints_every_network(converted, tmp_path, capsys):
    for network in converted:
        path = network.write_record(tmp_path / "net.thm")
        assert main(["inspect", str(path)]) == 0
        said = capsys.readouterr().out
        assert network.numbers in said
        assert f"whole: {path.stat().st_size:,} bytes" in said
    assert main(["inspect", str(tmp_path / "none.thm")]) == 1
    assert "No such file" in capsys.readouterr().err


def test_convert_to_record(tmp_path: Path, monkeypatch, capsys):
    import joblib
    from sklearn.neural_network import MLPClassifier

    monkeypatch.chdir(tmp_path)
    rng = np.random.default_rng(0)
    x, y = rng.normal(size=(80, 4)), np.arange(80) % 3
    with pytest.warns(UserWarning):
        joblib.dump(MLPClassifier((5,), max_iter=3, random_state=0).fit(x, y), "m.joblib")
    np.savez("s.npz", x=x, y=y)
    common = ["convert", "m.joblib", "--calibrate", "s.npz"]
    assert main([*common, "--to", "record", "-o", "m.thm"]) == 0
    assert "wrote m.thm: " in capsys.readouterr().out
    assert read(Path("m.thm").read_bytes()).order == "portable"
    assert main([*common, "--to", "record", "--layout", "avr", "-o", "m.thm"]) == 0
    assert read(Path("m.thm").read_bytes()).order == "avr"
    before = Path("m.thm").read_bytes()
    assert main([*common, "-o", "m.thm"]) == 1
    assert "add --to record" in capsys.readouterr().err
    assert Path("m.thm").read_bytes() == before
