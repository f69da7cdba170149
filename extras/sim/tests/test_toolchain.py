# SPDX-License-Identifier: MIT
"""toolchain.py and boards.py: the Arduino core, and one sentence for what is missing."""

from __future__ import annotations

from pathlib import Path

import pytest
from sim_support import EVERYWHERE, PROGRAMS, Run
from thimble import boards, simulate, toolchain


@pytest.mark.parametrize("board", ["uno", "nano", "leonardo", "mega"])
def test_a_sketch_with_the_arduino_core(run: Run, board: str) -> None:
    result = run("hello.ino", board, b"abc", arduino=True)
    assert result.output == b"abc"
    # The Leonardo's Serial is USB, and no computer is plugged in.
    assert result.serial == ("" if board == "leonardo" else "hello\r\n")
    assert abs(result.ms(1) - 1.0) < 0.02


def test_a_sketch_without_the_core_is_refused(tmp_path: Path) -> None:
    with pytest.raises(
        toolchain.ToolchainError, match=r"hello\.ino is an Arduino sketch"
    ):
        toolchain.build(PROGRAMS / "hello.ino", "attiny85", tmp_path)


def test_the_message_of_an_error_in_a_sketch_names_its_line(tmp_path: Path) -> None:
    sketch = tmp_path / "wrong.ino"
    sketch.write_text("void setup() {}\nvoid loop() { nonsense; }\n")
    with pytest.raises(toolchain.ToolchainError, match=r"wrong\.ino:2"):
        toolchain.build(sketch, "uno", tmp_path / "work")


def too_large(tmp_path: Path, board: str, text: str) -> str:
    source = tmp_path / "large.cpp"
    source.write_text(f"#include <sim.h>\n{text}\n")
    with pytest.raises(toolchain.TooLarge) as caught:
        toolchain.build(source, board, tmp_path / "work", arduino=False)
    return str(caught.value)


FLASH = """
#include <avr/pgmspace.h>
extern const uint8_t table[];
const uint8_t table[{0}] PROGMEM = {{1}};
static volatile uint16_t which;
int main() {{ sim::exit(pgm_read_byte(table + which)); }}
"""


def test_what_does_not_fit_into_the_flash_is_told_by_how_much(tmp_path: Path) -> None:
    # Beyond the chip, and between the end of the program space and the boot loader.
    said = too_large(tmp_path, "uno", FLASH.format(32700))
    assert "does not fit into the flash of the Arduino Uno R3: 32," in said
    assert "of 32,256 B" in said
    assert "B too much" in said
    assert "of 32,256 B" in too_large(tmp_path, "uno", FLASH.format(32200))
    assert "of 8,192 B" in too_large(tmp_path, "attiny85", FLASH.format(8300))


@pytest.mark.parametrize("board", ["uno", "attiny85", "cortex-m0"])
def test_what_does_not_fit_into_the_ram(tmp_path: Path, board: str) -> None:
    size = boards.find(board).ram
    text = f"static volatile uint8_t many[{size + 1}];\nint main() {{ return many[0]; }}"
    said = too_large(tmp_path, board, text)
    assert f"does not fit into the RAM of the {boards.find(board).title}: " in said
    assert f"of {size:,} B" in said


def test_an_unknown_board_gets_a_suggestion() -> None:
    with pytest.raises(boards.UnknownBoard) as caught:
        boards.find("unoo")
    assert str(caught.value) == 'no board "unoo"; did you mean "uno"? see thimble boards'
    with pytest.raises(boards.UnknownBoard, match='no board "zzzz"; see thimble boards'):
        boards.find("zzzz")


def test_a_board_that_is_only_estimated_cannot_be_built(tmp_path: Path) -> None:
    with pytest.raises(toolchain.ToolchainError, match='simulate "rv32imc" instead'):
        toolchain.build(PROGRAMS / "echo.cpp", "esp32-c3", tmp_path)


@pytest.mark.parametrize("board", EVERYWHERE)
def test_a_missing_compiler_is_named_with_its_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, board: str
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(
        toolchain.ToolchainError, match="is not installed; run `make setup`"
    ):
        toolchain.build(PROGRAMS / "echo.cpp", board, tmp_path / "work", arduino=False)


def test_a_missing_simulator_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(simulate, "SIMULATOR_FOLDER", tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(toolchain.ToolchainError, match="thimble-sim is not built"):
        toolchain.simulator()


def test_every_board_has_what_the_report_needs() -> None:
    expected = {
        "layer", "int8_mac", "int8_output", "table_activation", "int8_softmax",
        "float_mac", "float_output", "float_activation", "float_softmax",
    }  # fmt: skip
    for board in boards.all_boards().values():
        assert set(board.cycles) >= expected, board.name
        assert board.flash > 0
        assert board.ram > 0
        assert board.clock_hz > 0
        assert board.simulator in ("simavr", "qemu", "host", "")
