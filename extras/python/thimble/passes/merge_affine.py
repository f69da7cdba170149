# SPDX-License-Identifier: MIT
"""Merges two scalings in a row into one."""

from __future__ import annotations

from dataclasses import replace

from thimble.graph import Affine, Graph


def match(graph: Graph, index: int) -> bool:
    return (
        index + 1 < len(graph.layers)
        and isinstance(graph.layers[index], Affine)
        and isinstance(graph.layers[index + 1], Affine)
    )


def transform(graph: Graph, index: int) -> None:
    first, second = graph.layers[index], graph.layers[index + 1]
    graph.layers[index] = replace(
        second,
        scale=first.scale * second.scale,
        offset=first.offset * second.scale + second.offset,
    )
    del graph.layers[index + 1]
