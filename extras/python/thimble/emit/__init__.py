# SPDX-License-Identifier: MIT
"""Writes a converted network: its bytes, its C++ types, its header."""
