# SPDX-License-Identifier: MIT
"""Reads a Keras model object, of Keras 3 or of tf.keras."""

from __future__ import annotations

from typing import Any

import numpy as np

from thimble.errors import ThimbleError
from thimble.frontends.keras_layers import Shape, build
from thimble.frontends.keras_topology import LayerSpec, chain_of
from thimble.graph import Graph


def accepts(model: object) -> bool:
    """True for an object of a class that comes from Keras, or derives from one that does."""
    modules = {base.__module__.split(".")[0] for base in type(model).__mro__}
    return bool(modules & {"keras", "tf_keras"}) and hasattr(model, "layers")


def read(model: Any) -> Graph:
    """The graph of a built model."""
    if not getattr(model, "built", True) or not hasattr(model, "get_config"):
        raise ThimbleError("the model is not built: call it once, or give it an Input")
    kind = type(model).__name__
    specs = chain_of({"class_name": kind, "config": model.get_config()})
    if specs[0].class_name != "InputLayer" and getattr(model, "input_shape", None):
        specs[0].config.setdefault("batch_shape", model.input_shape)
    major = 2 if "tf_keras" in type(model).__module__ else 3
    return build(specs, _LiveWeights(model), f"Keras {kind}", major)


class _LiveWeights:
    def __init__(self, model: Any) -> None:
        self.model = model

    def take(self, spec: LayerSpec, shapes: list[Shape]) -> list[np.ndarray]:
        container: Any = self.model
        for class_name, index in spec.place:
            of_class = [
                each for each in container.layers if type(each).__name__ == class_name
            ]
            container = of_class[index]
        arrays = [np.asarray(array, np.float64) for array in container.get_weights()]
        if [array.shape for array in arrays] != shapes:
            raise ThimbleError(
                f"{spec.name}: its weights have the shapes "
                f"{[array.shape for array in arrays]}, not {shapes}"
            )
        return arrays
