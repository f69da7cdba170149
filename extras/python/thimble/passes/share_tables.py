# SPDX-License-Identifier: MIT
"""Stores activation tables of the same bytes once."""

from __future__ import annotations

import numpy as np

from thimble.errors import Unsupported
from thimble.quantized import QuantizedDense, QuantizedGraph

# The index of a table is one byte in its type.
_MOST = 256


def share(graph: QuantizedGraph) -> None:
    """Fills graph.tables and the table_index of every layer that has a table."""
    graph.tables = []
    for layer in graph.layers:
        if not isinstance(layer, QuantizedDense) or layer.table is None:
            continue
        for index, table in enumerate(graph.tables):
            if np.array_equal(table, layer.table):
                layer.table_index = index
                break
        else:
            if len(graph.tables) == _MOST:
                raise Unsupported(
                    layer.name,
                    f"more than {_MOST} different tables",
                    "use ReLU in some layers",
                )
            layer.table_index = len(graph.tables)
            graph.tables.append(layer.table)
