# SPDX-License-Identifier: MIT
"""The fixture `claim` of every test below extras/: counts what proves a claim."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from proof import Proof

FAILED = pytest.StashKey[bool]()


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Iterator[None]:
    report = yield
    if report.failed:
        item.stash[FAILED] = True
    return report


@pytest.fixture
def claim(request: pytest.FixtureRequest) -> Iterator[Callable[[str], Proof]]:
    """`claim("name")` is a Proof: `check(equal)` counts one case, `add(n)` counts many.

    The counts are written when the test ends. A test that fails fails its claims too.
    """
    proofs: dict[str, Proof] = {}

    def open_proof(name: str) -> Proof:
        return proofs.setdefault(name, Proof(name, request.node.nodeid))

    yield open_proof
    for proof in proofs.values():
        if request.node.stash.get(FAILED, False) and proof.failures == 0:
            proof.failures = 1
        proof.write()
