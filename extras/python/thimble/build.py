# SPDX-License-Identifier: MIT
"""Compile and link a firmware for a board."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from thimble import arduino_core
from thimble.boards import Board, find
from thimble.errors import ThimbleError

REPOSITORY = Path(__file__).resolve().parents[3]
LIBRARY = REPOSITORY / "src"
FIRMWARE = REPOSITORY / "extras" / "sim" / "firmware"

WARNINGS = ("-Wall", "-Wextra")
AVR_RAM, AVR_EEPROM = 0x800000, 0x810000  # where avr-gcc puts SRAM and EEPROM

PACKAGES = {
    "avr-": "gcc-avr avr-libc binutils-avr",
    "arm-none-eabi-": "gcc-arm-none-eabi libnewlib-arm-none-eabi",
    "riscv64-unknown-elf-": "gcc-riscv64-unknown-elf picolibc-riscv64-unknown-elf",
    "": "g++",
}


class ToolchainError(ThimbleError):
    """Something could not be built or run; the message says what to do."""


class TooLarge(ToolchainError):
    """The program does not fit into the board."""


@dataclass(frozen=True)
class Firmware:
    """A linked program."""

    elf: Path
    flash_bytes: int
    ram_bytes: int
    board: Board = field(repr=False)
    warnings: str = ""


def _tool(board: Board, name: str) -> str:
    command = board.compiler + name
    if shutil.which(command) is None:
        raise ToolchainError(
            f"{command} is not installed; run `make setup` "
            f"(Debian packages: {PACKAGES.get(board.compiler, command)})"
        )
    return command


def _run(command: Sequence[str | Path]) -> str:
    """Run a compiler; what it wrote, or ToolchainError with all of it."""
    done = subprocess.run(
        [str(word) for word in command],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )
    if done.returncode != 0:
        lines = done.stdout.strip().splitlines()
        shown = (
            lines
            if len(lines) <= 60
            else [*lines[:60], f"... {len(lines) - 60} more lines"]
        )
        raise ToolchainError("\n".join([f"{command[0]} failed:", *shown]))
    return done.stdout


def _language_flags(board: Board, suffix: str, opt: str) -> list[str]:
    """Flags of a language: on AVR those of Arduino's own platform.txt."""
    common = ["-c", "-g", opt, "-ffunction-sections", "-fdata-sections"]
    if board.is_avr:
        common.append("-flto")
        if suffix == ".c":
            return [*common, "-std=gnu11", "-fno-fat-lto-objects"]
        if suffix == ".S":
            return ["-c", "-g", "-x", "assembler-with-cpp", "-flto"]
        return [*common, "-std=gnu++11", "-fpermissive", "-fno-exceptions",
                "-fno-threadsafe-statics", "-Wno-error=narrowing"]  # fmt: skip
    if suffix == ".c":
        return [*common, "-std=gnu11"]
    if suffix == ".S":
        return ["-c", "-g", "-x", "assembler-with-cpp"]
    bare = [] if board.simulator == "host" else [
        "-fno-exceptions", "-fno-rtti", "-fno-threadsafe-statics", "-fno-use-cxa-atexit",
        "-fno-unwind-tables", "-fno-asynchronous-unwind-tables"]  # fmt: skip
    return [*common, "-std=c++11", *bare]


def _compile(
    board: Board,
    source: Path,
    target: Path,
    opt: str,
    flags: Sequence[str],
    text: str | None = None,
) -> str:
    suffix = source.suffix
    compiler = _tool(board, "g++" if suffix not in (".c", ".S") else "gcc")
    language = _language_flags(board, suffix, opt)
    if suffix == ".ino":
        # As the IDE does: the sketch is C++ with Arduino.h in front of it.
        sketch = target.with_suffix(".cpp")
        lines = f'#include <Arduino.h>\n#line 1 "{source}"\n'
        sketch.write_text(lines + source.read_text(encoding="utf-8"), encoding="utf-8")
        flags = [*flags, f"-I{source.parent}"]
        source = sketch
    return _run([compiler, *language, *board.flags, *flags, source, "-o", target])


def _start_up(board: Board) -> tuple[list[Path], list[str]]:
    """Start-up files and link flags of a bare board."""
    if board.is_avr:
        return [], []
    if board.simulator == "host":
        return [], ["-pthread"]
    is_arm = board.compiler.startswith("arm")
    names = ["start_cortex_m.c"] if is_arm else ["start_riscv.S", "start_riscv.c"]
    files = [FIRMWARE / name for name in [*names, "semihosting.c", "syscalls.c"]]
    link = ["-nostartfiles", f"-T{FIRMWARE / 'qemu.ld'}"]
    if is_arm:
        link.append("--specs=nano.specs")
    for symbol, value in (("SIM_FLASH", board.flash_base), ("SIM_FLASH_SIZE", board.flash),
                          ("SIM_RAM", board.ram_base), ("SIM_RAM_SIZE", board.ram),
                          ("SIM_STACK_SIZE", board.stack)):  # fmt: skip
        link.append(f"-Wl,--defsym={symbol}=0x{value:x}")
    return files, link


def section_sizes(board: Board, elf: Path) -> tuple[int, int]:
    """Flash and static RAM, from the sections."""
    flash = ram = 0
    ram_base = AVR_RAM if board.is_avr else board.ram_base
    for line in _run([_tool(board, "size"), "-A", elf]).splitlines():
        words = line.split()
        if len(words) != 3 or not words[1].isdigit() or not words[0].startswith("."):
            continue
        name, size, address = words[0], int(words[1]), int(words[2])
        if name in (".stack", ".tbss") or re.match(
            r"\.(debug|comment|note|stab|ARM\.attr|riscv\.attr)", name
        ):
            continue
        if board.simulator == "host":
            is_ram = name in (".data", ".bss", ".tdata")
        elif board.is_avr and address >= AVR_EEPROM:
            continue
        else:
            is_ram = address >= ram_base
        holds_bytes = name not in (".bss", ".noinit")
        ram += size if is_ram else 0
        flash += size if not is_ram or holds_bytes else 0
    return flash, ram


def _too_large(board: Board, kind: str, used: int, limit: int) -> TooLarge:
    return TooLarge(
        f"the program does not fit into the {kind} of the {board.title}: "
        f"{used:,} of {limit:,} B, {used - limit:,} B too much"
    )


def _check_fit(board: Board, flash: int, ram: int) -> None:
    if flash > board.flash:
        raise _too_large(board, "flash", flash, board.flash)
    if ram > board.ram - board.stack:
        raise _too_large(board, "RAM", ram + board.stack, board.ram)


def _link(board: Board, command: list[str | Path], elf: Path) -> str:
    try:
        return _run([*command, "-o", elf])
    except ToolchainError as error:
        if not re.search(
            r"overflowed by|will not fit in region|is not within region", str(error)
        ):
            raise
        # Once more on a chip as large as can be, to see how much is too much.
        room = {"__TEXT_REGION_LENGTH__": 1 << 22, "__DATA_REGION_LENGTH__": 0xFF00}
        if not board.is_avr:
            room = {"SIM_FLASH_SIZE": 1 << 23, "SIM_RAM_SIZE": 1 << 30}
        defines = [f"-Wl,--defsym={name}={value}" for name, value in room.items()]
        large = elf.with_suffix(".large.elf")
        try:
            _run([*command, *defines, "-o", large])
        except ToolchainError:
            raise TooLarge(f"the program does not fit into the {board.title}") from None
        _check_fit(board, *section_sizes(board, large))
        raise


def build(
    sources: str | Path | Iterable[str | Path],
    board: Board | str,
    work_dir: str | Path,
    *,
    arduino: bool = True,
    opt: str = "-Os",
    defines: Iterable[str] = (),
    includes: Iterable[str | Path] = (),
    libraries: Iterable[str] = (),
) -> Firmware:
    """Compile C++, C, assembly or .ino files and link them into `work_dir`/firmware.elf.

    With `arduino` the real Arduino core is linked in, built with Arduino's own flags;
    boards it does not know (ATtiny85, QEMU, host) are always bare. `libraries` names
    libraries of that core: Wire, SPI, EEPROM.
    """
    board = find(board) if isinstance(board, str) else board
    if board.simulator == "":
        raise ToolchainError(
            f"nothing here compiles for the {board.title}; it is estimated from its core, "
            f'simulate "{board.cost_of}" instead'
        )
    arduino = arduino and board.has_arduino
    paths = [
        Path(s) for s in ([sources] if isinstance(sources, (str, Path)) else sources)
    ]
    for path in paths:
        if path.suffix == ".ino" and not arduino:
            raise ToolchainError(f"{path.name} is an Arduino sketch and the {board.title} "
                                 "is built without the Arduino core")  # fmt: skip
    work = Path(work_dir)
    work.mkdir(parents=True, exist_ok=True)

    flags = [*WARNINGS, f"-I{LIBRARY}", f"-I{FIRMWARE}"]
    flags += [f"-I{folder}" for folder in includes] + [
        f"-D{define}" for define in defines
    ]
    start_up, link_flags = _start_up(board)
    archives: list[str | Path] = []
    if board.is_avr:
        flags.append(f"-DF_CPU={board.clock_hz}L")
    if arduino:
        flags += arduino_core.flags(board)
        archives.append(arduino_core.archive(board, opt, _compile, _run))
    foreign: list[Path] = []
    for name in libraries if arduino else ():
        more, folders = arduino_core.library(name)
        foreign += more
        flags += [f"-isystem{folder}" for folder in folders]

    objects = [
        work / f"{index}-{path.name}.o"
        for index, path in enumerate([*paths, *foreign, *start_up])
    ]
    # The start-up files weigh the same in every program: one level, no calls of memcpy.
    jobs = [(path, opt, flags) for path in paths]
    jobs += [(path, opt, [*flags, "-w"]) for path in foreign]
    jobs += [
        (path, "-Os", [*flags, "-fno-tree-loop-distribute-patterns"]) for path in start_up
    ]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        said = list(
            pool.map(lambda job, o: _compile(board, job[0], o, *job[1:]), jobs, objects)
        )

    elf = work / "firmware.elf"
    # There is no C++ library for RISC-V here: its programs are linked as C.
    driver = _tool(board, "g++" if board.simulator == "host" else "gcc")
    optimise = [opt, "-g", "-flto", "-fuse-linker-plugin"] if board.is_avr else [opt]
    said.append(
        _link(board, [driver, *optimise, *board.flags, *link_flags, "-Wl,--gc-sections",
                      *objects, *archives, "-lm"], elf)
    )  # fmt: skip
    flash, ram = section_sizes(board, elf)
    _check_fit(board, flash, ram)
    return Firmware(elf, flash, ram, board, "".join(said))
