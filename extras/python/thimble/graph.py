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
    """y = activation(weights x + bias); weights[unit, input], no bias is None."""

    name: str
    weights: Array
    bias: Optional[Array]
    activation: Activation = IDENTITY

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


Layer = Union[Dense, Affine, ActivationLayer, Softmax, ArgMax, NoOp]


@dataclass
class Graph:
    """A chain of layers. task is "classifier", "binary" or "regressor"."""

    inputs: int
    layers: list[Layer] = field(default_factory=list)
    labels: Optional[list[str]] = None
    task: Optional[str] = None
    source: str = "a network"

    def copy(self) -> Graph:
        """A copy whose layers can be replaced and changed without touching this one."""
        return replace(self, layers=[replace(layer) for layer in self.layers])

    @property
    def dense_layers(self) -> list[Dense]:
        return [layer for layer in self.layers if isinstance(layer, Dense)]

    @property
    def outputs(self) -> int:
        """Values of the last layer; ArgMax gives one."""
        if self.layers and isinstance(self.layers[-1], ArgMax):
            return 1
        return self.classes

    @property
    def classes(self) -> int:
        """Units of the last Dense layer."""
        dense = self.dense_layers
        return dense[-1].units if dense else self.inputs
