# SPDX-License-Identifier: MIT
"""The CMake package: installed and found, and as a subdirectory of another project."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
CONSUMER = Path(__file__).parent / "consumer"


def cmake(*arguments: str | Path) -> None:
    result = subprocess.run(
        ["cmake", *map(str, arguments)], capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stdout + result.stderr


def build_and_run(build: Path) -> None:
    cmake("--build", build)
    subprocess.run([build / "consumer"], check=True)


@pytest.fixture
def prefix(tmp_path: Path) -> Path:
    build, prefix = tmp_path / "thimble", tmp_path / "prefix"
    cmake("-S", ROOT, "-B", build, "-DTHIMBLE_BUILD_TESTS=OFF")
    cmake("--install", build, "--prefix", prefix)
    return prefix


def test_installed_package_is_found(prefix: Path, tmp_path: Path) -> None:
    build = tmp_path / "build"
    cmake("-S", CONSUMER, "-B", build, f"-DCMAKE_PREFIX_PATH={prefix}")
    build_and_run(build)


def test_only_headers_are_installed(prefix: Path) -> None:
    installed = {path.relative_to(prefix).as_posix() for path in prefix.rglob("*")}
    assert "include/Thimble.h" in installed
    others = [
        name
        for name in installed
        if "." in os.path.basename(name)
        and not name.endswith(".h")
        and not name.startswith("share/cmake/thimble/")
    ]
    assert not others


@pytest.mark.parametrize("way", ["SUBDIRECTORY", "FETCH"])
def test_part_of_another_project(way: str, tmp_path: Path) -> None:
    build = tmp_path / "build"
    cmake("-S", CONSUMER, "-B", build, f"-DTHIMBLE_{way}={ROOT}")
    assert not (build / "extras").exists()
    assert not list(build.rglob("test_*")), "our tests were built in a user's project"
    build_and_run(build)
