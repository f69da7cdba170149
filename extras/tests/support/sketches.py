# SPDX-License-Identifier: MIT
"""Builds the sketches of examples/ with the libraries that they include."""

from __future__ import annotations

from pathlib import Path

from thimble import toolchain

ROOT = Path(__file__).resolve().parents[3]
EXAMPLES = ROOT / "examples"
SECOND = 16_000_000


def sketch(name: str) -> Path:
    return EXAMPLES / name / f"{name}.ino"


def build(name: str, board: str, folder: Path) -> toolchain.Firmware:
    """The SD library is not installed and has a stand-in."""
    text = sketch(name).read_text(encoding="utf-8")
    used = [lib for lib in ("Wire", "SPI") if f"#include <{lib}.h>" in text]
    stand_ins = [Path(__file__).with_name("arduino")]
    return toolchain.build(
        sketch(name), board, folder, libraries=used, includes=stand_ins
    )
