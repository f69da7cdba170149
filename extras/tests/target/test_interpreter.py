# SPDX-License-Identifier: MIT
"""On every simulated board the Interpreter gives the bits of the compiled model."""

from __future__ import annotations

import struct
from collections.abc import Callable
from pathlib import Path

import pytest
import target_programs
from proof import Proof

LAYOUT = {"uno": "ForAvr", "mega": "ForAvr", "attiny85": "ForAvrTiny"}
LAYOUT |= {"cortex-m0": "ForCortexM0", "cortex-m4": "ForCortexM4"}
BOARDS = (
    *("uno", "mega", "attiny85", "cortex-m0", "cortex-m3", "cortex-m4", "rv32imc"),
    "host",
)


@pytest.mark.parametrize("numbers", ["int8", "float32"])
@pytest.mark.parametrize("board", BOARDS)
def test_same_bits(
    board: str, numbers: str, tmp_path: Path, claim: Callable[[str], Proof]
) -> None:
    small = board == "attiny85"
    output = target_programs.run(
        "interpreter.cpp",
        board,
        tmp_path,
        defines=[
            f"INTEGERS={int(numbers == 'int8')}",
            f"LAYOUT={LAYOUT.get(board, 'Portable')}",
            f"RECORD_BYTES={180 if small else 640}",
            f"BUFFER_BYTES={56 if small else 160}",
        ],
    )
    results = list(struct.iter_unpack("<HHH", output))
    assert len(results) == (1 if small else 2)
    for compared, different, errors in results:
        claim("interpreter").add(compared, different)
        assert (different, errors) == (0, 0)
        assert compared > 0


# Bytes of flash on an ATmega328P, of dense layers only, beside the bytes of the network.
MOST_OVER_OPENED_MODEL = 850
MOST_OVER_MODEL = 1470


def test_flash_of_dense_only(tmp_path: Path) -> None:
    sizes = []
    for way in range(3):
        firmware = target_programs.toolchain.build(
            [target_programs.HERE / "interpreter_size.cpp"],
            "uno",
            tmp_path / str(way),
            arduino=False,
            opt="-Os",
            defines=[f"WAY={way}"],
            includes=[target_programs.HERE, target_programs.TESTS],
        )
        sizes.append(firmware.flash_bytes - (1400 if way else 1316))
    model, opened, interpreter = sizes
    assert interpreter - opened <= MOST_OVER_OPENED_MODEL
    assert interpreter - model <= MOST_OVER_MODEL
