# SPDX-License-Identifier: MIT
"""Compiles many converted headers into one program and runs each of them on rows of values."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from thimble.convert import Converted
from thimble.emit import types

ROOT = Path(__file__).resolve().parents[3]
LIBRARY = ROOT / "src"
WARNINGS = ["-Wall", "-Wextra", "-Wundef", "-Wshadow", "-Werror"]
_VALUE = {types.INT8: np.int8, types.FLOAT32: np.float32, types.FLOAT64: np.float64}

_MAIN = """\
#include <stdio.h>
#include <stdlib.h>

{includes}

template <class Model>
int predict(Model& model) {{
  static typename Model::Value x[Model::kInputs];
  while (fread(x, sizeof(x), 1, stdin) == 1) {{
    fwrite(model.predict(x), sizeof(x[0]), Model::kOutputs, stdout);
  }}
  return 0;
}}

template <class Model>
int facts() {{
  printf("%lu %lu %lu %lu %lu\\n", static_cast<unsigned long>(Model::kRamBytes),
         static_cast<unsigned long>(sizeof(Model)),
         static_cast<unsigned long>(Model::kParameterBytes),
         static_cast<unsigned long>(Model::kMacs),
         static_cast<unsigned long>(Model::kParameters));
  return 0;
}}

template <class Function>
int quantize(Function quantize_all, unsigned inputs) {{
  float* x = static_cast<float*>(malloc(inputs * sizeof(float)));
  int8_t* q = static_cast<int8_t*>(malloc(inputs));
  while (fread(x, sizeof(float), inputs, stdin) == inputs) {{
    quantize_all(x, q);
    fwrite(q, 1, inputs, stdout);
  }}
  free(x);
  free(q);
  return 0;
}}

int main(int, char** arguments) {{
  const int which = atoi(arguments[2]);
  const char what = arguments[1][0];
{cases}
  return 1;
}}
"""


@dataclass
class Facts:
    """The constants of a model as the compiler computed them."""

    ram: int
    size: int
    parameter_bytes: int
    macs: int
    parameters: int


class Program:
    """One executable for several converted networks of different names."""

    def __init__(self, networks: list[Converted], folder: Path, *flags: str) -> None:
        self.networks = networks
        self.program = folder / "program"
        includes, cases = [], []
        for index, network in enumerate(networks):
            network.write(folder / f"{network.name}.h")
            includes.append(
                f'#include "{network.name}.h"\n{network.name}::Model model_{index};'
            )
            cases.append(self._case(index, network))
        source = folder / "main.cpp"
        source.write_text(
            _MAIN.format(includes="\n".join(includes), cases="\n".join(cases))
        )
        command = ["g++", "-std=c++11", *(flags or ["-O1"]), *WARNINGS, f"-I{LIBRARY}"]
        subprocess.run([*command, str(source), "-o", str(self.program)], check=True)

    @staticmethod
    def _case(index: int, network: Converted) -> str:
        name = network.name
        lines = [
            f"  if (what == 'p' && which == {index}) return predict(model_{index});",
            f"  if (what == 'f' && which == {index}) return facts<{name}::Model>();",
        ]
        if network.numbers == types.INT8:
            lines.append(
                f"  if (what == 'q' && which == {index}) "
                f"return quantize({name}::quantize_all, {name}::Model::kInputs);"
            )
        return "\n".join(lines)

    def predict(self, network: Converted, x: np.ndarray) -> np.ndarray:
        """The outputs for rows of inputs, in the network's own values."""
        kind = _VALUE[network.numbers]
        out = self._run("p", network, np.ascontiguousarray(x, kind).tobytes())
        return np.frombuffer(out, kind).reshape(len(x), -1)

    def quantize(self, network: Converted, x: np.ndarray) -> np.ndarray:
        """quantize_all of the header for rows of floats."""
        out = self._run("q", network, np.ascontiguousarray(x, np.float32).tobytes())
        return np.frombuffer(out, np.int8).reshape(x.shape)

    def facts(self, network: Converted) -> Facts:
        return Facts(*map(int, self._run("f", network, b"").split()))

    def _run(self, what: str, network: Converted, data: bytes) -> bytes:
        index = self.networks.index(network)
        done = subprocess.run(
            [str(self.program), what, str(index)],
            input=data,
            capture_output=True,
            check=True,
        )
        return done.stdout
