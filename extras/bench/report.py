# SPDX-License-Identifier: MIT
"""Writes docs/benchmarks.md and README.md's figures from the result files and peers.toml."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Sequence

import readme
import suite
from suite import Row

PAGE = suite.REPOSITORY / "docs" / "benchmarks.md"
TEXT = suite.FOLDER / "report.md"
CORES = ("cortex-m0", "cortex-m3", "cortex-m4", "rv32imc")
# What a program is called beside the peers.
VARIANTS = {
    "float": "`Float32`",
    "int8": "`Int8<Native>`, logits",
    "int8_softmax": "`Int8<Native>`, softmax",
    "int8_tflite": "`Int8<Tflite>`, logits",
}


# Layouts that are not those of the board.
LAYOUTS = {"portable": ", plain C++", "avr-small": ", smallest code"}


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Markdown; the first column to the left, numbers to the right."""
    lines = ["| " + " | ".join(head) + " |", "|---|" + "---:|" * (len(head) - 1)]
    return "\n".join([*lines, *("| " + " | ".join(row) + " |" for row in rows)])


def variant(program: str) -> str:
    entry = suite.programs()[program]
    name = VARIANTS.get(entry.numbers, entry.numbers)
    if entry.layout:
        name += LAYOUTS[entry.layout]
    if program.endswith("_pushed"):
        name += ", pushed"
    return f"{name}, `{entry.opt}`" if entry.opt else name


def avr_table(names: Sequence[str], peers: str, compared: str) -> str:
    """Ours in bold, then the peers, each with how many times the cycles of `compared`."""
    rows = suite.read_rows("atmega328p")
    base = rows[compared].cycles_or_instructions
    measured = [name for name in names if name in rows]
    lines = [_avr_line(f"**Thimble**, {variant(n)}", rows[n], base) for n in measured]
    for peer in sorted(
        suite.read_toml("peers.toml")["atmega328p"][peers], key=lambda p: p[3]
    ):
        library, version, how, cycles, flash, ram, stack, error, note = peer
        name = f"{library} {version}, {how}" + (f" ({note})" if note else "")
        lines.append(_avr_line(name, Row("", flash, ram, stack, cycles, 1, error), base))
    head = ("", "cycles", "ratio", "ms", "flash", "RAM", "stack", "peak RAM", "error")
    return table(head, lines)


def _avr_line(name: str, row: Row, base: int) -> list[str]:
    cycles = row.cycles_or_instructions
    return [
        name,
        f"{cycles:,}",
        f"{cycles / base:.2f}",
        f"{cycles / 16000:.2f}",
        *(f"{n:,}" for n in (row.flash_bytes, row.ram_bytes, row.stack_bytes)),
        f"{row.peak_ram_bytes:,}",
        f"{row.max_abs_error:.1e}",
    ]


def cores_table(net: str, numbers: str, programs: Sequence[str]) -> str:
    """Instructions, and in brackets instructions for each multiply-accumulate."""
    macs = suite.net(net)["macs"]
    rows = {core: suite.read_rows(core) for core in CORES}
    lines = []
    for name in programs:
        counts = [
            rows[c][name].cycles_or_instructions if name in rows[c] else 0 for c in CORES
        ]
        lines.append([f"**Thimble**, {variant(name)}", *_per_mac(counts, macs)])
    for library, version, *counts in suite.read_toml("peers.toml")["cores"][
        f"{net}_{numbers}"
    ]:
        lines.append([f"{library}, {version}", *_per_mac(counts, macs)])
    return table(["", *(suite.TARGETS[core].title for core in CORES)], lines)


def _per_mac(counts: Sequence[int], macs: int) -> list[str]:
    return [f"{n:,} ({n / macs:.2f})" if n else "" for n in counts]


def host_table() -> str:
    macs = suite.net("w5")["macs"]
    ours = suite.read_rows("host")["w5_float"].cycles_or_instructions
    lines = [["**Thimble**, `Float32`", *_per_mac([ours], macs), "1.00"]]
    for library, version, count in suite.read_toml("peers.toml")["host"]["w5_float"]:
        lines.append(
            [f"{library}, {version}", *_per_mac([count], macs), f"{count / ours:.2f}"]
        )
    return table(["", "instructions", "ratio"], lines)


def own_table(target: str) -> str:
    """Every row of a board, with the code: flash without the parameters."""
    unit = suite.TARGETS[target].unit
    head = (
        "program",
        unit,
        f"{unit} / MAC",
        "flash",
        "of it code",
        "RAM",
        "stack",
        "error",
    )
    return table(
        head, [_own_line(target, row) for row in suite.read_rows(target).values()]
    )


def _own_line(target: str, row: Row) -> list[str]:
    code = row.flash_bytes - suite.parameter_bytes(row.program, target)
    return [
        f"`{row.program}`",
        f"{row.cycles_or_instructions:,}",
        f"{row.per_mac:.2f}",
        *(f"{n:,}" for n in (row.flash_bytes, code, row.ram_bytes)),
        "" if row.stack_bytes is None else f"{row.stack_bytes:,}",
        f"{row.max_abs_error:.1e}",
    ]


def unfit_list() -> str:
    titles = {name: target.title for name, target in suite.TARGETS.items()}
    return "\n".join(
        f"- `{program}` on the {titles[board]}: {reason}"
        for (board, program), reason in suite.read_unfit().items()
    )


def text() -> str:
    """report.md with each {{name(arguments)}} replaced by what it gives."""
    tables = {
        "avr": lambda names, peers, compared: avr_table(names.split(), peers, compared),
        "cores": lambda net, numbers, names: cores_table(net, numbers, names.split()),
        "host": host_table,
        "own": own_table,
        "unfit": unfit_list,
    }

    def fill(found: re.Match[str]) -> str:
        name, *arguments = [part.strip() for part in found[1].split("|")]
        return tables[name](*arguments)

    return re.sub(r"\{\{(.+?)\}\}", fill, TEXT.read_text(encoding="utf-8"))


def write() -> None:
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(text(), encoding="utf-8")
    readme.PAGE.write_text(readme.text(), encoding="utf-8")


def is_current() -> bool:
    wanted = {PAGE: text(), readme.PAGE: readme.text()}
    return all(
        page.exists() and page.read_text(encoding="utf-8") == content
        for page, content in wanted.items()
    )


if __name__ == "__main__":
    write()
    sys.exit(0)
