// clang-format off
// SPDX-License-Identifier: MIT
// Net 'square' of the cost model.
// Written by extras/bench/nets/generate.py.
#pragma once

#include <Thimble.h>

namespace costs_int8_square {

using Network = thimble::Network<
    thimble::Int8<thimble::Native, thimble::ForCortexM4>,
    thimble::Input<16>,
    thimble::Dense<16>>;

THIMBLE_FLASH(static const uint32_t kBytes[89]) = {
    0x00000018, 0x0000b61f, 0x0000e18c, 0x00014aed, 0x0000c0bd, 0xf0dad2dc, 0xd97f99e6,
    0xf712bd47, 0x027f01dd, 0x068605fc, 0x109368ac, 0x8a7f409e, 0x05b2e5d6, 0x810405ef,
    0x17082b91, 0x93334a44, 0xefc2d42a, 0xe8bd370e, 0x00f50d08, 0xbe3455ea, 0xcb3004f9,
    0x95bfb4f9, 0xb4606455, 0x0000f273, 0x0000fb1b, 0x000117a9, 0x0001a49d, 0xd8f78159,
    0x7fd2f4c4, 0x22fa5a7f, 0xfb60e7e0, 0xb8d0d144, 0x0129132c, 0x0d0816c9, 0x47a0dba1,
    0x27073a0c, 0xe2de3b28, 0x4126ffc5, 0x41bad4ce, 0x34df37fc, 0xcb12da81, 0xa5128eec,
    0xf7defa81, 0x93418730, 0x509c74bf, 0x00015cc7, 0x00013953, 0x0001957b, 0x0000efd6,
    0x35c341c0, 0x615b1dec, 0x01be0485, 0xaefe08e7, 0x1ed4ebb5, 0x086bdbbb, 0x553b5448,
    0xd5bf5cd8, 0xbff8f3cb, 0x014df713, 0x42e5a027, 0xfaff7f08, 0x167f8cd5, 0x44b54f81,
    0x2dd51181, 0x0bd42fc1, 0x6f405efc, 0x8d76573f, 0x0000d037, 0x0000de61, 0x0000d714,
    0x00013d7d, 0xe62ad220, 0xe5a77fd2, 0xf2e481fc, 0xed32ddac, 0x812acdb5, 0xf56fb60b,
    0xf81e19fe, 0x17f2d81a, 0xf4243821, 0xcdd3ca5b, 0xc5ee32f3, 0x5f007fe4, 0xe33beaf5,
    0xf89c2797, 0xff10241c, 0xd4f0b2a1, 0x99c9a236, 0x733ea206};

// Binds the parameters to the type of the model, which so needs no pointer to them.
struct Parameters {
  using Network = costs_int8_square::Network;
  static thimble::FlashArray<uint32_t, Network::kParameterCount> array() {
    return thimble::in_flash(kBytes);
  }
};

using Model = thimble::Model<
    thimble::Int8<thimble::Native, thimble::ForCortexM4>,
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
    thimble::Int8<thimble::Native, thimble::ForCortexM4>,
    thimble::Input<64>,
    thimble::Dense<16>>;

THIMBLE_FLASH(static const uint32_t kBytes[281]) = {
    0x00000018, 0x0001431b, 0x000191ca, 0x00015a04, 0x00018f08, 0x3f022bfc, 0xf8ebfe04,
    0x3237cc5a, 0xf2e1b9ee, 0xd3bff0ff, 0xcb0ce827, 0xe70dc713, 0x38d6be4c, 0x45ece4e3,
    0x5332e9f9, 0xe1cff96e, 0xf52a02e9, 0x1347d304, 0x08054c33, 0xed05bea6, 0xf5f9dcea,
    0x4b810a01, 0xe4b5f735, 0x4ed75a4b, 0xed0fdb65, 0x5acf33e7, 0xe3ca1ded, 0x0002f116,
    0xe4177f04, 0x15a521dc, 0xfce3eedf, 0x0cf8d6ba, 0x43f7e0cc, 0xdcdffffb, 0x05f5e281,
    0xf21f190c, 0xc7e6c908, 0x780773e2, 0x4008f9dc, 0xa9050935, 0x200ce5eb, 0xce122ee2,
    0x1cf02ba7, 0x3104810a, 0x2db536fd, 0xe423f2e2, 0xf9095137, 0x1717fc25, 0x595903a7,
    0x2fdab6df, 0xc6f56121, 0xe31b26e4, 0x0ad0350c, 0xea19ce11, 0xe11210dc, 0xd8d2ecdb,
    0x2411a9f7, 0x3ce3f6d3, 0x25f2d0a8, 0x080e00f7, 0xc4d30dfd, 0x0b0ac7ff, 0x014fd8cb,
    0xee1efff5, 0x1fe314bc, 0x2a26f228, 0xf2efe507, 0x05101108, 0x2808239b, 0x51e7628d,
    0x50105b92, 0x0001cc25, 0x0001490f, 0x0002026a, 0x0001a753, 0xeba54604, 0xff0eeac4,
    0xc9b82381, 0xae0dffe0, 0xd51df28a, 0x03ddf4d2, 0xf4000abb, 0x7f10fa88, 0xe1e4b781,
    0x02142922, 0xf509ffe7, 0x0e110401, 0x1563cb55, 0xdcbef5c2, 0xfa22c9d0, 0x380648ef,
    0x05c033de, 0xe9f5082e, 0x34fd6843, 0x13bb52fe, 0xf32db243, 0x1bfbbb1d, 0xafca24b5,
    0xf23b4dc9, 0xef27fafd, 0x1bc43925, 0xe0cd1c05, 0x1d381dd2, 0xba05c9c4, 0x0ccd3bff,
    0x95d60ddc, 0xdbce0cd9, 0xe5e01e16, 0x01d6560a, 0x0794fbec, 0xb7110ae0, 0x3c33410f,
    0x13480c22, 0xe8fe0671, 0x330b1a52, 0x0de8d7e9, 0x61fa1c81, 0x2c1939fc, 0xe70356ec,
    0xf031c11e, 0x311b15c6, 0xda6dd41f, 0x5e45ddec, 0x6ed646b9, 0x240bd216, 0xd1c4c51a,
    0x3cffef21, 0xa54002e3, 0xbeedfa18, 0xc1100ce9, 0x9c00f81f, 0x15c0bb09, 0xd4203eec,
    0xc057ec4e, 0xf50701f8, 0x01e5340a, 0x1df91611, 0x374543ef, 0xdb8bb3cd, 0x5e7a449b,
    0x4f5d411b, 0x00019b51, 0x0001b600, 0x0001e71c, 0x0001c783, 0xf2090d1b, 0xc8c514b7,
    0x66d04a03, 0xfb1afc23, 0x1bd310e6, 0x300f621b, 0xc7efb6e2, 0xe704412d, 0x7ff51065,
    0xa8e75313, 0x6c3a1af0, 0xbac4ec1d, 0x4d0e12d3, 0xec34dae0, 0x00420cea, 0x81fdc7ef,
    0x2eedb126, 0xf513541f, 0x0e53d605, 0xff270fde, 0xe13f2449, 0xe33a2901, 0x6da736f0,
    0x280ffcd4, 0xbf18dcd1, 0x7a30c9fd, 0x30d0f610, 0x3da651d1, 0x18e9314f, 0x72abf5ff,
    0x1b011baf, 0x4ac434f8, 0xc12ce832, 0xf2311437, 0x6ed6fa1d, 0x5ed3eafb, 0x139f3af1,
    0x0c4fd83e, 0x057fbcc5, 0xbb1cdab6, 0x6416d85a, 0x57051f14, 0xc2c3d636, 0xe79bdcb0,
    0x25b5e102, 0xb01fc050, 0x1bdfdfd2, 0xc8140c18, 0xf823cc1b, 0x250c0d7f, 0xa52811d3,
    0xe89ef942, 0xacd6b706, 0xce40d5ec, 0x0d031e2d, 0xed240445, 0xf92102de, 0x4307c5d6,
    0xe0321b2f, 0xc879fd4e, 0x0ddcbeba, 0xc672e6e7, 0x69154d0d, 0xd9b81d28, 0x47e44fc4,
    0x46ce4446, 0x0001e4fd, 0x00014830, 0x0001fffa, 0x00022905, 0xa424cb2f, 0xfb320816,
    0xede269f8, 0xdae164db, 0x494f0007, 0x0fe41f1e, 0x931a200f, 0x5e9d9ade, 0x1305c6d5,
    0xddf9d847, 0x43eb390e, 0xe4d687ed, 0xe3b13eea, 0x0938eeef, 0x1feb2dc1, 0x07f5dcea,
    0xf8d8e5bb, 0xe31181f2, 0x28b83364, 0xf4fe35af, 0x4df2270c, 0x2f18fdbc, 0x5731301b,
    0x41eb3f14, 0x48d467cd, 0x08021835, 0x813eff0a, 0xeee1ac81, 0x1ce24cfd, 0xe60acc0d,
    0xadb4dad1, 0x49413523, 0x050702e9, 0x262920de, 0xc753063d, 0xf8e2b52d, 0x711eac45,
    0xf8cbeb57, 0x10c4ae5f, 0x71c51fbd, 0xe80713f5, 0x000301df, 0x12ec4f24, 0x1a4e2208,
    0xe1e1fcb6, 0x03fae402, 0xfb08cb96, 0x0f045410, 0x02f1fd24, 0x0415eafd, 0xe80bc35f,
    0x5f575bd1, 0x362e3a81, 0x193501cf, 0xf7e44170, 0x00b5551c, 0x39d29f12, 0x282ed813,
    0xa658debd, 0x1df7dac3, 0x0af3d4c1, 0xe0224a07, 0xd132db70, 0xc1c7b608, 0x636740fb,
    0x39043d08};

// Binds the parameters to the type of the model, which so needs no pointer to them.
struct Parameters {
  using Network = costs_int8_long::Network;
  static thimble::FlashArray<uint32_t, Network::kParameterCount> array() {
    return thimble::in_flash(kBytes);
  }
};

using Model = thimble::Model<
    thimble::Int8<thimble::Native, thimble::ForCortexM4>,
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
    thimble::Int8<thimble::Native, thimble::ForCortexM4>,
    thimble::Input<64>,
    thimble::Dense<4>>;

THIMBLE_FLASH(static const uint32_t kBytes[71]) = {
    0x00000018, 0x000125b4, 0x00012c6b, 0x00011268, 0x00015a20, 0x1bd6119c, 0xebfb1df9,
    0xee1400f3, 0xf581f534, 0xfde9aae0, 0xfdebc7e9, 0x44d9c1cc, 0xf90adc1e, 0x0bc0f0f2,
    0xbf0ff70b, 0xe7161d40, 0xb01e2d24, 0xe8f33517, 0x07d2ef1c, 0xd5a8b70a, 0xe121bd44,
    0xf1ce0ad4, 0x21fce003, 0x0deee370, 0x30f000f1, 0xa100b9f8, 0xce41d0fe, 0xa1155022,
    0x2b1a2f6b, 0xe47fc7eb, 0xd27f0398, 0x2925ed39, 0x151292e2, 0x3cd2d8d7, 0xd842e14d,
    0xdef9ea03, 0x450fa4f0, 0xeb15ebf9, 0x33f8551e, 0xf5021f62, 0xe1e3f814, 0x53f33ad8,
    0x2966e1fe, 0x2c350616, 0xd8f8112c, 0x0d10c70f, 0x032c4de7, 0xe851fbd1, 0x1b490410,
    0x29a1d8ef, 0xe8013808, 0xcfe0f0d5, 0xf324f8f8, 0xd936b223, 0xf2f1f5d7, 0x49be0bbe,
    0x1bdc6504, 0x2c40041c, 0x282b7a10, 0xee812af7, 0x0e113656, 0xdf3eecc2, 0x48fddecf,
    0xebea09bd, 0x0fcd0892, 0xc2ff0904, 0xecd5d5e0, 0x462e5d54, 0x4765e3da, 0x69436c08,
    0x62166dba};

// Binds the parameters to the type of the model, which so needs no pointer to them.
struct Parameters {
  using Network = costs_int8_narrow::Network;
  static thimble::FlashArray<uint32_t, Network::kParameterCount> array() {
    return thimble::in_flash(kBytes);
  }
};

using Model = thimble::Model<
    thimble::Int8<thimble::Native, thimble::ForCortexM4>,
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
    thimble::Int8<thimble::Native, thimble::ForCortexM4>,
    thimble::Input<16>,
    thimble::Dense<16, thimble::Table<0, thimble::Sigmoid>>>;

THIMBLE_FLASH(static const uint32_t kBytes[153]) = {
    0x05030200, 0x0b090806, 0x11100e0d, 0x17161413, 0x1d1c1a19, 0x2322201f, 0x29282625,
    0x2e2d2c2a, 0x34333130, 0x39383635, 0x3e3d3b3a, 0x4341403f, 0x47464544, 0x4b4a4948,
    0x4f4e4d4c, 0x53525150, 0x57565554, 0x5a595857, 0x5d5c5b5b, 0x605f5e5e, 0x62626161,
    0x65646463, 0x67676666, 0x69696868, 0x6b6b6a6a, 0x6d6d6c6c, 0x6f6e6e6e, 0x7070706f,
    0x72717171, 0x73737272, 0x74747473, 0x75757574, 0x8b8b8b8b, 0x8c8c8c8c, 0x8e8d8d8d,
    0x8f8f8e8e, 0x9090908f, 0x92929191, 0x94939392, 0x96959594, 0x98979796, 0x9a999998,
    0x9c9c9b9a, 0x9f9e9e9d, 0xa2a1a09f, 0xa5a4a3a2, 0xa8a7a6a5, 0xabaaa9a9, 0xafaeadac,
    0xb3b2b1b0, 0xb7b6b5b4, 0xbbbab9b8, 0xc0bfbdbc, 0xc5c3c2c1, 0xcac8c7c6, 0xcfcdcccb,
    0xd4d3d2d0, 0xdad8d7d6, 0xe0dedddb, 0xe6e4e3e1, 0xeceae9e7, 0xf2f0efed, 0xf8f7f5f3,
    0xfefdfbfa, 0x00000018, 0x0000c414, 0x0000f26a, 0x00016418, 0x0000cebd, 0xf0dad2dc,
    0xd97f99e6, 0xf712bd47, 0x027f01dd, 0x068605fc, 0x109368ac, 0x8a7f409e, 0x05b2e5d6,
    0x810405ef, 0x17082b91, 0x93334a44, 0xefc2d42a, 0xe8bd370e, 0x00f50d08, 0xbe3455ea,
    0xcb3004f9, 0x8638a235, 0xa1ad59ee, 0x00010520, 0x00010c3d, 0x00012d4b, 0x0001c3f4,
    0xd8f78159, 0x7ed2f4c4, 0x22fa5a7f, 0xfb60e7e0, 0xb8d0d144, 0x0129132c, 0x0d0816c9,
    0x47a0dba1, 0x27073a0c, 0xe2de3b28, 0x4126ffc5, 0x41bad4ce, 0x34df37fc, 0xcb12da81,
    0xa5128eec, 0xf7defa81, 0x83fd792c, 0x484068a4, 0x0001775d, 0x00015003, 0x0001b269,
    0x000101b1, 0x35c341c0, 0x615b1dec, 0x01be0485, 0xaefe08e7, 0x1ed4ebb5, 0x086bdbbb,
    0x553b5448, 0xd5bf5cd8, 0xbff8f3cb, 0x014df713, 0x42e5a027, 0xfaff7f08, 0x167f8cd5,
    0x44b54f81, 0x2dd51181, 0x0bd42fc1, 0x63b85523, 0x7ecb4e34, 0x0000dfc8, 0x0000eece,
    0x0000e6a9, 0x00015367, 0xe62ad220, 0xe5a77fd2, 0xf2e481fc, 0xed32ddac, 0x812acdb5,
    0xf56fb60b, 0xf81e19fe, 0x17f2d81a, 0xf4243821, 0xcdd3ca5b, 0xc5ee32f3, 0x5f007fe4,
    0xe33beaf5, 0xf89c2797, 0xff10241c, 0xd4f0b2a1, 0x89d79165, 0x674b913a};

// Binds the parameters to the type of the model, which so needs no pointer to them.
struct Parameters {
  using Network = costs_int8_table::Network;
  static thimble::FlashArray<uint32_t, Network::kParameterCount> array() {
    return thimble::in_flash(kBytes);
  }
};

using Model = thimble::Model<
    thimble::Int8<thimble::Native, thimble::ForCortexM4>,
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
    thimble::Int8<thimble::Native, thimble::ForCortexM4>,
    thimble::Input<16>,
    thimble::Dense<16>,
    thimble::Softmax>;

THIMBLE_FLASH(static const uint32_t kBytes[217]) = {
    0x00000018, 0x0000b61f, 0x0000e18c, 0x00014aed, 0x0000c0bd, 0xf0dad2dc, 0xd97f99e6,
    0xf712bd47, 0x027f01dd, 0x068605fc, 0x109368ac, 0x8a7f409e, 0x05b2e5d6, 0x810405ef,
    0x17082b91, 0x93334a44, 0xefc2d42a, 0xe8bd370e, 0x00f50d08, 0xbe3455ea, 0xcb3004f9,
    0x95bfb4f9, 0xb4606455, 0x0000f273, 0x0000fb1b, 0x000117a9, 0x0001a49d, 0xd8f78159,
    0x7fd2f4c4, 0x22fa5a7f, 0xfb60e7e0, 0xb8d0d144, 0x0129132c, 0x0d0816c9, 0x47a0dba1,
    0x27073a0c, 0xe2de3b28, 0x4126ffc5, 0x41bad4ce, 0x34df37fc, 0xcb12da81, 0xa5128eec,
    0xf7defa81, 0x93418730, 0x509c74bf, 0x00015cc7, 0x00013953, 0x0001957b, 0x0000efd6,
    0x35c341c0, 0x615b1dec, 0x01be0485, 0xaefe08e7, 0x1ed4ebb5, 0x086bdbbb, 0x553b5448,
    0xd5bf5cd8, 0xbff8f3cb, 0x014df713, 0x42e5a027, 0xfaff7f08, 0x167f8cd5, 0x44b54f81,
    0x2dd51181, 0x0bd42fc1, 0x6f405efc, 0x8d76573f, 0x0000d037, 0x0000de61, 0x0000d714,
    0x00013d7d, 0xe62ad220, 0xe5a77fd2, 0xf2e481fc, 0xed32ddac, 0x812acdb5, 0xf56fb60b,
    0xf81e19fe, 0x17f2d81a, 0xf4243821, 0xcdd3ca5b, 0xc5ee32f3, 0x5f007fe4, 0xe33beaf5,
    0xf89c2797, 0xff10241c, 0xd4f0b2a1, 0x99c9a236, 0x733ea206, 0xfa6dffff, 0xefa4f4f9,
    0xe552ea6d, 0xdb73e055, 0xd1ffd6ac, 0xc8f5cd6d, 0xc04dc495, 0xb806bc1e, 0xb019b404,
    0xa884ac44, 0xa142a4d9, 0x9a519dc0, 0x93ac96f5, 0x8d509075, 0x873a8a3c, 0x81688449,
    0x7bd57e96, 0x76807923, 0x716673ec, 0x6c846eee, 0x67d86a27, 0x635f6595, 0x5f176135,
    0x5aff5d06, 0x57145904, 0x5354552f, 0x4fbe5184, 0x4c4f4e01, 0x49064aa6, 0x45e1476f,
    0x42de445b, 0x3ffd416a, 0x3d3c3e99, 0x3a993be7, 0x38133952, 0x35a936da, 0x3359347e,
    0x3123323b, 0x2f063011, 0x2cff2e00, 0x2b0f2c05, 0x29352a1f, 0x276e284f, 0x25bc2693,
    0x241c24e9, 0x228e2353, 0x211121cd, 0x1fa42059, 0x1e481ef4, 0x1cfa1d9f, 0x1bba1c58,
    0x1a891b20, 0x196419f5, 0x184c18d7, 0x174017c5, 0x164016bf, 0x154b15c4, 0x146014d4,
    0x138013ef, 0x12a91313, 0x11db1241, 0x11161177, 0x105a10b7, 0x0fa60fff, 0x0ef90f4e,
    0x0e540ea6, 0x0db60e04, 0x0d1f0d6a, 0x0c8e0cd6, 0x0c040c48, 0x0b7f0bc1, 0x0b010b3f,
    0x0a870ac3, 0x0a130a4d, 0x09a409db, 0x093a096f, 0x08d40907, 0x087308a3, 0x08160844,
    0x07bd07e9, 0x07670792, 0x0716073e, 0x06c806ee, 0x067d06a2, 0x06350659, 0x05f10613,
    0x05b005d0, 0x05710590, 0x05350553, 0x04fb0518, 0x04c504e0, 0x049004aa, 0x045e0477,
    0x042e0445, 0x04000416, 0x03d303e9, 0x03a903be, 0x03810395, 0x035a036d, 0x03350348,
    0x03120323, 0x02f00301, 0x02d002e0, 0x02b102c0, 0x029302a2, 0x02770285, 0x025c0269,
    0x0242024e, 0x02290235, 0x0211021d, 0x01fa0205, 0x01e401ef, 0x01cf01da, 0x01bc01c5,
    0x01a801b2, 0x0196019f, 0x0185018d, 0x0174017c, 0x0164016c, 0x0155015c, 0x0146014d,
    0x0138013f, 0x012a0131, 0x011e0124, 0x01110117, 0x0106010b, 0x00fa0100, 0x00ef00f5};

// Binds the parameters to the type of the model, which so needs no pointer to them.
struct Parameters {
  using Network = costs_int8_softmax::Network;
  static thimble::FlashArray<uint32_t, Network::kParameterCount> array() {
    return thimble::in_flash(kBytes);
  }
};

using Model = thimble::Model<
    thimble::Int8<thimble::Native, thimble::ForCortexM4>,
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
