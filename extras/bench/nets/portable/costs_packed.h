// clang-format off
// SPDX-License-Identifier: MIT
// Net 'int4_16' of the cost model.
// Written by extras/bench/nets/generate.py.
#pragma once

#include <Thimble.h>

namespace costs_packed_int4_16 {

using Network = thimble::Network<
    thimble::Int8<thimble::Native>,
    thimble::Input<16>,
    thimble::Dense<16, thimble::Identity, thimble::UnitBias, thimble::FourBit>>;

THIMBLE_FLASH(static const uint8_t kBytes[228]) = {
    24, 0, 0, 0, 86, 197, 81, 56, 95, 143, 117, 120, 130, 37, 126, 182, 1, 242, 136, 24,
    113, 186, 138, 197, 136, 180, 9, 23, 136, 103, 184, 215, 55, 171, 104, 68, 63, 179,
    0, 0, 21, 183, 83, 222, 0, 0, 148, 151, 74, 58, 1, 0, 87, 105, 234, 193, 0, 0, 11,
    179, 212, 245, 7, 214, 117, 125, 95, 167, 202, 66, 73, 149, 74, 130, 56, 140, 138,
    69, 187, 133, 133, 163, 165, 187, 128, 112, 181, 8, 89, 149, 180, 39, 227, 241, 0,
    0, 59, 135, 223, 241, 0, 0, 22, 153, 42, 21, 1, 0, 172, 117, 198, 140, 1, 0, 93, 85,
    70, 6, 185, 136, 62, 56, 189, 131, 51, 197, 101, 205, 78, 195, 152, 213, 73, 168,
    119, 31, 124, 104, 56, 199, 80, 4, 13, 138, 242, 85, 156, 168, 182, 92, 1, 0, 197,
    94, 212, 56, 1, 0, 65, 111, 18, 147, 1, 0, 190, 87, 71, 225, 0, 0, 141, 150, 165,
    130, 79, 6, 162, 107, 102, 118, 57, 121, 83, 149, 174, 151, 7, 121, 157, 118, 180,
    175, 165, 104, 116, 62, 113, 161, 106, 162, 193, 135, 103, 133, 51, 201, 0, 0, 59,
    168, 25, 216, 0, 0, 12, 158, 87, 208, 0, 0, 74, 167, 148, 68, 1, 0, 230, 112};

// Binds the parameters to the type of the model, which so needs no pointer to them.
struct Parameters {
  using Network = costs_packed_int4_16::Network;
  static thimble::FlashArray<uint8_t, Network::kParameterCount> array() {
    return thimble::in_flash(kBytes);
  }
};

using Model = thimble::Model<
    thimble::Int8<thimble::Native>,
    thimble::Bound<Parameters>,
    thimble::Input<16>,
    thimble::Dense<16, thimble::Identity, thimble::UnitBias, thimble::FourBit>>;

// Inputs: real = (q - kInputZeroPoint) * kInputScale.
static constexpr float kInputScale = 0.007840746f;
static constexpr int8_t kInputZeroPoint = 0;
static inline int8_t quantize(float x) {
  const float v = x / kInputScale;
  // Not-a-number is the smallest value; halves round away from zero.
  if (!(v > -128.0f)) return -128;
  if (v >= 127.0f) return 127;
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
static constexpr float kOutputScale = 0.02200711f;
static constexpr int8_t kOutputZeroPoint = 5;
static inline float dequantize(int8_t q) {
  return static_cast<float>(q - kOutputZeroPoint) * kOutputScale;
}

}  // namespace costs_packed_int4_16

// clang-format off
// SPDX-License-Identifier: MIT
// Net 'int4_64' of the cost model.
// Written by extras/bench/nets/generate.py.
#pragma once

#include <Thimble.h>

namespace costs_packed_int4_64 {

using Network = thimble::Network<
    thimble::Int8<thimble::Native>,
    thimble::Input<64>,
    thimble::Dense<16, thimble::Identity, thimble::UnitBias, thimble::FourBit>>;

THIMBLE_FLASH(static const uint8_t kBytes[612]) = {
    24, 0, 0, 0, 120, 214, 167, 68, 134, 181, 198, 182, 122, 156, 102, 68, 57, 133, 84,
    107, 103, 230, 102, 120, 107, 75, 205, 103, 139, 39, 77, 69, 200, 135, 152, 103,
    123, 206, 135, 213, 3, 88, 213, 214, 102, 152, 185, 111, 68, 121, 230, 134, 85, 53,
    166, 86, 22, 119, 151, 140, 128, 136, 133, 148, 103, 150, 88, 116, 101, 182, 247,
    134, 136, 136, 252, 42, 97, 135, 186, 11, 150, 131, 74, 170, 107, 178, 125, 120,
    168, 157, 103, 157, 90, 104, 47, 171, 87, 149, 179, 104, 149, 87, 73, 114, 153, 89,
    101, 90, 81, 119, 116, 136, 102, 149, 202, 132, 132, 115, 69, 121, 141, 150, 136,
    106, 168, 145, 118, 138, 166, 136, 182, 138, 84, 91, 1, 0, 200, 91, 254, 190, 1, 0,
    179, 73, 220, 83, 1, 0, 80, 93, 150, 136, 1, 0, 39, 81, 132, 6, 198, 167, 41, 41,
    104, 66, 5, 48, 103, 151, 149, 137, 88, 111, 10, 104, 58, 120, 105, 137, 88, 120,
    211, 71, 71, 61, 227, 168, 149, 123, 91, 199, 168, 237, 71, 131, 134, 184, 201, 36,
    52, 173, 167, 60, 121, 39, 122, 132, 123, 154, 164, 75, 105, 89, 72, 85, 76, 152,
    132, 69, 57, 6, 152, 101, 157, 120, 101, 9, 104, 131, 154, 253, 200, 137, 172, 136,
    185, 107, 112, 118, 89, 189, 103, 152, 142, 182, 164, 167, 73, 70, 169, 252, 107,
    94, 57, 154, 196, 55, 88, 56, 233, 76, 105, 106, 135, 135, 198, 151, 36, 49, 134,
    215, 60, 104, 58, 231, 149, 55, 137, 116, 185, 210, 103, 208, 121, 196, 45, 200, 1,
    0, 68, 69, 96, 75, 1, 0, 33, 94, 4, 74, 2, 0, 113, 57, 108, 205, 1, 0, 190, 72, 147,
    122, 137, 215, 132, 74, 116, 247, 105, 91, 142, 44, 89, 104, 154, 70, 232, 106, 141,
    150, 118, 195, 242, 242, 86, 102, 149, 132, 138, 199, 198, 128, 169, 133, 61, 89,
    105, 218, 167, 151, 199, 116, 170, 183, 187, 25, 102, 250, 87, 148, 100, 109, 154,
    81, 63, 188, 200, 39, 167, 155, 114, 131, 158, 157, 171, 167, 105, 118, 171, 84, 71,
    254, 124, 66, 181, 53, 29, 249, 152, 131, 217, 194, 90, 85, 152, 64, 237, 54, 141,
    74, 99, 89, 58, 89, 162, 148, 159, 76, 72, 151, 168, 176, 122, 22, 135, 172, 53,
    152, 92, 138, 37, 150, 85, 173, 132, 151, 168, 191, 124, 99, 54, 154, 70, 217, 95,
    146, 132, 244, 238, 144, 1, 0, 162, 81, 253, 189, 1, 0, 205, 70, 27, 26, 2, 0, 226,
    61, 230, 1, 2, 0, 169, 62, 169, 117, 57, 237, 171, 102, 24, 117, 138, 149, 122, 161,
    213, 145, 200, 30, 77, 134, 69, 176, 135, 101, 149, 197, 103, 71, 198, 181, 44, 103,
    88, 168, 55, 226, 96, 187, 89, 56, 117, 167, 147, 153, 167, 171, 121, 182, 218, 219,
    76, 144, 249, 130, 72, 181, 200, 7, 136, 74, 212, 91, 104, 60, 166, 44, 101, 186,
    122, 131, 138, 214, 138, 71, 205, 227, 38, 42, 164, 68, 247, 143, 117, 168, 151,
    217, 136, 109, 104, 153, 56, 25, 134, 77, 87, 136, 88, 120, 167, 228, 118, 62, 105,
    141, 136, 110, 5, 249, 199, 189, 171, 99, 185, 120, 153, 68, 21, 101, 75, 215, 186,
    42, 56, 247, 77, 99, 106, 180, 133, 84, 161, 19, 2, 0, 42, 59, 100, 98, 1, 0, 176,
    91, 192, 2, 2, 0, 138, 60, 114, 45, 2, 0, 134, 56};

// Binds the parameters to the type of the model, which so needs no pointer to them.
struct Parameters {
  using Network = costs_packed_int4_64::Network;
  static thimble::FlashArray<uint8_t, Network::kParameterCount> array() {
    return thimble::in_flash(kBytes);
  }
};

using Model = thimble::Model<
    thimble::Int8<thimble::Native>,
    thimble::Bound<Parameters>,
    thimble::Input<64>,
    thimble::Dense<16, thimble::Identity, thimble::UnitBias, thimble::FourBit>>;

// Inputs: real = (q - kInputZeroPoint) * kInputScale.
static constexpr float kInputScale = 0.007841253f;
static constexpr int8_t kInputZeroPoint = 0;
static inline int8_t quantize(float x) {
  const float v = x / kInputScale;
  // Not-a-number is the smallest value; halves round away from zero.
  if (!(v > -128.0f)) return -128;
  if (v >= 127.0f) return 127;
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
static constexpr float kOutputScale = 0.023782995f;
static constexpr int8_t kOutputZeroPoint = -4;
static inline float dequantize(int8_t q) {
  return static_cast<float>(q - kOutputZeroPoint) * kOutputScale;
}

}  // namespace costs_packed_int4_64

// clang-format off
// SPDX-License-Identifier: MIT
// Net 'ternary_16' of the cost model.
// Written by extras/bench/nets/generate.py.
#pragma once

#include <Thimble.h>

namespace costs_packed_ternary_16 {

using Network = thimble::Network<
    thimble::Int8<thimble::Native>,
    thimble::Input<16>,
    thimble::Dense<16, thimble::Identity, thimble::UnitBias, thimble::Ternary>>;

THIMBLE_FLASH(static const uint8_t kBytes[164]) = {
    16, 0, 0, 0, 87, 84, 233, 64, 223, 138, 239, 32, 57, 48, 239, 6, 100, 36, 235, 128,
    61, 44, 119, 52, 87, 4, 218, 208, 95, 0, 159, 21, 238, 12, 147, 16, 117, 2, 0, 0,
    148, 53, 53, 2, 0, 0, 67, 60, 9, 4, 0, 0, 227, 31, 24, 3, 0, 0, 248, 43, 14, 4, 0,
    0, 121, 31, 98, 4, 0, 0, 211, 32, 79, 3, 0, 0, 79, 38, 134, 5, 0, 0, 29, 24, 90, 16,
    175, 33, 154, 146, 231, 3, 228, 4, 79, 76, 246, 118, 231, 4, 254, 52, 219, 216, 223,
    18, 158, 132, 80, 64, 126, 106, 213, 17, 255, 6, 14, 5, 0, 0, 122, 25, 119, 3, 0, 0,
    62, 39, 74, 5, 0, 0, 27, 26, 140, 3, 0, 0, 88, 37, 254, 3, 0, 0, 227, 32, 189, 2, 0,
    0, 139, 48, 194, 4, 0, 0, 183, 28, 11, 4, 0, 0, 116, 35};

// Binds the parameters to the type of the model, which so needs no pointer to them.
struct Parameters {
  using Network = costs_packed_ternary_16::Network;
  static thimble::FlashArray<uint8_t, Network::kParameterCount> array() {
    return thimble::in_flash(kBytes);
  }
};

using Model = thimble::Model<
    thimble::Int8<thimble::Native>,
    thimble::Bound<Parameters>,
    thimble::Input<16>,
    thimble::Dense<16, thimble::Identity, thimble::UnitBias, thimble::Ternary>>;

// Inputs: real = (q - kInputZeroPoint) * kInputScale.
static constexpr float kInputScale = 0.007840746f;
static constexpr int8_t kInputZeroPoint = 0;
static inline int8_t quantize(float x) {
  const float v = x / kInputScale;
  // Not-a-number is the smallest value; halves round away from zero.
  if (!(v > -128.0f)) return -128;
  if (v >= 127.0f) return 127;
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
static constexpr float kOutputScale = 0.02200711f;
static constexpr int8_t kOutputZeroPoint = 5;
static inline float dequantize(int8_t q) {
  return static_cast<float>(q - kOutputZeroPoint) * kOutputScale;
}

}  // namespace costs_packed_ternary_16

// clang-format off
// SPDX-License-Identifier: MIT
// Net 'ternary_64' of the cost model.
// Written by extras/bench/nets/generate.py.
#pragma once

#include <Thimble.h>

namespace costs_packed_ternary_64 {

using Network = thimble::Network<
    thimble::Int8<thimble::Native>,
    thimble::Input<64>,
    thimble::Dense<16, thimble::Identity, thimble::UnitBias, thimble::Ternary>>;

THIMBLE_FLASH(static const uint8_t kBytes[356]) = {
    16, 0, 0, 0, 31, 4, 243, 17, 167, 36, 63, 5, 15, 8, 243, 0, 214, 0, 236, 136, 230,
    36, 175, 32, 251, 10, 235, 3, 147, 18, 162, 130, 223, 81, 223, 128, 239, 110, 247,
    212, 104, 0, 255, 69, 60, 48, 207, 139, 188, 152, 63, 1, 115, 32, 241, 161, 156,
    144, 255, 168, 45, 0, 231, 32, 30, 4, 38, 0, 125, 20, 247, 33, 143, 0, 123, 3, 252,
    224, 251, 27, 247, 48, 254, 158, 86, 6, 239, 194, 255, 13, 254, 104, 218, 2, 174,
    14, 246, 240, 249, 161, 237, 128, 150, 16, 171, 2, 189, 184, 236, 0, 253, 64, 247,
    16, 7, 3, 245, 64, 236, 32, 239, 102, 159, 8, 119, 1, 127, 88, 109, 65, 255, 105,
    209, 5, 0, 0, 41, 21, 159, 7, 0, 0, 247, 16, 110, 5, 0, 0, 147, 22, 245, 6, 0, 0,
    34, 18, 27, 7, 0, 0, 71, 17, 142, 6, 0, 0, 162, 18, 10, 8, 0, 0, 114, 16, 110, 6, 0,
    0, 97, 20, 125, 24, 239, 196, 253, 48, 109, 4, 255, 40, 123, 10, 94, 16, 187, 146,
    255, 41, 71, 66, 247, 4, 85, 69, 156, 0, 117, 80, 239, 38, 231, 1, 103, 67, 218,
    194, 175, 12, 255, 1, 215, 1, 255, 213, 251, 99, 255, 252, 102, 36, 124, 24, 227,
    66, 190, 58, 187, 129, 223, 153, 165, 128, 159, 142, 223, 195, 127, 32, 119, 99,
    190, 44, 115, 114, 161, 1, 30, 6, 247, 208, 215, 5, 242, 64, 243, 128, 251, 3, 171,
    2, 156, 128, 206, 10, 245, 1, 123, 74, 158, 132, 247, 167, 243, 128, 207, 76, 252,
    208, 126, 58, 252, 48, 60, 44, 109, 0, 239, 109, 179, 50, 238, 72, 108, 44, 118, 98,
    21, 4, 136, 6, 0, 0, 143, 19, 165, 6, 0, 0, 190, 18, 56, 7, 0, 0, 244, 17, 164, 7,
    0, 0, 173, 16, 30, 7, 0, 0, 98, 17, 94, 7, 0, 0, 16, 17, 210, 6, 0, 0, 175, 17, 133,
    7, 0, 0, 65, 16};

// Binds the parameters to the type of the model, which so needs no pointer to them.
struct Parameters {
  using Network = costs_packed_ternary_64::Network;
  static thimble::FlashArray<uint8_t, Network::kParameterCount> array() {
    return thimble::in_flash(kBytes);
  }
};

using Model = thimble::Model<
    thimble::Int8<thimble::Native>,
    thimble::Bound<Parameters>,
    thimble::Input<64>,
    thimble::Dense<16, thimble::Identity, thimble::UnitBias, thimble::Ternary>>;

// Inputs: real = (q - kInputZeroPoint) * kInputScale.
static constexpr float kInputScale = 0.007841253f;
static constexpr int8_t kInputZeroPoint = 0;
static inline int8_t quantize(float x) {
  const float v = x / kInputScale;
  // Not-a-number is the smallest value; halves round away from zero.
  if (!(v > -128.0f)) return -128;
  if (v >= 127.0f) return 127;
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
static constexpr float kOutputScale = 0.023782995f;
static constexpr int8_t kOutputZeroPoint = -4;
static inline float dequantize(int8_t q) {
  return static_cast<float>(q - kOutputZeroPoint) * kOutputScale;
}

}  // namespace costs_packed_ternary_64

// clang-format off
// SPDX-License-Identifier: MIT
// Net 'binary_16' of the cost model.
// Written by extras/bench/nets/generate.py.
#pragma once

#include <Thimble.h>

namespace costs_packed_binary_16 {

using Network = thimble::Network<
    thimble::Int8<thimble::Native>,
    thimble::Input<16>,
    thimble::Dense<16, thimble::Identity, thimble::UnitBias, thimble::Binary>>;

THIMBLE_FLASH(static const uint8_t kBytes[132]) = {
    16, 0, 0, 0, 84, 72, 206, 96, 48, 103, 36, 203, 60, 54, 87, 210, 3, 21, 46, 18, 131,
    5, 0, 0, 241, 23, 191, 4, 0, 0, 121, 27, 247, 4, 0, 0, 24, 26, 35, 5, 0, 0, 46, 26,
    9, 5, 0, 0, 28, 25, 235, 4, 0, 0, 137, 29, 240, 5, 0, 0, 58, 21, 130, 8, 0, 0, 126,
    15, 16, 43, 146, 7, 164, 76, 118, 199, 62, 216, 18, 134, 64, 110, 81, 79, 67, 6, 0,
    0, 161, 20, 18, 5, 0, 0, 150, 26, 122, 7, 0, 0, 105, 18, 160, 5, 0, 0, 167, 23, 11,
    5, 0, 0, 60, 26, 118, 3, 0, 0, 126, 38, 183, 7, 0, 0, 202, 17, 66, 6, 0, 0, 230, 22};

// Binds the parameters to the type of the model, which so needs no pointer to them.
struct Parameters {
  using Network = costs_packed_binary_16::Network;
  static thimble::FlashArray<uint8_t, Network::kParameterCount> array() {
    return thimble::in_flash(kBytes);
  }
};

using Model = thimble::Model<
    thimble::Int8<thimble::Native>,
    thimble::Bound<Parameters>,
    thimble::Input<16>,
    thimble::Dense<16, thimble::Identity, thimble::UnitBias, thimble::Binary>>;

// Inputs: real = (q - kInputZeroPoint) * kInputScale.
static constexpr float kInputScale = 0.007840746f;
static constexpr int8_t kInputZeroPoint = 0;
static inline int8_t quantize(float x) {
  const float v = x / kInputScale;
  // Not-a-number is the smallest value; halves round away from zero.
  if (!(v > -128.0f)) return -128;
  if (v >= 127.0f) return 127;
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
static constexpr float kOutputScale = 0.02200711f;
static constexpr int8_t kOutputZeroPoint = 5;
static inline float dequantize(int8_t q) {
  return static_cast<float>(q - kOutputZeroPoint) * kOutputScale;
}

}  // namespace costs_packed_binary_16

// clang-format off
// SPDX-License-Identifier: MIT
// Net 'binary_64' of the cost model.
// Written by extras/bench/nets/generate.py.
#pragma once

#include <Thimble.h>

namespace costs_packed_binary_64 {

using Network = thimble::Network<
    thimble::Int8<thimble::Native>,
    thimble::Input<64>,
    thimble::Dense<16, thimble::Identity, thimble::UnitBias, thimble::Binary>>;

THIMBLE_FLASH(static const uint8_t kBytes[228]) = {
    16, 0, 0, 0, 30, 211, 164, 5, 15, 128, 22, 168, 100, 168, 234, 131, 18, 162, 85,
    155, 110, 244, 8, 117, 60, 203, 156, 49, 32, 225, 144, 173, 12, 230, 20, 32, 52, 55,
    139, 43, 244, 251, 183, 190, 6, 238, 239, 124, 90, 46, 246, 169, 225, 18, 42, 185,
    172, 109, 208, 7, 208, 172, 102, 17, 17, 124, 73, 253, 228, 7, 0, 0, 179, 15, 85,
    11, 0, 0, 94, 11, 20, 9, 0, 0, 107, 13, 75, 10, 0, 0, 47, 12, 217, 9, 0, 0, 164, 12,
    161, 9, 0, 0, 130, 12, 204, 11, 0, 0, 27, 11, 128, 10, 0, 0, 160, 12, 125, 239, 57,
    4, 120, 123, 90, 179, 111, 71, 20, 85, 0, 85, 39, 101, 67, 202, 174, 87, 147, 223,
    99, 252, 100, 56, 99, 62, 179, 157, 132, 159, 207, 102, 115, 60, 114, 129, 30, 215,
    71, 210, 179, 195, 171, 128, 74, 165, 91, 134, 247, 179, 207, 252, 62, 124, 60, 13,
    239, 178, 232, 44, 102, 21, 75, 9, 0, 0, 122, 13, 164, 9, 0, 0, 211, 12, 200, 10, 0,
    0, 234, 11, 19, 10, 0, 0, 150, 12, 207, 10, 0, 0, 110, 11, 134, 10, 0, 0, 218, 11,
    185, 9, 0, 0, 164, 12, 234, 10, 0, 0, 86, 11};

// Binds the parameters to the type of the model, which so needs no pointer to them.
struct Parameters {
  using Network = costs_packed_binary_64::Network;
  static thimble::FlashArray<uint8_t, Network::kParameterCount> array() {
    return thimble::in_flash(kBytes);
  }
};

using Model = thimble::Model<
    thimble::Int8<thimble::Native>,
    thimble::Bound<Parameters>,
    thimble::Input<64>,
    thimble::Dense<16, thimble::Identity, thimble::UnitBias, thimble::Binary>>;

// Inputs: real = (q - kInputZeroPoint) * kInputScale.
static constexpr float kInputScale = 0.007841253f;
static constexpr int8_t kInputZeroPoint = 0;
static inline int8_t quantize(float x) {
  const float v = x / kInputScale;
  // Not-a-number is the smallest value; halves round away from zero.
  if (!(v > -128.0f)) return -128;
  if (v >= 127.0f) return 127;
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
static constexpr float kOutputScale = 0.023782995f;
static constexpr int8_t kOutputZeroPoint = -4;
static inline float dequantize(int8_t q) {
  return static_cast<float>(q - kOutputZeroPoint) * kOutputScale;
}

}  // namespace costs_packed_binary_64
