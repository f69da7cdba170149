# SPDX-License-Identifier: MIT
"""What the bench knows: its boards, programs, nets and the result files."""

from __future__ import annotations

import csv
import functools
import json
import sys
from collections.abc import Iterable
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Optional

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

FOLDER = Path(__file__).resolve().parent
REPOSITORY = FOLDER.parents[1]
RESULTS = FOLDER / "results"
UNFIT = RESULTS / "does_not_fit.csv"


@dataclass(frozen=True)
class Target:
    """A board of the bench: `board` is its name in boards.toml."""

    name: str
    board: str
    title: str
    opt: str
    baseline: str
    layout: str = "portable"
    all_programs: bool = True  # or only those that name it

    @property
    def unit(self) -> str:
        return "cycles" if self.is_avr else "instructions"

    @property
    def is_avr(self) -> bool:
        return self.baseline == "empty"


# AVR at Arduino's -Os above an empty sketch; the others at -O2, as their peers were, above
# a program that only talks to the simulator.
TARGETS = {
    target.name: target
    for target in (
        Target("atmega328p", "uno", "ATmega328P (Uno)", "-Os", "empty", "avr"),
        Target("atmega2560", "mega", "ATmega2560", "-Os", "empty", "avr", False),
        Target("attiny85", "attiny85", "ATtiny85", "-Os", "empty", "avr-tiny"),
        Target("cortex-m0", "cortex-m0", "Cortex-M0", "-O2", "harness", "cortex-m0"),
        Target("cortex-m3", "cortex-m3", "Cortex-M3", "-O2", "harness"),
        Target("cortex-m4", "cortex-m4", "Cortex-M4F", "-O2", "harness", "cortex-m4"),
        Target("rv32imc", "rv32imc", "RV32IMC", "-O2", "harness"),
        Target("host", "host", "x86-64 host", "-O2", "harness"),
    )
}


@dataclass(frozen=True)
class Program:
    """One entry of programs.toml."""

    name: str
    source: str
    net: str = ""
    numbers: str = ""
    macs: int = 0
    opt: str = ""
    layout: str = ""
    boards: tuple[str, ...] = tuple(
        target.name for target in TARGETS.values() if target.all_programs
    )

    def header_folders(self, target: Target) -> list[Path]:
        """Where the header of its net is found on this board: the first that has it."""
        layouts = dict.fromkeys([self.layout or target.layout, "portable"])
        return [FOLDER / "nets" / layout for layout in layouts]


@dataclass
class Row:
    """One line of results/<board>.csv."""

    program: str
    flash_bytes: int
    ram_bytes: int
    stack_bytes: Optional[int]
    cycles_or_instructions: int
    macs: int
    max_abs_error: float

    @property
    def peak_ram_bytes(self) -> int:
        return self.ram_bytes + (self.stack_bytes or 0)

    @property
    def per_mac(self) -> float:
        return self.cycles_or_instructions / self.macs


COLUMNS = [field.name for field in fields(Row)]


def read_toml(name: str) -> dict:
    return tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))


@functools.cache
def programs() -> dict[str, Program]:
    """In the order of the file."""
    found = {}
    for name, entry in read_toml("programs.toml").items():
        if "boards" in entry:
            entry["boards"] = tuple(entry["boards"])
        if "net" in entry:
            entry["macs"] = net(entry["net"])["macs"]
        found[name] = Program(**{"name": name, "source": name, **entry})
    return found


@functools.cache
def net(name: str) -> dict:
    """Inputs and expected outputs of a net."""
    return json.loads((FOLDER / "nets" / f"{name}.json").read_text(encoding="utf-8"))


def parameter_bytes(program: str, target: str) -> int:
    """Flash that is not code: weights, biases, multipliers, tables."""
    entry = programs()[program]
    if not entry.net:
        return 0
    sizes = net(entry.net)[entry.numbers]["parameter_bytes"]
    layout = entry.layout or TARGETS[target].layout
    return sizes[layout if layout in sizes else "portable"]


def read_rows(target: str) -> dict[str, Row]:
    """The committed results of a board by program."""
    path = RESULTS / f"{target}.csv"
    if not path.exists():
        return {}
    with path.open(encoding="utf-8", newline="") as file:
        rows = [
            Row(
                line["program"],
                int(line["flash_bytes"]),
                int(line["ram_bytes"]),
                int(line["stack_bytes"]) if line["stack_bytes"] else None,
                int(line["cycles_or_instructions"]),
                int(line["macs"]),
                float(line["max_abs_error"]),
            )
            for line in csv.DictReader(file)
        ]
    return {row.program: row for row in rows}


def write_rows(target: str, rows: Iterable[Row]) -> None:
    lines = [
        [
            *(row.program, row.flash_bytes, row.ram_bytes),
            "" if row.stack_bytes is None else row.stack_bytes,
            *(row.cycles_or_instructions, row.macs, f"{row.max_abs_error:.2g}"),
        ]
        for row in in_order(rows)
    ]
    _write(RESULTS / f"{target}.csv", COLUMNS, lines)


def in_order(rows: Iterable[Row]) -> list[Row]:
    """In the order of programs.toml; a program that is gone loses its row."""
    by_name = {row.program: row for row in rows}
    return [by_name[name] for name in programs() if name in by_name]


def read_unfit() -> dict[tuple[str, str], str]:
    """Why a program has no row, by (board, program)."""
    if not UNFIT.exists():
        return {}
    with UNFIT.open(encoding="utf-8", newline="") as file:
        return {
            (line["board"], line["program"]): line["reason"]
            for line in csv.DictReader(file)
        }


def write_unfit(reasons: dict[tuple[str, str], str]) -> None:
    order = [(t, p) for t in TARGETS for p in programs()]
    lines = [[*key, reasons[key]] for key in order if key in reasons]
    _write(UNFIT, ["board", "program", "reason"], lines)


def _write(path: Path, columns: list[str], lines: list[list]) -> None:
    path.parent.mkdir(exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(lines)
