# SPDX-License-Identifier: MIT
"""The compilers and chips that every header of the library has to compile for."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
SRC = ROOT / "src"
WARNINGS = ("-Wall", "-Wextra", "-Wundef", "-Werror")
BARE = ("-fno-exceptions", "-fno-rtti", "-fno-threadsafe-statics")
SECTIONS = ("-ffunction-sections", "-fdata-sections", "-Wl,--gc-sections")


@dataclass(frozen=True)
class Target:
    """One compiler for one chip: how it compiles and what it links with."""

    name: str
    compiler: str
    flags: tuple[str, ...] = ()
    link: tuple[str, ...] = ()
    linker: str = ""
    runs: bool = False

    def compile(self, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
        return self._run(self.compiler, *self.flags, *arguments)

    def link_program(self, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
        return self._run(
            self.linker or self.compiler, *self.flags, *arguments, *self.link
        )

    @staticmethod
    def _run(*command: str | Path) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [str(word) for word in command],
            capture_output=True,
            text=True,
            check=False,
            cwd=ROOT,
        )


def _avr(chip: str) -> Target:
    # Without optimisation the test program exceeds the 8 KB of an ATtiny85; here it only
    # has to link: sizes are asked of programs as a user builds them.
    roomy = "-Wl,--defsym=__TEXT_REGION_LENGTH__=0x40000"
    return Target(chip, "avr-g++", (f"-mmcu={chip}", *BARE, *SECTIONS), ("-lm", roomy))


def _arm(core: str, *flags: str) -> Target:
    # -nostdinc++: Debian has the C++ headers for Arm in a package nobody should need.
    return Target(
        core,
        "arm-none-eabi-g++",
        (f"-mcpu={core}", "-mthumb", "-nostdinc++", *flags, *BARE, *SECTIONS),
        ("--specs=nosys.specs", "-lm"),
        linker="arm-none-eabi-gcc",
    )


HOSTS = (
    Target("host-gcc", "g++", runs=True),
    Target("host-clang", "clang++", runs=True),
)
AVR = tuple(_avr(chip) for chip in ("atmega328p", "atmega2560", "attiny85"))
ARM = (
    _arm("cortex-m0"),
    _arm("cortex-m3"),
    _arm("cortex-m4", "-mfloat-abi=hard", "-mfpu=fpv4-sp-d16"),
)
# There is no C++ library for this compiler, so the C compiler links.
RISCV = Target(
    "rv32imc",
    "riscv64-unknown-elf-g++",
    ("-march=rv32imc", "-mabi=ilp32", "--specs=picolibc.specs", *BARE, *SECTIONS),
    ("-lm",),
    linker="riscv64-unknown-elf-gcc",
)
ALL = (*HOSTS, *AVR, *ARM, RISCV)
