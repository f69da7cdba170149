# SPDX-License-Identifier: MIT
"""Collects what the tests counted for each claim into docs/proof.csv and docs/proof.md.

A test writes a fragment `<claim>.<test>.csv`, one line `claim,cases,failures`, into a
folder below build/proof. `merge` adds the fragments up; the same test run in several
builds counts its cases once: as many as the build that counts least.
"""

from __future__ import annotations

import argparse
import csv
import os
import re
import sys
from dataclasses import dataclass, field
from pathlib import Path

try:
    import tomllib
except ModuleNotFoundError:
    import tomli as tomllib

ROOT = Path(__file__).resolve().parents[2]
FRAGMENTS = ROOT / "build" / "proof"
CLAIMS = ROOT / "extras" / "tests" / "claims.toml"
PROOF_CSV = ROOT / "docs" / "proof.csv"
PROOF_MD = ROOT / "docs" / "proof.md"
HEADER = ["claim", "cases", "failures"]
# Compilers may evaluate what draws a random case in another order; beyond that, cases
# have gone.
_LEAST_SHARE = 0.95


class ProofError(Exception):
    """What keeps a set of counts from being a proof."""


@dataclass
class Proof:
    """The count of one test for one claim."""

    claim: str
    test: str
    cases: int = 0
    failures: int = 0

    def check(self, right: object) -> bool:
        """Counts one case and gives back whether it was right, to assert on."""
        self.add(1, 0 if right else 1)
        return bool(right)

    def add(self, cases: int, failures: int = 0) -> None:
        self.cases += int(cases)
        self.failures += int(failures)

    def write(self) -> None:
        """Writes the fragment; outside `make test` nothing collects it."""
        folder = os.environ.get("THIMBLE_PROOF_DIR")
        if not folder:
            return
        Path(folder).mkdir(parents=True, exist_ok=True)
        test = re.sub(r"[^A-Za-z0-9_.-]+", "_", self.test)
        path = Path(folder) / f"{self.claim}.{test[-120:]}.csv"
        path.write_text(f"{self.claim},{self.cases},{self.failures}\n")


@dataclass
class Total:
    """The sum over all the tests of one claim."""

    cases: int = 0
    failures: int = 0
    by_test: dict[str, int] = field(default_factory=dict)


def read_claims(path: Path = CLAIMS) -> dict[str, dict[str, str]]:
    with path.open("rb") as file:
        return tomllib.load(file)


def read_proof(path: Path = PROOF_CSV) -> dict[str, tuple[int, int]]:
    if not path.exists():
        return {}
    with path.open(newline="") as file:
        rows = list(csv.reader(file))
    if not rows or rows[0] != HEADER:
        raise ProofError(f"{path.name} has no header line {','.join(HEADER)}")
    return {claim: (int(cases), int(failures)) for claim, cases, failures in rows[1:]}


def merge(folder: Path = FRAGMENTS) -> dict[str, Total]:
    totals: dict[str, Total] = {}
    for path in sorted(folder.rglob("*.csv")):
        claim, cases, failures = path.read_text().strip().split(",")
        total = totals.setdefault(claim, Total())
        total.failures += int(failures)
        counted = total.by_test.get(path.name, int(cases))
        total.by_test[path.name] = min(counted, int(cases))
    for total in totals.values():
        total.cases = sum(total.by_test.values())
    return totals


def problems(
    totals: dict[str, Total],
    claims: dict[str, dict[str, str]],
    committed: dict[str, tuple[int, int]],
) -> list[str]:
    """One sentence for every claim that this run does not bear out."""
    found = []
    for claim, total in sorted(totals.items()):
        if claim not in claims:
            found.append(f"claim {claim} has no meaning: describe it in claims.toml")
        if total.failures:
            found.append(
                f"claim {claim} failed in {total.failures} of {total.cases} cases"
            )
        elif total.cases == 0:
            found.append(f"claim {claim} ran without a single case")
        elif claim not in committed:
            found.append(f"claim {claim} is not in docs/proof.csv: run make proof")
        elif total.cases < _LEAST_SHARE * committed[claim][0]:
            found.append(
                f"claim {claim} has {total.cases} cases, docs/proof.csv says "
                f"{committed[claim][0]}: if the tests changed on purpose, run make proof"
            )
    for claim, about in sorted(claims.items()):
        if claim not in totals and about.get("run", "make test") == "make test":
            found.append(f"claim {claim} was not run by make test")
    for claim in sorted(committed.keys() - claims.keys() - totals.keys()):
        found.append(f"claim {claim} is in docs/proof.csv and nowhere else")
    return found


def write(
    totals: dict[str, Total],
    claims: dict[str, dict[str, str]],
    proof_csv: Path = PROOF_CSV,
    proof_md: Path = PROOF_MD,
) -> None:
    """Writes both files; a claim that this run did not run keeps its committed count."""
    rows = {
        claim: counts
        for claim, counts in read_proof(proof_csv).items()
        if claim in claims
    }
    rows.update({claim: (total.cases, total.failures) for claim, total in totals.items()})
    proof_csv.parent.mkdir(parents=True, exist_ok=True)
    with proof_csv.open("w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(HEADER)
        writer.writerows((claim, *counts) for claim, counts in sorted(rows.items()))
    lines = [
        "# What is proven",
        "",
        "Generated by `make proof` from what the tests counted; `make test` fails when a"
        " claim fails, or when its cases go.",
        "A case is one comparison. A host test runs in six builds (gcc and clang; -O0,"
        " -Os and sanitizers); its cases count once.",
        "",
        "| claim | what it says | cases | failures |",
        "|---|---|---:|---:|",
    ]
    for claim, (cases, failures) in sorted(rows.items()):
        text = claims.get(claim, {}).get("text", "").strip()
        lines.append(f"| `{claim}` | {text} | {cases:,} | {failures:,} |")
    proof_md.write_text("\n".join(lines) + "\n")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("action", choices=["check", "write"])
    action = parser.parse_args().action
    try:
        totals, claims = merge(), read_claims()
        if action == "write":
            write(totals, claims)
        wrong = problems(totals, claims, read_proof())
    except ProofError as error:
        wrong = [str(error)]
    for sentence in wrong:
        print(f"proof: {sentence}")
    if not wrong:
        cases = sum(total.cases for total in totals.values())
        print(f"proof: {len(totals)} claims hold in {cases:,} cases")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
