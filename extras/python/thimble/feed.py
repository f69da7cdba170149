# SPDX-License-Identifier: MIT
"""Feeds samples to a sketch that learns from them, one by one.

The sketch's side, and the protocol, are in src/thimble/train/feed.h.
"""

from __future__ import annotations

import struct
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import IntEnum

import numpy as np

from thimble.errors import ThimbleError
from thimble.send import (
    BLOCK,
    BLOCK_BYTES,
    DONE,
    HELLO,
    HELLO_SECONDS,
    NEXT,
    REFUSED,
    Line,
)

SHAPE, LEARN, JUDGE = 0x02, 0x0E, 0x0F
_TRIES = 3


class Status(IntEnum):
    """What became of a sample; TrainStatus of train/trainer.h."""

    LEARNED = 0
    BAD_INPUT = 1
    BAD_TARGET = 2
    EXPLODED = 3
    WAITING = 4


@dataclass(frozen=True)
class Shape:
    """What a sample of the sketch is: so many inputs and targets; 0 targets: a class."""

    inputs: int
    targets: int

    def __str__(self) -> str:
        if self.targets == 0:
            return f"{self.inputs} inputs and a class"
        return f"{self.inputs} inputs and {self.targets} target{'s' * (self.targets > 1)}"


@dataclass(frozen=True)
class Examples:
    """x[sample, input] and t[sample, target], or the index of a class in t[sample]."""

    x: np.ndarray
    t: np.ndarray

    def __len__(self) -> int:
        return len(self.x)


@dataclass(frozen=True)
class Fed:
    """One sample that the sketch has answered."""

    epoch: int
    sample: int
    loss: float
    status: Status


class Pupil:
    """The sketch at the other end of the line."""

    def __init__(
        self,
        line: Line,
        *,
        timeout: float = 10.0,
        show: Callable[[bytes], None] = lambda text: None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._line, self._timeout = line, timeout
        self._show, self._clock = show, clock

    def shape(self) -> Shape:
        """Asks until the sketch says what its samples are."""
        end = self._clock() + self._timeout
        next_hello = self._clock()
        while self._clock() < end:
            if self._clock() >= next_hello:
                self._line.write(bytes([HELLO]))
                next_hello = self._clock() + HELLO_SECONDS
            if self._line.read(1) == bytes([SHAPE]):
                shape = Shape(*struct.unpack("<HH", self._take(4)))
                self._drain()
                return shape
        raise ThimbleError(
            f"no sketch answered within {self._timeout:g} s; does the one on the board use "
            "thimble::Feed, at this baud rate?"
        )

    def learn(self, x: np.ndarray, t: np.ndarray) -> tuple[float, Status]:
        """One step of learning; the loss before it."""
        return self._give(LEARN, x, t)

    def judge(self, x: np.ndarray, t: np.ndarray) -> tuple[float, Status]:
        """The loss of a sample that is not learnt."""
        return self._give(JUDGE, x, t)

    def _give(self, command: int, x: np.ndarray, t: np.ndarray) -> tuple[float, Status]:
        payload = np.asarray(x, "<f4").tobytes() + t.tobytes()
        payload += bytes([sum(payload) & 0xFF])
        for _ in range(_TRIES):
            answer = self._transfer(command, payload)
            if answer is not None:
                return answer
        raise ThimbleError(
            f"the sketch refused a sample {_TRIES} times because bytes were lost; lower the "
            "baud rate on both sides"
        )

    def _transfer(self, command: int, payload: bytes) -> tuple[float, Status] | None:
        self._line.write(bytes([command]))
        at, heard = 0, self._clock()
        while self._clock() - heard <= self._timeout:
            received = self._line.read(1)
            if received == bytes([NEXT]):
                part = payload[at : at + BLOCK_BYTES]
                self._line.write(bytes([BLOCK, len(part)]) + part)
                at += len(part)
                heard = self._clock()
            elif received == bytes([DONE]):
                status, loss = struct.unpack("<Bf", self._take(5))
                return loss, Status(status)
            elif received == bytes([REFUSED]):
                return None
            elif received:
                self._show(received)
        raise ThimbleError(
            f"the sketch said nothing for {self._timeout:g} s in the middle of a sample; reset "
            "the board and feed again"
        )

    def _take(self, size: int) -> bytes:
        data, end = b"", self._clock() + self._timeout
        while len(data) < size and self._clock() < end:
            data += self._line.read(size - len(data))
        if len(data) < size:
            raise ThimbleError("the sketch broke off in the middle of an answer")
        return data

    def _drain(self) -> None:
        """Answers to hellos that crossed on the line."""
        while self._line.read(1) == bytes([SHAPE]):
            self._take(4)


def feed(
    pupil: Pupil, examples: Examples, epochs: int = 1, shuffle: int | None = None
) -> Iterator[Fed]:
    """Every sample in its order, or shuffled from a seed, for so many epochs."""
    order = np.arange(len(examples))
    random = None if shuffle is None else np.random.default_rng(shuffle)
    for epoch in range(epochs):
        if random is not None:
            random.shuffle(order)
        for sample in order:
            loss, status = pupil.learn(examples.x[sample], examples.t[sample])
            yield Fed(epoch, int(sample), loss, status)


def judge(pupil: Pupil, examples: Examples) -> float:
    """The mean loss of samples that are not learnt."""
    losses = [pupil.judge(x, t)[0] for x, t in zip(examples.x, examples.t)]
    return float(np.mean(losses))
