// clang-format off
// SPDX-License-Identifier: MIT
// The net W2 of the bench: 64-16-10, ReLU, logits, Int8<Native>.
// Written by extras/bench/nets/generate.py.
#pragma once

#include <Thimble.h>

namespace w2_ternary {

using Network = thimble::Network<
    thimble::Int8<thimble::Native, thimble::ForAvr>,
    thimble::Input<64>,
    thimble::Dense<16, thimble::ReLU, thimble::UnitBias, thimble::Ternary>,
    thimble::Dense<10, thimble::Identity, thimble::UnitBias, thimble::Ternary>>;

THIMBLE_FLASH(static const uint8_t kBytes[452]) = {
    16, 255, 42, 254, 132, 245, 128, 159, 128, 93, 16, 191, 160, 223, 198, 255, 3, 127,
    5, 223, 195, 247, 167, 191, 3, 254, 132, 191, 146, 255, 6, 185, 33, 255, 4, 255, 70,
    109, 65, 111, 75, 219, 3, 241, 48, 181, 148, 215, 64, 223, 64, 115, 2, 95, 64, 255,
    76, 255, 78, 243, 83, 115, 19, 255, 83, 255, 36, 115, 18, 30, 24, 127, 24, 188, 60,
    215, 69, 87, 67, 255, 10, 126, 36, 89, 88, 27, 16, 27, 18, 127, 90, 253, 212, 253,
    196, 255, 50, 251, 0, 253, 161, 233, 128, 221, 200, 237, 204, 204, 200, 251, 40,
    250, 8, 255, 98, 251, 233, 255, 66, 207, 142, 203, 200, 157, 128, 249, 128, 173, 4,
    216, 255, 255, 156, 15, 67, 1, 0, 36, 10, 35, 1, 0, 151, 16, 239, 0, 0, 128, 29,
    125, 0, 0, 182, 32, 254, 254, 255, 89, 7, 158, 0, 0, 255, 12, 115, 0, 0, 195, 25,
    255, 16, 251, 64, 223, 192, 239, 70, 253, 128, 219, 194, 255, 144, 250, 138, 222,
    64, 222, 6, 237, 72, 221, 64, 221, 192, 248, 192, 254, 96, 222, 0, 255, 18, 255, 12,
    111, 45, 255, 17, 209, 209, 231, 198, 238, 68, 119, 1, 249, 0, 63, 41, 63, 43, 63,
    7, 127, 35, 127, 6, 79, 76, 223, 17, 221, 0, 201, 9, 73, 9, 125, 68, 55, 4, 191, 22,
    255, 29, 246, 0, 127, 40, 137, 137, 203, 202, 229, 97, 215, 85, 187, 27, 187, 27,
    255, 104, 253, 0, 205, 136, 238, 72, 254, 198, 255, 156, 159, 135, 157, 136, 255,
    16, 255, 0, 245, 4, 222, 132, 254, 120, 223, 0, 175, 129, 252, 100, 207, 128, 193,
    0, 0, 103, 24, 3, 0, 0, 20, 7, 59, 0, 0, 249, 27, 182, 255, 255, 103, 29, 64, 1, 0,
    116, 20, 199, 255, 255, 36, 7, 3, 1, 0, 179, 17, 12, 1, 0, 249, 16, 16, 180, 32,
    251, 35, 250, 10, 250, 66, 145, 145, 253, 0, 123, 33, 172, 44, 115, 82, 249, 64, 39,
    6, 105, 97, 123, 58, 255, 0, 191, 131, 175, 10, 194, 1, 0, 186, 77, 102, 2, 0, 110,
    58, 173, 2, 0, 17, 56, 127, 2, 0, 86, 59, 101, 2, 0, 37, 61, 116, 2, 0, 232, 55,
    110, 2, 0, 8, 62, 190, 2, 0, 152, 56, 2, 2, 2, 0, 3, 3, 1, 0, 3, 1, 3, 0, 0, 0, 3,
    1, 3, 0, 3, 0, 3, 3, 3, 1, 2, 2, 3, 0, 2, 0, 1, 0, 152, 3, 0, 243, 38, 25, 2, 0,
    138, 69};

// Binds the parameters to the type of the model, which so needs no pointer to them.
struct Parameters {
  using Network = w2_ternary::Network;
  static thimble::FlashArray<uint8_t, Network::kParameterCount> array() {
    return thimble::in_flash(kBytes);
  }
};

using Model = thimble::Model<
    thimble::Int8<thimble::Native, thimble::ForAvr>,
    thimble::Bound<Parameters>,
    thimble::Input<64>,
    thimble::Dense<16, thimble::ReLU, thimble::UnitBias, thimble::Ternary>,
    thimble::Dense<10, thimble::Identity, thimble::UnitBias, thimble::Ternary>>;

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

}  // namespace w2_ternary
