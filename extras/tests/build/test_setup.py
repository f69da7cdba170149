# SPDX-License-Identifier: MIT
"""The set-up scripts with a pretended system: what they install, and what they say."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from style import ROOT

BASH = shutil.which("bash") or "bash"


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A copy of the scripts, so that their logs and locks are not those of this tree."""
    shutil.copytree(ROOT / "extras" / "setup", tmp_path / "extras" / "setup")
    (tmp_path / "bin").mkdir()
    return tmp_path


def program(tree: Path, name: str, body: str) -> None:
    path = tree / "bin" / name
    path.write_text(f"#!{BASH}\n{body}\n")
    path.chmod(0o755)


def packages(tree: Path, *groups: str, path: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [BASH, str(tree / "extras/setup/packages.sh"), *groups],
        env={"PATH": path, "HOME": str(tree)},
        capture_output=True,
        text=True,
        check=False,
    )


def pretend_debian(tree: Path, missing: str, apt_result: int = 0) -> str:
    """A Debian on which only `missing` is not installed, for a user with sudo."""
    program(
        tree,
        "dpkg-query",
        f'[ "${{!#}}" = {missing} ] && [ ! -e {tree}/installed ] && exit 1\n'
        "printf installed",
    )
    program(
        tree,
        "apt-get",
        f'echo "apt-get $*"; [ "$1" = install ] && touch {tree}/installed\n'
        f"exit {apt_result}",
    )
    program(tree, "sudo", 'echo "sudo $*"; "$@"')
    program(tree, "id", "echo 1000")
    return f"{tree / 'bin'}:{os.environ['PATH']}"


def test_only_what_is_missing_is_installed(tree: Path) -> None:
    path = pretend_debian(tree, "clang-format")
    first = packages(tree, "demo", "format", path=path)
    assert first.returncode == 0, first.stderr
    assert first.stdout == "-- installing Debian packages: clang-format\n"
    log = (tree / "build/apt.log").read_text()
    assert log.index("sudo apt-get update") < log.index("apt-get install")
    assert log.rstrip().endswith("--no-install-recommends clang-format")
    second = packages(tree, "demo", "format", path=path)
    assert (second.returncode, second.stdout) == (0, "")


def test_a_failing_apt_is_an_error(tree: Path) -> None:
    path = pretend_debian(tree, "clang-format", apt_result=100)
    result = packages(tree, "format", path=path)
    assert result.returncode == 1
    assert "apt-get could not install them" in result.stderr


def test_without_apt_one_sentence_names_the_tools(tree: Path) -> None:
    for name in ("dirname", "mkdir", "g++", "make"):
        (tree / "bin" / name).symlink_to(shutil.which(name))
    result = packages(tree, "demo", path=str(tree / "bin"))
    assert result.returncode == 1
    assert "no apt-get: please install what Debian calls" in result.stderr
    missing = result.stderr.split("(")[0]
    assert "gcc-avr" in missing and "g++" not in missing


def test_unknown_group_is_refused(tree: Path) -> None:
    result = packages(tree, "everything", path=os.environ["PATH"])
    assert result.returncode != 0
    assert "there is no package group 'everything'" in result.stderr
