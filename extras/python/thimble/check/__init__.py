# SPDX-License-Identifier: MIT
"""Runs a converted network on a simulated board and proves that it computes the same there."""

from __future__ import annotations

from thimble.check.result import CheckResult
from thimble.check.run import check
from thimble.check.show import show

__all__ = ["CheckResult", "check", "show"]
