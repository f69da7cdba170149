# SPDX-License-Identifier: MIT
"""Reads live PyTorch modules, without importing torch: what is asked comes with them.

An nn.Sequential, or one layer, is a chain by itself. A module of another class has a
forward() that nobody but Python can read: TorchChain([model.lstm, model.head], steps=50)
says in which order values pass its parts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from thimble.errors import ThimbleError, Unsupported
from thimble.frontends import torch_layers
from thimble.graph import (
    Activation,
    ActivationLayer,
    Affine,
    Graph,
    Layer,
    NoOp,
    Recurrent,
    Softmax,
)

_ACTIVATIONS = {
    "ReLU": "relu",
    "ReLU6": "relu6",
    "Sigmoid": "sigmoid",
    "Tanh": "tanh",
    "SELU": "selu",
    "SiLU": "silu",
    "Mish": "mish",
    "Hardsigmoid": "hard_sigmoid",
}
_NOTHING = ("Identity", "Dropout", "AlphaDropout")
_READABLE = (
    "Linear, RNN, GRU, LSTM, BatchNorm1d, Softmax, Dropout, Flatten and activations"
)
# torch's Softplus is linear from here on, which no float can tell.
_SOFTPLUS_THRESHOLD = 20


class _Flatten(NoOp):
    """Does nothing to a row of values."""


@dataclass(frozen=True)
class TorchChain:
    """PyTorch modules in the order in which values pass them.

    steps is how many a sequence has. Of the last recurrent module only the last step goes
    on, as in `out, _ = lstm(x); head(out[:, -1])`; with many_to_one=False every step does.
    """

    modules: Sequence[Any]
    steps: int = 1
    many_to_one: bool = True


def accepts(model: object) -> bool:
    """True for a TorchChain and for an object of a class that derives from nn.Module."""
    bases = {f"{base.__module__}.{base.__name__}" for base in type(model).__mro__}
    return isinstance(model, TorchChain) or "torch.nn.modules.module.Module" in bases


def read(model: Any) -> Graph:
    wrapped = model if isinstance(model, TorchChain) else TorchChain([model])
    if wrapped.steps < 1:
        raise ThimbleError(f"a sequence of {wrapped.steps} steps: steps is at least 1")
    layers: list[Layer] = []
    for index, module in enumerate(wrapped.modules):
        for layer in _layers(module, str(index) if len(wrapped.modules) > 1 else ""):
            recurrent = any(isinstance(each, Recurrent) for each in layers)
            if recurrent and isinstance(layer, (Affine, _Flatten)):
                raise Unsupported(
                    layer.name,
                    "behind a recurrent layer it works on all steps at once",
                    "put it in front of the recurrent layer, or leave it out",
                )
            layers.append(layer)
    return torch_layers.chain(
        layers, wrapped.steps, wrapped.many_to_one, "PyTorch", _task(layers)
    )


def _task(layers: list[Layer]) -> str | None:
    last = layers[-1] if layers else None
    is_sigmoid = isinstance(last, ActivationLayer) and last.activation.kind == "sigmoid"
    return "binary" if is_sigmoid and layers[-2:-1] and _width(layers) == 1 else None


def _width(layers: list[Layer]) -> int:
    return next((layer.units for layer in reversed(layers) if hasattr(layer, "units")), 0)


def _layers(module: Any, name: str) -> Iterator[Layer]:
    kind = type(module).__name__
    own = type(module).__module__.startswith("torch.")
    label = f"{name} ({kind})" if name else kind
    if not own or not accepts(module):
        raise Unsupported(
            label,
            "it has a forward() of its own, which cannot be read",
            "pass thimble.TorchChain([...]) with its modules in the order of forward()",
        )
    if kind == "Sequential":
        for key, part in module._modules.items():
            yield from _layers(part, f"{name}.{key}" if name else key)
    elif kind == "Linear":
        bias = module.bias
        weights = _array(module.weight)
        yield torch_layers.linear(label, weights, None if bias is None else _array(bias))
    elif kind in ("RNN", "GRU", "LSTM"):
        yield from _recurrent(module, label)
    elif kind == "BatchNorm1d":
        yield _normalization(module, label)
    elif kind == "Flatten":
        yield _Flatten(label)
    elif kind in _NOTHING:
        yield NoOp(label)
    else:
        yield _activation(module, kind, label)


def _recurrent(module: Any, label: str) -> Iterator[Layer]:
    for attribute, reason, instead in (
        ("bidirectional", "bidirectional needs the end of a sequence first",
         "train it with bidirectional=False"),
        ("proj_size", "a projection of its outputs", "train it with proj_size=0"),
    ):  # fmt: skip
        if getattr(module, attribute, False):
            raise Unsupported(label, reason, instead)
    for k in range(int(module.num_layers)):
        biases = None
        if module.bias:
            biases = tuple(
                _array(getattr(module, f"bias_{what}_l{k}")) for what in ("ih", "hh")
            )
        weights, back = (
            _array(getattr(module, f"weight_{what}_l{k}")) for what in ("ih", "hh")
        )
        name = f"{label} layer {k}" if module.num_layers > 1 else label
        function = getattr(module, "nonlinearity", "tanh")
        yield torch_layers.recurrent(name, weights, back, biases, function)


def _normalization(module: Any, label: str) -> Affine:
    if module.running_mean is None:
        raise Unsupported(
            label,
            "it has no running mean: it normalizes by the samples it sees",
            "train it with track_running_stats=True",
        )
    scale = 1 / np.sqrt(_array(module.running_var) + float(module.eps))
    offset = -_array(module.running_mean) * scale
    if module.weight is not None:
        weight, bias = _array(module.weight), _array(module.bias)
        scale, offset = scale * weight, offset * weight + bias
    return Affine(label, scale, offset)


def _activation(module: Any, kind: str, label: str) -> Layer:
    if kind in _ACTIVATIONS:
        return ActivationLayer(label, Activation(_ACTIVATIONS[kind]))
    if kind == "LeakyReLU":
        slope = float(module.negative_slope)
        return ActivationLayer(label, Activation("leaky_relu", slope))
    if kind == "ELU":
        return ActivationLayer(label, Activation("elu", float(module.alpha)))
    if kind == "Softmax":
        return Softmax(label)
    plain_softplus = kind == "Softplus" and module.beta == 1
    if plain_softplus and module.threshold >= _SOFTPLUS_THRESHOLD:
        return ActivationLayer(label, Activation("softplus"))
    if kind == "GELU" and getattr(module, "approximate", "none") == "none":
        return ActivationLayer(label, Activation("gelu"))
    if kind == "LogSoftmax":
        raise torch_layers.unsupported(
            label, kind, "take nn.Softmax, or leave it out: the largest stays the largest"
        )
    raise torch_layers.unsupported(label, kind, f"what can be is {_READABLE}")


def _array(tensor: Any) -> np.ndarray:
    return np.asarray(tensor.detach().cpu().double().numpy())
