# SPDX-License-Identifier: MIT
"""Writes the table of figures between the two marks in README.md."""

from __future__ import annotations

import suite

PAGE = suite.REPOSITORY / "README.md"
BEGIN, END = "<!-- figures:begin -->\n", "<!-- figures:end -->\n"
# Name, our program, the peers' table.
NETS = [
    ("digits 14x14, 196-32-16-10, int8", "w3_int8_softmax", "w3_int8"),
    ("the same, one value at a time, to its scores", "w3_int8_pushed", "w3_pushed"),
    ("the same in float", "w3_float", "w3_float"),
    ("digits 8x8, 64-16-10, int8", "w2_int8_softmax", "w2_int8"),
    ("xor, 3-3-1, float", "w1_float", "w1_float"),
]


def table() -> str:
    """Ours against the best other library in each of time, flash and RAM."""
    lines = [
        "| on an Arduino Uno, 16 MHz | time | flash | peak RAM |",
        "|---|---:|---:|---:|",
    ]
    rows = suite.read_rows("atmega328p")
    peers = suite.read_toml("peers.toml")["atmega328p"]
    for name, program, others in NETS:
        row = rows[program]
        time = min(peer[3] for peer in peers[others])
        flash = min(peer[4] for peer in peers[others])
        ram = min(peer[5] + peer[6] for peer in peers[others])
        lines.append(
            f"| {name} | **{row.cycles_or_instructions / 16000:.2f} ms** ({time / 16000:.2f})"
            f" | **{row.flash_bytes:,} B** ({flash:,})"
            f" | **{row.peak_ram_bytes:,} B** ({ram:,}) |"
        )
    lines.append(
        "\nIn brackets the best other library *for that column*; flash is above an empty "
        "sketch, RAM that\nof the whole sketch with its input and stack."
    )
    return "\n".join(lines) + "\n"


def text() -> str:
    """README.md as it should be."""
    before, rest = PAGE.read_text(encoding="utf-8").split(BEGIN)
    return before + BEGIN + table() + END + rest.split(END)[1]
