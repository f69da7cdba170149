// clang-format off
// SPDX-License-Identifier: MIT
// Net 'square' of the cost model.
// Written by extras/bench/nets/generate.py.
#pragma once

#include <Thimble.h>

namespace costs_int8_square {

using Network = thimble::Network<
    thimble::Int8<thimble::Native, thimble::ForAvrTiny>,
    thimble::Input<16>,
    thimble::Dense<16>>;

THIMBLE_FLASH(static const uint8_t kBytes[337]) = {
    24, 80, 27, 2, 101, 228, 2, 73, 1, 4, 182, 25, 2, 220, 230, 71, 221, 210, 153, 189,
    1, 218, 127, 18, 127, 240, 217, 247, 2, 252, 172, 158, 214, 5, 104, 64, 229, 134,
    147, 127, 178, 6, 16, 138, 5, 239, 145, 68, 42, 5, 43, 74, 212, 4, 8, 51, 194, 129,
    23, 147, 239, 14, 8, 234, 249, 55, 13, 85, 4, 189, 245, 52, 48, 232, 0, 190, 203,
    249, 180, 191, 149, 85, 100, 96, 180, 226, 175, 2, 105, 200, 2, 237, 26, 3, 2, 77,
    4, 89, 196, 127, 224, 129, 244, 90, 231, 247, 210, 250, 96, 216, 127, 34, 251, 68,
    44, 201, 161, 209, 19, 22, 219, 208, 41, 8, 160, 184, 1, 13, 71, 12, 40, 197, 206,
    58, 59, 255, 212, 7, 222, 38, 186, 39, 226, 65, 65, 252, 129, 236, 129, 55, 218,
    142, 250, 223, 18, 18, 222, 52, 203, 165, 247, 48, 135, 65, 147, 191, 116, 156, 80,
    104, 175, 3, 211, 153, 3, 216, 93, 4, 64, 155, 2, 192, 236, 133, 231, 65, 29, 4, 8,
    195, 91, 190, 254, 53, 97, 1, 174, 181, 187, 72, 216, 235, 219, 84, 92, 212, 107,
    59, 191, 30, 8, 85, 213, 203, 19, 39, 8, 243, 247, 160, 127, 248, 77, 229, 255, 191,
    1, 66, 250, 213, 129, 129, 193, 140, 79, 17, 47, 127, 181, 213, 212, 22, 68, 45, 11,
    252, 94, 64, 111, 63, 87, 118, 141, 161, 69, 2, 105, 2, 3, 177, 25, 2, 32, 91, 3,
    32, 210, 252, 172, 210, 127, 129, 221, 42, 167, 228, 50, 230, 229, 242, 237, 181,
    11, 254, 26, 205, 182, 25, 216, 42, 111, 30, 242, 129, 245, 248, 23, 33, 91, 243,
    228, 56, 202, 50, 127, 36, 211, 238, 0, 244, 205, 197, 95, 245, 151, 28, 161, 234,
    39, 36, 178, 59, 156, 16, 240, 227, 248, 255, 212, 54, 162, 201, 153, 6, 162, 62,
    115};

// Binds the parameters to the type of the model, which so needs no pointer to them.
struct Parameters {
  using Network = costs_int8_square::Network;
  static thimble::FlashArray<uint8_t, Network::kParameterCount> array() {
    return thimble::in_flash(kBytes);
  }
};

using Model = thimble::Model<
    thimble::Int8<thimble::Native, thimble::ForAvrTiny>,
    thimble::Bound<Parameters>,
    thimble::Input<16>,
    thimble::Dense<16>>;

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

}  // namespace costs_int8_square

// clang-format off
// SPDX-License-Identifier: MIT
// Net 'long' of the cost model.
// Written by extras/bench/nets/generate.py.
#pragma once

#include <Thimble.h>

namespace costs_int8_long {

using Network = thimble::Network<
    thimble::Int8<thimble::Native, thimble::ForAvrTiny>,
    thimble::Input<64>,
    thimble::Dense<16>>;

THIMBLE_FLASH(static const uint8_t kBytes[1105]) = {
    24, 68, 178, 4, 77, 8, 5, 136, 149, 4, 148, 95, 5, 252, 4, 90, 238, 43, 254, 204,
    185, 2, 235, 55, 225, 63, 248, 50, 242, 255, 39, 19, 76, 240, 232, 199, 190, 191,
    12, 13, 214, 211, 203, 231, 56, 227, 249, 110, 233, 228, 233, 249, 2, 236, 50, 207,
    42, 69, 83, 225, 245, 4, 51, 166, 234, 211, 76, 190, 220, 71, 5, 5, 249, 19, 8, 237,
    245, 1, 53, 75, 101, 10, 247, 90, 219, 129, 181, 215, 15, 75, 228, 78, 237, 231,
    237, 22, 4, 51, 29, 241, 127, 207, 202, 2, 23, 90, 227, 0, 228, 220, 223, 186, 204,
    33, 238, 214, 224, 165, 227, 248, 247, 21, 252, 12, 67, 251, 129, 12, 8, 255, 226,
    25, 201, 223, 245, 31, 230, 220, 5, 242, 199, 226, 220, 53, 235, 115, 249, 9, 229,
    7, 8, 5, 12, 120, 64, 169, 32, 226, 167, 10, 253, 46, 43, 129, 54, 18, 240, 4, 181,
    206, 28, 49, 45, 226, 55, 37, 167, 242, 81, 252, 3, 35, 9, 23, 89, 228, 249, 23, 89,
    223, 33, 228, 12, 182, 97, 38, 53, 218, 245, 27, 208, 47, 198, 227, 10, 17, 220,
    219, 247, 206, 16, 236, 169, 25, 18, 210, 17, 234, 225, 216, 36, 211, 168, 247, 253,
    246, 208, 0, 13, 227, 242, 14, 211, 60, 37, 8, 196, 255, 203, 245, 188, 199, 216,
    255, 20, 10, 79, 30, 227, 11, 1, 238, 31, 40, 7, 8, 155, 242, 229, 17, 35, 38, 239,
    16, 8, 42, 242, 5, 40, 141, 98, 231, 81, 146, 91, 16, 80, 244, 95, 6, 251, 73, 4,
    229, 213, 6, 224, 211, 5, 4, 196, 129, 224, 70, 234, 35, 255, 165, 14, 184, 13, 235,
    255, 201, 174, 138, 210, 187, 136, 242, 244, 10, 250, 29, 221, 0, 16, 213, 3, 244,
    127, 129, 34, 231, 1, 183, 41, 255, 4, 228, 20, 9, 17, 225, 2, 245, 14, 85, 194,
    208, 239, 203, 245, 201, 72, 99, 190, 34, 6, 21, 220, 250, 56, 222, 46, 67, 254, 51,
    8, 104, 82, 192, 245, 253, 187, 5, 233, 52, 19, 67, 29, 181, 201, 178, 187, 36, 77,
    45, 251, 202, 59, 243, 27, 175, 242, 253, 37, 5, 210, 250, 57, 28, 29, 39, 196, 205,
    56, 239, 27, 224, 29, 196, 255, 220, 217, 201, 59, 13, 12, 5, 205, 214, 206, 186,
    12, 149, 219, 22, 10, 236, 224, 30, 86, 251, 10, 224, 214, 148, 17, 229, 1, 7, 183,
    15, 34, 113, 82, 65, 12, 6, 26, 51, 72, 254, 11, 60, 19, 232, 51, 233, 129, 252,
    236, 215, 28, 57, 86, 232, 250, 25, 3, 13, 97, 44, 231, 30, 198, 31, 236, 193, 21,
    212, 221, 49, 27, 109, 69, 240, 49, 218, 94, 185, 22, 26, 33, 70, 210, 197, 239,
    214, 11, 196, 255, 110, 36, 209, 60, 227, 24, 233, 31, 2, 250, 12, 248, 64, 237, 16,
    0, 165, 190, 193, 156, 9, 236, 78, 248, 187, 62, 236, 1, 192, 32, 87, 7, 21, 212,
    192, 245, 10, 17, 239, 205, 52, 22, 67, 179, 229, 249, 69, 139, 1, 29, 55, 219, 155,
    68, 122, 94, 27, 65, 93, 79, 79, 176, 5, 177, 121, 6, 91, 178, 6, 99, 70, 6, 27,
    183, 3, 35, 13, 20, 74, 252, 9, 197, 208, 26, 242, 200, 102, 251, 230, 27, 226, 45,
    16, 98, 182, 65, 211, 15, 239, 4, 27, 48, 199, 231, 101, 19, 240, 29, 16, 83, 26,
    236, 245, 231, 58, 196, 127, 168, 108, 186, 211, 224, 234, 239, 18, 218, 12, 199,
    14, 52, 66, 253, 77, 236, 0, 129, 38, 31, 5, 222, 177, 84, 214, 15, 237, 19, 83, 39,
    46, 245, 14, 255, 73, 1, 240, 212, 36, 41, 54, 252, 63, 58, 167, 15, 225, 227, 109,
    40, 209, 253, 16, 209, 220, 201, 246, 81, 24, 48, 208, 166, 191, 122, 48, 61, 79,
    255, 175, 248, 49, 245, 27, 52, 233, 171, 1, 196, 24, 114, 27, 74, 50, 55, 29, 251,
    232, 20, 250, 234, 44, 49, 214, 211, 193, 242, 110, 94, 241, 62, 197, 182, 58, 216,
    188, 218, 159, 79, 127, 28, 19, 12, 5, 187, 90, 20, 54, 176, 216, 31, 214, 220, 22,
    5, 195, 155, 100, 87, 194, 231, 2, 80, 210, 24, 225, 192, 223, 12, 181, 31, 223, 20,
    37, 176, 27, 200, 27, 127, 211, 66, 204, 13, 17, 249, 35, 12, 40, 158, 248, 37, 165,
    232, 6, 236, 45, 69, 183, 213, 30, 4, 214, 64, 3, 36, 172, 206, 13, 237, 222, 214,
    47, 78, 2, 197, 27, 253, 33, 7, 50, 121, 249, 67, 224, 200, 186, 231, 13, 40, 190,
    230, 77, 29, 220, 114, 21, 184, 13, 198, 105, 217, 196, 79, 228, 71, 70, 68, 206,
    70, 152, 90, 6, 239, 231, 3, 210, 160, 7, 222, 194, 7, 47, 22, 248, 219, 203, 8,
    105, 100, 36, 50, 226, 225, 164, 251, 237, 218, 7, 30, 15, 222, 0, 31, 32, 154, 79,
    228, 26, 157, 73, 15, 147, 94, 213, 71, 14, 237, 198, 216, 57, 135, 5, 249, 235,
    214, 19, 221, 67, 228, 234, 239, 193, 234, 62, 238, 45, 220, 177, 56, 235, 245, 227,
    9, 31, 7, 187, 242, 100, 175, 229, 129, 51, 53, 216, 17, 184, 254, 248, 227, 40,
    244, 12, 188, 27, 20, 39, 253, 48, 63, 242, 24, 49, 235, 77, 47, 87, 65, 205, 53,
    10, 129, 103, 24, 255, 172, 212, 2, 62, 225, 72, 8, 129, 238, 253, 13, 209, 35, 76,
    204, 218, 53, 226, 10, 180, 65, 28, 230, 173, 73, 233, 222, 61, 45, 2, 32, 6, 181,
    7, 41, 83, 226, 5, 38, 199, 248, 69, 87, 95, 189, 172, 235, 174, 31, 30, 203, 196,
    197, 113, 248, 16, 113, 245, 223, 36, 8, 19, 1, 79, 34, 7, 3, 236, 78, 232, 0, 18,
    26, 182, 2, 150, 16, 252, 228, 203, 84, 225, 250, 8, 4, 225, 3, 251, 15, 36, 253,
    95, 209, 253, 234, 195, 91, 241, 21, 11, 87, 2, 4, 232, 95, 129, 207, 112, 28, 58,
    1, 65, 85, 46, 53, 228, 181, 54, 25, 247, 0, 18, 19, 189, 195, 159, 216, 222, 218,
    210, 46, 88, 247, 57, 40, 166, 29, 193, 7, 112, 8, 212, 74, 219, 182, 243, 34, 50,
    199, 10, 224, 209, 193, 251, 64, 103, 99, 8, 61, 4, 57};

// Binds the parameters to the type of the model, which so needs no pointer to them.
struct Parameters {
  using Network = costs_int8_long::Network;
  static thimble::FlashArray<uint8_t, Network::kParameterCount> array() {
    return thimble::in_flash(kBytes);
  }
};

using Model = thimble::Model<
    thimble::Int8<thimble::Native, thimble::ForAvrTiny>,
    thimble::Bound<Parameters>,
    thimble::Input<64>,
    thimble::Dense<16>>;

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

}  // namespace costs_int8_long

// clang-format off
// SPDX-License-Identifier: MIT
// Net 'narrow' of the cost model.
// Written by extras/bench/nets/generate.py.
#pragma once

#include <Thimble.h>

namespace costs_int8_narrow {

using Network = thimble::Network<
    thimble::Int8<thimble::Native, thimble::ForAvrTiny>,
    thimble::Input<64>,
    thimble::Dense<4>>;

THIMBLE_FLASH(static const uint8_t kBytes[277]) = {
    24, 128, 112, 4, 103, 113, 4, 145, 171, 4, 109, 34, 5, 156, 249, 243, 52, 17, 29, 0,
    245, 214, 251, 20, 129, 27, 235, 238, 245, 224, 233, 204, 30, 170, 199, 193, 220,
    233, 235, 217, 10, 253, 253, 68, 249, 242, 11, 64, 36, 240, 247, 29, 45, 192, 15,
    22, 30, 11, 191, 231, 176, 23, 28, 10, 68, 53, 239, 183, 189, 243, 210, 168, 33,
    232, 7, 213, 225, 212, 3, 112, 241, 10, 224, 227, 0, 206, 252, 238, 240, 241, 33,
    13, 48, 248, 254, 34, 107, 185, 208, 80, 47, 0, 65, 21, 26, 161, 206, 161, 43, 235,
    152, 57, 226, 199, 3, 237, 146, 127, 127, 37, 18, 228, 210, 41, 21, 215, 77, 3, 240,
    216, 225, 234, 164, 210, 66, 249, 15, 60, 216, 222, 69, 249, 30, 98, 20, 235, 85,
    31, 248, 21, 248, 2, 227, 235, 51, 245, 225, 216, 254, 22, 44, 58, 225, 6, 17, 243,
    102, 53, 248, 83, 41, 44, 216, 15, 231, 209, 16, 199, 77, 251, 4, 16, 44, 81, 73,
    13, 3, 232, 27, 239, 8, 213, 248, 216, 56, 240, 248, 161, 1, 224, 36, 41, 232, 207,
    243, 35, 215, 190, 4, 178, 245, 11, 101, 54, 241, 190, 220, 217, 242, 73, 27, 28,
    16, 247, 86, 4, 122, 42, 54, 64, 43, 129, 17, 44, 40, 238, 14, 194, 207, 189, 146,
    236, 222, 9, 8, 62, 253, 234, 205, 223, 72, 235, 15, 4, 224, 84, 218, 9, 213, 93,
    227, 255, 213, 46, 101, 194, 236, 70, 71, 8, 108, 67, 105, 186, 109, 22, 98};

// Binds the parameters to the type of the model, which so needs no pointer to them.
struct Parameters {
  using Network = costs_int8_narrow::Network;
  static thimble::FlashArray<uint8_t, Network::kParameterCount> array() {
    return thimble::in_flash(kBytes);
  }
};

using Model = thimble::Model<
    thimble::Int8<thimble::Native, thimble::ForAvrTiny>,
    thimble::Bound<Parameters>,
    thimble::Input<64>,
    thimble::Dense<4>>;

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
static constexpr float kOutputScale = 0.018149694f;
static constexpr int8_t kOutputZeroPoint = -4;
static inline float dequantize(int8_t q) {
  return static_cast<float>(q - kOutputZeroPoint) * kOutputScale;
}

}  // namespace costs_int8_narrow

// clang-format off
// SPDX-License-Identifier: MIT
// Net 'table' of the cost model.
// Written by extras/bench/nets/generate.py.
#pragma once

#include <Thimble.h>

namespace costs_int8_table {

using Network = thimble::Network<
    thimble::Int8<thimble::Native, thimble::ForAvrTiny>,
    thimble::Input<16>,
    thimble::Dense<16, thimble::Table<0, thimble::Sigmoid>>>;

THIMBLE_FLASH(static const uint8_t kBytes[593]) = {
    0, 2, 3, 5, 6, 8, 9, 11, 13, 14, 16, 17, 19, 20, 22, 23, 25, 26, 28, 29, 31, 32, 34,
    35, 37, 38, 40, 41, 42, 44, 45, 46, 48, 49, 51, 52, 53, 54, 56, 57, 58, 59, 61, 62,
    63, 64, 65, 67, 68, 69, 70, 71, 72, 73, 74, 75, 76, 77, 78, 79, 80, 81, 82, 83, 84,
    85, 86, 87, 87, 88, 89, 90, 91, 91, 92, 93, 94, 94, 95, 96, 97, 97, 98, 98, 99, 100,
    100, 101, 102, 102, 103, 103, 104, 104, 105, 105, 106, 106, 107, 107, 108, 108, 109,
    109, 110, 110, 110, 111, 111, 112, 112, 112, 113, 113, 113, 114, 114, 114, 115, 115,
    115, 116, 116, 116, 116, 117, 117, 117, 139, 139, 139, 139, 140, 140, 140, 140, 141,
    141, 141, 142, 142, 142, 143, 143, 143, 144, 144, 144, 145, 145, 146, 146, 146, 147,
    147, 148, 148, 149, 149, 150, 150, 151, 151, 152, 152, 153, 153, 154, 154, 155, 156,
    156, 157, 158, 158, 159, 159, 160, 161, 162, 162, 163, 164, 165, 165, 166, 167, 168,
    169, 169, 170, 171, 172, 173, 174, 175, 176, 177, 178, 179, 180, 181, 182, 183, 184,
    185, 186, 187, 188, 189, 191, 192, 193, 194, 195, 197, 198, 199, 200, 202, 203, 204,
    205, 207, 208, 210, 211, 212, 214, 215, 216, 218, 219, 221, 222, 224, 225, 227, 228,
    230, 231, 233, 234, 236, 237, 239, 240, 242, 243, 245, 247, 248, 250, 251, 253, 254,
    24, 58, 55, 2, 33, 6, 3, 159, 51, 4, 182, 53, 2, 220, 230, 71, 221, 210, 153, 189,
    1, 218, 127, 18, 127, 240, 217, 247, 2, 252, 172, 158, 214, 5, 104, 64, 229, 134,
    147, 127, 178, 6, 16, 138, 5, 239, 145, 68, 42, 5, 43, 74, 212, 4, 8, 51, 194, 129,
    23, 147, 239, 14, 8, 234, 249, 55, 13, 85, 4, 189, 245, 52, 48, 232, 0, 190, 203,
    53, 162, 56, 134, 238, 89, 173, 161, 60, 213, 2, 176, 233, 2, 49, 70, 3, 176, 139,
    4, 89, 196, 127, 224, 129, 244, 90, 231, 247, 210, 250, 96, 216, 126, 34, 251, 68,
    44, 201, 161, 209, 19, 22, 219, 208, 41, 8, 160, 184, 1, 13, 71, 12, 40, 197, 206,
    58, 59, 255, 212, 7, 222, 38, 186, 39, 226, 65, 65, 252, 129, 236, 129, 55, 218,
    142, 250, 223, 18, 18, 222, 52, 203, 165, 247, 44, 121, 253, 131, 164, 104, 64, 72,
    148, 228, 3, 51, 199, 3, 180, 151, 4, 246, 190, 2, 192, 236, 133, 231, 65, 29, 4, 8,
    195, 91, 190, 254, 53, 97, 1, 174, 181, 187, 72, 216, 235, 219, 84, 92, 212, 107,
    59, 191, 30, 8, 85, 213, 203, 19, 39, 8, 243, 247, 160, 127, 248, 77, 229, 255, 191,
    1, 66, 250, 213, 129, 129, 193, 140, 79, 17, 47, 127, 181, 213, 212, 22, 68, 45, 11,
    35, 85, 184, 99, 52, 78, 203, 126, 195, 100, 2, 67, 35, 3, 219, 56, 2, 244, 134, 3,
    32, 210, 252, 172, 210, 127, 129, 221, 42, 167, 228, 50, 230, 229, 242, 237, 181,
    11, 254, 26, 205, 182, 25, 216, 42, 111, 30, 242, 129, 245, 248, 23, 33, 91, 243,
    228, 56, 202, 50, 127, 36, 211, 238, 0, 244, 205, 197, 95, 245, 151, 28, 161, 234,
    39, 36, 178, 59, 156, 16, 240, 227, 248, 255, 212, 101, 145, 215, 137, 58, 145, 75,
    103};

// Binds the parameters to the type of the model, which so needs no pointer to them.
struct Parameters {
  using Network = costs_int8_table::Network;
  static thimble::FlashArray<uint8_t, Network::kParameterCount> array() {
    return thimble::in_flash(kBytes);
  }
};

using Model = thimble::Model<
    thimble::Int8<thimble::Native, thimble::ForAvrTiny>,
    thimble::Bound<Parameters>,
    thimble::Input<16>,
    thimble::Dense<16, thimble::Table<0, thimble::Sigmoid>>>;

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
static constexpr float kOutputScale = 0.00390625f;
static constexpr int8_t kOutputZeroPoint = -128;
static inline float dequantize(int8_t q) {
  return static_cast<float>(q - kOutputZeroPoint) * kOutputScale;
}

}  // namespace costs_int8_table

// clang-format off
// SPDX-License-Identifier: MIT
// Net 'softmax' of the cost model.
// Written by extras/bench/nets/generate.py.
#pragma once

#include <Thimble.h>

namespace costs_int8_softmax {

using Network = thimble::Network<
    thimble::Int8<thimble::Native, thimble::ForAvrTiny>,
    thimble::Input<16>,
    thimble::Dense<16>,
    thimble::Softmax>;

THIMBLE_FLASH(static const uint8_t kBytes[849]) = {
    24, 80, 27, 2, 101, 228, 2, 73, 1, 4, 182, 25, 2, 220, 230, 71, 221, 210, 153, 189,
    1, 218, 127, 18, 127, 240, 217, 247, 2, 252, 172, 158, 214, 5, 104, 64, 229, 134,
    147, 127, 178, 6, 16, 138, 5, 239, 145, 68, 42, 5, 43, 74, 212, 4, 8, 51, 194, 129,
    23, 147, 239, 14, 8, 234, 249, 55, 13, 85, 4, 189, 245, 52, 48, 232, 0, 190, 203,
    249, 180, 191, 149, 85, 100, 96, 180, 226, 175, 2, 105, 200, 2, 237, 26, 3, 2, 77,
    4, 89, 196, 127, 224, 129, 244, 90, 231, 247, 210, 250, 96, 216, 127, 34, 251, 68,
    44, 201, 161, 209, 19, 22, 219, 208, 41, 8, 160, 184, 1, 13, 71, 12, 40, 197, 206,
    58, 59, 255, 212, 7, 222, 38, 186, 39, 226, 65, 65, 252, 129, 236, 129, 55, 218,
    142, 250, 223, 18, 18, 222, 52, 203, 165, 247, 48, 135, 65, 147, 191, 116, 156, 80,
    104, 175, 3, 211, 153, 3, 216, 93, 4, 64, 155, 2, 192, 236, 133, 231, 65, 29, 4, 8,
    195, 91, 190, 254, 53, 97, 1, 174, 181, 187, 72, 216, 235, 219, 84, 92, 212, 107,
    59, 191, 30, 8, 85, 213, 203, 19, 39, 8, 243, 247, 160, 127, 248, 77, 229, 255, 191,
    1, 66, 250, 213, 129, 129, 193, 140, 79, 17, 47, 127, 181, 213, 212, 22, 68, 45, 11,
    252, 94, 64, 111, 63, 87, 118, 141, 161, 69, 2, 105, 2, 3, 177, 25, 2, 32, 91, 3,
    32, 210, 252, 172, 210, 127, 129, 221, 42, 167, 228, 50, 230, 229, 242, 237, 181,
    11, 254, 26, 205, 182, 25, 216, 42, 111, 30, 242, 129, 245, 248, 23, 33, 91, 243,
    228, 56, 202, 50, 127, 36, 211, 238, 0, 244, 205, 197, 95, 245, 151, 28, 161, 234,
    39, 36, 178, 59, 156, 16, 240, 227, 248, 255, 212, 54, 162, 201, 153, 6, 162, 62,
    115, 255, 255, 109, 250, 249, 244, 164, 239, 109, 234, 82, 229, 85, 224, 115, 219,
    172, 214, 255, 209, 109, 205, 245, 200, 149, 196, 77, 192, 30, 188, 6, 184, 4, 180,
    25, 176, 68, 172, 132, 168, 217, 164, 66, 161, 192, 157, 81, 154, 245, 150, 172,
    147, 117, 144, 80, 141, 60, 138, 58, 135, 73, 132, 104, 129, 150, 126, 213, 123, 35,
    121, 128, 118, 236, 115, 102, 113, 238, 110, 132, 108, 39, 106, 216, 103, 149, 101,
    95, 99, 53, 97, 23, 95, 6, 93, 255, 90, 4, 89, 20, 87, 47, 85, 84, 83, 132, 81, 190,
    79, 1, 78, 79, 76, 166, 74, 6, 73, 111, 71, 225, 69, 91, 68, 222, 66, 106, 65, 253,
    63, 153, 62, 60, 61, 231, 59, 153, 58, 82, 57, 19, 56, 218, 54, 169, 53, 126, 52,
    89, 51, 59, 50, 35, 49, 17, 48, 6, 47, 0, 46, 255, 44, 5, 44, 15, 43, 31, 42, 53,
    41, 79, 40, 110, 39, 147, 38, 188, 37, 233, 36, 28, 36, 83, 35, 142, 34, 205, 33,
    17, 33, 89, 32, 164, 31, 244, 30, 72, 30, 159, 29, 250, 28, 88, 28, 186, 27, 32, 27,
    137, 26, 245, 25, 100, 25, 215, 24, 76, 24, 197, 23, 64, 23, 191, 22, 64, 22, 196,
    21, 75, 21, 212, 20, 96, 20, 239, 19, 128, 19, 19, 19, 169, 18, 65, 18, 219, 17,
    119, 17, 22, 17, 183, 16, 90, 16, 255, 15, 166, 15, 78, 15, 249, 14, 166, 14, 84,
    14, 4, 14, 182, 13, 106, 13, 31, 13, 214, 12, 142, 12, 72, 12, 4, 12, 193, 11, 127,
    11, 63, 11, 1, 11, 195, 10, 135, 10, 77, 10, 19, 10, 219, 9, 164, 9, 111, 9, 58, 9,
    7, 9, 212, 8, 163, 8, 115, 8, 68, 8, 22, 8, 233, 7, 189, 7, 146, 7, 103, 7, 62, 7,
    22, 7, 238, 6, 200, 6, 162, 6, 125, 6, 89, 6, 53, 6, 19, 6, 241, 5, 208, 5, 176, 5,
    144, 5, 113, 5, 83, 5, 53, 5, 24, 5, 251, 4, 224, 4, 197, 4, 170, 4, 144, 4, 119, 4,
    94, 4, 69, 4, 46, 4, 22, 4, 0, 4, 233, 3, 211, 3, 190, 3, 169, 3, 149, 3, 129, 3,
    109, 3, 90, 3, 72, 3, 53, 3, 35, 3, 18, 3, 1, 3, 240, 2, 224, 2, 208, 2, 192, 2,
    177, 2, 162, 2, 147, 2, 133, 2, 119, 2, 105, 2, 92, 2, 78, 2, 66, 2, 53, 2, 41, 2,
    29, 2, 17, 2, 5, 2, 250, 1, 239, 1, 228, 1, 218, 1, 207, 1, 197, 1, 188, 1, 178, 1,
    168, 1, 159, 1, 150, 1, 141, 1, 133, 1, 124, 1, 116, 1, 108, 1, 100, 1, 92, 1, 85,
    1, 77, 1, 70, 1, 63, 1, 56, 1, 49, 1, 42, 1, 36, 1, 30, 1, 23, 1, 17, 1, 11, 1, 6,
    1, 0, 1, 250, 0, 245, 0, 239, 0};

// Binds the parameters to the type of the model, which so needs no pointer to them.
struct Parameters {
  using Network = costs_int8_softmax::Network;
  static thimble::FlashArray<uint8_t, Network::kParameterCount> array() {
    return thimble::in_flash(kBytes);
  }
};

using Model = thimble::Model<
    thimble::Int8<thimble::Native, thimble::ForAvrTiny>,
    thimble::Bound<Parameters>,
    thimble::Input<16>,
    thimble::Dense<16>,
    thimble::Softmax>;

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
static constexpr float kOutputScale = 0.00390625f;
static constexpr int8_t kOutputZeroPoint = -128;
static inline float dequantize(int8_t q) {
  return static_cast<float>(q - kOutputZeroPoint) * kOutputScale;
}

}  // namespace costs_int8_softmax
