# SPDX-License-Identifier: MIT
"""Builds the firmware around a converted header and runs it on the simulated board."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from thimble import toolchain
from thimble.boards import Board
from thimble.check.header import Header
from thimble.check.host import Facts
from thimble.check.result import Flash, Ram
from thimble.toolchain import Firmware, Result, ToolchainError

SOURCE = Path(__file__).with_name("firmware.cpp")
EMPTY = Path(__file__).with_name("empty.cpp")
REGION = 1
# Long enough that starting the simulator does not count, short enough for a progress bar.
_SECONDS_A_RUN = 0.5

Progress = Callable[[int], None]


@dataclass(frozen=True)
class ChipRun:
    """The outputs of all samples, what each took, and what the whole program took."""

    outputs: np.ndarray
    counts: list[int]
    flash: Flash
    ram: Ram


@dataclass
class Chip:
    """A firmware with the network in it, and the same board without one."""

    header: Header
    facts: Facts
    board: Board
    work: Path

    def __post_init__(self) -> None:
        empty = toolchain.build(EMPTY, self.board, self.work / "empty")
        self._empty = empty
        self._firmware = toolchain.build(
            SOURCE, self.board, self.work / "chip", defines=self.header.defines
        )

    @property
    def value(self) -> np.dtype:
        """The type of a value on the chip: AVR's double is a float."""
        is_double = self.facts.value == np.dtype("<f8")
        return np.dtype("<f4") if is_double and self.board.is_avr else self.facts.value

    def run(self, values: np.ndarray, progress: Progress = lambda done: None) -> ChipRun:
        """Predict rows of the model's own values; progress hears of every row done."""
        rows = np.ascontiguousarray(values, self.value)
        began = time.perf_counter()
        results = [self._simulate(rows[:1])]
        progress(1)
        seconds = time.perf_counter() - began
        size = int(np.clip(_SECONDS_A_RUN / max(seconds, 1e-6), 1, 1000))
        pieces = [rows[start : start + size] for start in range(1, len(rows), size)]
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            for piece, result in zip(pieces, pool.map(self._simulate, pieces)):
                results.append(result)
                progress(len(piece))
        output = b"".join(result.output for result in results)
        outputs = np.frombuffer(output, self.value).reshape(len(rows), self.facts.outputs)
        counts = [count for result in results for count in self._counts(result)]
        return ChipRun(outputs, counts, self._flash(self._firmware), self._ram(results))

    def _simulate(self, rows: np.ndarray) -> Result:
        result = toolchain.simulate(self._firmware, input=rows.tobytes())
        expected = len(rows) * self.facts.outputs * self.value.itemsize
        if result.exit_code != 0 or len(result.output) != expected:
            raise ToolchainError(
                f"the firmware on the {self.board.title} gave {len(result.output)} of "
                f"{expected} bytes and ended with {result.exit_code} ({result.stop})"
            )
        return result

    def _counts(self, result: Result) -> Iterator[int]:
        """Cycles of each sample; a pushed sample and a sequence are the sum of their steps."""
        counts = result.regions[REGION]
        steps = self.facts.inputs + 2 if self.facts.pushed else self.facts.steps
        for start in range(0, len(counts), steps):
            yield sum(counts[start : start + steps])

    def _flash(self, firmware: Firmware) -> Flash:
        parameters = self.facts.parameter_bytes
        if self.value.itemsize < self.facts.value.itemsize:
            parameters //= 2
        base = self._empty.flash_bytes
        return Flash(
            limit=self.board.flash,
            core=base,
            parameters=parameters,
            code=firmware.flash_bytes - base - parameters,
        )

    def _ram(self, results: list[Result]) -> Ram:
        # A pushed value lives on the stack.
        # A recurrent model needs the values of one step.
        values = 0 if self.facts.pushed else self.facts.inputs // self.facts.steps
        array = values * self.value.itemsize
        static = self._firmware.ram_bytes
        core, model = self._empty.ram_bytes, self.facts.ram_bytes
        if self.board.is_avr:
            # Nothing but the model and its input comes on top of the core, and AVR aligns
            # nothing, so that its models may be smaller than those of other machines.
            model = static - array - core
        return Ram(
            limit=self.board.ram,
            core=static - array - model,
            input=array,
            model=model,
            stack=max(result.stack_bytes for result in results),
            heap=max(result.heap_bytes for result in results),
        )
