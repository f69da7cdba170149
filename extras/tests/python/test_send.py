# SPDX-License-Identifier: MIT
"""thimble send: the records it takes, and a sketch that does not behave."""

from __future__ import annotations

import struct
import subprocess
import sys
import zlib

import pytest
from thimble.cli import main
from thimble.errors import ThimbleError
from thimble.send import BLOCK, DONE, HELLO, NEXT, REFUSED, read_record, send


def record(length: int = 100) -> bytes:
    body = b"Thm\1" + struct.pack("<I", length) + bytes(range(length - 12))
    return body + struct.pack("<I", zlib.crc32(body))


class Sketch:
    """The other end of the line: asks until it has so many bytes, then answers."""

    def __init__(self, wanted: int, answer: bytes, chatter: bytes = b"") -> None:
        self.got, self.wanted, self.answer = b"", wanted, answer
        self.out, self.sizes, self.now = chatter, [], 0.0
        self.is_asking = False

    def write(self, data: bytes) -> None:
        if data == bytes([HELLO]):
            if not self.is_asking and self.wanted:
                self.out += bytes([NEXT])
                self.is_asking = True
            return
        assert data[0] == BLOCK and data[1] == len(data) - 2 <= 32
        self.sizes.append(data[1])
        self.got += data[2:]
        self.out += bytes([NEXT]) if len(self.got) < self.wanted else self.answer

    def read(self, size: int = 1) -> bytes:
        self.now += 0.05
        taken, self.out = self.out[:size], self.out[size:]
        return taken

    def clock(self) -> float:
        return self.now


def test_blocks_are_sent_when_they_are_asked_for():
    data, shown = record(100), []
    sketch = Sketch(100, bytes([DONE]) + b"all is well\r\n", b"1 0 1\r\n")
    sent = send(data, sketch, show=shown.append, clock=sketch.clock)
    assert sketch.got == data and sketch.sizes == [32, 32, 32, 4]
    assert (sent.blocks, sent.answer) == (4, "all is well")
    assert b"".join(shown) == b"1 0 1\r\n"


def test_a_sketch_that_wants_more_than_there_is_gets_an_empty_block():
    sketch = Sketch(101, b"")
    with pytest.raises(ThimbleError, match="goes on asking behind the end"):
        send(record(100), sketch, clock=sketch.clock)
    assert sketch.sizes == [32, 32, 32, 4, 0]


def test_a_sketch_that_stops_asking():
    sketch = Sketch(64, b"")
    with pytest.raises(ThimbleError, match="asked for 2 blocks and then for nothing"):
        send(record(100), sketch, timeout=2, clock=sketch.clock)


def test_a_refusal_is_told():
    sketch = Sketch(100, bytes([REFUSED]) + b"another network\r\n")
    with pytest.raises(ThimbleError, match="refused the record: another network"):
        send(record(100), sketch, clock=sketch.clock)


def test_a_sketch_that_never_asks():
    for chatter in (b"", b"hello " * 1000):
        sketch = Sketch(0, b"", chatter)
        with pytest.raises(ThimbleError, match="nobody asked for the record within 3 s"):
            send(record(100), sketch, timeout=3, clock=sketch.clock)


@pytest.mark.parametrize(
    "content, message",
    [
        (b"", "is not a record"),
        (b"PK\3\4" + bytes(100), "is not a record"),
        (record()[:-1], "it says it has 100 bytes and has 99"),
        (record() + b"\0", "it says it has 100 bytes and has 101"),
        (record()[:50] + b"\xff" + record()[51:], "its CRC-32 does not match"),
    ],
)
def test_what_is_no_record_is_not_sent(content, message, tmp_path, capsys):
    path = tmp_path / "file.thm"
    path.write_bytes(content)
    with pytest.raises(ThimbleError, match=message):
        read_record(path)
    assert main(["send", str(path), "--port", "-"]) == 1
    said = capsys.readouterr()
    assert said.out == "" and message in said.err


def test_standard_output_and_ports_that_are_not_there(tmp_path, capsys):
    path = tmp_path / "file.thm"
    path.write_bytes(record())
    done = subprocess.run(
        [sys.executable, "-m", "thimble", "send", path, "--port", "-"],
        capture_output=True,
    )
    assert done.returncode == 0 and done.stdout == record()
    assert main(["send", str(path), "--port", str(tmp_path / "none")]) == 1
    assert "cannot open the port" in capsys.readouterr().err
    assert main(["send", str(tmp_path / "none.thm"), "--port", "-"]) == 1
    assert "No such file" in capsys.readouterr().err
