# SPDX-License-Identifier: MIT
"""Follows docs/start.md to the letter and puts what `thimble check` prints into it.

With --check it writes nothing and fails if the page shows something else. Training differs
a little from one machine to the next, so numbers may be 2 % apart.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import thimble

PAGE = Path(__file__).resolve().parents[2] / "docs" / "start.md"
# Behind the command that prints it.
_SHOWN = re.compile(r"(thimble check digits\.h.*?```\n\n.*?```\n)(.*?)(```)", re.DOTALL)
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_BAR = re.compile(r"[\u2580-\u258f\u00b7]+ +")
TOLERANCE = 0.02


def shown(page: str) -> str:
    """What the page says that `thimble check` prints."""
    found = _SHOWN.search(page)
    if found is None:
        raise ValueError(f"{PAGE.name} shows no output of thimble check digits.h")
    return found[2]


def with_output(page: str, output: str) -> str:
    return _SHOWN.sub(lambda found: found[1] + output + found[3], page)


def commands(page: str) -> tuple[str, list[list[str]]]:
    """The training script and the commands that follow it."""
    scripts = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    (script,) = (text for text in scripts if "load_digits" in text)
    lines = re.findall(r"^thimble (?:convert|check) digits.*", page, re.MULTILINE)
    return script, [line.split() for line in lines]


def run(page: str, folder: Path) -> str:
    """What the last command prints when all of them are run in an empty folder."""
    script, lines = commands(page)
    outputs = [_run(["-c", script], folder)]
    outputs += [_run(["-m", *line], folder) for line in lines]
    text = "\n".join(line.rstrip() for line in outputs[-1].splitlines())
    return text.strip("\n") + "\n"


def _run(arguments: list[str], folder: Path) -> str:
    # The package that was imported here, wherever it lies.
    environment = {**os.environ, "PYTHONPATH": str(Path(thimble.__file__).parents[1])}
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise RuntimeError(f"{' '.join(arguments[:4])}:\n{done.stdout}{done.stderr}")
    return done.stdout


def alike(first: str, second: str) -> bool:
    """The same words, and numbers that differ by no more than another training."""
    skeletons = [_NUMBER.sub("N", _BAR.sub("", text)) for text in (first, second)]
    numbers = [
        [float(number.replace(",", "")) for number in _NUMBER.findall(text)]
        for text in (first, second)
    ]
    return skeletons[0] == skeletons[1] and all(
        abs(a - b) <= TOLERANCE * max(a, b) for a, b in zip(*numbers)
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing")
    arguments = parser.parse_args()
    page = PAGE.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        output = run(page, Path(folder))
    if alike(shown(page), output):
        return 0
    if arguments.check:
        print(f"{PAGE.name} shows another output than:\n{output}")
        return 1
    PAGE.write_text(with_output(page, output), encoding="utf-8")
    print(f"wrote {PAGE.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
