# SPDX-License-Identifier: MIT
"""Builds and runs the bench programs that have a budget, and holds them to it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).resolve().parents[1]))

import budgets
import measure
import report
import suite

BUDGETS = budgets.all_budgets()
MEASURED = list(dict.fromkeys((budget.board, budget.program) for budget in BUDGETS))


@pytest.mark.parametrize(("board", "program"), MEASURED)
def test_program_keeps_its_budgets(board: str, program: str) -> None:
    measurement = measure.measure(suite.programs()[program], suite.TARGETS[board])
    own = [b for b in BUDGETS if (b.board, b.program) == (board, program)]
    broken = [verdict for budget in own if (verdict := budget.verdict(measurement))]
    assert not broken


def test_a_figure_above_its_budget_is_told() -> None:
    row = suite.Row("w3_int8", 9000, 253, 25, 70_000, 6944, 0.1)
    tight = budgets.Budget("atmega328p", "w3_int8", "count", 69_999)
    wide = budgets.Budget("atmega328p", "w3_int8", "count", 70_000)
    measurement = measure.Measurement(row, 0, [70_000])
    assert tight.verdict(measurement) == (
        "atmega328p w3_int8: count is 70,000, budget 69,999"
    )
    assert wide.verdict(measurement) == ""


def test_the_page_is_generated_from_the_committed_results() -> None:
    assert report.is_current(), "run extras/bench/report.py"


@pytest.mark.parametrize("board", suite.TARGETS)
def test_every_program_has_a_row_or_a_reason(board: str) -> None:
    rows, reasons = suite.read_rows(board), suite.read_unfit()
    for program in suite.programs().values():
        if board in program.boards:
            assert (program.name in rows) != ((board, program.name) in reasons)


def test_an_output_that_is_wrong_is_refused() -> None:
    program = suite.programs()["w3_int8"]
    right = bytes(v & 0xFF for row in suite.net("w3")["int8"]["expected"] for v in row)
    assert measure.check(program, right) < 1
    with pytest.raises(measure.WrongOutput, match="1 values differ"):
        measure.check(program, bytes([right[0] ^ 1]) + right[1:])
