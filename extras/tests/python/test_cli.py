# SPDX-License-Identifier: MIT
"""The command `thimble`: what it prints, writes and returns."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys

import joblib
import numpy as np
import pytest
from sklearn.datasets import load_iris
from sklearn.neural_network import MLPClassifier
from thimble.cli import main


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("cli")
    x, y = load_iris(return_X_y=True)
    model = MLPClassifier((6,), max_iter=2000, random_state=0).fit(x, y)
    joblib.dump(model, folder / "Iris-Net 2.joblib")
    np.savez(folder / "samples.npz", x=x, y=y)
    big = MLPClassifier((300,), max_iter=1, random_state=0)
    with pytest.warns(UserWarning):
        joblib.dump(big.fit(np.tile(x, 10), y), folder / "big.joblib")
    return folder


@pytest.fixture
def run(folder, monkeypatch, capsys):
    """Runs the command in the folder: exit code, stdout, stderr."""
    monkeypatch.chdir(folder)

    def call(*arguments: str) -> tuple[int, str, str]:
        code = main(list(arguments))
        out = capsys.readouterr()
        return code, out.out, out.err

    return call


def test_converts(run, folder):
    code, out, _ = run(
        "convert", "Iris-Net 2.joblib", "--calibrate", "samples.npz", "-o", "iris.h"
    )
    assert code == 0
    assert "Dense ReLU" in out
    assert "total" in out
    assert "fits into the Arduino Uno R3" in out
    assert "accuracy: " in out
    assert "in int8, on 150 samples" in out
    header = (folder / "iris.h").read_text()
    assert "namespace iris {" in header
    assert "thimble::Int8<thimble::Native, thimble::ForAvr>" in header
    assert 'kLabels[3][2] = {\n    "0", "1", "2"}' in header


def test_packed_layers_are_named(run, folder):
    arguments = ["convert", "Iris-Net 2.joblib", "--calibrate", "samples.npz"]
    code, out, _ = run(*arguments, "--numbers", "int4", "-o", "small.h")
    assert code == 0
    assert "Dense int4 ReLU" in out
    code, _, error = run(*arguments, "--numbers", "x=int4")
    assert code == 1
    assert "there is no Dense layer x; the layers are " in error
    last = error.strip().split(", ")[-1]
    arguments += ["--numbers", "int8", "--numbers", f"{last}=ternary"]
    code, out, _ = run(*arguments, "-o", "mixed.h")
    assert code == 0
    assert "Dense ternary " in out
    assert "Dense ReLU" in out
    header = (folder / "mixed.h").read_text()
    assert "thimble::UnitBias, thimble::Ternary>" in header


def test_float_is_the_default_without_samples_and_says_why(run):
    code, out, _ = run("convert", "Iris-Net 2.joblib", "--board", "attiny85")
    assert code == 0
    assert "float32, because int8 needs samples" in out
    assert "nothing written" in out
    assert "iris_net_2: scikit-learn MLPClassifier, 4 inputs, float32" in out


def test_choices_reach_the_header(run, folder):
    arguments = [
        "--calibrate",
        "samples.npz",
        "--rounding",
        "tflite",
        "--pushed",
        "--argmax",
    ]
    arguments += [
        "--storage",
        "ram",
        "--name",
        "mine",
        "--labels",
        "a,b, c",
        "--license",
        "MIT",
    ]
    code, _, _ = run("convert", "Iris-Net 2.joblib", *arguments, "-o", "choices.h")
    assert code == 0
    header = (folder / "choices.h").read_text()
    for words in (
        "// SPDX-License-Identifier: MIT",
        "namespace mine {",
        "thimble::Int8<thimble::Tflite",
        "thimble::PushedInput<4>",
        "thimble::ArgMax",
        "thimble::in_ram(kBytes)",
        '"a", "b", "c"',
    ):
        assert words in header


def test_boards(run):
    code, out, _ = run("boards")
    assert code == 0
    assert "Arduino Uno R3" in out
    assert "attiny85" in out
    assert "estimated from" in out


def test_help_teaches(run):
    code, out, _ = run("convert", "--help")
    assert code == 0
    assert "thimble convert digits.keras --calibrate samples.npz -o digits.h" in out
    code, out, _ = run("--help")
    assert code == 0
    assert "convert" in out


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["convert", "none.keras"], 1, "there is no file none.keras"),
        (["convert", "Iris-Net 2.joblib", "--numbers", "int8"], 1, "int8 needs samples"),
        (["convert", "Iris-Net 2.joblib", "--board", "unno"], 1, 'did you mean "uno"'),
        (
            ["convert", "Iris-Net 2.joblib", "--name", "int"],
            1,
            "cannot be a C++ namespace",
        ),
        (["convert", "Iris-Net 2.joblib", "--labels", "a,b"], 1, "2 labels"),
        (["convert", "samples.npz"], 1, "samples.npz"),
        (
            ["convert", "Iris-Net 2.joblib", "--numbers", "int5"],
            1,
            "int4, ternary, binary",
        ),
        (["convert", "Iris-Net 2.joblib", "--numbers", "int4"], 1, "int8 needs samples"),
        (["convert"], 2, "MODEL"),
        (["convertt"], 2, "convertt"),
        (
            ["convert", "Iris-Net 2.joblib", "--calibrate", "n.npz"],
            1,
            "there is no file n.npz",
        ),
    ],
)
def test_errors(run, arguments, code, words):
    got, _, err = run(*arguments)
    assert got == code
    assert words in err
    assert "Traceback" not in err
    if code == 1:
        last = [line for line in err.splitlines() if "pickle" not in line]
        assert len(last) == 1, err


def test_what_does_not_fit_is_not_written(run, folder):
    code, out, err = run("convert", "big.joblib", "--numbers", "float32", "-o", "big.h")
    assert code == 1
    assert "DOES NOT FIT" not in out  # the verdict is the error
    assert "total" in out
    assert "does not fit into the Arduino Uno R3" in err
    assert "--numbers int8 takes a quarter" in err
    assert not (folder / "big.h").exists()
    code, out, _ = run("convert", "big.joblib", "--force", "-o", "big.h")
    assert code == 0
    assert "DOES NOT FIT" in out
    assert "static_assert" not in (folder / "big.h").read_text()


def test_a_file_is_written_whole_or_not_at_all(run, folder, monkeypatch):
    (folder / "old.h").write_text("old")

    def fail(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.replace", fail)
    code, _, err = run("convert", "Iris-Net 2.joblib", "-o", "old.h")
    assert code == 1
    assert "No space left" in err
    assert (folder / "old.h").read_text() == "old"
    assert not list(folder.glob(".old.h*"))


def test_the_same_command_writes_the_same_bytes(run, folder):
    for name in ("one", "two"):
        (folder / name).mkdir(exist_ok=True)
        run(
            "convert",
            "Iris-Net 2.joblib",
            "--calibrate",
            "samples.npz",
            "-o",
            f"{name}/n.h",
        )
    assert (folder / "one/n.h").read_bytes() == (folder / "two/n.h").read_bytes()


def test_output_into_a_pipe_is_plain_text(folder):
    command = [sys.executable, "-m", "thimble", "boards"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "\x1b" not in done.stdout
    assert max(map(len, done.stdout.splitlines())) < 160


def test_a_terminal_gets_a_table_in_colour(folder):
    leader, follower = pty.openpty()
    command = [sys.executable, "-m", "thimble", "convert", "Iris-Net 2.joblib"]
    environment = dict(os.environ, COLUMNS="120", TERM="xterm")
    done = subprocess.run(
        command,
        stdout=follower,
        stderr=follower,
        cwd=folder,
        env=environment,
        check=False,
    )
    os.close(follower)
    text = b""
    try:
        while piece := os.read(leader, 65536):
            text += piece
    except OSError:
        pass
    assert done.returncode == 0
    assert b"\x1b[" in text
    assert b"Dense ReLU" in text


def test_python_api_agrees(folder, run):
    import thimble

    data = np.load(folder / "samples.npz")
    network = thimble.convert(
        folder / "Iris-Net 2.joblib", calibrate=(data["x"], data["y"]), name="iris"
    )
    run("convert", "Iris-Net 2.joblib", "--calibrate", "samples.npz", "-o", "iris.h")
    assert (folder / "iris.h").read_text() == network.header
    assert network.predict(data["x"]).shape == (150, 3)
    assert json.dumps(network.report.cost.flash)
