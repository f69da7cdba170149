// clang-format off
// SPDX-License-Identifier: MIT
// Net 'square' of the cost model.
// Written by extras/bench/nets/generate.py.
#pragma once

#include <Thimble.h>

namespace costs_int8_square {

using Network = thimble::Network<
    thimble::Int8<thimble::Native, thimble::ForAvr>,
    thimble::Input<16>,
    thimble::Dense<16>>;

THIMBLE_FLASH(static const uint8_t kBytes[337]) = {
    24, 31, 130, 1, 12, 40, 1, 109, 14, 1, 189, 4, 1, 92, 102, 199, 93, 82, 25, 61, 129,
    90, 255, 146, 255, 112, 89, 119, 130, 124, 44, 30, 86, 133, 232, 192, 101, 6, 19,
    255, 50, 134, 144, 10, 133, 111, 17, 196, 170, 133, 171, 202, 84, 132, 136, 179, 66,
    1, 151, 19, 111, 142, 136, 106, 121, 183, 141, 213, 132, 61, 117, 180, 176, 104,
    128, 62, 75, 249, 180, 191, 149, 85, 100, 96, 180, 115, 242, 0, 155, 20, 1, 41, 245,
    0, 157, 107, 2, 217, 68, 255, 96, 1, 116, 218, 103, 119, 82, 122, 224, 88, 255, 162,
    123, 196, 172, 73, 33, 81, 147, 150, 91, 80, 169, 136, 32, 56, 129, 141, 199, 140,
    168, 69, 78, 186, 187, 127, 84, 135, 94, 166, 58, 167, 98, 193, 193, 124, 1, 108, 1,
    183, 90, 14, 122, 95, 146, 146, 94, 180, 75, 37, 119, 48, 135, 65, 147, 191, 116,
    156, 80, 199, 225, 1, 211, 193, 0, 123, 154, 1, 214, 22, 1, 64, 108, 5, 103, 193,
    157, 132, 136, 67, 219, 62, 126, 181, 225, 129, 46, 53, 59, 200, 88, 107, 91, 212,
    220, 84, 235, 187, 63, 158, 136, 213, 85, 75, 147, 167, 136, 115, 119, 32, 255, 120,
    205, 101, 127, 63, 129, 194, 122, 85, 1, 1, 65, 12, 207, 145, 175, 255, 53, 85, 84,
    150, 196, 173, 139, 252, 94, 64, 111, 63, 87, 118, 141, 183, 1, 1, 225, 81, 1, 148,
    3, 1, 125, 127, 1, 160, 82, 124, 44, 82, 255, 1, 93, 170, 39, 100, 178, 102, 101,
    114, 109, 53, 139, 126, 154, 77, 54, 153, 88, 170, 239, 158, 114, 1, 117, 120, 151,
    161, 219, 115, 100, 184, 74, 178, 255, 164, 83, 110, 128, 116, 77, 69, 223, 117, 23,
    156, 33, 106, 167, 164, 50, 187, 28, 144, 112, 99, 120, 127, 84, 54, 162, 201, 153,
    6, 162, 62, 115};

// Binds the parameters to the type of the model, which so needs no pointer to them.
struct Parameters {
  using Network = costs_int8_square::Network;
  static thimble::FlashArray<uint8_t, Network::kParameterCount> array() {
    return thimble::in_flash(kBytes);
  }
};

using Model = thimble::Model<
    thimble::Int8<thimble::Native, thimble::ForAvr>,
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
    thimble::Int8<thimble::Native, thimble::ForAvr>,
    thimble::Input<64>,
    thimble::Dense<16>>;

THIMBLE_FLASH(static const uint8_t kBytes[1105]) = {
    24, 27, 81, 1, 74, 248, 1, 4, 79, 1, 8, 249, 1, 124, 132, 218, 110, 171, 126, 76,
    57, 130, 107, 183, 97, 191, 120, 178, 114, 127, 167, 147, 204, 112, 104, 71, 62, 63,
    140, 141, 86, 83, 75, 103, 184, 99, 121, 238, 105, 100, 105, 121, 130, 108, 178, 79,
    170, 197, 211, 97, 117, 132, 179, 38, 106, 83, 204, 62, 92, 199, 133, 133, 121, 147,
    136, 109, 117, 129, 181, 203, 229, 138, 119, 218, 91, 1, 53, 87, 143, 203, 100, 206,
    109, 103, 109, 150, 132, 179, 157, 113, 255, 79, 74, 130, 151, 218, 99, 128, 100,
    92, 95, 58, 76, 161, 110, 86, 96, 37, 99, 120, 119, 149, 124, 140, 195, 123, 1, 140,
    136, 127, 98, 153, 73, 95, 117, 159, 102, 92, 133, 114, 71, 98, 92, 181, 107, 243,
    121, 137, 101, 135, 136, 133, 140, 248, 192, 41, 160, 98, 39, 138, 125, 174, 171, 1,
    182, 146, 112, 132, 53, 78, 156, 177, 173, 98, 183, 165, 39, 114, 209, 124, 131,
    163, 137, 151, 217, 100, 121, 151, 217, 95, 161, 100, 140, 54, 225, 166, 181, 90,
    117, 155, 80, 175, 70, 99, 138, 145, 92, 91, 119, 78, 144, 108, 41, 153, 146, 82,
    145, 106, 97, 88, 164, 83, 40, 119, 125, 118, 80, 128, 141, 99, 114, 142, 83, 188,
    165, 136, 68, 127, 75, 117, 60, 71, 88, 127, 148, 138, 207, 158, 99, 139, 129, 110,
    159, 168, 135, 136, 27, 114, 101, 145, 163, 166, 111, 144, 136, 170, 114, 133, 168,
    141, 98, 231, 81, 146, 91, 16, 80, 37, 160, 2, 143, 15, 1, 234, 184, 2, 83, 133, 1,
    132, 68, 1, 96, 198, 106, 163, 127, 37, 142, 56, 141, 107, 127, 73, 46, 10, 82, 59,
    8, 114, 116, 138, 122, 157, 93, 128, 144, 85, 131, 116, 255, 1, 162, 103, 129, 55,
    169, 127, 132, 100, 148, 137, 145, 97, 130, 117, 142, 213, 66, 80, 111, 75, 117, 73,
    200, 227, 62, 162, 134, 149, 92, 122, 184, 94, 174, 195, 126, 179, 136, 232, 210,
    64, 117, 125, 59, 133, 105, 180, 147, 195, 157, 53, 73, 50, 59, 164, 205, 173, 123,
    74, 187, 115, 155, 47, 114, 125, 165, 133, 82, 122, 185, 156, 157, 167, 68, 77, 184,
    111, 155, 96, 157, 68, 127, 92, 89, 73, 187, 141, 140, 133, 77, 86, 78, 58, 140, 21,
    91, 150, 138, 108, 96, 158, 214, 123, 138, 96, 86, 20, 145, 101, 129, 135, 55, 143,
    162, 241, 210, 193, 140, 134, 154, 179, 200, 126, 139, 188, 147, 104, 179, 105, 1,
    124, 108, 87, 156, 185, 214, 104, 122, 153, 131, 141, 225, 172, 103, 158, 70, 159,
    108, 65, 149, 84, 93, 177, 155, 237, 197, 112, 177, 90, 222, 57, 150, 154, 161, 198,
    82, 69, 111, 86, 139, 68, 127, 238, 164, 81, 188, 99, 152, 105, 159, 130, 122, 140,
    120, 192, 109, 144, 128, 37, 62, 65, 28, 137, 108, 206, 120, 59, 190, 108, 129, 64,
    160, 215, 135, 149, 84, 64, 117, 138, 145, 111, 77, 180, 150, 195, 51, 101, 121,
    197, 11, 129, 157, 183, 91, 155, 68, 122, 94, 27, 65, 93, 79, 209, 76, 1, 128, 65,
    0, 156, 235, 0, 3, 115, 2, 155, 55, 131, 163, 141, 148, 202, 124, 137, 69, 80, 154,
    114, 72, 230, 123, 102, 155, 98, 173, 144, 226, 54, 193, 83, 143, 111, 132, 155,
    176, 71, 103, 229, 147, 112, 157, 144, 211, 154, 108, 117, 103, 186, 68, 255, 40,
    236, 58, 83, 96, 106, 111, 146, 90, 140, 71, 142, 180, 194, 125, 205, 108, 128, 1,
    166, 159, 133, 94, 49, 212, 86, 143, 109, 147, 211, 167, 174, 117, 142, 127, 201,
    129, 112, 84, 164, 169, 182, 124, 191, 186, 39, 143, 97, 99, 237, 168, 81, 125, 144,
    81, 92, 73, 118, 209, 152, 176, 80, 38, 63, 250, 176, 189, 207, 127, 47, 120, 177,
    117, 155, 180, 105, 43, 129, 68, 152, 242, 155, 202, 178, 183, 157, 123, 104, 148,
    122, 106, 172, 177, 86, 83, 65, 114, 238, 222, 113, 190, 69, 54, 186, 88, 60, 90,
    31, 207, 255, 156, 147, 140, 133, 59, 218, 148, 182, 48, 88, 159, 86, 92, 150, 133,
    67, 27, 228, 215, 66, 103, 130, 208, 82, 152, 97, 64, 95, 140, 53, 159, 95, 148,
    165, 48, 155, 72, 155, 255, 83, 194, 76, 141, 145, 121, 163, 140, 168, 30, 120, 165,
    37, 104, 134, 108, 173, 197, 55, 85, 158, 132, 86, 192, 131, 164, 44, 78, 141, 109,
    94, 86, 175, 206, 130, 69, 155, 125, 161, 135, 178, 249, 121, 195, 96, 72, 58, 103,
    141, 168, 62, 102, 205, 157, 92, 242, 149, 56, 141, 70, 233, 89, 196, 79, 228, 71,
    70, 68, 206, 70, 253, 14, 2, 176, 216, 0, 250, 102, 1, 5, 118, 2, 175, 150, 120, 91,
    75, 136, 233, 228, 164, 178, 98, 97, 36, 123, 109, 90, 135, 158, 143, 94, 128, 159,
    160, 26, 207, 100, 154, 29, 201, 143, 19, 222, 85, 199, 142, 109, 70, 88, 185, 7,
    133, 121, 107, 86, 147, 93, 195, 100, 106, 111, 65, 106, 190, 110, 173, 92, 49, 184,
    107, 117, 99, 137, 159, 135, 59, 114, 228, 47, 101, 1, 179, 181, 88, 145, 56, 126,
    120, 99, 168, 116, 140, 60, 155, 148, 167, 125, 176, 191, 114, 152, 177, 107, 205,
    175, 215, 193, 77, 181, 138, 1, 231, 152, 127, 44, 84, 130, 190, 97, 200, 136, 1,
    110, 125, 141, 81, 163, 204, 76, 90, 181, 98, 138, 52, 193, 156, 102, 45, 201, 105,
    94, 189, 173, 130, 160, 134, 53, 135, 169, 211, 98, 133, 166, 71, 120, 197, 215,
    223, 61, 44, 107, 46, 159, 158, 75, 68, 69, 241, 120, 144, 241, 117, 95, 164, 136,
    147, 129, 207, 162, 135, 131, 108, 206, 104, 128, 146, 154, 54, 130, 22, 144, 124,
    100, 75, 212, 97, 122, 136, 132, 97, 131, 123, 143, 164, 125, 223, 81, 125, 106, 67,
    219, 113, 149, 139, 215, 130, 132, 104, 223, 1, 79, 240, 156, 186, 129, 193, 213,
    174, 181, 100, 53, 182, 153, 119, 128, 146, 147, 61, 67, 31, 88, 94, 90, 82, 174,
    216, 119, 185, 168, 38, 157, 65, 135, 240, 136, 84, 202, 91, 54, 115, 162, 178, 71,
    138, 96, 81, 65, 251, 64, 103, 99, 8, 61, 4, 57};

// Binds the parameters to the type of the model, which so needs no pointer to them.
struct Parameters {
  using Network = costs_int8_long::Network;
  static thimble::FlashArray<uint8_t, Network::kParameterCount> array() {
    return thimble::in_flash(kBytes);
  }
};

using Model = thimble::Model<
    thimble::Int8<thimble::Native, thimble::ForAvr>,
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
    thimble::Int8<thimble::Native, thimble::ForAvr>,
    thimble::Input<64>,
    thimble::Dense<4>>;

THIMBLE_FLASH(static const uint8_t kBytes[277]) = {
    24, 180, 111, 2, 235, 185, 0, 232, 216, 0, 160, 158, 0, 28, 121, 115, 180, 145, 157,
    128, 117, 86, 123, 148, 1, 155, 107, 110, 117, 96, 105, 76, 158, 42, 71, 65, 92,
    105, 107, 89, 138, 125, 125, 196, 121, 114, 139, 192, 164, 112, 119, 157, 173, 64,
    143, 150, 158, 139, 63, 103, 48, 151, 156, 138, 196, 181, 111, 55, 61, 115, 82, 40,
    161, 104, 135, 85, 97, 84, 131, 240, 113, 138, 96, 99, 128, 78, 124, 110, 112, 113,
    161, 141, 176, 120, 126, 162, 235, 57, 80, 208, 175, 128, 193, 149, 154, 33, 78, 33,
    171, 107, 24, 185, 98, 71, 131, 109, 18, 255, 255, 165, 146, 100, 82, 169, 149, 87,
    205, 131, 112, 88, 97, 106, 36, 82, 194, 121, 143, 188, 88, 94, 197, 121, 158, 226,
    148, 107, 213, 159, 120, 149, 120, 130, 99, 107, 179, 117, 97, 88, 126, 150, 172,
    186, 97, 134, 145, 115, 230, 181, 120, 211, 169, 172, 88, 143, 103, 81, 144, 71,
    205, 123, 132, 144, 172, 209, 201, 141, 131, 104, 155, 111, 136, 85, 120, 88, 184,
    112, 120, 33, 129, 96, 164, 169, 104, 79, 115, 163, 87, 62, 132, 50, 117, 139, 229,
    182, 113, 62, 92, 89, 114, 201, 155, 156, 144, 119, 214, 132, 250, 170, 182, 192,
    171, 1, 145, 172, 168, 110, 142, 66, 79, 61, 18, 108, 94, 137, 136, 190, 125, 106,
    77, 95, 200, 107, 143, 132, 96, 212, 90, 137, 85, 221, 99, 127, 85, 174, 229, 66,
    108, 198, 199, 8, 108, 67, 105, 186, 109, 22, 98};

// Binds the parameters to the type of the model, which so needs no pointer to them.
struct Parameters {
  using Network = costs_int8_narrow::Network;
  static thimble::FlashArray<uint8_t, Network::kParameterCount> array() {
    return thimble::in_flash(kBytes);
  }
};

using Model = thimble::Model<
    thimble::Int8<thimble::Native, thimble::ForAvr>,
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
    thimble::Int8<thimble::Native, thimble::ForAvr>,
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
    24, 20, 144, 1, 234, 56, 1, 152, 39, 1, 189, 18, 1, 92, 102, 199, 93, 82, 25, 61,
    129, 90, 255, 146, 255, 112, 89, 119, 130, 124, 44, 30, 86, 133, 232, 192, 101, 6,
    19, 255, 50, 134, 144, 10, 133, 111, 17, 196, 170, 133, 171, 202, 84, 132, 136, 179,
    66, 1, 151, 19, 111, 142, 136, 106, 121, 183, 141, 213, 132, 61, 117, 180, 176, 104,
    128, 62, 75, 53, 162, 56, 134, 238, 89, 173, 161, 32, 5, 1, 61, 38, 1, 203, 10, 1,
    244, 138, 2, 217, 68, 255, 96, 1, 116, 218, 103, 119, 82, 122, 224, 88, 254, 162,
    123, 196, 172, 73, 33, 81, 147, 150, 91, 80, 169, 136, 32, 56, 129, 141, 199, 140,
    168, 69, 78, 186, 187, 127, 84, 135, 94, 166, 58, 167, 98, 193, 193, 124, 1, 108, 1,
    183, 90, 14, 122, 95, 146, 146, 94, 180, 75, 37, 119, 44, 121, 253, 131, 164, 104,
    64, 72, 93, 252, 1, 131, 216, 0, 105, 183, 1, 177, 40, 1, 64, 108, 5, 103, 193, 157,
    132, 136, 67, 219, 62, 126, 181, 225, 129, 46, 53, 59, 200, 88, 107, 91, 212, 220,
    84, 235, 187, 63, 158, 136, 213, 85, 75, 147, 167, 136, 115, 119, 32, 255, 120, 205,
    101, 127, 63, 129, 194, 122, 85, 1, 1, 65, 12, 207, 145, 175, 255, 53, 85, 84, 150,
    196, 173, 139, 35, 85, 184, 99, 52, 78, 203, 126, 72, 17, 1, 78, 98, 1, 41, 19, 1,
    103, 149, 1, 160, 82, 124, 44, 82, 255, 1, 93, 170, 39, 100, 178, 102, 101, 114,
    109, 53, 139, 126, 154, 77, 54, 153, 88, 170, 239, 158, 114, 1, 117, 120, 151, 161,
    219, 115, 100, 184, 74, 178, 255, 164, 83, 110, 128, 116, 77, 69, 223, 117, 23, 156,
    33, 106, 167, 164, 50, 187, 28, 144, 112, 99, 120, 127, 84, 101, 145, 215, 137, 58,
    145, 75, 103};

// Binds the parameters to the type of the model, which so needs no pointer to them.
struct Parameters {
  using Network = costs_int8_table::Network;
  static thimble::FlashArray<uint8_t, Network::kParameterCount> array() {
    return thimble::in_flash(kBytes);
  }
};

using Model = thimble::Model<
    thimble::Int8<thimble::Native, thimble::ForAvr>,
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
    thimble::Int8<thimble::Native, thimble::ForAvr>,
    thimble::Input<16>,
    thimble::Dense<16>,
    thimble::Softmax>;

THIMBLE_FLASH(static const uint8_t kBytes[849]) = {
    24, 31, 130, 1, 12, 40, 1, 109, 14, 1, 189, 4, 1, 92, 102, 199, 93, 82, 25, 61, 129,
    90, 255, 146, 255, 112, 89, 119, 130, 124, 44, 30, 86, 133, 232, 192, 101, 6, 19,
    255, 50, 134, 144, 10, 133, 111, 17, 196, 170, 133, 171, 202, 84, 132, 136, 179, 66,
    1, 151, 19, 111, 142, 136, 106, 121, 183, 141, 213, 132, 61, 117, 180, 176, 104,
    128, 62, 75, 249, 180, 191, 149, 85, 100, 96, 180, 115, 242, 0, 155, 20, 1, 41, 245,
    0, 157, 107, 2, 217, 68, 255, 96, 1, 116, 218, 103, 119, 82, 122, 224, 88, 255, 162,
    123, 196, 172, 73, 33, 81, 147, 150, 91, 80, 169, 136, 32, 56, 129, 141, 199, 140,
    168, 69, 78, 186, 187, 127, 84, 135, 94, 166, 58, 167, 98, 193, 193, 124, 1, 108, 1,
    183, 90, 14, 122, 95, 146, 146, 94, 180, 75, 37, 119, 48, 135, 65, 147, 191, 116,
    156, 80, 199, 225, 1, 211, 193, 0, 123, 154, 1, 214, 22, 1, 64, 108, 5, 103, 193,
    157, 132, 136, 67, 219, 62, 126, 181, 225, 129, 46, 53, 59, 200, 88, 107, 91, 212,
    220, 84, 235, 187, 63, 158, 136, 213, 85, 75, 147, 167, 136, 115, 119, 32, 255, 120,
    205, 101, 127, 63, 129, 194, 122, 85, 1, 1, 65, 12, 207, 145, 175, 255, 53, 85, 84,
    150, 196, 173, 139, 252, 94, 64, 111, 63, 87, 118, 141, 183, 1, 1, 225, 81, 1, 148,
    3, 1, 125, 127, 1, 160, 82, 124, 44, 82, 255, 1, 93, 170, 39, 100, 178, 102, 101,
    114, 109, 53, 139, 126, 154, 77, 54, 153, 88, 170, 239, 158, 114, 1, 117, 120, 151,
    161, 219, 115, 100, 184, 74, 178, 255, 164, 83, 110, 128, 116, 77, 69, 223, 117, 23,
    156, 33, 106, 167, 164, 50, 187, 28, 144, 112, 99, 120, 127, 84, 54, 162, 201, 153,
    6, 162, 62, 115, 255, 255, 109, 250, 249, 244, 164, 239, 109, 234, 82, 229, 85, 224,
    115, 219, 172, 214, 255, 209, 109, 205, 245, 200, 149, 196, 77, 192, 30, 188, 6,
    184, 4, 180, 25, 176, 68, 172, 132, 168, 217, 164, 66, 161, 192, 157, 81, 154, 245,
    150, 172, 147, 117, 144, 80, 141, 60, 138, 58, 135, 73, 132, 104, 129, 150, 126,
    213, 123, 35, 121, 128, 118, 236, 115, 102, 113, 238, 110, 132, 108, 39, 106, 216,
    103, 149, 101, 95, 99, 53, 97, 23, 95, 6, 93, 255, 90, 4, 89, 20, 87, 47, 85, 84,
    83, 132, 81, 190, 79, 1, 78, 79, 76, 166, 74, 6, 73, 111, 71, 225, 69, 91, 68, 222,
    66, 106, 65, 253, 63, 153, 62, 60, 61, 231, 59, 153, 58, 82, 57, 19, 56, 218, 54,
    169, 53, 126, 52, 89, 51, 59, 50, 35, 49, 17, 48, 6, 47, 0, 46, 255, 44, 5, 44, 15,
    43, 31, 42, 53, 41, 79, 40, 110, 39, 147, 38, 188, 37, 233, 36, 28, 36, 83, 35, 142,
    34, 205, 33, 17, 33, 89, 32, 164, 31, 244, 30, 72, 30, 159, 29, 250, 28, 88, 28,
    186, 27, 32, 27, 137, 26, 245, 25, 100, 25, 215, 24, 76, 24, 197, 23, 64, 23, 191,
    22, 64, 22, 196, 21, 75, 21, 212, 20, 96, 20, 239, 19, 128, 19, 19, 19, 169, 18, 65,
    18, 219, 17, 119, 17, 22, 17, 183, 16, 90, 16, 255, 15, 166, 15, 78, 15, 249, 14,
    166, 14, 84, 14, 4, 14, 182, 13, 106, 13, 31, 13, 214, 12, 142, 12, 72, 12, 4, 12,
    193, 11, 127, 11, 63, 11, 1, 11, 195, 10, 135, 10, 77, 10, 19, 10, 219, 9, 164, 9,
    111, 9, 58, 9, 7, 9, 212, 8, 163, 8, 115, 8, 68, 8, 22, 8, 233, 7, 189, 7, 146, 7,
    103, 7, 62, 7, 22, 7, 238, 6, 200, 6, 162, 6, 125, 6, 89, 6, 53, 6, 19, 6, 241, 5,
    208, 5, 176, 5, 144, 5, 113, 5, 83, 5, 53, 5, 24, 5, 251, 4, 224, 4, 197, 4, 170, 4,
    144, 4, 119, 4, 94, 4, 69, 4, 46, 4, 22, 4, 0, 4, 233, 3, 211, 3, 190, 3, 169, 3,
    149, 3, 129, 3, 109, 3, 90, 3, 72, 3, 53, 3, 35, 3, 18, 3, 1, 3, 240, 2, 224, 2,
    208, 2, 192, 2, 177, 2, 162, 2, 147, 2, 133, 2, 119, 2, 105, 2, 92, 2, 78, 2, 66, 2,
    53, 2, 41, 2, 29, 2, 17, 2, 5, 2, 250, 1, 239, 1, 228, 1, 218, 1, 207, 1, 197, 1,
    188, 1, 178, 1, 168, 1, 159, 1, 150, 1, 141, 1, 133, 1, 124, 1, 116, 1, 108, 1, 100,
    1, 92, 1, 85, 1, 77, 1, 70, 1, 63, 1, 56, 1, 49, 1, 42, 1, 36, 1, 30, 1, 23, 1, 17,
    1, 11, 1, 6, 1, 0, 1, 250, 0, 245, 0, 239, 0};

// Binds the parameters to the type of the model, which so needs no pointer to them.
struct Parameters {
  using Network = costs_int8_softmax::Network;
  static thimble::FlashArray<uint8_t, Network::kParameterCount> array() {
    return thimble::in_flash(kBytes);
  }
};

using Model = thimble::Model<
    thimble::Int8<thimble::Native, thimble::ForAvr>,
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
