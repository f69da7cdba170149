# SPDX-License-Identifier: MIT
"""One program of sim.h on every board and on the host: input, output, text, exit code."""

from __future__ import annotations

import pytest
from sim_support import EVERYWHERE, QEMU, SIMULATED, Run


@pytest.mark.parametrize("opt", ["-Os", "-O0", "-O2"])
@pytest.mark.parametrize("board", EVERYWHERE)
def test_the_same_program_does_the_same_everywhere(
    run: Run, board: str, opt: str
) -> None:
    # 11 bytes: two pieces of 4, and the rest of 3 is still there after a read that failed.
    data = bytes([0, 1, 127, 128, 255, 10, 13, 26, 65, 66, 67])
    result = run("echo.cpp", board, data, opt=opt)
    assert result.output == bytes(255 - b for b in data[:8]) + data[8:]
    assert result.serial == "2 pieces\n"
    assert result.exit_code == 3
    assert len(result.regions[3]) == len(result.regions[7]) == 2


@pytest.mark.parametrize("opt", ["-Os", "-O0", "-O2"])
@pytest.mark.parametrize("board", SIMULATED)
def test_an_empty_region_is_0_and_a_run_is_repeated_exactly(
    run: Run, board: str, opt: str
) -> None:
    first = run("echo.cpp", board, bytes(8), opt=opt)
    again = run("echo.cpp", board, bytes(8), opt=opt)
    # At -O0 these compilers put a nop behind each inlined function.
    nop = 1 if opt == "-O0" and board in QEMU else 0
    assert first.regions[7] == [nop, nop]
    assert first.regions[3][0] > 0
    assert first == again
