# SPDX-License-Identifier: MIT
"""Turns a chain of Keras layers and their weights into a graph."""

from __future__ import annotations

from typing import Any, Protocol

import numpy as np

from thimble.errors import ThimbleError, Unsupported
from thimble.frontends import keras_recurrent
from thimble.frontends.keras_activations import activation_of, layer_activation
from thimble.frontends.keras_topology import LayerSpec
from thimble.graph import Affine, Dense, Graph, Layer, NoOp

Shape = tuple[int, ...]

_NOTHING_TO_DO = {
    *(
        "Dropout",
        "GaussianNoise",
        "GaussianDropout",
        "AlphaDropout",
        "ActivityRegularization",
    ),
    *("SpatialDropout1D", "SpatialDropout2D", "SpatialDropout3D", "Identity"),
}
_INSTEAD = {
    "PReLU": "LeakyReLU, with one alpha for all units, can be",
    "ThresholdedReLU": "ReLU can be",
    "LayerNormalization": "BatchNormalization can be",
    "GroupNormalization": "BatchNormalization can be",
    "UnitNormalization": "BatchNormalization can be",
    "RMSNormalization": "BatchNormalization can be",
    "Lambda": "a standard layer can be",
    "EinsumDense": "Dense can be",
    "TimeDistributed": "its inner layer alone does the same and can be",
    "Bidirectional": "a recurrent layer that reads forward can be",
    "GlobalAveragePooling1D": "a recurrent layer with return_sequences=False can be",
    "GlobalMaxPooling1D": "a recurrent layer with return_sequences=False can be",
}
_DEFAULT_INSTEAD = "Dense layers with activations, normalisations and softmax can be"


class Weights(Protocol):
    """Where the arrays of a layer come from."""

    def take(self, spec: LayerSpec, shapes: list[Shape]) -> list[np.ndarray]:
        """The arrays of this layer, of these shapes, in Keras's order."""
        ...


def build(
    specs: list[LayerSpec], weights: Weights, source: str, keras_major: int
) -> Graph:
    """The graph of a chain; keras_major tells old meanings of a name from new ones."""
    recurrent = any(spec.class_name in keras_recurrent.LAYERS for spec in specs)
    shape = _input_shape(specs, recurrent)
    steps = None
    if recurrent and len(shape) == 2:
        # The network takes one step a call, so that time is no part of its shapes.
        steps, shape = shape[0], shape[1:]
    reader = _Reader(weights, shape, keras_major)
    reader.in_sequence, reader.steps = recurrent, steps
    layers = [layer for spec in specs for layer in reader.read(spec)]
    inputs = int(np.prod(shape))
    return Graph(inputs=inputs, layers=layers, source=source, steps=steps or 1)


def _input_shape(specs: list[LayerSpec], open_time: bool = False) -> Shape:
    """From the InputLayer, or what the first layer says of its input."""
    for spec in specs[:1]:
        for key in ("batch_shape", "batch_input_shape", "input_shape"):
            shape = spec.config.get(key)
            if shape:
                return _checked(spec.name, tuple(shape)[1:], open_time)
        built = spec.config.get("build_config") or {}
        if built.get("input_shape"):
            return _checked(spec.name, tuple(built["input_shape"])[1:], open_time)
    raise ThimbleError(
        "the model does not know its input shape: begin it with keras.Input((n,)), or call it "
        "once before saving it"
    )


def _checked(name: str, shape: tuple[Any, ...], open_time: bool) -> Shape:
    if open_time and len(shape) == 2 and shape[0] is None:
        shape = (0, shape[1])
    if any(size is None for size in shape):
        raise Unsupported(
            name, f"the input shape {shape} has an open size", "give every size a number"
        )
    return tuple(int(size) for size in shape)


class _Reader:
    """Follows the shape from layer to layer."""

    def __init__(self, weights: Weights, shape: Shape, keras_major: int) -> None:
        self.weights = weights
        self.shape = shape
        self.keras_major = keras_major
        # Whether values are still steps of a sequence, and how many it has if that is known.
        self.in_sequence = False
        self.steps: int | None = None

    def read(self, spec: LayerSpec) -> list[Layer]:
        kind = spec.class_name
        if kind == "InputLayer" or kind in _NOTHING_TO_DO:
            return [NoOp(spec.name)]
        if kind in keras_recurrent.LAYERS:
            if not self.in_sequence:
                raise Unsupported(
                    f"{spec.name} ({kind})",
                    "the layers before it have ended the sequence",
                    "give the recurrent layer before it return_sequences=True",
                )
            layers = keras_recurrent.read(
                spec, self.weights, self.shape, self.keras_major, self.steps
            )
            self.shape = (int(spec.config["units"]),)
            self.in_sequence = bool(spec.config.get("return_sequences"))
            return layers
        if kind in ("Flatten", "Reshape") and self.in_sequence:
            raise Unsupported(
                f"{spec.name} ({kind})",
                "it joins the steps of a sequence, of which the network sees one a call",
                "give the recurrent layer before it return_sequences=False",
            )
        if kind in ("Flatten", "Reshape"):
            return [self._reshape(spec)]
        if kind == "Dense":
            return self._dense(spec)
        if kind == "BatchNormalization":
            return [self._batch_normalization(spec)]
        if kind == "Rescaling":
            return [
                self._affine(spec, spec.config["scale"], spec.config.get("offset", 0.0))
            ]
        if kind == "Normalization":
            return [self._normalization(spec)]
        layers = layer_activation(spec, self.shape, self.keras_major)
        if layers is None:
            raise Unsupported(
                f"{spec.name} ({kind})",
                "this layer cannot be converted",
                _INSTEAD.get(kind, _DEFAULT_INSTEAD),
            )
        return layers

    def _dense(self, spec: LayerSpec) -> list[Layer]:
        config = spec.config
        if len([size for size in self.shape[:-1] if size != 1]) > 0:
            raise Unsupported(
                f"{spec.name} (Dense)",
                f"its input has the shape {self.shape}, and Dense then works on the last axis",
                "put a Flatten before it",
            )
        if config.get("quantization_config") or "Quantized" in str(config.get("dtype")):
            raise Unsupported(
                f"{spec.name} (Dense)",
                "its weights are quantized by Keras",
                "save the model before model.quantize(); thimble quantizes it",
            )
        units, inputs = int(config["units"]), int(self.shape[-1])
        shapes: list[Shape] = [(inputs, units)]
        if config.get("use_bias", True):
            shapes.append((units,))
        kernel, *bias = self.weights.take(spec, shapes)
        self.shape = (*self.shape[:-1], units)
        dense = Dense(spec.name, kernel.T.copy(), bias[0] if bias else None)
        return [
            dense,
            *activation_of(config.get("activation"), spec, self.shape, self.keras_major),
        ]

    def _reshape(self, spec: LayerSpec) -> NoOp:
        total = int(np.prod(self.shape))
        if spec.class_name == "Flatten":
            if spec.config.get("data_format") == "channels_first" and len(self.shape) > 1:
                raise Unsupported(
                    f"{spec.name} (Flatten)",
                    "channels_first reorders the values",
                    "use channels_last",
                )
            self.shape = (total,)
            return NoOp(spec.name)
        target = [int(size) for size in spec.config["target_shape"]]
        known = int(np.prod([size for size in target if size != -1]))
        self.shape = tuple(total // known if size == -1 else size for size in target)
        return NoOp(spec.name)

    def _batch_normalization(self, spec: LayerSpec) -> Affine:
        config = spec.config
        axis = config.get("axis", -1)
        axes = [axis] if isinstance(axis, int) else list(axis)
        size = self._along(spec, axes)
        names = [name for name in ("scale", "center") if config.get(name, True)]
        arrays = self.weights.take(spec, [size] * (len(names) + 2))
        found = dict(zip([*names, "mean", "variance"], arrays))
        scale = found.get("scale", 1.0) / np.sqrt(found["variance"] + config["epsilon"])
        offset = found.get("center", 0.0) - found["mean"] * scale
        return self._affine(spec, scale, offset, axes)

    def _normalization(self, spec: LayerSpec) -> Affine:
        config = spec.config
        axis = config.get("axis", -1)
        axes = [axis] if isinstance(axis, int) else list(axis or [])
        if config.get("mean") is not None:
            mean = np.asarray(config["mean"], np.float64)
            variance = np.asarray(config["variance"], np.float64)
        else:
            size = self._along(spec, axes)
            mean, variance, _ = self.weights.take(spec, [size, size, ()])
        deviation = np.maximum(np.sqrt(variance), 1e-7)
        if config.get("invert"):
            return self._affine(spec, deviation, mean, axes)
        return self._affine(spec, 1 / deviation, -mean / deviation, axes)

    def _along(self, spec: LayerSpec, axes: list[int]) -> Shape:
        """The sizes of the axes that a normalisation keeps apart; axis 0 is the batch."""
        try:
            return tuple(self.shape[axis - 1 if axis > 0 else axis] for axis in axes)
        except IndexError:
            raise Unsupported(
                spec.name, f"axis {axes} of a {self.shape} input", "use axis=-1"
            ) from None

    def _affine(
        self, spec: LayerSpec, scale: Any, offset: Any, axes: list[int] | None = None
    ) -> Affine:
        """Spread over the whole shape, value by value."""

        def spread(values: Any) -> np.ndarray:
            values = np.asarray(values, np.float64)
            if axes and values.size > 1:
                sizes = [1] * len(self.shape)
                for axis in axes:
                    position = axis - 1 if axis > 0 else axis
                    sizes[position] = self.shape[position]
                values = values.reshape(sizes)
            return np.broadcast_to(values, self.shape).ravel().copy()

        return Affine(f"{spec.name} ({spec.class_name})", spread(scale), spread(offset))
