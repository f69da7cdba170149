# SPDX-License-Identifier: MIT
"""Whoever follows docs/start.md sees what it shows."""

from __future__ import annotations

import start_page


def test_page_shows_what_its_commands_print(tmp_path, claim):
    page = start_page.PAGE.read_text(encoding="utf-8")
    output = start_page.run(page, tmp_path)
    right = start_page.alike(start_page.shown(page), output)
    assert claim("examples_run").check(right), f"run extras/demo/start_page.py\n{output}"


def test_another_figure_is_noticed():
    text = "time 0.936 ms 14,972 cycles\n"
    assert start_page.alike(text, "time 0.937 ms 15,000 cycles\n")
    assert not start_page.alike(text, "time 0.936 ms 16,000 cycles\n")
    assert not start_page.alike(text, "time 0.936 s 14,972 cycles\n")
