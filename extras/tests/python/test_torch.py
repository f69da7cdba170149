# SPDX-License-Identifier: MIT
"""PyTorch modules and state dicts give what PyTorch gives, in numpy and in C++."""

from __future__ import annotations

import pickle
import subprocess
import sys
import zipfile
from pathlib import Path

import numpy as np
import pytest
from compiled import LIBRARY, ROOT, WARNINGS
from thimble import ThimbleError, convert
from torch_models_expected import REFUSED

# Debian's PyTorch belongs to Debian's Python.
INTERPRETERS = (sys.executable, "/usr/bin/python3")
MAKER = Path(__file__).with_name("torch_models.py")
STEPS = 6
RECURRENT = ("rnn", "gru", "lstm", "no_bias", "deep")
# What a state dict does not say.
HINTS = {
    **{name: {"steps": STEPS} for name in RECURRENT},
    "two_linear": {"activations": ["relu", "identity"]},
}


def _has_torch(interpreter: str) -> bool:
    try:
        found = subprocess.run([interpreter, "-c", "import torch"], capture_output=True)
    except OSError:
        return False
    return found.returncode == 0


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    interpreter = next(filter(_has_torch, INTERPRETERS), None)
    if interpreter is None:
        pytest.skip("PyTorch is missing: apt-get install python3-torch")
    made = tmp_path_factory.mktemp("torch")
    done = subprocess.run(
        [interpreter, str(MAKER), str(made), str(ROOT)], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    (made / "refused.txt").write_text(done.stdout)
    return made


def arrays(folder):
    for path in sorted(folder.glob("*.npz")):
        with np.load(path) as file:
            yield path.stem, {name: file[name] for name in file.files}


def test_live_modules(folder, claim):
    count = 0
    for name, a in arrays(folder):
        wanted = a["y"].reshape(len(a["x"]), -1)
        limit = max(1.0, np.abs(wanted).max())
        off = np.abs(a["live"] - wanted) > 2e-6 * limit
        claim("torch_equal").add(wanted.size, int(off.sum()))
        assert not off.any(), (name, np.abs(a["live"] - wanted).max())
        count += 1
    assert count == 9


def test_live_modules_in_int8(folder, claim):
    proof = claim("recurrent_int8_near")
    for name, a in arrays(folder):
        if name in ("mlp", "two_linear"):
            continue
        wanted = a["y"].reshape(len(a["x"]), -1)
        error = np.abs(a["int8"] - wanted) / np.abs(wanted).max()
        assert proof.check(error.max() <= 0.04), (name, error.max())
        rms = float(np.sqrt(np.square(error).mean()))
        assert proof.check(rms <= 0.015), (name, rms)


def test_state_dicts(folder, claim):
    for name, a in arrays(folder):
        if name not in HINTS:
            continue
        network = convert(
            folder / f"{name}.pt", numbers="float64", board="mega", **HINTS[name]
        )
        wanted = a["y"].reshape(len(a["x"]), -1)
        off = np.abs(network.predict(a["x"]) - wanted) > 2e-6 * np.abs(wanted).max()
        claim("torch_equal").add(wanted.size, int(off.sum()))
        assert not off.any(), name
    assert convert(folder / "half.pt", steps=3).network.outputs == 3


def test_compiled_header_is_close_to_torch(folder, tmp_path, claim):
    """The two reset biases of a GRU and the gates of an LSTM, through the C++ kernels."""
    for name in ("gru", "lstm"):
        with np.load(folder / f"{name}.npz") as file:
            x, wanted = file["x"], file["y"]
        network = convert(folder / f"{name}.pt", steps=STEPS, board="mega", name="m")
        network.write(tmp_path / "m.h")
        source = tmp_path / "main.cpp"
        source.write_text(
            '#include <stdio.h>\n#include "m.h"\nstatic m::Model model;\nint main() {\n'
            "  float x[m::Model::kInputs];\n"
            "  while (fread(x, sizeof(x), 1, stdin) == 1) {\n"
            "    const float* y = model.predict(x);\n"
            "    if (y != nullptr) fwrite(y, sizeof(*y), m::Model::kOutputs, stdout);\n"
            "  }\n}\n"
        )
        flags = ["-std=c++11", *WARNINGS, f"-I{LIBRARY}", f"-I{tmp_path}"]
        program = tmp_path / "program"
        subprocess.run(["g++", *flags, str(source), "-o", str(program)], check=True)
        done = subprocess.run(
            [program], input=x.tobytes(), capture_output=True, check=True
        )
        got = np.frombuffer(done.stdout, np.float32).reshape(wanted.shape)
        off = np.abs(got - wanted) > 1e-5
        claim("torch_equal").add(wanted.size, int(off.sum()))
        assert not off.any(), name


def test_refused_modules(folder):
    lines = (folder / "refused.txt").read_text().splitlines()
    said = dict(line.split(": ", 1) for line in lines)
    assert said.keys() == REFUSED.keys()
    for name, part in REFUSED.items():
        assert part in said[name], name


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("module.pt", "Gesture, and only state dicts are read"),
        ("list.pt", "holds no state dict"),
        ("bidirectional.pt", "train it without either"),
        ("conv.pt", "only Linear, RNN, GRU and LSTM layers are read"),
        ("two_linear.pt", "name them with --activations"),
    ],
)
def test_refused_files(folder, name, sentence):
    with pytest.raises(ThimbleError, match=sentence):
        convert(folder / name)


def test_refused_hints(folder):
    with pytest.raises(ThimbleError, match="1 activations for 2 Linear"):
        convert(folder / "two_linear.pt", activations=["relu"])
    with pytest.raises(ThimbleError, match='no activation "rely"'):
        convert(folder / "two_linear.pt", activations=["rely", "identity"])
    with pytest.raises(ThimbleError, match="without an RNN"):
        convert(folder / "two_linear.pt", activations=["relu", "identity"], steps=4)


class Bomb:
    def __reduce__(self):
        return (open, ("exploded.txt", "w"))


def test_no_code_of_a_file_runs(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with zipfile.ZipFile("bomb.pt", "w") as archive:
        archive.writestr("archive/data.pkl", pickle.dumps({"weight": Bomb()}))
    with pytest.raises(ThimbleError, match=r"holds a .*open, and only state dicts"):
        convert("bomb.pt")
    assert not Path("exploded.txt").exists()


def test_damaged_files_are_one_sentence(folder, tmp_path):
    data = (folder / "gru.pt").read_bytes()
    rng = np.random.default_rng(0)
    damaged = tmp_path / "m.pt"
    for length in np.linspace(0, len(data) - 1, 20).astype(int):
        damaged.write_bytes(data[:length])
        with pytest.raises(ThimbleError) as error:
            convert(damaged)
        assert "\n" not in str(error.value)
    with zipfile.ZipFile(folder / "gru.pt") as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    inner = next(name for name in parts if name.endswith("data.pkl"))
    for _ in range(300):
        changed = bytearray(parts[inner])
        for place in rng.integers(0, len(changed), 2):
            changed[place] ^= 1 << int(rng.integers(8))
        with zipfile.ZipFile(damaged, "w") as archive:
            for name, content in parts.items():
                archive.writestr(name, bytes(changed) if name == inner else content)
        try:
            convert(damaged)
        except ThimbleError as error:
            assert "\n" not in str(error)
