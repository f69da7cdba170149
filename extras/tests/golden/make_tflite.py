# SPDX-License-Identifier: MIT
"""Writes tflite.zip: 200 random dense networks, converted by TensorFlow's own converter.

TensorFlow takes minutes for them, so they are kept; what they give is computed at every run
of test_tflite_golden.py by the interpreter of PyPI tflite-micro. The same seeds give the
same networks, but another version of TensorFlow may write other bytes.

usage: make_tflite.py        (in the environment of the tests, about 3 minutes)
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import numpy as np

sys.path.append(str(Path(__file__).resolve().parents[1] / "python"))

from tflite_models import HIDDEN, L, keras, write

ARCHIVE = Path(__file__).with_name("tflite.zip")
NETWORKS, SPARE = 200, 8


def model(seed: int) -> keras.Model:
    """1 to 4 layers. Kinds and shapes go round with the seed, the rest is random."""
    rng = np.random.default_rng(10_000 + seed)
    keras.utils.set_random_seed(10_000 + seed)
    inputs = int(rng.integers(1, 30))
    depth = 1 + seed % 3
    widths = rng.integers(1, 17, depth).tolist()
    if seed % 20 == 0:  # more inputs than a byte counts
        inputs, depth, widths = int(rng.integers(256, 400)), 1, [int(rng.integers(1, 4))]
    elif seed % 20 == 10:  # and more units
        inputs, depth, widths = int(rng.integers(1, 3)), 1, [int(rng.integers(256, 300))]
    elif seed % 20 == 5:  # one of each
        widths = [1] * depth
    shape = (2, 3, 4) if seed % 16 == 3 else (inputs,)
    layers = [keras.Input(shape)] + [L.Flatten()] * (len(shape) > 1)
    for index, width in enumerate(widths):
        kind = HIDDEN[(seed // (index + 1)) % len(HIDDEN)]
        spread = float(10 ** rng.uniform(-1, 0.4))
        layers.append(
            L.Dense(
                int(width),
                kind,
                kernel_initializer=keras.initializers.RandomNormal(stddev=spread),
                bias_initializer=keras.initializers.RandomNormal(stddev=spread),
                use_bias=bool(rng.integers(4)),
            )
        )
    if seed % 4 == 1:
        layers += [L.Dense(int(rng.integers(2, 12))), L.Softmax()]
    elif seed % 7 == 2:  # an operator of its own behind the last layer
        layers.append((L.ReLU(), L.ReLU(6.0), L.Activation("sigmoid"))[seed % 3])
    return keras.Sequential(layers)


_INVOKE = """
import sys
import numpy as np
from tflite_micro.python.tflite_micro import runtime
for path in sys.argv[1:]:
    print(path, flush=True)
    interpreter = runtime.Interpreter.from_file(path)
    details = interpreter.get_input_details(0)
    interpreter.set_input(np.zeros(details["shape"], details["dtype"]), 0)
    interpreter.invoke()
"""


def accepted(paths: list[Path]) -> list[Path]:
    """TensorFlow Lite Micro aborts at a few networks, which so have no right answer."""
    command = [sys.executable, "-c", _INVOKE]
    left, good = list(paths), []
    while left:
        done = subprocess.run(
            [*command, *map(str, left)], capture_output=True, text=True, check=False
        )
        begun = done.stdout.split()
        good += left[: len(begun) - (done.returncode != 0)]
        left = left[len(begun) :]
    return good


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for seed in range(NETWORKS + SPARE):
            made = write(model(seed), seed, Path(folder))
            paths.append(made.path.rename(Path(folder) / f"{seed:03}.tflite"))
            print(f"{seed + 1} of {NETWORKS + SPARE}", flush=True)
        archive(accepted(paths)[:NETWORKS])
    print(f"wrote {ARCHIVE.name}, {ARCHIVE.stat().st_size:,} bytes")


def archive(paths: list[Path]) -> None:
    with zipfile.ZipFile(ARCHIVE, "w") as file:
        for path in paths:
            entry = zipfile.ZipInfo(path.name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            file.writestr(entry, path.read_bytes(), compresslevel=9)


if __name__ == "__main__":
    main()
