# SPDX-License-Identifier: MIT
"""Measures the bench programs on the simulated boards and rewrites tables and docs.

usage: run.py [--board B]... [--program P]... [--check | --cost-model]

Without options: everything, then docs/benchmarks.md. With --board or --program only those
rows change. --check writes nothing and fails when a figure is not the committed one or
breaks its budget. --cost-model measures the cost per operation and writes boards.toml.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import asdict

import budgets
import cost_model
import report
import suite
from measure import Measurement, measure
from suite import Program, Row, Target
from thimble.errors import ThimbleError
from thimble.toolchain import TooLarge

Key = tuple[str, str]
# Instructions of the host depend a little on its compiler and C library.
HOST_TOLERANCE = 0.05


def _named(name: str, wanted: list[str]) -> bool:
    return not wanted or name in wanted


def jobs(boards: list[str], names: list[str]) -> Iterator[tuple[Target, Program]]:
    for target in suite.TARGETS.values():
        for program in suite.programs().values():
            if not _named(target.name, boards) or not _named(program.name, names):
                continue
            if target.name in program.boards:
                yield target, program


def run(
    wanted: list[tuple[Target, Program]],
) -> tuple[dict[Key, Measurement], dict[Key, str]]:
    """Measurements, and why the others have none. Prints a line for each."""
    done: dict[Key, Measurement] = {}
    unfit: dict[Key, str] = {}
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        futures = {pool.submit(measure, program, target): (target, program)
                   for target, program in wanted}  # fmt: skip
        for future in as_completed(futures):
            target, program = futures[future]
            key = (target.name, program.name)
            try:
                done[key] = future.result()
                print(line_of(target, done[key].row), flush=True)
            except TooLarge as error:
                unfit[key] = str(error).splitlines()[0]
                print(f"{target.name:11} {program.name:16} does not fit", flush=True)
            except ThimbleError:
                pool.shutdown(cancel_futures=True)
                raise
    return done, unfit


def line_of(target: Target, row: Row) -> str:
    stack = "" if row.stack_bytes is None else f"{row.stack_bytes:5,} B stack"
    return (
        f"{target.name:11} {row.program:16}{row.cycles_or_instructions:10,} {target.unit}"
        f" {row.flash_bytes:8,} B flash {row.ram_bytes:6,} B RAM {stack}"
        f"  error {row.max_abs_error:.2g}"
    )


def differences(target: str, new: Row, old: Row | None) -> list[str]:
    """Where a row is not the committed one."""
    if old is None:
        return [f"{target} {new.program}: has no committed row"]
    if target == "host":
        share = new.cycles_or_instructions / old.cycles_or_instructions
        if abs(share - 1) <= HOST_TOLERANCE:
            return []
        return [f"host {new.program}: {share:.3f} times as many instructions"]
    before = asdict(old)
    return [
        f"{target} {new.program}: {column} is {value}, committed {before[column]}"
        for column, value in asdict(new).items()
        if value != before[column]
    ]


def broken_budgets(done: dict[Key, Measurement]) -> list[str]:
    verdicts = [
        budget.verdict(done[budget.board, budget.program])
        for budget in budgets.all_budgets()
        if (budget.board, budget.program) in done
    ]
    return [verdict for verdict in verdicts if verdict]


def check(done: dict[Key, Measurement], unfit: dict[Key, str]) -> list[str]:
    """What is not as committed."""
    wrong = []
    for target, program in done:
        committed = suite.read_rows(target).get(program)
        wrong += differences(target, done[target, program].row, committed)
    for target, program in unfit:
        if program in suite.read_rows(target):
            wrong.append(f"{target} {program}: no longer fits")
    if not report.is_current():
        wrong.append(
            "docs/benchmarks.md or README.md is not what extras/bench/report.py writes"
        )
    return wrong


def write(done: dict[Key, Measurement], unfit: dict[Key, str]) -> None:
    reasons = suite.read_unfit()
    for target in suite.TARGETS:
        rows = suite.read_rows(target)
        rows.update({p: m.row for (t, p), m in done.items() if t == target})
        for t, program in unfit:
            if t == target:
                rows.pop(program, None)
        if rows:
            suite.write_rows(target, rows.values())
    reasons.update(unfit)
    suite.write_unfit({key: reasons[key] for key in reasons if key not in done})
    report.write()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    boards, names = list(suite.TARGETS), list(suite.programs())
    parser.add_argument("--board", action="append", choices=boards, default=[])
    parser.add_argument("--program", action="append", choices=names, default=[])
    parser.add_argument("--check", action="store_true", help="write nothing, compare")
    parser.add_argument("--cost-model", action="store_true", help="write boards.toml")
    options = parser.parse_args()
    began = time.monotonic()
    if options.cost_model:
        for target in suite.TARGETS.values():
            # The unit of the host is nanoseconds there, which is not the same twice.
            if not target.all_programs:
                continue
            if target.name != "host" and target.name in (options.board or suite.TARGETS):
                cycles = cost_model.model(target)
                cost_model.write(target, cycles)
                print(cost_model.describe(target, cycles), flush=True)
        return 0
    wanted = list(jobs(options.board, options.program))
    print(f"-- {len(wanted)} programs to build and run", flush=True)
    try:
        done, unfit = run(wanted)
    except ThimbleError as error:
        print(f"bench: {error}", file=sys.stderr)
        return 1
    wrong = broken_budgets(done)
    if options.check:
        wrong += check(done, unfit)
    else:
        write(done, unfit)
        print("-- wrote extras/bench/results and docs/benchmarks.md")
    for line in wrong:
        print(f"WRONG: {line}", file=sys.stderr)
    print(f"-- {time.monotonic() - began:.0f} s")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
