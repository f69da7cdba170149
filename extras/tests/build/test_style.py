# SPDX-License-Identifier: MIT
"""The formatting of the tree, and the first lines that every source file has."""

from __future__ import annotations

import subprocess

import style

SOURCES = {".h", ".cpp", ".c", ".py", ".ino", ".sh"}


def test_cpp_is_formatted() -> None:
    result = style.clang_format(check=True)
    assert result.returncode == 0, f"run make format\n{result.stderr}"


def test_python_is_formatted_and_clean() -> None:
    for arguments in (("format", "--check"), ("check",)):
        result = style.ruff(*arguments)
        assert result.returncode == 0, f"run make format\n{result.stdout}{result.stderr}"


def test_every_source_names_its_licence() -> None:
    without = [
        str(path.relative_to(style.ROOT))
        for path in style.source_files()
        if path.suffix in SOURCES
        and path.stat().st_size
        and "SPDX-License-Identifier: MIT" not in path.read_text()[:600]
    ]
    assert not without


def test_shell_scripts_parse() -> None:
    scripts = [path for path in style.source_files() if path.suffix == ".sh"]
    for script in (*scripts, style.ROOT / ".ci" / "run"):
        subprocess.run(["bash", "-n", str(script)], check=True)
