# SPDX-License-Identifier: MIT
"""A converted header, included in two translation units, builds for AVR and for the host."""

from __future__ import annotations

import subprocess

import pytest
from compiled import LIBRARY, WARNINGS
from random_nets import random_graph, random_samples
from thimble import convert

_UNIT = """\
#include "a.h"
#include "b.h"
#include "c.h"
a::Model {unit}_a;
b::Model {unit}_b;
c::Model {unit}_c;
float {unit}(const float* x) {{
  int8_t q[a::Model::kInputs];
  a::quantize_all(x, q);
  int8_t p[b::Model::kInputs];
  b::quantize_all(x, p);
  return a::dequantize({unit}_a.predict(q)[0]) + b::dequantize({unit}_b.predict(p)[0]) +
         static_cast<float>({unit}_c.predict(x)[0]) +
         static_cast<float>(a::kLabels[0][0]);
}}
"""
_MAIN = """\
float other(const float*);
int main() {
  float x[9] = {};
  return one(x) + other(x) > 1e9f;
}
"""

COMPILERS = {
    "host": ["g++", "-std=c++11", *WARNINGS],
    "clang": ["clang++", "-std=c++11", *WARNINGS],
    "uno": ["avr-g++", "-mmcu=atmega328p", "-std=gnu++11", *WARNINGS],
    "attiny85": ["avr-g++", "-mmcu=attiny85", "-std=gnu++11", *WARNINGS],
    "mega": ["avr-g++", "-mmcu=atmega2560", "-std=gnu++11", *WARNINGS],
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("two_units")
    kinds = ["tanh", "identity"]
    graph = random_graph(2, (9, 5, 3), kinds, "softmax")
    samples = random_samples(2, 9)
    int8 = {"numbers": "int8", "board": "uno"}
    convert(graph, **int8, calibrate=samples, name="a", labels=["x", "yy", 'z"']).write(
        folder / "a.h"
    )
    wide = samples * [0.01, 1, 100, 1, 1, 1, 1, 1, 1]
    convert(
        graph, **int8, calibrate=wide, name="b", pushed=True, storage="far_flash"
    ).write(folder / "b.h")
    convert(graph, numbers="float32", name="c").write(folder / "c.h")
    (folder / "one.cpp").write_text(_UNIT.format(unit="one") + _MAIN)
    (folder / "other.cpp").write_text(_UNIT.format(unit="other"))
    assert (
        "THIMBLE_FLASH(static const float kInputScale[9])" in (folder / "b.h").read_text()
    )
    return folder


@pytest.mark.parametrize("optimisation", ["-O0", "-Os"])
@pytest.mark.parametrize("target", COMPILERS)
def test_builds(folder, target, optimisation, tmp_path):
    command = [*COMPILERS[target], optimisation, f"-I{LIBRARY}", f"-I{folder}"]
    units = [folder / "one.cpp", folder / "other.cpp"]
    if target == "attiny85":  # three networks in two units are more than its 8 KB
        for unit in units:
            subprocess.run([*command, "-c", unit, "-o", tmp_path / "unit.o"], check=True)
        return
    subprocess.run([*command, *units, "-o", tmp_path / "program"], check=True)
    if target in ("host", "clang"):
        assert subprocess.run([tmp_path / "program"]).returncode == 0


def test_a_budget_that_is_exceeded_says_so(tmp_path):
    graph = random_graph(4, (30, 20, 3), ["relu", "identity"])
    network = convert(graph, numbers="float32", board="uno", name="big")
    text = network.header.replace("<= 2048", "<= 20").replace("<= 32256", "<= 100")
    (tmp_path / "big.h").write_text(text)
    (tmp_path / "main.cpp").write_text('#include "big.h"\nint main() {}\n')
    command = ["g++", "-std=c++11", f"-I{LIBRARY}", "-c", tmp_path / "main.cpp"]
    done = subprocess.run(
        [*command, "-o", tmp_path / "x.o"], capture_output=True, text=True
    )
    assert done.returncode != 0
    assert "big: the model needs more RAM than the Arduino Uno R3 has" in done.stderr
    assert (
        "big: the parameters need more flash than the Arduino Uno R3 has" in done.stderr
    )
