# SPDX-License-Identifier: MIT
"""Recurrent layers in int8 give the same bits on every board as the plain numpy ones."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import recurrent_layers
import target_programs
from proof import Proof
from thimble.emit.recurrent_parameters import recurrent_bytes
from thimble.quantized import AVR, AVR_TINY, CORTEX_M0, CORTEX_M4, PORTABLE

ALL = "tlabsri"
CPP = {
    PORTABLE: "Portable",
    AVR: "ForAvr",
    AVR_TINY: "ForAvrTiny",
    CORTEX_M0: "ForCortexM0",
    CORTEX_M4: "ForCortexM4",
}
# Inputs, units, steps; products of 24 bits hold up to 257 weights.
SMALL = [(1, 1, 12), (3, 2, 6), (2, 5, 5)]
MEDIUM = [*SMALL, (4, 4, 5), (8, 7, 4), (5, 11, 3)]
LARGE = [*MEDIUM, (1, 20, 60), (40, 23, 4), (200, 9, 3), (3, 1, 200)]
# Board, layout, optimisation.
RUNS = [
    *(("uno", AVR, opt) for opt in ("-Os", "-O0", "-O3")),
    ("uno", PORTABLE, "-Os"),
    ("mega", AVR, "-O2"),
    ("mega", CORTEX_M4, "-Os"),
    ("cortex-m0", CORTEX_M0, "-Os"),
    ("cortex-m0", PORTABLE, "-O2"),
    ("cortex-m3", PORTABLE, "-Os"),
    *(("cortex-m4", CORTEX_M4, opt) for opt in ("-Os", "-O0", "-O3")),
    ("cortex-m4", CORTEX_M0, "-O2"),
    ("rv32imc", PORTABLE, "-Os"),
    ("rv32imc", PORTABLE, "-O0"),
    ("rv32imc", AVR, "-O2"),
    *(("host", layout, "-O2") for layout in CPP),
]


def run(
    board: str, layout: str, folder: Path, claim: Callable[[str], Proof], *,
    letters: str, shapes: list[tuple[int, int, int]], defines: list[str], opt: str,
) -> None:  # fmt: skip
    rng = np.random.default_rng(8)
    drawn = list(recurrent_layers.cases(rng, letters, shapes))
    output = target_programs.run(
        "recurrent_int8.cpp",
        board,
        folder,
        opt=opt,
        defines=[f"LAYOUT={CPP[layout]}", *defines],
        data=b"".join(case.data(layout) for case in drawn),
    )
    for case in drawn:
        wanted = case.outputs().astype(np.int8).tobytes()
        got, differing = output[: len(wanted)], output[len(wanted)]
        output = output[len(wanted) + 1 :]
        wrong = sum(a != b for a, b in zip(got, wanted))
        claim("recurrent_int8").add(len(wanted), wrong)
        what = (case.letter, case.layer.inputs, case.layer.units)
        assert wrong == 0, f"{what}: {got[:40].hex()} for {wanted[:40].hex()}"
        claim("fast_kernels").add(len(case.x), differing)
        assert differing == 0, f"{what}: not the plain kernels in {differing} steps"
    assert output == b""


@pytest.mark.parametrize(("board", "layout", "opt"), RUNS)
def test_same_bits(
    board: str, layout: str, opt: str, tmp_path: Path, claim: Callable[[str], Proof]
) -> None:
    few = board == "uno"
    shapes = MEDIUM if few else LARGE
    defines = ["MOST_BYTES=1150", "MOST_VALUES=17"] if few else []
    if board == "mega":
        shapes, defines = MEDIUM, ["MOST_BYTES=3000", "MOST_VALUES=40"]
    if board == "cortex-m0":
        defines = ["MOST_BYTES=8500", "MOST_VALUES=220"]
    run(
        board, layout, tmp_path, claim,
        letters=ALL, shapes=shapes, defines=defines, opt=opt,
    )  # fmt: skip


@pytest.mark.parametrize("letters", ["t", "l", "a", "b"])
def test_same_bits_on_attiny85(
    letters: str, tmp_path: Path, claim: Callable[[str], Proof]
) -> None:
    for layout in (PORTABLE, AVR_TINY):
        defines = [f"CELLS={1 << 'tlab'.index(letters)}", "ONLY_PLAIN"]
        run(
            "attiny85", layout, tmp_path / layout, claim,
            letters=letters, shapes=SMALL, opt="-Os",
            defines=[*defines, "MOST_BYTES=210", "MOST_VALUES=5"],
        )  # fmt: skip


def test_across_and_beyond_64_kb_of_flash(
    tmp_path: Path, claim: Callable[[str], Proof]
) -> None:
    rng = np.random.default_rng(9)
    drawn = [
        recurrent_layers.draw(rng, letter, 30, 60, 2, recurrent_layers.TYPICAL)
        for letter in "lat"
    ]
    ballast = (
        "THIMBLE_FAR_FLASH(static const uint8_t kBallast{}[]) = {{"
        + ",".join(["1"] * 30000)
        + "}};"
    )
    lines = [ballast.format(0)]
    calls = []
    for index, (case, name) in enumerate(zip(drawn, ("LSTM", "GRU", "RNN"))):
        values = ",".join(map(str, recurrent_bytes(AVR, case.layer)))
        lines.append(
            f"THIMBLE_FAR_FLASH(static const uint8_t kNet{index}[]) = {{{values}}};"
        )
        calls.append(f"RUN(kNet{index}, {name}, 30, 60, 2);")
    # Compilers turn the order round; what nobody reads the linker would drop.
    lines.append(ballast.format(1))
    lines.append(
        "static uint8_t sim_ballast(uint16_t i) {\n"
        "  thimble::FarFlash::Reader a(THIMBLE_IN_FAR_FLASH(kBallast0).handle);\n"
        "  thimble::FarFlash::Reader b(THIMBLE_IN_FAR_FLASH(kBallast1).handle);\n"
        "  return a.at<uint8_t>(i) & b.at<uint8_t>(i);\n}"
    )
    lines.append(f"#define LAYERS {' '.join(calls)}")
    (tmp_path / "far.inc").write_text("\n".join(lines) + "\n")
    output = target_programs.run(
        "far_recurrent.cpp",
        "mega",
        tmp_path / "build",
        includes=[tmp_path],
        data=b"".join(case.x.astype("i1").tobytes() for case in drawn),
    )
    places = []
    for case in drawn:
        begin, output = int.from_bytes(output[:4], "little"), output[4:]
        places.append((begin, begin + len(recurrent_bytes(AVR, case.layer))))
        wanted = case.outputs().astype(np.int8).tobytes()
        got, output = output[: len(wanted)], output[len(wanted) :]
        wrong = sum(a != b for a, b in zip(got, wanted))
        claim("recurrent_int8").add(len(wanted), wrong)
        assert wrong == 0 and len(got) == len(wanted), case.letter
    assert output == b""
    page = 1 << 16
    assert any(begin < page < end for begin, end in places)
    assert any(begin > page for begin, _ in places)
