# SPDX-License-Identifier: MIT
"""Formats the C++ and the Python of the tree; with --check only says what it would."""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CPP = {".h", ".hpp", ".cpp", ".c", ".ino"}
BUILT = ("build/", ".venv/", "extras/sim/build/")


def source_files(root: Path = ROOT) -> list[Path]:
    """Every file of the tree that git would take; without git, every file not built."""
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    if listing.returncode == 0:
        files = [root / name for name in listing.stdout.split("\0") if name]
    else:
        files = [
            path
            for path in root.rglob("*")
            if not path.relative_to(root).as_posix().startswith(BUILT)
        ]
    return sorted(path for path in files if path.is_file())


def cpp_files(root: Path = ROOT) -> list[Path]:
    return [path for path in source_files(root) if path.suffix in CPP]


def clang_format(check: bool) -> subprocess.CompletedProcess[str]:
    options = ["--dry-run", "--Werror"] if check else ["-i"]
    names = [str(path.relative_to(ROOT)) for path in cpp_files()]
    return subprocess.run(
        ["clang-format", "--style=file", *options, *names],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


def ruff(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "ruff", *arguments, "extras"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing")
    check = parser.parse_args().check
    steps = [clang_format(check)]
    if check:
        steps += [ruff("format", "--check"), ruff("check")]
    else:
        steps += [ruff("format"), ruff("check", "--fix")]
    for step in steps:
        print(step.stdout + step.stderr, end="")
    return int(any(step.returncode != 0 for step in steps))


if __name__ == "__main__":
    sys.exit(main())
