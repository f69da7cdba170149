# SPDX-License-Identifier: MIT
"""Counts instructions on the host with valgrind's callgrind, one dump for each region."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

from thimble.toolchain import ToolchainError

# The C library has variants of expf for newer processors: the oldest is the same everywhere.
_ENVIRONMENT = {
    "LD_BIND_NOW": "1",
    "GLIBC_TUNABLES": "glibc.cpu.hwcaps=-AVX2,-AVX2_Usable,-FMA,-FMA_Usable,-FMA4",
}


def run(program: Path, rows: bytes, folder: Path) -> tuple[list[int], bytes]:
    """Instructions of each inference, and the outputs."""
    if shutil.which("valgrind") is None:
        raise ToolchainError("valgrind is not installed (Debian package: valgrind)")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    (folder / "input").write_bytes(rows)
    with (folder / "input").open("rb") as source:
        done = subprocess.run(
            [
                *("valgrind", "--tool=callgrind", "--collect-atstart=no"),
                f"--callgrind-out-file={folder / 'counts'}",
                str(program),
            ],
            stdin=source,
            capture_output=True,
            env={**os.environ, **_ENVIRONMENT},
            check=False,
        )
    if done.returncode != 0:
        raise ToolchainError(f"valgrind: {done.stderr.decode('latin-1').strip()}")
    return _counts(folder), done.stdout


def _counts(folder: Path) -> list[int]:
    dumps = sorted(folder.glob("counts.*"), key=lambda path: int(path.suffix[1:]))
    counts = []
    for dump in dumps:
        found = re.search(r"^(?:totals|summary): (\d+)", dump.read_text(), re.MULTILINE)
        counts.append(int(found[1]) if found else 0)
    return counts
