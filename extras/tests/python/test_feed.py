# SPDX-License-Identifier: MIT
"""thimble feed: samples from files, the protocol, and a simulated Uno that learns."""

from __future__ import annotations

import re
import struct
from pathlib import Path

import numpy as np
import pytest
from thimble import examples
from thimble.cli import main
from thimble.errors import ThimbleError
from thimble.feed import (
    DONE,
    HELLO,
    JUDGE,
    LEARN,
    NEXT,
    REFUSED,
    SHAPE,
    Examples,
    Pupil,
    Shape,
    Status,
    feed,
    judge,
)

GESTURES = Path(__file__).resolve().parents[3] / "examples" / "LearnGestures"
CLASSES = Shape(2, 0)


class Sketch:
    """The other end of the line: asks for blocks, then answers."""

    def __init__(
        self, shape: Shape, refusals: int = 0, silent_after: int = 10**9
    ) -> None:
        self.shape, self.refusals, self.silent_after = shape, refusals, silent_after
        self.bytes_of_sample = 4 * shape.inputs + (4 * shape.targets or 2) + 1
        self.out, self.got, self.samples, self.now = b"", b"", [], 0.0
        self.command = 0

    def write(self, data: bytes) -> None:
        if data == bytes([HELLO]):
            self.out += bytes([SHAPE]) + struct.pack(
                "<HH", self.shape.inputs, self.shape.targets
            )
        elif data in (bytes([LEARN]), bytes([JUDGE])):
            self.command, self.got = data[0], b""
            self.out += b"hi\r\n" + bytes([NEXT])
        else:
            assert data[1] == len(data) - 2 <= 32
            self.got += data[2:]
            self._answer()

    def _answer(self) -> None:
        if len(self.got) < self.bytes_of_sample:
            self.out += bytes([NEXT])
        elif self.refusals > 0:
            self.refusals -= 1
            self.out += bytes([REFUSED])
        elif len(self.samples) < self.silent_after:
            assert self.got[-1] == sum(self.got[:-1]) & 0xFF
            self.samples.append((self.command, self.got[:-1]))
            self.out += bytes([DONE, 0]) + struct.pack("<f", 0.5)

    def read(self, size: int = 1) -> bytes:
        self.now += 0.01
        taken, self.out = self.out[:size], self.out[size:]
        return taken

    def clock(self) -> float:
        return self.now


def pupil(sketch: Sketch, shown: list | None = None) -> Pupil:
    show = (lambda text: None) if shown is None else shown.append
    return Pupil(sketch, timeout=2, show=show, clock=sketch.clock)


def samples(count: int = 3) -> Examples:
    x = np.arange(2 * count, dtype="<f4").reshape(count, 2)
    return Examples(x, np.arange(count, dtype="<u2"))


def test_samples_arrive_whole_and_in_order():
    sketch, shown = Sketch(CLASSES), []
    teacher = pupil(sketch, shown)
    assert teacher.shape() == CLASSES
    fed = list(feed(teacher, samples(), epochs=2))
    assert [(f.epoch, f.sample) for f in fed] == [
        (e, s) for e in (0, 1) for s in range(3)
    ]
    assert all(f.loss == 0.5 and f.status is Status.LEARNED for f in fed)
    wanted = [(LEARN, struct.pack("<ffH", 2 * k, 2 * k + 1, k)) for k in range(3)] * 2
    assert sketch.samples == wanted
    assert b"".join(shown) == b"hi\r\n" * 6


def test_shuffling_is_the_same_for_the_same_seed():
    orders = [
        [f.sample for f in feed(pupil(Sketch(CLASSES)), samples(20), 2, seed)]
        for seed in (1, 1, 2)
    ]
    assert orders[0] == orders[1] != orders[2]
    assert sorted(orders[0][:20]) == list(range(20)) != orders[0][:20]


def test_judging_learns_nothing():
    sketch = Sketch(CLASSES)
    assert judge(pupil(sketch), samples()) == 0.5
    assert {command for command, _ in sketch.samples} == {JUDGE}


def test_a_sample_that_was_lost_is_sent_again():
    sketch = Sketch(CLASSES, refusals=2)
    assert len(list(feed(pupil(sketch), samples()))) == 3
    with pytest.raises(ThimbleError, match="refused a sample 3 times"):
        list(feed(pupil(Sketch(CLASSES, refusals=3)), samples()))


def test_a_sketch_that_says_nothing():
    with pytest.raises(ThimbleError, match="said nothing for 2 s"):
        list(feed(pupil(Sketch(CLASSES, silent_after=1)), samples()))

    class Mute(Sketch):
        def write(self, data: bytes) -> None:
            pass

    with pytest.raises(ThimbleError, match="no sketch answered within 2 s"):
        pupil(Mute(CLASSES)).shape()


@pytest.mark.parametrize(
    "text, shape, t",
    [
        ("1,2,0\n3,4,1\n", Shape(2, 0), [0, 1]),
        ("a,b,class\n1,2,up\n3,4,down\n", Shape(2, 0), [1, 0]),
        ("class,a,b\nup,1,2\ndown,3,4\n", Shape(2, 0), [1, 0]),
        ("1,2,0.5\n3,4,-1\n", Shape(2, 1), [[0.5], [-1]]),
        ("1,2,0,1\n3,4,1,0\n", Shape(2, 2), [[0, 1], [1, 0]]),
        ("1,2,1\n3,4,0\n", Shape(2, 2), [[0, 1], [1, 0]]),
    ],
)
def test_reads_samples(tmp_path, text, shape, t):
    (tmp_path / "d.csv").write_text(text)
    read = examples.read(tmp_path / "d.csv", shape)
    assert read.x.tolist() == [[1, 2], [3, 4]] and read.t.tolist() == t
    assert read.t.dtype == ("<u2" if shape.targets == 0 else "<f4")


@pytest.mark.parametrize(
    "text, message",
    [
        ("", "d.csv is empty"),
        ("a,b,class\n", "a line of names and no samples"),
        ("1,2,0\n3,4\n", "different numbers of columns"),
        (
            "1,2,3,0\n",
            "has 4 columns, but the sketch takes 2 inputs and a class: 3 columns",
        ),
        ("1,x,0\n3,4,1\n5,6,1\n", "has a class|not a finite number"),
        ("1,2,0\n3,nan,1\n", 'sample 2: "nan" is not a finite number'),
        ("1,2,0\n3,4,0.5\n", "a class is not a whole number"),
        ("1,2,0\n3,4,-1\n", "a class is not a whole number"),
    ],
)
def test_refuses_bad_samples(tmp_path, text, message):
    (tmp_path / "d.csv").write_text(text)
    if "x" in text:  # a first line with less numbers is taken for names
        text = text.replace("x", "2", 1).replace("4", "x")
        (tmp_path / "d.csv").write_text(text)
    with pytest.raises(ThimbleError, match=message):
        examples.read(tmp_path / "d.csv", CLASSES)


def test_refuses_what_is_not_there(tmp_path, capsys):
    assert main(["feed", "none.csv"]) == 2
    assert "name either --port or --simulate" in capsys.readouterr().err
    assert main(["feed", "none.csv", "--port", str(tmp_path / "no_port")]) == 1
    assert "cannot open the port" in capsys.readouterr().err
    assert main(["feed", "none.csv", "--simulate", str(tmp_path / "no.ino")]) == 1
    assert "there is no sketch" in capsys.readouterr().err


def test_an_uno_learns_gestures(tmp_path, capsys, claim):
    data, picture = GESTURES / "gestures.csv", tmp_path / "loss.png"
    sketch = GESTURES / "LearnGestures.ino"
    arguments = ["feed", str(data), "--simulate", str(sketch), "--epochs", "2"]
    assert main([*arguments, "--validate", str(data), "--plot", str(picture)]) == 0
    out = capsys.readouterr().out
    assert "the sketch takes 16 inputs and a class" in out
    found = re.findall(r"epoch +\d: loss ([\d.]+), validation ([\d.]+)", out)
    assert len(found) == 2
    (first, _), (second, validation) = ((float(a), float(b)) for a, b in found)
    assert claim("examples_run").check(
        second < 0.3 * first < 0.2 and validation < 0.12
    ), out
    assert picture.read_bytes().startswith(b"\x89PNG")
