# SPDX-License-Identifier: MIT
"""What goes wrong in a firmware is an error that names the place."""

from __future__ import annotations

import re

import pytest
from sim_support import AVR, QEMU, SIMULATED, Run
from thimble.toolchain import SimulationError


def failure(run: Run, board: str, kind: str) -> str:
    with pytest.raises(SimulationError) as caught:
        run("crashes.cpp", board, kind.encode(), limit=1_000_000)
    assert "\n" not in str(caught.value)
    return str(caught.value)


@pytest.mark.parametrize("board", SIMULATED)
@pytest.mark.parametrize(
    ("kind", "where"),
    [("o", "bad_opcode()"), ("s", "recurse(int)"), ("w", "store_nowhere()")],
)
def test_a_crash_names_address_and_function(
    run: Run, board: str, kind: str, where: str
) -> None:
    said = failure(run, board, kind)
    assert re.search(r"crash: .*, at 0x[0-9a-f]+ \(", said)
    assert where in said


@pytest.mark.parametrize("board", AVR)
def test_the_words_for_an_avr(run: Run, board: str) -> None:
    assert "bad opcode 0xff0f" in failure(run, board, "o")
    assert "runs into the static data" in failure(run, board, "s")
    assert "writes outside the memory" in failure(run, board, "w")
    assert "jumps to address 0" in failure(run, board, "n")
    assert "call_null()" in failure(run, board, "n")


@pytest.mark.parametrize("board", QEMU)
def test_the_words_for_a_qemu_board(run: Run, board: str) -> None:
    assert "fault (cause" in failure(run, board, "o")
    assert "the stack runs into its guard" in failure(run, board, "s")
    assert re.search(r"fault .* called from 0x[0-9a-f]+ \(", failure(run, board, "n"))


@pytest.mark.parametrize("board", SIMULATED)
def test_an_endless_loop_ends_at_the_limit(run: Run, board: str) -> None:
    said = failure(run, board, "l")
    assert "stopped at the limit of 1000000" in said
    assert "loop_for_ever()" in said


@pytest.mark.parametrize("board", SIMULATED)
def test_regions_do_not_nest(run: Run, board: str) -> None:
    assert "begins inside" in failure(run, board, "b")
    assert "ends that has not begun" in failure(run, board, "e")


@pytest.mark.parametrize("board", SIMULATED)
def test_sleep_with_nothing_to_wake_it_is_an_end(run: Run, board: str) -> None:
    result = run("crashes.cpp", board, b"z")
    assert (result.stop, result.exit_code) == ("sleep", 0)


def test_a_heap_in_the_way_of_the_stack(run: Run) -> None:
    with pytest.raises(SimulationError, match="runs into the heap"):
        run(
            """
#include <stdlib.h>
__attribute__((noinline)) static int deep(int n) {
  volatile int kept = n;
  return n == 0 ? 0 : deep(n + 1) + kept;
}
int main() {
  *static_cast<volatile char*>(malloc(1500)) = 1;
  sim::exit(static_cast<uint8_t>(deep(1)));
}
""",
            "uno",
        )


@pytest.mark.parametrize("board", AVR)
def test_a_table_in_flash_is_not_code(run: Run, board: str) -> None:
    text = """
#include <avr/pgmspace.h>
extern const uint8_t table[];
const uint8_t table[8] PROGMEM = {0};
int main() {
  void (*volatile f)() =
      reinterpret_cast<void (*)()>(reinterpret_cast<uint16_t>(table) / 2);
  f();
  sim::exit(0);
}
"""
    with pytest.raises(SimulationError, match=r"executes what is not code, at .*main"):
        run(text, board)


def test_the_result_until_the_crash_is_kept(run: Run) -> None:
    text = """
int main() {
  sim::print("so far\\n");
  sim::begin(4);
  sim::end();
  __asm__ __volatile__(".word 0xffff");
}
"""
    with pytest.raises(SimulationError) as caught:
        run(text, "uno")
    assert caught.value.result.serial == "so far\n"
    assert caught.value.result.regions == {4: [0]}
