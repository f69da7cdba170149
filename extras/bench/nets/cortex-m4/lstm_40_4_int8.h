// clang-format off
// SPDX-License-Identifier: MIT
// The net LSTM_40_4 of the bench: LSTM, 40 inputs, 4 units.
// Written by extras/bench/nets/generate.py.
#pragma once

#include <Thimble.h>

namespace lstm_40_4_int8 {

using Network = thimble::Network<
    thimble::Int8<thimble::Native, thimble::ForCortexM4>,
    thimble::Input<40>,
    thimble::Lstm<4, thimble::Tanh, thimble::Sigmoid>>;

THIMBLE_FLASH(static const uint32_t kBytes[201]) = {
    0x00000000, 0xfffff854, 0x0000036b, 0x000008a3, 0xfffff542, 0x001f0747, 0x22a81421,
    0x0f4a052a, 0x88bcdf81, 0x31f35400, 0xfeb4db1d, 0xa825adc8, 0x9047ce0e, 0x17b0e7de,
    0x90fefb4d, 0x2ce04a3e, 0x7b31efc6, 0xd7fe00de, 0x1fb33451, 0xdf292f3b, 0x22e2756d,
    0x0ef41ac9, 0xd35edf16, 0x247ee0f8, 0xf13f518e, 0xe930463a, 0x22e305ff, 0xd406cfff,
    0xaea61e2c, 0x02b90611, 0xfb60cbd0, 0x2e0ba444, 0x4516fa16, 0xfa1a65ea, 0x491bf659,
    0x3bc5160f, 0xa7f80a16, 0x0ecbda37, 0xabebcc05, 0x2cfab546, 0xf4ccee0c, 0xd202f282,
    0x7fafcba0, 0xe9270629, 0x68ae47df, 0xf102f3f9, 0x0701fb14, 0x0b0af408, 0xedfcf6f5,
    0x00740090, 0x00710096, 0x00000a31, 0xfffff846, 0x00000887, 0xfffff3b5, 0x2bd32367,
    0x198219e0, 0x8645f650, 0x0591fdec, 0x5012f819, 0x1d89f27e, 0x0281c729, 0xeced4f0d,
    0xf045341f, 0x6a0cd266, 0xdd34cdf2, 0xd1a9e7c7, 0x53b3cdcc, 0x2ec3faad, 0x75e9f2df,
    0x381e102f, 0x4a5ad114, 0xc5c1b45a, 0xa03ed0be, 0xebc8f031, 0x52fcf6aa, 0x3625b405,
    0x0b46e34e, 0x193bb9e8, 0xe2e9f021, 0x1782eb4b, 0xd62744a8, 0x3a198208, 0x57258299,
    0xe8bf12f6, 0xa95357f8, 0xf37db8df, 0xe7e7aa60, 0xf1045809, 0xefaec0f9, 0xdd34d9d8,
    0xded92ca1, 0xe02549d9, 0x165135b2, 0xb9d1a20a, 0x04e2e2f1, 0x10e00cfb, 0x19f6e3f5,
    0x0ffc0beb, 0x00830075, 0x00800066, 0xfffffafb, 0xfffff7c5, 0xfffffe47, 0xfffffaab,
    0x2bd1c9c4, 0x14b67efa, 0xbec6e1ef, 0xfa09ffe7, 0xa7bbbb22, 0x191a48d3, 0x19cd3e63,
    0x223ea8e7, 0xfb0c247f, 0x3113e2a3, 0x9d18c507, 0x217ec867, 0xc72205f8, 0xdbd7550d,
    0xf3ef5d17, 0x17beecd4, 0xd70dbccb, 0xf1eb1a52, 0xefef0b9d, 0xb42cf71f, 0xa2034ec7,
    0x209ad013, 0x741d7fb7, 0x2db3231b, 0x1c19f8dc, 0x0abaafe0, 0x6b31efd9, 0x191ec626,
    0xecc7cbf2, 0xf41c0a56, 0xebe4f0c2, 0x0afcf926, 0x1811eb00, 0x02fb0a27, 0x111710dd,
    0x30ec0dbc, 0xb304f170, 0x1fc7f99d, 0xec283311, 0xea4a06de, 0xf8000f0e, 0xf5f2fc03,
    0xf603fbdd, 0xf40df8f0, 0x007b009b, 0x00960071, 0x0000009d, 0xfffff73e, 0x00000370,
    0x00000993, 0x13b71d1e, 0xa881900f, 0xc13f4321, 0xc403b2f9, 0x4b1b21bd, 0xb9e5ff10,
    0xd6f3f0f6, 0xd20fb8b4, 0x05c95fc5, 0x32e3cd3c, 0xc7f27ef4, 0x23153c09, 0x587e1803,
    0x021a4f00, 0x18b60aa5, 0x1632ed2a, 0xd95fde19, 0xcaf923b9, 0xdc52f0f3, 0xa8f10c7e,
    0xd012c121, 0xed012803, 0x449444f6, 0x2df3943b, 0x17fc0021, 0x351edb2a, 0x1ad4e9ac,
    0x21c9f02a, 0xb8b4c911, 0x340b0cfe, 0xd53d06f0, 0xf23c2be1, 0x0d0f33da, 0x3eefca5c,
    0xc1e320c0, 0xf5671e4f, 0x1ed415f9, 0xdfd1f8f4, 0xffc4d4c2, 0x8ec52c5a, 0x010a010f,
    0xfcf50fff, 0xeaf2f7f8, 0xff090612, 0x00ad0098, 0x0082007a};

// Binds the parameters to the type of the model, which so needs no pointer to them.
struct Parameters {
  using Network = lstm_40_4_int8::Network;
  static thimble::FlashArray<uint32_t, Network::kParameterCount> array() {
    return thimble::in_flash(kBytes);
  }
};

using Model = thimble::Model<
    thimble::Int8<thimble::Native, thimble::ForCortexM4>,
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
