# SPDX-License-Identifier: MIT
"""The activations of Keras, as an argument of a layer or as a layer of their own."""

from __future__ import annotations

from typing import Any, Optional

import numpy as np

from thimble.errors import Unsupported
from thimble.frontends.keras_topology import LayerSpec
from thimble.graph import Activation, ActivationLayer, Affine, Layer, Softmax

_NAMES = {
    **{name: name for name in ("relu", "sigmoid", "tanh", "elu", "selu", "softplus")},
    **{name: name for name in ("relu6", "silu", "gelu", "mish", "hard_sigmoid")},
    "linear": "identity",
    "swish": "silu",
}
_INSTEAD = {
    "softsign": "tanh",
    "hard_tanh": "tanh",
    "soft_shrink": "relu",
    "hard_silu": "silu",
    "hard_swish": "silu",
    "exponential": "softplus",
    "exp": "softplus",
    "squareplus": "softplus",
    "log_sigmoid": "sigmoid",
    "log_softmax": "softmax",
    "celu": "elu",
    "glu": "silu",
}


def activation_of(
    value: Any, spec: LayerSpec, shape: tuple[int, ...], keras_major: int
) -> list[Layer]:
    """The layers an `activation=` argument stands for; a dict is a serialized object."""
    if value is None:
        return []
    if isinstance(value, dict):
        config = value.get("config")
        if value.get("class_name") in ("function", "Function"):
            return _named(str(config), spec, shape, keras_major)
        inner = LayerSpec(
            str(value.get("class_name")), config or {}, spec.name, spec.place
        )
        layers = layer_activation(inner, shape, keras_major)
        if layers is None:
            return _named(inner.class_name, spec, shape, keras_major)
        return layers
    return _named(str(value), spec, shape, keras_major)


def layer_activation(
    spec: LayerSpec, shape: tuple[int, ...], keras_major: int
) -> Optional[list[Layer]]:
    """The layers of an activation layer, or None when it is none."""
    config = spec.config
    if spec.class_name == "Activation":
        return activation_of(config.get("activation"), spec, shape, keras_major)
    if spec.class_name == "Softmax":
        axis = config.get("axis", -1)
        if axis not in (-1, len(shape), [-1]) or len([s for s in shape if s != 1]) > 1:
            raise Unsupported(
                spec.name, "a softmax over several axes", "put a Flatten before it"
            )
        return [Softmax(spec.name)]
    if spec.class_name == "ReLU":
        return [ActivationLayer(spec.name, _relu(spec))]
    if spec.class_name == "LeakyReLU":
        alpha = float(config.get("negative_slope", config.get("alpha", 0.3)))
        return [ActivationLayer(spec.name, Activation("leaky_relu", alpha))]
    if spec.class_name == "ELU":
        alpha = float(config.get("alpha", 1.0))
        return [ActivationLayer(spec.name, Activation("elu", alpha))]
    return None


def _relu(spec: LayerSpec) -> Activation:
    config = spec.config
    top = config.get("max_value")
    slope = float(config.get("negative_slope") or 0)
    if float(config.get("threshold") or 0) == 0:
        if slope and top is None:
            return Activation("leaky_relu", slope)
        if not slope and (top is None or float(top) == 6):
            return Activation("relu" if top is None else "relu6")
    raise Unsupported(
        f"{spec.name} (ReLU)",
        f"a ReLU with max_value {top}, negative_slope {slope:g} and a threshold",
        "ReLU, ReLU(max_value=6) and LeakyReLU can be converted",
    )


def _named(
    name: str, spec: LayerSpec, shape: tuple[int, ...], keras_major: int
) -> list[Layer]:
    name = name.rsplit(">", 1)[-1].lower()
    if name == "softmax":
        return [Softmax(spec.name)]
    if name == "leaky_relu":
        return [ActivationLayer(spec.name, Activation("leaky_relu", 0.2))]
    if name in _NAMES:
        layers: list[Layer] = [ActivationLayer(spec.name, Activation(_NAMES[name]))]
        if name == "hard_sigmoid" and keras_major < 3:
            # Keras 2: clip(0.2 x + 0.5), which is Keras 3's of 1.2 x.
            values = int(np.prod(shape))
            layers.insert(0, Affine(spec.name, np.full(values, 1.2), np.zeros(values)))
        return layers
    raise Unsupported(
        f"{spec.name} ({spec.class_name})",
        f"the activation {name} cannot be converted",
        f"{_INSTEAD.get(name, 'relu, tanh, sigmoid or another one of the library')} "
        "is the nearest that can",
    )
