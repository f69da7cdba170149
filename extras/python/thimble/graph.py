# SPDX-License-Identifier: MIT
"""The network between frontend and emitter: a chain of layers with float64 parameters."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Optional, Union

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Activation:
    """An activation by the library's name in snake_case, with its alpha where it has one."""

    kind: str = "identity"
    alpha: Optional[float] = None

    @property
    def is_identity(self) -> bool:
        return self.kind == "identity"


IDENTITY = Activation()


@dataclass
class Dense:
    """y = activation(weights x + bias); weights[unit, input], no bias is None.

    Rounded weights are multiples of `steps`, one a unit, by integers of `bits` bits.
    """

    name: str
    weights: Array
    bias: Optional[Array]
    activation: Activation = IDENTITY
    steps: Optional[Array] = None
    bits: int = 0

    @property
    def units(self) -> int:
        return int(self.weights.shape[0])

    @property
    def inputs(self) -> int:
        return int(self.weights.shape[1])


@dataclass
class Affine:
    """y = scale x + offset for every feature: BatchNormalization, Rescaling, a scaler."""

    name: str
    scale: Array
    offset: Array


@dataclass
class ActivationLayer:
    """An activation that stands alone until a pass fuses it into the Dense before it."""

    name: str
    activation: Activation


@dataclass
class Recurrent:
    """One step of a layer that sees its own last outputs; kind is a key of CELLS.

    weights[gate, unit, input], recurrent[gate, unit, unit before], bias[row, unit]: a row a
    gate, and for "gru" one more, inside the reset. gate_activation is that of the gates.
    """

    name: str
    kind: str
    weights: Array
    recurrent: Array
    bias: Optional[Array]
    activation: Activation
    gate_activation: Activation

    @property
    def units(self) -> int:
        return int(self.weights.shape[1])

    @property
    def inputs(self) -> int:
        return int(self.weights.shape[2])


# Gates in kernel order: simple; input, forget, cell, output; update, reset, new.
CELLS = {"simple_rnn": 1, "lstm": 4, "gru": 3, "gru_reset_before": 3}


@dataclass
class Threshold:
    """The layers behind it run every steps-th call; if it restarts, from zero states."""

    name: str
    steps: int
    restarts: bool = True


@dataclass
class Softmax:
    """exp(x) / sum(exp(x)) over all values."""

    name: str = "softmax"


@dataclass
class ArgMax:
    """The index of the first largest value."""

    name: str = "argmax"


@dataclass
class NoOp:
    """A layer that does nothing at prediction time, such as Dropout or Flatten."""

    name: str


Layer = Union[Dense, Recurrent, Threshold, Affine, ActivationLayer, Softmax, ArgMax, NoOp]


@dataclass
class Graph:
    """A chain of layers. task is "classifier", "binary" or "regressor".

    A row of samples holds `steps` times `inputs` values, one step after the other.
    """

    inputs: int
    layers: list[Layer] = field(default_factory=list)
    labels: Optional[list[str]] = None
    task: Optional[str] = None
    source: str = "a network"
    steps: int = 1

    def copy(self) -> Graph:
        """A copy whose layers can be replaced and changed without touching this one."""
        return replace(self, layers=[replace(layer) for layer in self.layers])

    @property
    def dense_layers(self) -> list[Dense]:
        return [layer for layer in self.layers if isinstance(layer, Dense)]

    @property
    def weighted_layers(self) -> list[Union[Dense, Recurrent]]:
        return [layer for layer in self.layers if isinstance(layer, (Dense, Recurrent))]

    @property
    def is_recurrent(self) -> bool:
        return any(isinstance(layer, Recurrent) for layer in self.layers)

    @property
    def many_to_one(self) -> bool:
        return any(isinstance(layer, Threshold) for layer in self.layers)

    @property
    def row_values(self) -> int:
        """Values of a row of samples: a whole sequence if the network is recurrent."""
        return self.inputs * self.steps

    @property
    def outputs(self) -> int:
        """Values of the last layer; ArgMax gives one."""
        if self.layers and isinstance(self.layers[-1], ArgMax):
            return 1
        return self.classes

    @property
    def classes(self) -> int:
        """Units of the last layer that has weights."""
        layers = self.weighted_layers
        return layers[-1].units if layers else self.inputs
