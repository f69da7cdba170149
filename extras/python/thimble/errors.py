# SPDX-License-Identifier: MIT
"""The errors of the converter: each one is a sentence that a user can act on."""

from __future__ import annotations


class ThimbleError(Exception):
    """Something the user can put right; the message is one sentence."""


class Unsupported(ThimbleError):
    """A network that cannot be converted: which layer, why, and what works instead."""

    def __init__(self, layer: str, reason: str, instead: str) -> None:
        super().__init__(f"{layer}: {reason}; {instead}")
        self.layer = layer
        self.reason = reason
        self.instead = instead
