# SPDX-License-Identifier: MIT
"""The command thimble-sim itself: its words, its exit status, its board file."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from sim_support import PROGRAMS, SIMULATED
from thimble import boards, toolchain


def sim(*words: object) -> subprocess.CompletedProcess[str]:
    command = [str(toolchain.simulator()), *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def echo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("echo")
    return toolchain.build(PROGRAMS / "echo.cpp", "uno", folder, arduino=False).elf


def test_serial_text_on_stdout_report_on_stderr(echo: Path, tmp_path: Path) -> None:
    data = tmp_path / "input"
    data.write_bytes(b"12345678")
    done = sim("--board", "uno", echo, "--input", data, "--output", tmp_path / "output")
    assert done.returncode == 3
    assert done.stdout == "2 pieces\n"
    for word in (
        "Arduino Uno R3: exit 3",
        "flash",
        "RAM",
        "stack",
        "region 7 0 cycles, 0 ms",
    ):
        assert word in done.stderr
    assert (tmp_path / "output").read_bytes() == bytes(255 - b for b in b"12345678")


def test_json_is_one_object(echo: Path) -> None:
    done = sim("--board", "uno", "--json", echo)
    report = json.loads(done.stdout)
    assert done.stderr == ""
    assert report["board"] == "uno"
    assert report["unit"] == "cycles"
    assert report["clock_hz"] == 16000000
    assert report["serial"] == "0 pieces\n"
    assert report["error"] is None
    assert report["exit_code"] == 3
    assert report["stop"] == "exit"
    assert report["regions"] == {}
    assert report["peak_ram_bytes"] == (
        report["ram_bytes"] + report["heap_bytes"] + report["stack_bytes"]
    )


def test_the_clock_makes_milliseconds(echo: Path, tmp_path: Path) -> None:
    data = tmp_path / "input"
    data.write_bytes(bytes(4))
    report = json.loads(sim("--board", "uno", "--json", echo, "--input", data).stdout)
    region = report["regions"]["3"]
    assert region["ms"][0] == pytest.approx(region["count"][0] / 16000, rel=1e-4)
    assert report["total_ms"] == pytest.approx(report["total"] / 16000, rel=1e-4)


def test_the_limit_is_an_error(echo: Path) -> None:
    done = sim("--board", "uno", "--limit-cycles", 10, echo)
    assert done.returncode == 125
    assert "stopped at the limit of 10 cycles" in done.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--board", "unoo", "x.elf"), 'no board "unoo"'),
        (("--board", "esp32-c3", __file__), "not a 32-bit little-endian ELF file"),
        (("--board", "uno", "nothing.elf"), "cannot read the firmware nothing.elf"),
        (("--board",), "--board needs a value"),
        (("--bored", "uno"), "no option --bored"),
        ((), "see thimble-sim --help"),
        (("--boards", "none.toml", "--list"), "cannot read the board file none.toml"),
    ],
)
def test_a_wrong_use_is_one_sentence(words: tuple[str, ...], said: str) -> None:
    done = sim(*words)
    assert done.returncode == 125
    assert said in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_firmware_for_another_core_is_refused(echo: Path) -> None:
    assert "is for an AVR chip" in sim("--board", "cortex-m0", echo).stderr


def test_a_firmware_that_is_cut_short_is_refused(echo: Path, tmp_path: Path) -> None:
    for size in (10, 60, 500):
        part = tmp_path / "part.elf"
        part.write_bytes(echo.read_bytes()[:size])
        done = sim("--board", "uno", part)
        assert done.returncode == 125
        assert "part.elf is cut short" in done.stderr


def test_both_readers_of_the_board_file_agree() -> None:
    done = sim("--list")
    listed = {line.split()[0]: line for line in done.stdout.splitlines()}
    assert set(listed) == set(SIMULATED)
    for name, line in listed.items():
        board = boards.find(name)
        for value in (board.mcu, board.simulator, board.flash, board.ram, board.eeprom,
                      board.clock_hz, board.title):  # fmt: skip
            assert f" {value} " in line + " ", (name, value)


def test_an_error_in_the_board_file_names_its_line(tmp_path: Path) -> None:
    file = tmp_path / "boards.toml"
    file.write_text('[boards.x]\ntitle = "X"\nflash = many\n')
    assert "boards.toml:3: " in sim("--boards", file, "--list").stderr
