// clang-format off
// SPDX-License-Identifier: MIT
// The net W2 of the bench: 64-16-10, ReLU, logits, Int8<Native>.
// Written by extras/bench/nets/generate.py.
#pragma once

#include <Thimble.h>

namespace w2_int4 {

using Network = thimble::Network<
    thimble::Int8<thimble::Native, thimble::ForAvrTiny>,
    thimble::Input<64>,
    thimble::Dense<16, thimble::ReLU, thimble::UnitBias, thimble::FourBit>,
    thimble::Dense<10, thimble::Identity, thimble::UnitBias, thimble::FourBit>>;

THIMBLE_FLASH(static const uint8_t kBytes[724]) = {
    24, 135, 106, 133, 105, 132, 118, 138, 154, 167, 186, 170, 184, 73, 91, 153, 198,
    118, 135, 198, 172, 217, 149, 117, 150, 119, 143, 136, 104, 109, 185, 235, 119, 184,
    140, 86, 102, 5, 185, 251, 122, 73, 115, 72, 127, 122, 133, 86, 108, 119, 165, 150,
    117, 133, 69, 136, 103, 121, 152, 125, 154, 151, 131, 102, 102, 199, 5, 0, 188, 55,
    182, 40, 0, 167, 55, 89, 151, 149, 166, 137, 152, 168, 133, 136, 133, 151, 198, 167,
    150, 149, 136, 120, 165, 117, 141, 55, 81, 163, 133, 150, 69, 105, 255, 185, 80, 82,
    135, 153, 55, 108, 123, 238, 164, 147, 120, 120, 154, 71, 57, 156, 166, 183, 120,
    57, 106, 74, 107, 141, 125, 107, 122, 119, 136, 105, 154, 92, 105, 74, 168, 154, 48,
    0, 119, 80, 206, 87, 0, 180, 86, 120, 120, 121, 146, 151, 154, 115, 105, 148, 116,
    122, 105, 151, 183, 150, 124, 151, 150, 84, 57, 149, 252, 217, 116, 134, 118, 134,
    121, 168, 167, 167, 151, 124, 217, 245, 215, 186, 162, 134, 150, 136, 164, 210, 210,
    166, 153, 120, 120, 135, 91, 88, 118, 70, 85, 106, 121, 123, 127, 120, 85, 83, 118,
    105, 118, 19, 18, 0, 183, 112, 240, 207, 255, 94, 39, 105, 91, 139, 105, 104, 91,
    185, 151, 137, 234, 156, 89, 108, 61, 122, 120, 105, 185, 245, 229, 150, 105, 90,
    151, 167, 145, 226, 199, 198, 214, 116, 182, 119, 129, 48, 114, 88, 217, 164, 104,
    134, 150, 70, 83, 180, 201, 169, 151, 103, 189, 139, 170, 188, 205, 106, 72, 166,
    169, 153, 123, 170, 108, 121, 104, 165, 33, 0, 168, 47, 128, 46, 0, 72, 90, 135,
    121, 103, 107, 101, 136, 149, 77, 119, 91, 117, 116, 97, 87, 89, 88, 149, 151, 216,
    248, 212, 108, 72, 122, 134, 214, 234, 185, 185, 154, 118, 167, 117, 182, 197, 132,
    120, 139, 183, 90, 135, 165, 152, 163, 199, 153, 187, 120, 103, 135, 72, 73, 152,
    154, 115, 118, 121, 128, 104, 87, 119, 152, 133, 120, 157, 48, 0, 244, 96, 170, 20,
    0, 181, 37, 134, 103, 102, 186, 120, 88, 88, 89, 118, 185, 137, 121, 87, 56, 103,
    134, 152, 250, 237, 133, 69, 229, 231, 119, 120, 126, 126, 137, 120, 216, 248, 119,
    151, 58, 44, 181, 180, 168, 155, 119, 121, 13, 29, 130, 240, 92, 62, 153, 134, 138,
    170, 169, 218, 168, 90, 104, 104, 167, 183, 155, 138, 136, 167, 152, 82, 18, 0, 15,
    91, 240, 233, 255, 224, 98, 122, 120, 128, 150, 136, 149, 168, 106, 133, 119, 119,
    148, 160, 121, 107, 131, 134, 89, 61, 214, 212, 56, 39, 134, 151, 123, 123, 134,
    169, 151, 131, 133, 133, 101, 101, 135, 151, 246, 199, 136, 153, 38, 5, 91, 181,
    182, 182, 120, 121, 114, 88, 121, 166, 115, 119, 136, 150, 138, 114, 155, 149, 102,
    123, 96, 86, 60, 0, 139, 85, 202, 242, 255, 184, 30, 185, 185, 220, 166, 171, 137,
    142, 121, 152, 153, 217, 215, 186, 187, 167, 134, 137, 103, 101, 135, 191, 187, 185,
    134, 121, 84, 49, 64, 150, 149, 209, 169, 104, 135, 131, 179, 36, 56, 151, 133, 118,
    74, 172, 246, 183, 57, 58, 167, 151, 139, 170, 204, 94, 63, 90, 117, 135, 168, 123,
    167, 138, 90, 154, 89, 147, 84, 0, 86, 66, 14, 48, 0, 246, 55, 16, 168, 152, 57, 44,
    196, 101, 120, 38, 153, 103, 121, 195, 90, 135, 169, 135, 141, 136, 0, 0, 1, 244,
    138, 0, 14, 1, 151, 87, 74, 135, 101, 121, 119, 172, 53, 134, 210, 87, 91, 121, 152,
    155, 105, 148, 0, 3, 1, 184, 146, 0, 0, 1, 122, 154, 135, 149, 176, 120, 106, 73,
    218, 151, 104, 58, 152, 135, 103, 121, 123, 135, 0, 9, 1, 16, 145, 0, 0, 1, 118,
    120, 136, 198, 91, 104, 117, 55, 181, 119, 69, 196, 134, 119, 77, 88, 109, 142, 0,
    8, 1, 128, 154, 0, 1, 1, 89, 56, 186, 132, 152, 150, 136, 150, 119, 120, 126, 166,
    59, 135, 103, 116, 105, 142, 0, 10, 1, 235, 140, 0, 0, 1};

// Binds the parameters to the type of the model, which so needs no pointer to them.
struct Parameters {
  using Network = w2_int4::Network;
  static thimble::FlashArray<uint8_t, Network::kParameterCount> array() {
    return thimble::in_flash(kBytes);
  }
};

using Model = thimble::Model<
    thimble::Int8<thimble::Native, thimble::ForAvrTiny>,
    thimble::Bound<Parameters>,
    thimble::Input<64>,
    thimble::Dense<16, thimble::ReLU, thimble::UnitBias, thimble::FourBit>,
    thimble::Dense<10, thimble::Identity, thimble::UnitBias, thimble::FourBit>>;

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

}  // namespace w2_int4
