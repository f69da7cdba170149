# SPDX-License-Identifier: MIT
"""TFLite operators that map one int8 value to one, as tables of TensorFlow Lite Micro's bits."""

from __future__ import annotations

import numpy as np

from thimble.frontends.tflite_file import Operator
from thimble.numeric import tables
from thimble.numeric.fixed_point import (
    multiply_by_quantized_multiplier,
    quantize_multiplier,
    round_half_away,
)

# The activation a table stands for; QUANTIZE only changes the scale.
UNARY = {
    "LOGISTIC": "sigmoid",
    "TANH": "tanh",
    "RELU": "relu",
    "RELU6": "relu6",
    "QUANTIZE": None,
}


def table_of(operator: Operator) -> np.ndarray:
    """256 entries: byte of the input value to output value."""
    source, target = operator.inputs[0], operator.output
    scale, zero = float(source.scales[0]), int(source.zero_points[0])
    if operator.name == "LOGISTIC":
        return tables.tflite_logistic(scale, zero)
    if operator.name == "TANH":
        return tables.tflite_tanh(scale, zero)
    if operator.name == "RELU6":
        # The kernel only clamps: TFLite gives input and output the same scale.
        six = zero + round_half_away(float(np.float32(6.0) / source.scales[0]))
        return tables.over_bytes(lambda q: np.clip(q, zero, min(six, 127)))
    to_zero = int(target.zero_points[0])
    multiplier, shift = quantize_multiplier(scale / float(target.scales[0]))
    low = to_zero if operator.name == "RELU" else -128

    def rescaled(q: np.ndarray) -> np.ndarray:
        y = to_zero + multiply_by_quantized_multiplier(q - zero, multiplier, shift)
        return np.clip(y, max(low, -128), 127)

    return tables.over_bytes(rescaled)
