// clang-format off
// SPDX-License-Identifier: MIT
// The net W2 of the bench: 64-16-10, ReLU, logits, Int8<Native>.
// Written by extras/bench/nets/generate.py.
#pragma once

#include <Thimble.h>

namespace w2_binary {

using Network = thimble::Network<
    thimble::Int8<thimble::Native, thimble::ForAvr>,
    thimble::Input<64>,
    thimble::Dense<16, thimble::ReLU, thimble::UnitBias, thimble::Binary>,
    thimble::Dense<10, thimble::Identity, thimble::UnitBias, thimble::Binary>>;

THIMBLE_FLASH(static const uint8_t kBytes[292]) = {
    16, 172, 131, 225, 22, 156, 189, 199, 131, 220, 199, 231, 167, 158, 182, 147, 35,
    158, 85, 69, 239, 75, 177, 181, 85, 221, 82, 75, 79, 254, 115, 83, 83, 61, 51, 24,
    58, 60, 215, 71, 186, 126, 88, 18, 26, 94, 245, 244, 83, 73, 238, 233, 200, 205,
    200, 136, 186, 99, 227, 234, 143, 201, 137, 242, 164, 247, 255, 255, 71, 9, 245, 0,
    0, 26, 9, 162, 1, 0, 133, 11, 221, 1, 0, 25, 19, 179, 0, 0, 233, 22, 166, 254, 255,
    121, 5, 202, 0, 0, 43, 10, 140, 0, 0, 19, 21, 123, 192, 218, 86, 140, 219, 185, 202,
    139, 206, 204, 88, 152, 208, 226, 86, 223, 47, 47, 209, 209, 230, 236, 10, 144, 121,
    47, 63, 123, 94, 77, 219, 197, 9, 9, 77, 22, 31, 127, 22, 58, 137, 203, 101, 215,
    155, 155, 43, 125, 136, 238, 238, 159, 143, 136, 49, 204, 196, 134, 125, 220, 139,
    116, 134, 243, 0, 0, 104, 19, 5, 0, 0, 114, 5, 171, 0, 0, 204, 21, 158, 255, 255,
    17, 22, 146, 1, 0, 86, 16, 157, 255, 255, 25, 4, 144, 1, 0, 169, 15, 90, 1, 0, 46,
    13, 16, 53, 51, 42, 114, 145, 136, 106, 172, 115, 49, 38, 97, 122, 25, 167, 46, 21,
    2, 0, 153, 65, 109, 2, 0, 195, 57, 16, 3, 0, 10, 49, 163, 2, 0, 39, 56, 223, 2, 0,
    4, 51, 215, 2, 0, 76, 48, 62, 2, 0, 54, 66, 241, 2, 0, 179, 52, 2, 0, 2, 1, 3, 1, 3,
    1, 0, 3, 3, 1, 2, 1, 2, 0, 58, 4, 0, 32, 33, 121, 3, 0, 231, 42};

// Binds the parameters to the type of the model, which so needs no pointer to them.
struct Parameters {
  using Network = w2_binary::Network;
  static thimble::FlashArray<uint8_t, Network::kParameterCount> array() {
    return thimble::in_flash(kBytes);
  }
};

using Model = thimble::Model<
    thimble::Int8<thimble::Native, thimble::ForAvr>,
    thimble::Bound<Parameters>,
    thimble::Input<64>,
    thimble::Dense<16, thimble::ReLU, thimble::UnitBias, thimble::Binary>,
    thimble::Dense<10, thimble::Identity, thimble::UnitBias, thimble::Binary>>;

// Inputs: real = (q - kInputZeroPoint) * kInputScale.
static constexpr float kInputScale = 0.003921569f;
static constexpr int8_t kInputZeroPoint = -128;
static inline int8_t quantize(float x) {
  const float v = x / kInputScale;
  // Not-a-number is the smallest value; halves round away from zero.
  if (!(v > 0.0f)) return -128;
  if (v >= 255.0f) return 127;
  int32_t q = static_cast<int32_t>(v);
  const float rest = v - static_cast<float>(q);
  if (rest >= 0.5f) ++q;
  if (rest <= -0.5f) --q;
  return static_cast<int8_t>(q + kInputZeroPoint);
}
static inline void quantize_all(const float* x, int8_t* q) {
  for (uint16_t i = 0; i < Model::kInputs; ++i) q[i] = quantize(x[i]);
}

// Outputs: real = (q - kOutputZeroPoint) * kOutputScale.
static constexpr float kOutputScale = 0.15348344f;
static constexpr int8_t kOutputZeroPoint = 16;
static inline float dequantize(int8_t q) {
  return static_cast<float>(q - kOutputZeroPoint) * kOutputScale;
}

}  // namespace w2_binary
