# SPDX-License-Identifier: MIT
"""The activations of the library: their C++ names and their formulas in float64."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import Callable

import numpy as np

from thimble.graph import Activation, Array

CPP_NAMES = {
    "identity": "Identity",
    "sigmoid": "Sigmoid",
    "tanh": "Tanh",
    "relu": "ReLU",
    "relu6": "ReLU6",
    "leaky_relu": "LeakyReLU",
    "elu": "ELU",
    "selu": "SELU",
    "binary_step": "BinaryStep",
    "softplus": "Softplus",
    "silu": "SiLU",
    "gelu": "GELU",
    "mish": "Mish",
    "gaussian": "Gaussian",
    "hard_sigmoid": "HardSigmoid",
}
DEFAULT_ALPHA = {"leaky_relu": Fraction(1, 100), "elu": Fraction(1)}
# Those whose formula needs exp, log or tanh on the chip: the cost model prices them apart.
TRANSCENDENTAL = {
    *("sigmoid", "tanh", "elu", "selu", "softplus", "silu", "gelu", "mish", "gaussian")
}
_SELU_SCALE = 1.05070098735548049342
_SELU_ALPHA = 1.67326324235437728481


def _sigmoid(x: Array) -> Array:
    e = np.exp(-np.abs(x))
    return np.where(x < 0, e, 1.0) / (1.0 + e)


def _elu(x: Array, alpha: float) -> Array:
    return np.where(x < 0, alpha * np.expm1(np.minimum(x, 0)), x)


def _softplus(x: Array) -> Array:
    return np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))


_ERF = np.vectorize(math.erf, otypes=[np.float64])
_FORMULAS: dict[str, Callable[[Array, float], Array]] = {
    "identity": lambda x, _: x,
    "sigmoid": lambda x, _: _sigmoid(x),
    "tanh": lambda x, _: np.tanh(x),
    "relu": lambda x, _: np.maximum(x, 0),
    "relu6": lambda x, _: np.clip(x, 0, 6),
    "leaky_relu": lambda x, alpha: np.where(x < 0, alpha * x, x),
    "elu": _elu,
    "selu": lambda x, _: _SELU_SCALE * _elu(x, _SELU_ALPHA),
    "binary_step": lambda x, _: np.where(x < 0, 0.0, 1.0),
    "softplus": lambda x, _: _softplus(x),
    "silu": lambda x, _: x * _sigmoid(x),
    "gelu": lambda x, _: x / 2 * (1 + _ERF(x / math.sqrt(2))),
    "mish": lambda x, _: x * np.tanh(_softplus(x)),
    "gaussian": lambda x, _: np.exp(-np.square(x)),
    "hard_sigmoid": lambda x, _: np.clip(x + 3, 0, 6) / 6,
}


def apply(activation: Activation, x: Array) -> Array:
    """The activation of every value, in float64."""
    x = np.asarray(x, np.float64)
    return _FORMULAS[activation.kind](x, float(alpha_of(activation) or 0))


def alpha_of(activation: Activation) -> Fraction | None:
    """The alpha as the simplest fraction that is the same float32, or None without one."""
    if activation.kind not in DEFAULT_ALPHA:
        return None
    if activation.alpha is None:
        return DEFAULT_ALPHA[activation.kind]
    wanted = np.float32(activation.alpha)
    for limit in (10, 100, 1000, 10_000, 100_000, 1_000_000):
        fraction = Fraction(activation.alpha).limit_denominator(limit)
        if np.float32(float(fraction)) == wanted:
            return fraction
    return Fraction(activation.alpha).limit_denominator(1_000_000)


def cpp_type(activation: Activation) -> str:
    """How the header names it: `thimble::LeakyReLU<thimble::Ratio<3, 10>>`."""
    name = f"thimble::{CPP_NAMES[activation.kind]}"
    alpha = alpha_of(activation)
    if alpha is None:
        return name
    if alpha == DEFAULT_ALPHA[activation.kind]:
        return f"{name}<>"
    return f"{name}<thimble::Ratio<{alpha.numerator}, {alpha.denominator}>>"
