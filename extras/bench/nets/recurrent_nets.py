# SPDX-License-Identifier: MIT
"""The recurrent networks that the bench measures, a step at a time; random weights.

lstm_8_16   LSTM, 8 inputs, 16 units
gru_8_16    GRU with the reset behind the product, 8 inputs, 16 units
w8          LSTM, 4 inputs, 20 units: ten steps are what the peers were measured on
lstm_40_4   LSTM, 40 inputs, 4 units: only for the cost model, which needs another shape
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from thimble.graph import CELLS, Activation, Graph, Recurrent


@dataclass(frozen=True)
class RecurrentNet:
    title: str
    kind: str
    inputs: int
    units: int
    steps: int

    @property
    def graph(self) -> Graph:
        rng = np.random.default_rng(20260110)
        gates = CELLS[self.kind]
        spread = 1.5 / np.sqrt(self.inputs + self.units)
        layer = Recurrent(
            self.kind,
            self.kind,
            rng.normal(0, spread, (gates, self.units, self.inputs)),
            rng.normal(0, spread, (gates, self.units, self.units)),
            rng.normal(0, 0.3, (gates + (self.kind == "gru"), self.units)),
            Activation("tanh"),
            Activation("sigmoid"),
        )
        return Graph(self.inputs, [layer], source=self.title, steps=self.steps)

    @property
    def samples(self) -> np.ndarray:
        """Sequences to choose ranges on; the first one is what is measured."""
        rng = np.random.default_rng(20260111)
        return rng.normal(0, 1, (64, self.steps * self.inputs))


NETS = {
    "lstm_8_16": RecurrentNet("LSTM, 8 inputs, 16 units", "lstm", 8, 16, 8),
    "gru_8_16": RecurrentNet("GRU, 8 inputs, 16 units", "gru", 8, 16, 8),
    "lstm_40_4": RecurrentNet("LSTM, 40 inputs, 4 units", "lstm", 40, 4, 4),
    "w8": RecurrentNet("LSTM, 4 inputs, 20 units", "lstm", 4, 20, 10),
}
