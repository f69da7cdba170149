// clang-format off
// SPDX-License-Identifier: MIT
// Net 'int4_16' of the cost model.
// Written by extras/bench/nets/generate.py.
#pragma once

#include <Thimble.h>

namespace costs_packed_int4_16 {

using Network = thimble::Network<
    thimble::Int8<thimble::Native, thimble::ForCortexM0>,
    thimble::Input<16>,
    thimble::Dense<16, thimble::Identity, thimble::UnitBias, thimble::FourBit>>;

THIMBLE_FLASH(static const uint32_t kBytes[57]) = {
    0x00000018, 0x3851c556, 0x78758f5f, 0xb67e2582, 0x1888f201, 0xc58aba71, 0x1709b488,
    0xd7b86788, 0x4468ab37, 0x0000b33f, 0xde53b715, 0x97940000, 0x00013a4a, 0xc1ea6957,
    0xb30b0000, 0xd607f5d4, 0xa75f7d75, 0x954942ca, 0x8c38824a, 0x85bb458a, 0xbba5a385,
    0x08b57080, 0x27b49559, 0x0000f1e3, 0xf1df873b, 0x99160000, 0x0001152a, 0x8cc675ac,
    0x555d0001, 0x88b90646, 0x83bd383e, 0xcd65c533, 0xd598c34e, 0x1f77a849, 0xc738687c,
    0x8a0d0450, 0xa89c55f2, 0x00015cb6, 0x38d45ec5, 0x6f410001, 0x00019312, 0xe14757be,
    0x968d0000, 0x064f82a5, 0x76666ba2, 0x95537939, 0x790797ae, 0xafb4769d, 0x3e7468a5,
    0xa26aa171, 0x856787c1, 0x0000c933, 0xd819a83b, 0x9e0c0000, 0x0000d057, 0x4494a74a,
    0x70e60001};

// Binds the parameters to the type of the model, which so needs no pointer to them.
struct Parameters {
  using Network = costs_packed_int4_16::Network;
  static thimble::FlashArray<uint32_t, Network::kParameterCount> array() {
    return thimble::in_flash(kBytes);
  }
};

using Model = thimble::Model<
    thimble::Int8<thimble::Native, thimble::ForCortexM0>,
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
    thimble::Int8<thimble::Native, thimble::ForCortexM0>,
    thimble::Input<64>,
    thimble::Dense<16, thimble::Identity, thimble::UnitBias, thimble::FourBit>>;

THIMBLE_FLASH(static const uint32_t kBytes[153]) = {
    0x00000018, 0x44a7d678, 0xb6c6b586, 0x44669c7a, 0x6b548539, 0x7866e667, 0x67cd4b6b,
    0x454d278b, 0x679887c8, 0xd587ce7b, 0xd6d55803, 0x6fb99866, 0x86e67944, 0x56a63555,
    0x8c977716, 0x94858880, 0x74589667, 0x86f7b665, 0x2afc8888, 0x0bba8761, 0xaa4a8396,
    0x787db26b, 0x9d679da8, 0xab2f685a, 0x68b39557, 0x72495795, 0x5a655999, 0x88747751,
    0x84ca9566, 0x79457384, 0x6a88968d, 0x8a7691a8, 0x8ab688a6, 0x00015b54, 0xbefe5bc8,
    0x49b30001, 0x000153dc, 0x88965d50, 0x51270001, 0xa7c60684, 0x42682929, 0x97673005,
    0x6f588995, 0x783a680a, 0x78588969, 0x3d4747d3, 0x7b95a8e3, 0xeda8c75b, 0xb8868347,
    0xad3424c9, 0x27793ca7, 0x9a7b847a, 0x59694ba4, 0x984c5548, 0x06394584, 0x789d6598,
    0x83680965, 0x89c8fd9a, 0x6bb988ac, 0xbd597670, 0xb68e9867, 0x4649a7a4, 0x5e6bfca9,
    0x37c49a39, 0x4ce93858, 0x87876a69, 0x312497c6, 0x683cd786, 0x3795e73a, 0xd2b97489,
    0xc479d067, 0x0001c82d, 0x4b604544, 0x5e210001, 0x00024a04, 0xcd6c3971, 0x48be0001,
    0xd7897a93, 0xf7744a84, 0x2c8e5b69, 0x469a6859, 0x968d6ae8, 0xf2f2c376, 0x84956656,
    0x80c6c78a, 0x593d85a9, 0x97a7da69, 0xb7aa74c7, 0xfa6619bb, 0x6d649457, 0xbc3f519a,
    0x9ba727c8, 0x9d9e8372, 0x7669a7ab, 0xfe4754ab, 0x35b5427c, 0x8398f91d, 0x555ac2d9,
    0x36ed4098, 0x59634a8d, 0x94a2593a, 0x97484c9f, 0x167ab0a8, 0x9835ac87, 0x96258a5c,
    0x9784ad55, 0x637cbfa8, 0xd9469a36, 0xf484925f, 0x000190ee, 0xbdfd51a2, 0x46cd0001,
    0x00021a1b, 0x01e63de2, 0x3ea90002, 0xed3975a9, 0x751866ab, 0xa17a958a, 0x1ec891d5,
    0xb045864d, 0xc5956587, 0xb5c64767, 0xa858672c, 0xbb60e237, 0xa7753859, 0xaba79993,
    0xdbdab679, 0x82f9904c, 0x07c8b548, 0x5bd44a88, 0x2ca63c68, 0x837aba65, 0x478ad68a,
    0x2a26e3cd, 0x8ff744a4, 0xd997a875, 0x99686d88, 0x4d861938, 0x78588857, 0x3e76e4a7,
    0x6e888d69, 0xbdc7f905, 0x78b963ab, 0x65154499, 0x2abad74b, 0x634df738, 0x5485b46a,
    0x000213a1, 0x62643b2a, 0x5bb00001, 0x000202c0, 0x2d723c8a, 0x38860002};

// Binds the parameters to the type of the model, which so needs no pointer to them.
struct Parameters {
  using Network = costs_packed_int4_64::Network;
  static thimble::FlashArray<uint32_t, Network::kParameterCount> array() {
    return thimble::in_flash(kBytes);
  }
};

using Model = thimble::Model<
    thimble::Int8<thimble::Native, thimble::ForCortexM0>,
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
    thimble::Int8<thimble::Native, thimble::ForCortexM0>,
    thimble::Input<16>,
    thimble::Dense<16, thimble::Identity, thimble::UnitBias, thimble::Ternary>>;

THIMBLE_FLASH(static const uint32_t kBytes[41]) = {
    0x00000010, 0x40e95457, 0x20ef8adf, 0x06ef3039, 0x80eb2464, 0x34772c3d, 0xd0da0457,
    0x159f005f, 0x10930cee, 0x00000275, 0x02353594, 0x3c430000, 0x00000409, 0x03181fe3,
    0x2bf80000, 0x0000040e, 0x04621f79, 0x20d30000, 0x0000034f, 0x0586264f, 0x181d0000,
    0x21af105a, 0x03e7929a, 0x4c4f04e4, 0x04e776f6, 0xd8db34fe, 0x849e12df, 0x6a7e4050,
    0x06ff11d5, 0x0000050e, 0x0377197a, 0x273e0000, 0x0000054a, 0x038c1a1b, 0x25580000,
    0x000003fe, 0x02bd20e3, 0x308b0000, 0x000004c2, 0x040b1cb7, 0x23740000};

// Binds the parameters to the type of the model, which so needs no pointer to them.
struct Parameters {
  using Network = costs_packed_ternary_16::Network;
  static thimble::FlashArray<uint32_t, Network::kParameterCount> array() {
    return thimble::in_flash(kBytes);
  }
};

using Model = thimble::Model<
    thimble::Int8<thimble::Native, thimble::ForCortexM0>,
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
    thimble::Int8<thimble::Native, thimble::ForCortexM0>,
    thimble::Input<64>,
    thimble::Dense<16, thimble::Identity, thimble::UnitBias, thimble::Ternary>>;

THIMBLE_FLASH(static const uint32_t kBytes[89]) = {
    0x00000010, 0x11f3041f, 0x053f24a7, 0x00f3080f, 0x88ec00d6, 0x20af24e6, 0x03eb0afb,
    0x82a21293, 0x80df51df, 0xd4f76eef, 0x45ff0068, 0x8bcf303c, 0x013f98bc, 0xa1f12073,
    0xa8ff909c, 0x20e7002d, 0x0026041e, 0x21f7147d, 0x037b008f, 0x1bfbe0fc, 0x9efe30f7,
    0xc2ef0656, 0x68fe0dff, 0x0eae02da, 0xa1f9f0f6, 0x109680ed, 0xb8bd02ab, 0x40fd00ec,
    0x030710f7, 0x20ec40f5, 0x089f66ef, 0x587f0177, 0x69ff416d, 0x000005d1, 0x079f1529,
    0x10f70000, 0x0000056e, 0x06f51693, 0x12220000, 0x0000071b, 0x068e1147, 0x12a20000,
    0x0000080a, 0x066e1072, 0x14610000, 0xc4ef187d, 0x046d30fd, 0x0a7b28ff, 0x92bb105e,
    0x424729ff, 0x455504f7, 0x5075009c, 0x01e726ef, 0xc2da4367, 0x01ff0caf, 0xd5ff01d7,
    0xfcff63fb, 0x187c2466, 0x3abe42e3, 0x99df81bb, 0x8e9f80a5, 0x207fc3df, 0x2cbe6377,
    0x01a17273, 0xd0f7061e, 0x40f205d7, 0x03fb80f3, 0x809c02ab, 0x01f50ace, 0x849e4a7b,
    0x80f3a7f7, 0xd0fc4ccf, 0x30fc3a7e, 0x006d2c3c, 0x32b36def, 0x2c6c48ee, 0x04156276,
    0x00000688, 0x06a5138f, 0x12be0000, 0x00000738, 0x07a411f4, 0x10ad0000, 0x0000071e,
    0x075e1162, 0x11100000, 0x000006d2, 0x078511af, 0x10410000};

// Binds the parameters to the type of the model, which so needs no pointer to them.
struct Parameters {
  using Network = costs_packed_ternary_64::Network;
  static thimble::FlashArray<uint32_t, Network::kParameterCount> array() {
    return thimble::in_flash(kBytes);
  }
};

using Model = thimble::Model<
    thimble::Int8<thimble::Native, thimble::ForCortexM0>,
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
    thimble::Int8<thimble::Native, thimble::ForCortexM0>,
    thimble::Input<16>,
    thimble::Dense<16, thimble::Identity, thimble::UnitBias, thimble::Binary>>;

THIMBLE_FLASH(static const uint32_t kBytes[33]) = {
    0x00000010, 0x60ce4854, 0xcb246730, 0xd257363c, 0x122e1503, 0x00000583, 0x04bf17f1,
    0x1b790000, 0x000004f7, 0x05231a18, 0x1a2e0000, 0x00000509, 0x04eb191c, 0x1d890000,
    0x000005f0, 0x0882153a, 0x0f7e0000, 0x07922b10, 0xc7764ca4, 0x8612d83e, 0x4f516e40,
    0x00000643, 0x051214a1, 0x1a960000, 0x0000077a, 0x05a01269, 0x17a70000, 0x0000050b,
    0x03761a3c, 0x267e0000, 0x000007b7, 0x064211ca, 0x16e60000};

// Binds the parameters to the type of the model, which so needs no pointer to them.
struct Parameters {
  using Network = costs_packed_binary_16::Network;
  static thimble::FlashArray<uint32_t, Network::kParameterCount> array() {
    return thimble::in_flash(kBytes);
  }
};

using Model = thimble::Model<
    thimble::Int8<thimble::Native, thimble::ForCortexM0>,
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
    thimble::Int8<thimble::Native, thimble::ForCortexM0>,
    thimble::Input<64>,
    thimble::Dense<16, thimble::Identity, thimble::UnitBias, thimble::Binary>>;

THIMBLE_FLASH(static const uint32_t kBytes[57]) = {
    0x00000010, 0x05a4d31e, 0xa816800f, 0x83eaa864, 0x9b55a212, 0x7508f46e, 0x319ccb3c,
    0xad90e120, 0x2014e60c, 0x2b8b3734, 0xbeb7fbf4, 0x7cefee06, 0xa9f62e5a, 0xb92a12e1,
    0x07d06dac, 0x1166acd0, 0xfd497c11, 0x000007e4, 0x0b550fb3, 0x0b5e0000, 0x00000914,
    0x0a4b0d6b, 0x0c2f0000, 0x000009d9, 0x09a10ca4, 0x0c820000, 0x00000bcc, 0x0a800b1b,
    0x0ca00000, 0x0439ef7d, 0xb35a7b78, 0x5514476f, 0x65275500, 0x57aeca43, 0xfc63df93,
    0x3e633864, 0x9f849db3, 0x3c7366cf, 0xd71e8172, 0xc3b3d247, 0xa54a80ab, 0xb3f7865b,
    0x7c3efccf, 0xb2ef0d3c, 0x15662ce8, 0x0000094b, 0x09a40d7a, 0x0cd30000, 0x00000ac8,
    0x0a130bea, 0x0c960000, 0x00000acf, 0x0a860b6e, 0x0bda0000, 0x000009b9, 0x0aea0ca4,
    0x0b560000};

// Binds the parameters to the type of the model, which so needs no pointer to them.
struct Parameters {
  using Network = costs_packed_binary_64::Network;
  static thimble::FlashArray<uint32_t, Network::kParameterCount> array() {
    return thimble::in_flash(kBytes);
  }
};

using Model = thimble::Model<
    thimble::Int8<thimble::Native, thimble::ForCortexM0>,
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
