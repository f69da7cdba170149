# SPDX-License-Identifier: MIT
"""The part of a header that turns real numbers into int8 (int16) values and back."""

from __future__ import annotations

import numpy as np

from thimble.emit.names import float_literal, wrapped
from thimble.quantized import QuantizedGraph, Scale

_ROUND = """\
  // Not-a-number is the smallest value; halves round away from zero.
  if (!(v > {low})) return {least};
  if (v >= {high}) return {most};
  int32_t q = static_cast<int32_t>(v);
  const float rest = v - static_cast<float>(q);
  if (rest >= 0.5f) ++q;
  if (rest <= -0.5f) --q;
  return static_cast<{value}>(q + {zero});
}}
"""

_ALL = """\
static inline void quantize_all(const float* x, {value}* q) {{
  for (uint16_t i = 0; i < Model::kInputs; ++i) q[i] = {call};
}}
"""


def conversions(graph: QuantizedGraph) -> str:
    """kInputScale, quantize(), quantize_all(), kOutputScale and dequantize()."""
    text = _per_feature(graph.input) if graph.input.per_feature else _common(graph.input)
    return text if graph.ends_with_argmax else text + _output(graph.output)


def integer_type(values: np.ndarray) -> str:
    """The smallest type that also holds a difference with an int8."""
    largest = int(np.abs(values).max())
    return (
        "int8_t"
        if largest <= 128 and values.max() < 128
        else ("int16_t" if largest <= 32_000 else "int32_t")
    )


def value_type(scale: Scale) -> str:
    return f"int{scale.bits}_t"


def _limits(scale: Scale) -> dict[str, object]:
    """-32768 is no int literal where int has 16 bits."""
    least = "INT16_MIN" if scale.bits == 16 else scale.low
    return {"least": least, "most": scale.high, "value": value_type(scale)}


def _common(scale: Scale) -> str:
    zero = int(scale.zero_point[0])
    return (
        "// Inputs: real = (q - kInputZeroPoint) * kInputScale.\n"
        f"static constexpr float kInputScale = {float_literal(scale.scale[0])};\n"
        f"static constexpr {integer_type(scale.zero_point)} kInputZeroPoint = {zero};\n"
        f"static inline {value_type(scale)} quantize(float x) {{\n"
        "  const float v = x / kInputScale;\n"
        + _ROUND.format(
            low=f"{scale.low - zero}.0f",
            high=f"{scale.high - zero}.0f",
            zero="kInputZeroPoint",
            **_limits(scale),
        )
        + _ALL.format(call="quantize(x[i])", value=value_type(scale))
    )


def _per_feature(scale: Scale) -> str:
    kind = integer_type(scale.zero_point)
    size = {"int8_t": 1, "int16_t": 2, "int32_t": 4}[kind]
    return (
        "// Inputs: real = (q - kInputZeroPoint[i]) * kInputScale[i] for input i.\n"
        f"THIMBLE_FLASH(static const float kInputScale[{len(scale.scale)}]) = {{\n"
        f"{wrapped(map(float_literal, scale.scale))}}};\n"
        f"THIMBLE_FLASH(static const {kind} kInputZeroPoint[{len(scale.scale)}]) = {{\n"
        f"{wrapped(str(int(zero)) for zero in scale.zero_point)}}};\n"
        f"static inline {value_type(scale)} quantize(float x, uint16_t i) {{\n"
        "  const thimble::Flash::Reader scales(thimble::in_flash(kInputScale).handle);\n"
        "  const thimble::Flash::Reader zeros(thimble::in_flash(kInputZeroPoint).handle);\n"
        "  const float v = x / scales.at<float>(static_cast<uint16_t>(4u * i));\n"
        f"  const int32_t zero = zeros.at<{kind}>(static_cast<uint16_t>({size}u * i));\n"
        + _ROUND.format(
            low=f"static_cast<float>({scale.low} - zero)",
            high=f"static_cast<float>({scale.high} - zero)",
            zero="zero",
            **_limits(scale),
        )
        + _ALL.format(call="quantize(x[i], i)", value=value_type(scale))
    )


def _output(scale: Scale) -> str:
    zero = int(scale.zero_point[0])
    kind = integer_type(scale.zero_point)
    return (
        "\n// Outputs: real = (q - kOutputZeroPoint) * kOutputScale.\n"
        f"static constexpr float kOutputScale = {float_literal(scale.scale[0])};\n"
        f"static constexpr {kind} kOutputZeroPoint = {zero};\n"
        f"static inline float dequantize({value_type(scale)} q) {{\n"
        "  return static_cast<float>(q - kOutputZeroPoint) * kOutputScale;\n"
        "}\n"
    )
