# SPDX-License-Identifier: MIT
"""The counting of claims itself: what adds up, and what is not accepted as a proof."""

from __future__ import annotations

from pathlib import Path

import pytest
from proof import Proof, merge, problems, read_proof, write

CLAIMS = {"equal": {"text": "Both are equal."}}


def fragment(folder: Path, name: str, cases: int, failures: int = 0) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(f"equal,{cases},{failures}\n")


def test_tests_add_up_and_builds_count_once(tmp_path: Path) -> None:
    for build in ("gcc", "clang"):
        fragment(tmp_path / build, "equal.A.csv", 10)
        fragment(tmp_path / build, "equal.B.csv", 5)
    assert merge(tmp_path)["equal"].cases == 15


def test_the_build_that_counts_least_is_what_counts(tmp_path: Path) -> None:
    fragment(tmp_path / "gcc", "equal.A.csv", 10)
    fragment(tmp_path / "clang", "equal.A.csv", 9)
    assert merge(tmp_path)["equal"].cases == 9


def test_what_was_counted_is_what_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("THIMBLE_PROOF_DIR", str(tmp_path))
    proof = Proof("equal", "a/test.py::test[x, y]")
    assert proof.check(1 == 1)
    assert not proof.check(1 == 2)
    proof.add(3)
    proof.write()
    total = merge(tmp_path)["equal"]
    assert (total.cases, total.failures) == (5, 1)


@pytest.mark.parametrize(
    ("cases", "failures", "committed", "expected"),
    [
        (10, 0, 10, ""),
        (96, 0, 100, ""),
        (94, 0, 100, "docs/proof.csv says 100"),
        (10, 2, 10, "failed in 2 of 10"),
        (0, 0, 0, "without a single case"),
    ],
)
def test_a_claim_holds_or_a_sentence_says_why(
    tmp_path: Path, cases: int, failures: int, committed: int, expected: str
) -> None:
    fragment(tmp_path, "equal.A.csv", cases, failures)
    found = problems(merge(tmp_path), CLAIMS, {"equal": (committed, 0)})
    assert len(found) == (1 if expected else 0)
    assert expected in "".join(found)


def test_a_claim_nobody_ran_or_described_is_a_problem(tmp_path: Path) -> None:
    assert "was not run" in problems({}, CLAIMS, {"equal": (1, 0)})[0]
    assert not problems({}, {"equal": {"run": "make fuzz"}}, {"equal": (1, 0)})
    fragment(tmp_path, "equal.A.csv", 1)
    assert "has no meaning" in problems(merge(tmp_path), {}, {"equal": (1, 0)})[0]


def test_writing_and_reading_give_the_counts_back(tmp_path: Path) -> None:
    fragment(tmp_path / "fragments", "equal.A.csv", 12345)
    table, page = tmp_path / "proof.csv", tmp_path / "proof.md"
    write(merge(tmp_path / "fragments"), CLAIMS, table, page)
    assert read_proof(table) == {"equal": (12345, 0)}
    assert "| `equal` | Both are equal. | 12,345 | 0 |" in page.read_text()
