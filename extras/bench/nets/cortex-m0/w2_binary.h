// clang-format off
// SPDX-License-Identifier: MIT
// The net W2 of the bench: 64-16-10, ReLU, logits, Int8<Native>.
// Written by extras/bench/nets/generate.py.
#pragma once

#include <Thimble.h>

namespace w2_binary {

using Network = thimble::Network<
    thimble::Int8<thimble::Native, thimble::ForCortexM0>,
    thimble::Input<64>,
    thimble::Dense<16, thimble::ReLU, thimble::UnitBias, thimble::Binary>,
    thimble::Dense<10, thimble::Identity, thimble::UnitBias, thimble::Binary>>;

THIMBLE_FLASH(static const uint32_t kBytes[81]) = {
    0x00000010, 0x16e183ac, 0x83c7bd9c, 0xa7e7c7dc, 0x2393b69e, 0xef45559e, 0x55b5b14b,
    0x4f4b52dd, 0x535373fe, 0x3a18333d, 0xba47d73c, 0x1a12587e, 0x53f4f55e, 0xc8e9ee49,
    0xba88c8cd, 0x8feae363, 0xa4f289c9, 0x000004f7, 0x06f50947, 0x091a0000, 0x000001a2,
    0x02dd0b85, 0x13190000, 0x000003b3, 0xfaa616e9, 0x0579ffff, 0x000005ca, 0x068c0a2b,
    0x15130000, 0x56dac07b, 0xcab9db8c, 0x58ccce8b, 0x56e2d098, 0xd12f2fdf, 0x0aece6d1,
    0x3f2f7990, 0xdb4d5e7b, 0x4d0909c5, 0x167f1f16, 0x65cb893a, 0x2b9b9bd7, 0xeeee887d,
    0x31888f9f, 0x7d86c4cc, 0x86748bdc, 0x000002f3, 0x04051368, 0x05720000, 0x000002ab,
    0x0c9e15cc, 0x16110000, 0x00000192, 0xf49d1056, 0x0419ffff, 0x00000590, 0x065a0fa9,
    0x0d2e0000, 0x00000010, 0x722a3335, 0xac6a8891, 0x61263173, 0x2ea7197a, 0x00000215,
    0x036d4199, 0x39c30000, 0x00000010, 0x01a3310a, 0x38270000, 0x000002df, 0x07d73304,
    0x304c0000, 0xffffff3e, 0xfef14236, 0x34b3ffff, 0x01020002, 0x01030103, 0x01030300,
    0x00020102, 0x0000053a, 0x03792120, 0x2ae70000};

// Binds the parameters to the type of the model, which so needs no pointer to them.
struct Parameters {
  using Network = w2_binary::Network;
  static thimble::FlashArray<uint32_t, Network::kParameterCount> array() {
    return thimble::in_flash(kBytes);
  }
};

using Model = thimble::Model<
    thimble::Int8<thimble::Native, thimble::ForCortexM0>,
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
