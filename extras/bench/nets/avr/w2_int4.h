// clang-format off
// SPDX-License-Identifier: MIT
// The net W2 of the bench: 64-16-10, ReLU, logits, Int8<Native>.
// Written by extras/bench/nets/generate.py.
#pragma once

#include <Thimble.h>

namespace w2_int4 {

using Network = thimble::Network<
    thimble::Int8<thimble::Native, thimble::ForAvr>,
    thimble::Input<64>,
    thimble::Dense<16, thimble::ReLU, thimble::UnitBias, thimble::FourBit>,
    thimble::Dense<10, thimble::Identity, thimble::UnitBias, thimble::FourBit>>;

THIMBLE_FLASH(static const uint8_t kBytes[724]) = {
    24, 135, 89, 106, 151, 133, 149, 105, 166, 132, 137, 118, 152, 138, 168, 154, 133,
    167, 136, 186, 133, 170, 151, 184, 198, 73, 167, 91, 150, 153, 149, 198, 136, 118,
    120, 135, 165, 198, 117, 172, 141, 217, 55, 149, 81, 117, 163, 150, 133, 119, 150,
    143, 69, 136, 105, 104, 255, 109, 185, 185, 80, 235, 82, 119, 135, 184, 153, 140,
    55, 86, 108, 102, 123, 5, 238, 185, 164, 251, 147, 122, 120, 73, 120, 115, 154, 72,
    71, 127, 57, 122, 156, 133, 166, 86, 183, 108, 120, 119, 57, 165, 106, 150, 74, 117,
    107, 133, 141, 69, 125, 136, 107, 103, 122, 121, 119, 152, 136, 125, 105, 154, 154,
    151, 92, 131, 105, 102, 74, 102, 168, 199, 5, 0, 188, 55, 182, 40, 0, 167, 55, 154,
    48, 0, 119, 80, 206, 87, 0, 180, 86, 120, 105, 120, 91, 121, 139, 146, 105, 151,
    104, 154, 91, 115, 185, 105, 151, 148, 137, 116, 234, 122, 156, 105, 89, 151, 108,
    183, 61, 150, 122, 124, 120, 151, 105, 150, 185, 84, 245, 57, 229, 149, 150, 252,
    105, 217, 90, 116, 151, 134, 167, 118, 145, 134, 226, 121, 199, 168, 198, 167, 214,
    167, 116, 151, 182, 124, 119, 217, 129, 245, 48, 215, 114, 186, 88, 162, 217, 134,
    164, 150, 104, 136, 134, 164, 150, 210, 70, 210, 83, 166, 180, 153, 201, 120, 169,
    120, 151, 135, 103, 91, 189, 88, 139, 118, 170, 70, 188, 85, 205, 106, 106, 121, 72,
    123, 166, 127, 169, 120, 153, 85, 123, 83, 170, 118, 108, 105, 121, 118, 104, 19,
    18, 0, 183, 112, 240, 207, 255, 94, 39, 165, 33, 0, 168, 47, 128, 46, 0, 72, 90,
    135, 134, 121, 103, 103, 102, 107, 186, 101, 120, 136, 88, 149, 88, 77, 89, 119,
    118, 91, 185, 117, 137, 116, 121, 97, 87, 87, 56, 89, 103, 88, 134, 149, 152, 151,
    250, 216, 237, 248, 133, 212, 69, 108, 229, 72, 231, 122, 119, 134, 120, 214, 126,
    234, 126, 185, 137, 185, 120, 154, 216, 118, 248, 167, 119, 117, 151, 182, 58, 197,
    44, 132, 181, 120, 180, 139, 168, 183, 155, 90, 119, 135, 121, 165, 13, 152, 29,
    163, 130, 199, 240, 153, 92, 187, 62, 120, 153, 103, 134, 135, 138, 72, 170, 73,
    169, 152, 218, 154, 168, 115, 90, 118, 104, 121, 104, 128, 167, 104, 183, 87, 155,
    119, 138, 152, 136, 133, 167, 120, 152, 157, 48, 0, 244, 96, 170, 20, 0, 181, 37,
    82, 18, 0, 15, 91, 240, 233, 255, 224, 98, 122, 185, 120, 185, 128, 220, 150, 166,
    136, 171, 149, 137, 168, 142, 106, 121, 133, 152, 119, 153, 119, 217, 148, 215, 160,
    186, 121, 187, 107, 167, 131, 134, 134, 137, 89, 103, 61, 101, 214, 135, 212, 191,
    56, 187, 39, 185, 134, 134, 151, 121, 123, 84, 123, 49, 134, 64, 169, 150, 151, 149,
    131, 209, 133, 169, 133, 104, 101, 135, 101, 131, 135, 179, 151, 36, 246, 56, 199,
    151, 136, 133, 153, 118, 38, 74, 5, 172, 91, 246, 181, 183, 182, 57, 182, 58, 120,
    167, 121, 151, 114, 139, 88, 170, 121, 204, 166, 94, 115, 63, 119, 90, 136, 117,
    150, 135, 138, 168, 114, 123, 155, 167, 149, 138, 102, 90, 123, 154, 96, 89, 86, 60,
    0, 139, 85, 202, 242, 255, 184, 30, 147, 84, 0, 86, 66, 14, 48, 0, 246, 55, 16, 168,
    151, 152, 87, 57, 74, 44, 135, 196, 101, 101, 121, 120, 119, 38, 172, 153, 53, 103,
    134, 121, 210, 195, 87, 90, 91, 135, 121, 169, 152, 135, 155, 141, 136, 0, 0, 1,
    244, 138, 0, 14, 1, 105, 148, 0, 3, 1, 184, 146, 0, 0, 1, 122, 118, 154, 120, 135,
    136, 149, 198, 176, 91, 120, 104, 106, 117, 73, 55, 218, 181, 151, 119, 104, 69, 58,
    196, 152, 134, 135, 119, 103, 77, 121, 88, 123, 135, 0, 9, 1, 16, 145, 0, 0, 1, 109,
    142, 0, 8, 1, 128, 154, 0, 1, 1, 89, 56, 186, 132, 152, 150, 136, 150, 119, 120,
    126, 166, 59, 135, 103, 116, 105, 142, 0, 10, 1, 235, 140, 0, 0, 1};

// Binds the parameters to the type of the model, which so needs no pointer to them.
struct Parameters {
  using Network = w2_int4::Network;
  static thimble::FlashArray<uint8_t, Network::kParameterCount> array() {
    return thimble::in_flash(kBytes);
  }
};

using Model = thimble::Model<
    thimble::Int8<thimble::Native, thimble::ForAvr>,
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
