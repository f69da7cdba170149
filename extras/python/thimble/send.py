# SPDX-License-Identifier: MIT
"""Sends a record to a sketch that asks for it block by block.

The sketch's side, and the protocol, are in src/thimble/storage/stream.h. A block is shorter
than the 64 bytes in which an Arduino receives, and comes only when it is asked for, so that
nothing is lost while the sketch writes to EEPROM, FRAM or a card.
"""

from __future__ import annotations

import time
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from thimble.errors import ThimbleError

HELLO, NEXT, BLOCK, DONE, REFUSED = 0x05, 0x06, 0x01, 0x04, 0x15
BLOCK_BYTES = 32
HELLO_SECONDS = 0.3
LEAST_BYTES = 20  # of a record: head and checksum


class Line(Protocol):
    """A serial port: read() gives b"" when nothing comes for a moment."""

    def read(self, size: int = 1) -> bytes: ...
    def write(self, data: bytes) -> object: ...


@dataclass(frozen=True)
class Sent:
    """What was sent, and the line with which the sketch took it."""

    blocks: int
    answer: str


def read_record(path: Path) -> bytes:
    """The bytes of a record, or ThimbleError when it cannot be a whole one."""
    data = path.read_bytes()
    if data[:3] != b"Thm":
        raise ThimbleError(
            f"{path} is not a record; write one with thimble convert MODEL --to record"
        )
    length = int.from_bytes(data[4:8], "little")
    if len(data) < LEAST_BYTES or length != len(data):
        raise ThimbleError(
            f"{path} is not whole: it says it has {length:,} bytes and has {len(data):,}; "
            "convert the model again"
        )
    if zlib.crc32(data[:-4]) != int.from_bytes(data[-4:], "little"):
        raise ThimbleError(
            f"{path} is damaged, its CRC-32 does not match; convert the model again"
        )
    return data


def send(
    data: bytes,
    line: Line,
    *,
    timeout: float = 10.0,
    show: Callable[[bytes], None] = lambda text: None,
    clock: Callable[[], float] = time.monotonic,
) -> Sent:
    """Sends a record and waits until the sketch says what became of it.

    `show` gets what the sketch prints meanwhile. ThimbleError when it does not ask, stops
    asking, or refuses the record.
    """
    at = blocks = 0
    last_hello = -HELLO_SECONDS
    heard = clock()
    while True:
        if blocks == 0 and clock() - last_hello >= HELLO_SECONDS:
            line.write(bytes([HELLO]))
            last_hello = clock()
        received = line.read(1)
        if not received:
            if clock() - heard > timeout:
                raise ThimbleError(_silence(blocks, timeout))
            continue
        if received[0] == NEXT:
            heard = clock()
            if at > len(data):
                raise ThimbleError(
                    "the sketch goes on asking behind the end of the record; does it read "
                    "records with this version of Thimble?"
                )
            part = data[at : at + BLOCK_BYTES]
            line.write(bytes([BLOCK, len(part)]) + part)
            at += len(part) or 1  # an empty block says that this was all
            blocks += 1
        elif received[0] in (DONE, REFUSED):
            answer = _rest_of_line(line, clock)
            if received[0] == REFUSED:
                raise ThimbleError(f"the sketch refused the record: {answer}")
            return Sent(blocks, answer)
        else:
            show(received)
            if blocks == 0 and clock() - heard > timeout:
                raise ThimbleError(_silence(blocks, timeout))


def _silence(blocks: int, timeout: float) -> str:
    if blocks == 0:
        return (
            f"nobody asked for the record within {timeout:g} s; does the sketch on the board "
            "use thimble::RequestedStream, at this baud rate?"
        )
    return (
        f"the sketch asked for {blocks} blocks and then for nothing within {timeout:g} s; "
        "reset the board and send again: what it had before is still there"
    )


def _rest_of_line(line: Line, clock: Callable[[], float]) -> str:
    text, end = b"", clock() + 1.0
    while clock() < end and not text.endswith(b"\n"):
        text += line.read(1)
    return text.decode("utf-8", "replace").strip() or "it gave no reason"
