# SPDX-License-Identifier: MIT
"""Random dense networks as int8 .tflite files, written by TensorFlow's own converter."""

from __future__ import annotations

import contextlib
import io
import os
import warnings
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import keras
import numpy as np
import tensorflow as tf

L = keras.layers
HIDDEN = ["relu", "relu6", None, "sigmoid", "tanh"]


@dataclass
class Made:
    """A .tflite file and the Keras model it was made from."""

    path: Path
    inputs: int
    model: keras.Model
    samples: np.ndarray


def random_model(seed: int) -> keras.Model:
    """1 to 3 layers; the first five seeds go through the activations one by one."""
    rng = np.random.default_rng(seed)
    inputs = int(rng.integers(2, 48))
    kinds = [HIDDEN[seed % 5], *rng.choice(np.array(HIDDEN, object), seed % 3).tolist()]
    layers = [keras.Input((inputs,))]
    if seed % 8 == 7:  # an image, which TensorFlow flattens with shape arithmetic
        layers = [keras.Input((3, 4, 2)), L.Flatten()]
    keras.utils.set_random_seed(seed)
    for index, kind in enumerate(kinds):
        width = int(rng.integers(1, 33)) if seed % 6 else (1, 2, 3)[index]
        spread = keras.initializers.RandomNormal(stddev=float(rng.uniform(0.2, 1.2)))
        layers.append(
            L.Dense(
                width,
                kind,
                kernel_initializer=spread,
                bias_initializer="random_normal",
                use_bias=bool(rng.integers(4)),
            )
        )
    if seed % 2:
        layers += [L.Dense(int(rng.integers(2, 12))), L.Softmax()]
    return keras.Sequential(layers)


def make(seed: int, folder: Path) -> Made:
    return write(random_model(seed), seed, folder)


def write(model: keras.Model, seed: int, folder: Path) -> Made:
    """Every other file has one weight scale for a layer, the rest one for a unit."""
    rng = np.random.default_rng(seed + 1000)
    shape = model.input_shape[1:]
    samples = rng.normal(rng.uniform(-1, 1), 10 ** rng.uniform(-1, 1), (150, *shape))
    samples = samples.astype(np.float32)
    converter = tf.lite.TFLiteConverter.from_keras_model(model)
    converter.optimizations = [tf.lite.Optimize.DEFAULT]
    converter.representative_dataset = lambda: ([row[None]] for row in samples)
    converter.target_spec.supported_ops = [tf.lite.OpsSet.TFLITE_BUILTINS_INT8]
    if seed % 4 != 3:  # otherwise the ends stay float, with QUANTIZE and DEQUANTIZE
        converter.inference_input_type = converter.inference_output_type = tf.int8
    converter._experimental_disable_per_channel_quantization_for_dense_layers = (
        seed % 4 < 2
    )
    path = folder / f"random_{seed}.tflite"
    path.write_bytes(convert_quietly(converter))
    return Made(path, int(np.prod(shape)), model, samples)


def convert_quietly(converter: tf.lite.TFLiteConverter) -> bytes:
    """TensorFlow prints a page for every model."""
    with warnings.catch_warnings(), contextlib.redirect_stdout(io.StringIO()):
        warnings.simplefilter("ignore")
        return converter.convert()
