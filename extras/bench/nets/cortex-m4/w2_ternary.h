// clang-format off
// SPDX-License-Identifier: MIT
// The net W2 of the bench: 64-16-10, ReLU, logits, Int8<Native>.
// Written by extras/bench/nets/generate.py.
#pragma once

#include <Thimble.h>

namespace w2_ternary {

using Network = thimble::Network<
    thimble::Int8<thimble::Native, thimble::ForCortexM4>,
    thimble::Input<64>,
    thimble::Dense<16, thimble::ReLU, thimble::UnitBias, thimble::Ternary>,
    thimble::Dense<10, thimble::Identity, thimble::UnitBias, thimble::Ternary>>;

THIMBLE_FLASH(static const uint32_t kBytes[121]) = {
    0x00000010, 0x84fe2aff, 0x809f80f5, 0xa0bf105d, 0x03ffc6df, 0xc3df057f, 0x03bfa7f7,
    0x92bf84fe, 0x21b906ff, 0x46ff04ff, 0x4b6f416d, 0x30f103db, 0x40d794b5, 0x027340df,
    0x4cff405f, 0x53f34eff, 0x53ff1373, 0x127324ff, 0x187f181e, 0x45d73cbc, 0x0aff4357,
    0x5859247e, 0x121b101b, 0xd4fd5a7f, 0x32ffc4fd, 0xa1fd00fb, 0xc8dd80e9, 0xc8cccced,
    0x08fa28fb, 0xe9fb62ff, 0x8ecf42ff, 0x809dc8cb, 0x04ad80f9, 0x00000458, 0x04c30f9c,
    0x0a240000, 0x000002a3, 0x046f1097, 0x1d800000, 0x000004fd, 0xfbfe20b6, 0x0759ffff,
    0x0000071e, 0x03730cff, 0x19c30000, 0x40fb10ff, 0x46efc0df, 0xc2db80fd, 0x8afa90ff,
    0x06de40de, 0x40dd48ed, 0xc0f8c0dd, 0x00de60fe, 0x0cff12ff, 0x11ff2d6f, 0xc6e7d1d1,
    0x017744ee, 0x293f00f9, 0x073f2b3f, 0x067f237f, 0x11df4c4f, 0x09c900dd, 0x447d0949,
    0x16bf0437, 0x00f61dff, 0x8989287f, 0x61e5cacb, 0x1bbb55d7, 0x68ff1bbb, 0x88cd00fd,
    0xc6fe48ee, 0x879f9cff, 0x10ff889d, 0x04f500ff, 0x78fe84de, 0x81af00df, 0x80cf64fc,
    0x000003c1, 0xff031867, 0x0714ffff, 0x0000043b, 0x06361bf9, 0x1d670000, 0x000000c0,
    0xf9c71474, 0x0724ffff, 0x00000703, 0x048c11b3, 0x10f90000, 0x00000010, 0x23fb20b4,
    0x42fa0afa, 0x00fd9191, 0x2cac217b, 0x40f95273, 0x61690627, 0x00ff3a7b, 0x0aaf83bf,
    0x00000242, 0x03664dba, 0x3a6e0000, 0xffffff2d, 0x027f3811, 0x3b560000, 0x000001e5,
    0x04f43d25, 0x37e80000, 0x0000016e, 0x013e3e08, 0x38980000, 0x00020202, 0x00010303,
    0x00030103, 0x01030000, 0x00030003, 0x01030303, 0x00030202, 0x00010002, 0x00000398,
    0x029926f3, 0x458a0000};

// Binds the parameters to the type of the model, which so needs no pointer to them.
struct Parameters {
  using Network = w2_ternary::Network;
  static thimble::FlashArray<uint32_t, Network::kParameterCount> array() {
    return thimble::in_flash(kBytes);
  }
};

using Model = thimble::Model<
    thimble::Int8<thimble::Native, thimble::ForCortexM4>,
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
