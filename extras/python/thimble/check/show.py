# SPDX-License-Identifier: MIT
"""Prints a check for a person: what is equal, how right, how fast, how large."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from thimble.check.result import HOST, Accuracy, CheckResult, Comparison, Flash, Ram

_BAR_WIDTH = 28
_EIGHTHS = " ▏▎▍▌▋▊▉"


def show(result: CheckResult, console: Console | None = None) -> None:
    """The whole report; a terminal gets colours, a file plain text."""
    console = console or Console(highlight=False)
    console.print(_title(result))
    console.print()
    for line in _equality(result):
        console.print(line)
    console.print()
    for line in _facts(result):
        console.print(line)
    console.print()
    console.print(Text(f" {_footnote(result)}", style="dim"))


def bar(part: float, width: int = _BAR_WIDTH) -> Text:
    """A bar of eighths; red when more than all is used."""
    style = "red" if part > 1 else "yellow" if part > 0.8 else "green"
    eighths = min(width * 8, max(1, round(part * width * 8)))
    full, rest = divmod(eighths, 8)
    drawn = "█" * full + (_EIGHTHS[rest] if rest else "")
    rest_of_it = "·" * (width - len(drawn))
    return Text().append(drawn, style=style).append(rest_of_it, style="dim")


def _title(result: CheckResult) -> Text:
    board = result.board
    inputs, outputs = result.shape
    text = Text().append(result.name, style="bold cyan")
    text.append(f"  {inputs} → {outputs}, {result.numbers}", style="cyan")
    text.append(f"  on the {board.title}", style="bold")
    if board.is_avr and board.mcu not in board.title.lower():
        text.append(f", {_chip(board.mcu)}")
    clock = "" if "MHz" in board.title else f" at {board.clock_hz / 1e6:g} MHz"
    return text.append(clock)


def _chip(mcu: str) -> str:
    """atmega328p is the ATmega328P."""
    family = next(f for f in ("atmega", "attiny", "at90") if mcu.startswith(f))
    return f"{family.replace('at', 'AT', 1)}{mcu[len(family) :].upper()}"


def _equality(result: CheckResult) -> list[Text]:
    host = result.comparisons[0]
    if not all(comparison.passed for comparison in result.comparisons):
        return [
            _wrong(comparison)
            for comparison in result.comparisons
            if not comparison.passed
        ]
    samples = f"   {result.samples:,} samples × {result.shape[1]} outputs: "
    text = Text().append(" ✔ ", style="bold green")
    others = " = ".join(comparison.against for comparison in result.comparisons)
    if host.bound == 0:
        text.append(f"{host.equal:,} of {host.values:,} outputs are equal", style="bold")
        text.append(", byte for byte")
        return [
            text,
            Text(f"{samples}simulated chip = same C++ on {others}", style="dim"),
        ]
    text.append(f"{host.values:,} of {host.values:,} outputs agree", style="bold")
    text.append(f" to within {max(host.largest, 1e-12):.1g}")
    detail = (
        f"{samples}simulated chip and the same C++ on {others}\n"
        f"   {host.equal:,} equal bit for bit; allowed for an output y: {host.bound:g} max(1, |y|)"
    )
    return [text, Text(detail, style="dim")]


def _wrong(comparison: Comparison) -> Text:
    first = comparison.first
    assert first is not None
    differ = comparison.values - comparison.equal
    text = Text().append(" ✘ ", style="bold red")
    text.append(f"{differ:,} of {comparison.values:,} outputs differ", style="bold red")
    text.append(
        f" from {comparison.against}; the first is output {first.output} of sample "
        f"{first.sample}:\n   the chip gives {first.chip:g}, "
        f"{comparison.against} {first.expected:g}"
    )
    return text


def _facts(result: CheckResult) -> list[Text]:
    rows: list[tuple[str, Text]] = []
    if result.accuracy is not None:
        rows.append((result.accuracy.metric, _scores(result.accuracy)))
    rows += [
        ("time", _time(result)),
        ("flash", _use(result.flash)),
        ("", _flash_parts(result.flash)),
        ("RAM", _use(result.ram)),
        ("", _ram_parts(result.ram)),
    ]
    return [
        Text().append(f" {name:<10}", style="bold").append_text(text)
        for name, text in rows
    ]


def _scores(accuracy: Accuracy) -> Text:
    percent = accuracy.metric == "accuracy"
    text = Text()
    for value, where in (
        (accuracy.float, "in float"),
        (accuracy.host, f"on {HOST}"),
        (accuracy.chip, "on the chip"),
    ):
        if value is not None:
            text.append(
                f"{100 * value:.1f} %" if percent else f"{value:.4g}", style="bold"
            )
            text.append(f" {where}   ")
    text.rstrip()
    return text


def _time(result: CheckResult) -> Text:
    low, high = min(result.counts), max(result.counts)
    about = "" if result.board.unit == "cycles" else "~"
    text = Text().append(f"{about}{result.ms:,.3g} ms", style="bold")
    spread = "every time" if low == high else f"({low:,} to {high:,})"
    text.append(f"  {result.median_count:,} {result.board.unit} {spread}")
    if result.ms > 0:
        text.append(f", {1000 / result.ms:,.0f} a second")
    return text


def _use(part: Flash | Ram) -> Text:
    text = bar(part.used / part.limit)
    text.append(f"  {part.used:,} of {part.limit:,} B", style="bold")
    return text.append(f"  {100 * part.used / part.limit:.1f} %")


def _flash_parts(flash: Flash) -> Text:
    return _parts(parameters=flash.parameters, code=flash.code, core=flash.core)


def _ram_parts(ram: Ram) -> Text:
    return _parts(
        model=ram.model, input=ram.input, core=ram.core, stack=ram.stack, heap=ram.heap
    )


def _parts(**parts: int) -> Text:
    return Text(
        " + ".join(f"{name} {size:,}" for name, size in parts.items()), style="dim"
    )


def _footnote(result: CheckResult) -> str:
    if result.board.simulator == "qemu":
        return (
            "Instructions: predict() alone, exact in QEMU. ms: as if each took one cycle."
        )
    return "Cycles: predict() alone, exact in simavr. Bytes: whole program and stack."
