// clang-format off
// SPDX-License-Identifier: MIT
// The net LSTM_40_4 of the bench: LSTM, 40 inputs, 4 units.
// Written by extras/bench/nets/generate.py.
#pragma once

#include <Thimble.h>

namespace lstm_40_4_int8 {

using Network = thimble::Network<
    thimble::Int8<thimble::Native, thimble::ForCortexM0>,
    thimble::Input<40>,
    thimble::Lstm<4, thimble::Tanh, thimble::Sigmoid>>;

THIMBLE_FLASH(static const uint32_t kBytes[201]) = {
    0x00000000, 0x00000454, 0x000020eb, 0xffff3423, 0x000055c2, 0x01aaa1c7, 0x5f859487,
    0x3cca289f, 0x088fa280, 0x8e489d80, 0x4e2d5bd4, 0xc7a53473, 0x10287eb1, 0x46becd5e,
    0x6fca7b67, 0xb1607e30, 0xfbac1097, 0xedbbd15e, 0xf5afb480, 0x62a9337e, 0xa25f9f57,
    0x0e789649, 0xd1605f9a, 0xbffede74, 0x71a4538e, 0xac7f7fba, 0x9e4f85c6, 0x268663b0,
    0x2e54a269, 0x96c45091, 0x7a244b86, 0x968be039, 0xc5ae7b82, 0x968fd96a, 0x8a9676e5,
    0x78459b9a, 0x27bbc97a, 0x8cc685b7, 0x6e354c5a, 0x4c7a6b4b, 0x74ac2b8e, 0x5fa92002,
    0xc7864b72, 0x2ea72f82, 0xe869ff52, 0x75889479, 0x76747b73, 0x7c8a8182, 0x6d8b8771,
    0x00740090, 0x00710096, 0xfffff9b1, 0x00003346, 0x00007087, 0x0000e835, 0x6cd060e7,
    0x7d7699a3, 0x11c50253, 0x850699ab, 0x8da9fe99, 0xcf477278, 0x6d010992, 0x6c829dd0,
    0x4772e69f, 0x674d52b4, 0x29b48cc5, 0x515dea70, 0xaf5f2d4c, 0x90727a4d, 0x9e694333,
    0xb8f5aed3, 0xb13eda94, 0x70503451, 0x48be41da, 0x6b2045ca, 0x68ce852a, 0x39633476,
    0xbbc6a57c, 0x998bb6d2, 0x8828cba1, 0x02c46b70, 0x99a70269, 0xba569762, 0x5f787619,
    0x38d79202, 0xfdd33fa5, 0x732968d7, 0x587989e0, 0x5940d82a, 0xb42e8467, 0x5d6f7167,
    0x8a325921, 0x22b5c9ac, 0x51d1a559, 0x3996605e, 0x6b757b71, 0x8b638c62, 0x7c766062,
    0x8f999084, 0x00830075, 0x00800066, 0x0000df7b, 0x00002545, 0xffffed47, 0xffffbc2b,
    0x676f7a44, 0x7f61fe49, 0x89463651, 0x7a3e94ab, 0x67e353a2, 0x28bec83b, 0xbe4d9a3b,
    0xa2999927, 0xe78723ff, 0x484562a4, 0xfe98938c, 0xa11db17b, 0x54978d78, 0x6cddd585,
    0x3e6f57a2, 0x97735b47, 0x9f1dd24b, 0x778b9a3c, 0xac6f6b8d, 0x346f7157, 0x9b379347,
    0xa3ff50ce, 0x339d1a83, 0xadf4a022, 0xa659605c, 0x466f2f78, 0x9eb13a99, 0x99eb8a9c,
    0xa642d672, 0x79708a4b, 0x7c649c47, 0x8a6b746c, 0x3c5da780, 0x8d908a6b, 0x6c977b91,
    0xb0918298, 0x5e911df0, 0x86b37971, 0xcaa84784, 0x6a6c9f33, 0x705d838e, 0x787b7c8f,
    0x8d837280, 0x74767578, 0x007b009b, 0x00960071, 0xffff921d, 0x000054be, 0x0000faf0,
    0xffffb313, 0x79a18f9e, 0x32c3109d, 0x83bf0137, 0x44412893, 0x3476903d, 0x38707fa1,
    0x8f73659b, 0x525639cb, 0x8974bc45, 0xbcfe4ddf, 0x95726349, 0xa347b285, 0xaa258083,
    0x6d8acf98, 0xb2369afe, 0x969882d8, 0xfe733999, 0x8c70a35e, 0x71d279df, 0x285c4a59,
    0xbb7683a1, 0x14c4a841, 0x73148192, 0xadc46d50, 0xaa2caaa1, 0x70695b80, 0x49549e7c,
    0xa19ab597, 0x61707e91, 0xab868c49, 0xbcbd8b34, 0x7255b438, 0xcf40dc5a, 0x9ea04ab3,
    0xe7636f8f, 0x7541be8d, 0xda427479, 0xac547895, 0x45445154, 0x0e7f5f9e, 0x92787f8f,
    0x86778f81, 0x8972758a, 0x7f6a7c81, 0x00ad0098, 0x0082007a};

// Binds the parameters to the type of the model, which so needs no pointer to them.
struct Parameters {
  using Network = lstm_40_4_int8::Network;
  static thimble::FlashArray<uint32_t, Network::kParameterCount> array() {
    return thimble::in_flash(kBytes);
  }
};

using Model = thimble::Model<
    thimble::Int8<thimble::Native, thimble::ForCortexM0>,
    thimble::Bound<Parameters>,
    thimble::Input<40>,
    thimble::Lstm<4, thimble::Tanh, thimble::Sigmoid>>;

// Steps of the sequences that the network was made for; 1 where they are open.
static constexpr uint16_t kSteps = 4;

// Inputs: real = (q - kInputZeroPoint) * kInputScale.
static constexpr float kInputScale = 0.029996376f;
static constexpr int8_t kInputZeroPoint = -4;
static inline int8_t quantize(float x) {
  const float v = x / kInputScale;
  // Not-a-number is the smallest value; halves round away from zero.
  if (!(v > -124.0f)) return -128;
  if (v >= 131.0f) return 127;
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
static constexpr float kOutputScale = 0.0078125f;
static constexpr int8_t kOutputZeroPoint = 0;
static inline float dequantize(int8_t q) {
  return static_cast<float>(q - kOutputZeroPoint) * kOutputScale;
}

}  // namespace lstm_40_4_int8
