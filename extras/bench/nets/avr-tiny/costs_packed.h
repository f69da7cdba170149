// clang-format off
// SPDX-License-Identifier: MIT
// Net 'int4_16' of the cost model.
// Written by extras/bench/nets/generate.py.
#pragma once

#include <Thimble.h>

namespace costs_packed_int4_16 {

using Network = thimble::Network<
    thimble::Int8<thimble::Native, thimble::ForAvrTiny>,
    thimble::Input<16>,
    thimble::Dense<16, thimble::Identity, thimble::UnitBias, thimble::FourBit>>;

THIMBLE_FLASH(static const uint8_t kBytes[209]) = {
    24, 86, 81, 95, 117, 130, 126, 1, 136, 113, 138, 136, 9, 136, 184, 55, 104, 191,
    123, 1, 21, 183, 83, 54, 1, 148, 151, 197, 56, 143, 120, 37, 182, 242, 24, 186, 197,
    180, 23, 103, 215, 171, 68, 74, 10, 1, 87, 105, 106, 2, 1, 11, 179, 212, 7, 117, 95,
    202, 73, 74, 56, 138, 187, 133, 165, 128, 181, 89, 180, 99, 247, 0, 59, 135, 223,
    13, 1, 22, 153, 245, 214, 125, 167, 66, 149, 130, 140, 69, 133, 163, 187, 112, 8,
    149, 39, 42, 253, 0, 172, 117, 70, 78, 2, 93, 85, 70, 185, 62, 189, 51, 101, 78,
    152, 73, 119, 124, 56, 80, 13, 242, 156, 54, 241, 1, 197, 94, 84, 206, 0, 65, 111,
    6, 136, 56, 131, 197, 205, 195, 213, 168, 31, 104, 199, 4, 138, 85, 168, 18, 153, 1,
    190, 87, 71, 5, 1, 141, 150, 165, 79, 162, 102, 57, 83, 174, 7, 157, 180, 165, 116,
    113, 106, 193, 103, 51, 244, 0, 59, 168, 25, 78, 1, 12, 158, 130, 6, 107, 118, 121,
    149, 151, 121, 118, 175, 104, 62, 161, 162, 135, 133, 215, 255, 0, 74, 167, 20, 131,
    1, 230, 112};

// Binds the parameters to the type of the model, which so needs no pointer to them.
struct Parameters {
  using Network = costs_packed_int4_16::Network;
  static thimble::FlashArray<uint8_t, Network::kParameterCount> array() {
    return thimble::in_flash(kBytes);
  }
};

using Model = thimble::Model<
    thimble::Int8<thimble::Native, thimble::ForAvrTiny>,
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
    thimble::Int8<thimble::Native, thimble::ForAvrTiny>,
    thimble::Input<64>,
    thimble::Dense<16, thimble::Identity, thimble::UnitBias, thimble::FourBit>>;

THIMBLE_FLASH(static const uint8_t kBytes[593]) = {
    24, 120, 167, 134, 198, 122, 102, 57, 84, 103, 102, 107, 205, 139, 77, 200, 152,
    123, 135, 3, 213, 102, 185, 68, 230, 85, 166, 22, 151, 128, 133, 103, 88, 101, 247,
    136, 252, 97, 186, 150, 74, 107, 125, 168, 103, 90, 47, 87, 179, 149, 73, 153, 101,
    81, 116, 102, 202, 132, 69, 141, 136, 168, 118, 166, 182, 84, 66, 1, 200, 91, 254,
    59, 2, 179, 73, 214, 68, 181, 182, 156, 68, 133, 107, 230, 120, 75, 103, 39, 69,
    135, 103, 206, 213, 88, 214, 152, 111, 121, 134, 53, 86, 119, 140, 136, 148, 150,
    116, 182, 134, 136, 42, 135, 11, 131, 170, 178, 120, 157, 157, 104, 171, 149, 104,
    87, 114, 89, 90, 119, 136, 149, 132, 115, 121, 150, 106, 145, 138, 136, 138, 220,
    71, 1, 80, 93, 150, 214, 1, 39, 81, 132, 198, 41, 104, 5, 103, 149, 88, 10, 58, 105,
    88, 211, 71, 227, 149, 91, 168, 71, 134, 201, 52, 167, 121, 122, 123, 164, 105, 72,
    76, 132, 57, 152, 157, 101, 104, 154, 200, 172, 185, 112, 89, 103, 142, 164, 73,
    169, 107, 57, 196, 88, 233, 105, 135, 198, 36, 134, 60, 58, 149, 137, 185, 103, 121,
    45, 153, 2, 68, 69, 224, 247, 0, 33, 94, 6, 167, 41, 66, 48, 151, 137, 111, 104,
    120, 137, 120, 71, 61, 168, 123, 199, 237, 131, 184, 36, 173, 60, 39, 132, 154, 75,
    89, 85, 152, 69, 6, 101, 120, 9, 131, 253, 137, 136, 107, 118, 189, 152, 182, 167,
    70, 252, 94, 154, 55, 56, 76, 106, 135, 151, 49, 215, 104, 231, 55, 116, 210, 208,
    196, 132, 20, 3, 113, 57, 108, 145, 1, 190, 72, 147, 137, 132, 116, 105, 142, 89,
    154, 232, 141, 118, 242, 86, 149, 138, 198, 169, 61, 105, 167, 199, 170, 187, 102,
    87, 100, 154, 63, 200, 167, 114, 158, 171, 105, 171, 71, 124, 181, 29, 152, 217, 90,
    152, 237, 141, 99, 58, 162, 159, 72, 168, 122, 135, 53, 92, 37, 85, 132, 168, 124,
    54, 70, 95, 132, 110, 47, 1, 162, 81, 125, 48, 0, 205, 70, 122, 215, 74, 247, 91,
    44, 104, 70, 106, 150, 195, 242, 102, 132, 199, 128, 133, 89, 218, 151, 116, 183,
    25, 250, 148, 109, 81, 188, 39, 155, 131, 157, 167, 118, 84, 254, 66, 53, 249, 131,
    194, 85, 64, 54, 74, 89, 89, 148, 76, 151, 176, 22, 172, 152, 138, 150, 173, 151,
    191, 99, 154, 217, 146, 244, 155, 15, 1, 226, 61, 102, 215, 2, 169, 62, 169, 57,
    171, 24, 138, 122, 213, 200, 77, 69, 135, 149, 103, 198, 44, 88, 55, 96, 89, 117,
    147, 167, 121, 218, 76, 249, 72, 200, 136, 212, 104, 166, 101, 122, 138, 138, 205,
    38, 164, 247, 117, 151, 136, 104, 56, 134, 87, 88, 167, 118, 105, 136, 5, 199, 171,
    185, 153, 21, 75, 186, 56, 77, 106, 133, 33, 65, 2, 42, 59, 228, 204, 0, 176, 91,
    117, 237, 102, 117, 149, 161, 145, 30, 134, 176, 101, 197, 71, 181, 103, 168, 226,
    187, 56, 167, 153, 171, 182, 219, 144, 130, 181, 7, 74, 91, 60, 44, 186, 131, 214,
    71, 227, 42, 68, 143, 168, 217, 109, 153, 25, 77, 136, 120, 228, 62, 141, 110, 249,
    189, 99, 120, 68, 101, 215, 42, 247, 99, 180, 84, 192, 53, 1, 138, 60, 114, 95, 2,
    134, 56};

// Binds the parameters to the type of the model, which so needs no pointer to them.
struct Parameters {
  using Network = costs_packed_int4_64::Network;
  static thimble::FlashArray<uint8_t, Network::kParameterCount> array() {
    return thimble::in_flash(kBytes);
  }
};

using Model = thimble::Model<
    thimble::Int8<thimble::Native, thimble::ForAvrTiny>,
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
    thimble::Int8<thimble::Native, thimble::ForAvrTiny>,
    thimble::Input<16>,
    thimble::Dense<16, thimble::Identity, thimble::UnitBias, thimble::Ternary>>;

THIMBLE_FLASH(static const uint8_t kBytes[145]) = {
    16, 87, 84, 233, 64, 223, 138, 239, 32, 57, 48, 239, 6, 100, 36, 235, 128, 61, 44,
    119, 52, 87, 4, 218, 208, 95, 0, 159, 21, 238, 12, 147, 16, 117, 3, 0, 148, 53, 53,
    3, 0, 67, 60, 137, 2, 0, 227, 31, 24, 4, 0, 248, 43, 14, 4, 0, 121, 31, 98, 5, 0,
    211, 32, 207, 3, 0, 79, 38, 134, 7, 0, 29, 24, 90, 16, 175, 33, 154, 146, 231, 3,
    228, 4, 79, 76, 246, 118, 231, 4, 254, 52, 219, 216, 223, 18, 158, 132, 80, 64, 126,
    106, 213, 17, 255, 6, 142, 7, 0, 122, 25, 247, 1, 0, 62, 39, 202, 3, 0, 27, 26, 12,
    5, 0, 88, 37, 254, 2, 0, 227, 32, 189, 4, 0, 139, 48, 194, 3, 0, 183, 28, 139, 4, 0,
    116, 35};

// Binds the parameters to the type of the model, which so needs no pointer to them.
struct Parameters {
  using Network = costs_packed_ternary_16::Network;
  static thimble::FlashArray<uint8_t, Network::kParameterCount> array() {
    return thimble::in_flash(kBytes);
  }
};

using Model = thimble::Model<
    thimble::Int8<thimble::Native, thimble::ForAvrTiny>,
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
    thimble::Int8<thimble::Native, thimble::ForAvrTiny>,
    thimble::Input<64>,
    thimble::Dense<16, thimble::Identity, thimble::UnitBias, thimble::Ternary>>;

THIMBLE_FLASH(static const uint8_t kBytes[337]) = {
    16, 31, 4, 243, 17, 167, 36, 63, 5, 15, 8, 243, 0, 214, 0, 236, 136, 230, 36, 175,
    32, 251, 10, 235, 3, 147, 18, 162, 130, 223, 81, 223, 128, 239, 110, 247, 212, 104,
    0, 255, 69, 60, 48, 207, 139, 188, 152, 63, 1, 115, 32, 241, 161, 156, 144, 255,
    168, 45, 0, 231, 32, 30, 4, 38, 0, 125, 20, 247, 33, 143, 0, 123, 3, 252, 224, 251,
    27, 247, 48, 254, 158, 86, 6, 239, 194, 255, 13, 254, 104, 218, 2, 174, 14, 246,
    240, 249, 161, 237, 128, 150, 16, 171, 2, 189, 184, 236, 0, 253, 64, 247, 16, 7, 3,
    245, 64, 236, 32, 239, 102, 159, 8, 119, 1, 127, 88, 109, 65, 255, 105, 81, 7, 0,
    41, 21, 31, 8, 0, 247, 16, 110, 5, 0, 147, 22, 117, 9, 0, 34, 18, 155, 10, 0, 71,
    17, 142, 4, 0, 162, 18, 138, 11, 0, 114, 16, 238, 6, 0, 97, 20, 125, 24, 239, 196,
    253, 48, 109, 4, 255, 40, 123, 10, 94, 16, 187, 146, 255, 41, 71, 66, 247, 4, 85,
    69, 156, 0, 117, 80, 239, 38, 231, 1, 103, 67, 218, 194, 175, 12, 255, 1, 215, 1,
    255, 213, 251, 99, 255, 252, 102, 36, 124, 24, 227, 66, 190, 58, 187, 129, 223, 153,
    165, 128, 159, 142, 223, 195, 127, 32, 119, 99, 190, 44, 115, 114, 161, 1, 30, 6,
    247, 208, 215, 5, 242, 64, 243, 128, 251, 3, 171, 2, 156, 128, 206, 10, 245, 1, 123,
    74, 158, 132, 247, 167, 243, 128, 207, 76, 252, 208, 126, 58, 252, 48, 60, 44, 109,
    0, 239, 109, 179, 50, 238, 72, 108, 44, 118, 98, 21, 4, 8, 7, 0, 143, 19, 37, 4, 0,
    190, 18, 184, 4, 0, 244, 17, 164, 9, 0, 173, 16, 30, 8, 0, 98, 17, 94, 5, 0, 16, 17,
    82, 4, 0, 175, 17, 133, 9, 0, 65, 16};

// Binds the parameters to the type of the model, which so needs no pointer to them.
struct Parameters {
  using Network = costs_packed_ternary_64::Network;
  static thimble::FlashArray<uint8_t, Network::kParameterCount> array() {
    return thimble::in_flash(kBytes);
  }
};

using Model = thimble::Model<
    thimble::Int8<thimble::Native, thimble::ForAvrTiny>,
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
    thimble::Int8<thimble::Native, thimble::ForAvrTiny>,
    thimble::Input<16>,
    thimble::Dense<16, thimble::Identity, thimble::UnitBias, thimble::Binary>>;

THIMBLE_FLASH(static const uint8_t kBytes[113]) = {
    16, 84, 72, 206, 96, 48, 103, 36, 203, 60, 54, 87, 210, 3, 21, 46, 18, 131, 8, 0,
    241, 23, 191, 3, 0, 121, 27, 247, 3, 0, 24, 26, 35, 8, 0, 46, 26, 9, 5, 0, 28, 25,
    235, 5, 0, 137, 29, 240, 5, 0, 58, 21, 130, 13, 0, 126, 15, 16, 43, 146, 7, 164, 76,
    118, 199, 62, 216, 18, 134, 64, 110, 81, 79, 67, 9, 0, 161, 20, 18, 3, 0, 150, 26,
    122, 6, 0, 105, 18, 160, 7, 0, 167, 23, 11, 6, 0, 60, 26, 118, 6, 0, 126, 38, 183,
    7, 0, 202, 17, 66, 9, 0, 230, 22};

// Binds the parameters to the type of the model, which so needs no pointer to them.
struct Parameters {
  using Network = costs_packed_binary_16::Network;
  static thimble::FlashArray<uint8_t, Network::kParameterCount> array() {
    return thimble::in_flash(kBytes);
  }
};

using Model = thimble::Model<
    thimble::Int8<thimble::Native, thimble::ForAvrTiny>,
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
    thimble::Int8<thimble::Native, thimble::ForAvrTiny>,
    thimble::Input<64>,
    thimble::Dense<16, thimble::Identity, thimble::UnitBias, thimble::Binary>>;

THIMBLE_FLASH(static const uint8_t kBytes[209]) = {
    16, 30, 211, 164, 5, 15, 128, 22, 168, 100, 168, 234, 131, 18, 162, 85, 155, 110,
    244, 8, 117, 60, 203, 156, 49, 32, 225, 144, 173, 12, 230, 20, 32, 52, 55, 139, 43,
    244, 251, 183, 190, 6, 238, 239, 124, 90, 46, 246, 169, 225, 18, 42, 185, 172, 109,
    208, 7, 208, 172, 102, 17, 17, 124, 73, 253, 228, 13, 0, 179, 15, 85, 15, 0, 94, 11,
    20, 7, 0, 107, 13, 75, 11, 0, 47, 12, 217, 11, 0, 164, 12, 161, 3, 0, 130, 12, 204,
    18, 0, 27, 11, 128, 10, 0, 160, 12, 125, 239, 57, 4, 120, 123, 90, 179, 111, 71, 20,
    85, 0, 85, 39, 101, 67, 202, 174, 87, 147, 223, 99, 252, 100, 56, 99, 62, 179, 157,
    132, 159, 207, 102, 115, 60, 114, 129, 30, 215, 71, 210, 179, 195, 171, 128, 74,
    165, 91, 134, 247, 179, 207, 252, 62, 124, 60, 13, 239, 178, 232, 44, 102, 21, 75,
    5, 0, 122, 13, 164, 2, 0, 211, 12, 200, 4, 0, 234, 11, 19, 12, 0, 150, 12, 207, 8,
    0, 110, 11, 134, 7, 0, 218, 11, 185, 6, 0, 164, 12, 234, 14, 0, 86, 11};

// Binds the parameters to the type of the model, which so needs no pointer to them.
struct Parameters {
  using Network = costs_packed_binary_64::Network;
  static thimble::FlashArray<uint8_t, Network::kParameterCount> array() {
    return thimble::in_flash(kBytes);
  }
};

using Model = thimble::Model<
    thimble::Int8<thimble::Native, thimble::ForAvrTiny>,
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
