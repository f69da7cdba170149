# SPDX-License-Identifier: MIT
"""Small Keras models of every kind that the converter reads; TensorFlow is the backend."""

from __future__ import annotations

import os
from typing import Any

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import keras
import numpy as np

L = keras.layers


def shuffled_names(model: Any) -> Any:
    """Random weights, and BatchNormalization statistics that are not 0 and 1."""
    rng = np.random.default_rng(len(model.layers))
    for layer in model.layers:
        if isinstance(layer, keras.Model):
            shuffled_names(layer)
            continue
        arrays = [rng.uniform(0.2, 1.5, array.shape) for array in layer.get_weights()]
        if isinstance(layer, L.Dense):
            arrays = [rng.normal(0, 0.6, array.shape) for array in arrays]
        if arrays and not isinstance(layer, L.Normalization):
            layer.set_weights(arrays)
    return model


def sequential() -> Any:
    layers = [
        *(L.Rescaling(1 / 16, offset=-0.5), L.Flatten(), L.Dense(12, use_bias=False)),
        *(
            L.BatchNormalization(),
            L.Activation("relu"),
            L.Dropout(0.3),
            L.Dense(9, "tanh"),
        ),
        *(L.BatchNormalization(scale=False), L.Dense(7, "relu"), L.GaussianNoise(0.1)),
        *(L.BatchNormalization(center=False), L.Dense(5, "softmax")),
    ]
    return keras.Sequential([keras.Input((4, 4, 1)), *layers])


def image_normalization() -> Any:
    """A BatchNormalization of channels before the Flatten."""
    layers = [L.BatchNormalization(), L.Reshape((-1,)), L.Dense(4), L.Softmax()]
    return keras.Sequential([keras.Input((3, 3, 2)), *layers])


def functional() -> Any:
    first = x = keras.Input((6,), name="measurements")
    x = L.Normalization(mean=[0, 1, 2, 3, 4, 5], variance=[1, 4, 9, 1, 2, 3])(x)
    x = L.Dense(8, activation=L.LeakyReLU(negative_slope=0.3))(x)
    x = L.ReLU(max_value=6)(L.Dense(8)(x))
    x = L.ELU(alpha=0.5)(L.Dense(8)(x))
    return keras.Model(first, L.Dense(2)(x))


def nested() -> Any:
    """Dense layers of one shape on two levels: only their order tells them apart."""
    inner = keras.Sequential([L.Dense(6), L.BatchNormalization(), L.ReLU(), L.Dense(6)])
    first = x = keras.Input((6,))
    x = L.Dense(6)(x)
    x = inner(x)
    return keras.Model(first, L.Dense(6, "sigmoid")(L.Dense(6)(x)))


def same_shapes() -> Any:
    layers = [L.Dense(8, "tanh", name=f"z{10 - k}") for k in range(12)]
    return keras.Sequential([keras.Input((8,)), *layers])


def adapted() -> Any:
    normalization = L.Normalization()
    normalization.adapt(np.random.default_rng(0).normal(5, 3, (50, 6)))
    return keras.Sequential([keras.Input((6,)), normalization, L.Dense(3)])


def half_precision() -> Any:
    return keras.Sequential([keras.Input((6,)), L.Dense(5, dtype="bfloat16"), L.Dense(2)])


def activation(name: str) -> Any:
    return keras.Sequential([keras.Input((6,)), L.Dense(5, name), L.Dense(3)])


MODELS = {
    f.__name__: f
    for f in (sequential, image_normalization, functional, nested, same_shapes, adapted)
}
ACTIVATIONS = (
    "linear relu sigmoid tanh elu selu softplus silu swish gelu mish hard_sigmoid "
    "leaky_relu relu6"
).split()


def outputs(model: Any, count: int = 200) -> tuple[np.ndarray, np.ndarray]:
    """Random inputs and what Keras itself gives for them; predict() traces, which is slow."""
    rng = np.random.default_rng(1)
    x = rng.normal(2, 3, (count, *model.input_shape[1:])).astype(np.float32)
    return x, np.asarray(keras.ops.convert_to_numpy(model(x, training=False)), np.float64)
