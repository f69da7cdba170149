# SPDX-License-Identifier: MIT
"""Every fuzz target survives its corpus and a minute of new inputs."""

from __future__ import annotations

import os

import fuzzing
import pytest

SECONDS = int(os.environ.get("THIMBLE_FUZZ_SECONDS", "60"))


@pytest.mark.parametrize("target", fuzzing.targets())
def test_no_input_is_a_finding(target, claim):
    done = fuzzing.run(target, seconds=SECONDS)
    assert done.corpus > 0, "the corpus is kept in the repository"
    assert done.executions > done.corpus
    # The minute counts as one case: how many inputs it tries depends on the machine.
    claim("fuzz").add(done.corpus + 1)
