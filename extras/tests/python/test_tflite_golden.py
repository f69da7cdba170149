# SPDX-License-Identifier: MIT
"""Two hundred networks of TensorFlow's converter give the bits of TensorFlow Lite Micro.

golden/make_tflite.py says where they are from. All run in numpy and in compiled C++; a
sample of each kind runs on every simulated chip.
"""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from compiled import Program
from random_nets import random_bytes
from thimble import Converted, convert, toolchain
from thimble.quantized import QuantizedDense, QuantizedSoftmax

GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "tflite.zip"
ROWS = 20
PROGRAMS = 4  # the compiler takes its time for all of them at once
CHIPS = ("uno", "attiny85", "cortex-m0", "cortex-m3", "cortex-m4", "rv32imc")
# On an ATtiny85 a program is one network, and large ones do not fit.
MOST_TINY_BYTES = 1500


@dataclass
class Golden:
    """A network, some int8 inputs, and what the interpreter gives for them."""

    path: Path
    network: Converted
    x: np.ndarray
    y: np.ndarray

    @property
    def kinds(self) -> set[str]:
        """What about it might go wrong."""
        found = set()
        for layer in self.network.network.layers:
            if isinstance(layer, QuantizedDense):
                found.add(layer.activation.kind)
                found.add("table" if layer.table is not None else "clamp")
                found.add("per unit" if len(set(layer.shift)) > 1 else "one shift")
                if max(layer.inputs, layer.units) > 255:
                    found.add("inputs > 255" if layer.inputs > 255 else "units > 255")
            elif isinstance(layer, QuantizedSoftmax):
                found.add("softmax")
        return found


def interpreted(path: Path, network: Converted, q: np.ndarray) -> np.ndarray:
    from test_tflite import micro_outputs

    @dataclass
    class File:
        path: Path

    graph = network.network
    return micro_outputs(File(path), q, graph.input, graph.output)


@pytest.fixture(scope="module")
def golden(tmp_path_factory: pytest.TempPathFactory) -> list[Golden]:
    folder = tmp_path_factory.mktemp("golden")
    with zipfile.ZipFile(GOLDEN) as file:
        file.extractall(folder)
    found = []
    for seed, path in enumerate(sorted(folder.glob("*.tflite"))):
        network = convert(path, board="cortex-m4", name=f"golden_{seed}")
        q = random_bytes(seed, network.network.inputs, ROWS)
        found.append(Golden(path, network, q, interpreted(path, network, q)))
    return found


def test_two_hundred_networks(golden, tmp_path, claim):
    assert len(golden) >= 200
    kinds = set().union(*(each.kinds for each in golden))
    assert kinds >= {"identity", "relu", "relu6", "sigmoid", "tanh", "softmax"}
    assert kinds >= {"per unit", "one shift", "inputs > 255", "units > 255"}
    proof = claim("tflite_reference_equal")
    for each in golden:
        got = each.network.predict_int8(each.x)
        proof.add(each.y.size, int((got != each.y).sum()))
        assert np.array_equal(got, each.y), each.path.name


@pytest.mark.parametrize("part", range(PROGRAMS))
def test_compiled(part, golden, tmp_path, claim):
    own = golden[part::PROGRAMS]
    program = Program([each.network for each in own], tmp_path, "-O0")
    proof = claim("tflite")
    for each in own:
        got = program.predict(each.network, each.x)
        proof.add(each.y.size, int((got != each.y).sum()))
        assert np.array_equal(got, each.y), each.path.name


def sample(golden: list[Golden], most_bytes: int) -> list[Golden]:
    """Few networks, with every kind among them; the smallest that add one come first."""
    wanted, chosen = set(), []
    sizes = {id(each): each.path.stat().st_size for each in golden}
    for each in sorted(golden, key=lambda one: sizes[id(one)]):
        parameters = sum(
            layer.weights.size + 9 * layer.units
            for layer in each.network.network.layers
            if isinstance(layer, QuantizedDense)
        )
        if parameters <= most_bytes and not each.kinds <= wanted:
            wanted |= each.kinds
            chosen.append(each)
    return chosen


_FIRMWARE = """\
#include <sim.h>
{includes}
template <class Model>
static THIMBLE_NOINLINE void run(Model& model) {{
  static int8_t x[Model::kInputs];
  for (uint8_t row = 0; row < {rows}; ++row) {{
    sim::read(x, sizeof x);
    sim::write(model.predict(x), Model::kOutputs);
  }}
}}
int main() {{
{runs}
  sim::exit(0);
}}
"""


def on_chip(networks: list[Converted], board: str, folder: Path, x: list) -> bytes:
    """Outputs of all networks, one behind the other."""
    folder.mkdir(exist_ok=True)
    includes, runs = [], []
    for network in networks:
        network.write(folder / f"{network.name}.h")
        includes.append(
            f'#include "{network.name}.h"\nstatic {network.name}::Model {network.name}_model;'
        )
        runs.append(f"  run({network.name}_model);")
    text = _FIRMWARE.format(includes="\n".join(includes), runs="\n".join(runs), rows=ROWS)
    (folder / "main.cpp").write_text(text)
    firmware = toolchain.build([folder / "main.cpp"], board, folder, arduino=False)
    data = b"".join(rows.astype(np.int8).tobytes() for rows in x)
    result = toolchain.simulate(firmware, input=data)
    assert result.exit_code == 0
    return result.output


@pytest.mark.parametrize("board", CHIPS)
def test_a_sample_of_each_kind_on_chips(board, golden, tmp_path, claim):
    tiny = board == "attiny85"
    chosen = sample(golden, MOST_TINY_BYTES if tiny else 12_000)
    kinds = set().union(*(each.kinds for each in chosen))
    assert kinds >= {"identity", "relu", "relu6", "sigmoid", "tanh", "softmax"}
    proof = claim("tflite")
    for number in range(len(chosen) if tiny else 1):
        own = [chosen[number]] if tiny else chosen
        networks = [
            convert(each.path, board=board, name=each.network.name) for each in own
        ]
        output = on_chip(
            networks, board, tmp_path / str(number), [each.x for each in own]
        )
        got = np.frombuffer(output, np.int8)
        wanted = np.concatenate([each.y.ravel() for each in own])
        proof.add(wanted.size, int((got != wanted).sum()))
        assert np.array_equal(got, wanted)
