# SPDX-License-Identifier: MIT
"""The Arduino core as a static library, built once per board and optimisation level."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from thimble.boards import Board
from thimble.errors import ThimbleError

PLATFORM = Path("/usr/share/arduino/hardware/arduino/avr")
IDE_VERSION = 10819


class NoArduinoCore(ThimbleError):
    """The Arduino core is not installed; the message says how to get it."""


def cache_folder() -> Path:
    """Where built cores are kept between runs."""
    home = os.environ.get("THIMBLE_CACHE")
    if home:
        return Path(home)
    return Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "thimble"


def flags(board: Board) -> list[str]:
    """Defines and include paths that a sketch and the core are both compiled with."""
    if not (PLATFORM / "cores" / "arduino").is_dir():
        raise NoArduinoCore(
            "the Arduino core is not installed; run `make setup` "
            "(Debian package: arduino-core-avr)"
        )
    return [
        f"-DARDUINO={IDE_VERSION}",
        f"-DARDUINO_{board.arduino_board}",
        "-DARDUINO_ARCH_AVR",
        *[f"-D{define}" for define in board.arduino_defines],
        f"-I{PLATFORM / 'cores' / 'arduino'}",
        f"-I{PLATFORM / 'variants' / board.arduino_variant}",
    ]


def library(name: str) -> tuple[list[Path], list[Path]]:
    """Sources and include folders of a library that comes with the core, such as Wire."""
    folder = PLATFORM / "libraries" / name / "src"
    if not folder.is_dir():
        raise NoArduinoCore(
            f"the Arduino core has no library {name}; run `make setup` "
            "(Debian package: arduino-core-avr)"
        )
    sources = [p for p in folder.rglob("*") if p.suffix in (".c", ".cpp")]
    return sorted(sources), [folder, folder / "utility"]


def archive(
    board: Board,
    opt: str,
    compile_file: Callable[..., str],
    run: Callable[[Sequence[str | Path]], str],
) -> Path:
    """core.a for this board; several processes may ask at once."""
    # Core 1.8.7 uses DECIMAL_DIG, which avr-gcc 5.4 leaves to its C library.
    options = [
        "-w",
        *flags(board),
        f"-DF_CPU={board.clock_hz}L",
        "-DDECIMAL_DIG=__DECIMAL_DIG__",
    ]
    sources = sorted(
        path
        for path in (PLATFORM / "cores" / "arduino").iterdir()
        if path.suffix in (".c", ".cpp", ".S")
    )
    key = hashlib.sha256()
    for text in (board.mcu, opt, *board.flags, *options):
        key.update(text.encode() + b"\0")
    for path in sources:
        key.update(
            f"{path.name} {path.stat().st_size} {path.stat().st_mtime_ns}\0".encode()
        )
    target = cache_folder() / f"core-{board.name}{opt}-{key.hexdigest()[:12]}.a"
    if target.exists():
        return target
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent) as folder:
        objects: list[Path] = []
        for path in sources:
            objects.append(Path(folder) / (path.name + ".o"))
            compile_file(board, path, objects[-1], opt, options)
        built = Path(folder) / "core.a"
        run([f"{board.compiler}gcc-ar", "rcs", built, *objects])
        shutil.move(built, target)
    return target
