// clang-format off
// SPDX-License-Identifier: MIT
// The net W2 of the bench: 64-16-10, ReLU, logits, Int8<Native>.
// Written by extras/bench/nets/generate.py.
#pragma once

#include <Thimble.h>

namespace w2_int4 {

using Network = thimble::Network<
    thimble::Int8<thimble::Native, thimble::ForCortexM4>,
    thimble::Input<64>,
    thimble::Dense<16, thimble::ReLU, thimble::UnitBias, thimble::FourBit>,
    thimble::Dense<10, thimble::Identity, thimble::UnitBias, thimble::FourBit>>;

THIMBLE_FLASH(static const uint32_t kBytes[189]) = {
    0x00000018, 0x976a5987, 0xa6699585, 0x98768984, 0x859aa88a, 0x85ba88a7, 0xc6b897aa,
    0x965ba749, 0x88c69599, 0xa5877876, 0x8dac75c6, 0x519537d9, 0x8596a375, 0x458f9677,
    0xff686988, 0x50b9b96d, 0x877752eb, 0x378c99b8, 0x7b666c56, 0xa4b9ee05, 0x787a93fb,
    0x9a737849, 0x397f4748, 0xa6859c7a, 0x786cb756, 0x6aa53977, 0x6b754a96, 0x7d458d85,
    0x7a676b88, 0x88987779, 0x9a9a697d, 0x69835c97, 0xa8664a66, 0x0000ccc7, 0x153637bc,
    0x37a70001, 0x0000749a, 0x0c4e5077, 0x56b40001, 0x5b786978, 0x69928b79, 0x5b9a6897,
    0x9769b973, 0xea748994, 0x59699c7a, 0x3db76c97, 0x787c7a96, 0xb9966997, 0xe539f554,
    0x69fc9695, 0x97745ad9, 0x9176a786, 0xc779e286, 0xd6a7c6a8, 0xb69774a7, 0x81d9777c,
    0x72d730f5, 0xd9a258ba, 0x6896a486, 0x96a48688, 0x53d246d2, 0xc999b4a6, 0x9778a978,
    0xbd5b6787, 0xaa768b58, 0xcd55bc46, 0x48796a6a, 0xa97fa67b, 0x7b559978, 0x6c76aa53,
    0x68767969, 0x00016613, 0x16f070b7, 0x275effff, 0x0001eda5, 0xfb802fa8, 0x5a480000,
    0x67798687, 0xba6b6667, 0x58887865, 0x594d5895, 0xb95b7677, 0x79748975, 0x38575761,
    0x86586759, 0xfa979895, 0x85f8edd8, 0xe56c45d4, 0x777ae748, 0x7ed67886, 0x89b97eea,
    0xd89a78b9, 0x77a7f876, 0x3ab69775, 0xb5842cc5, 0xa88bb478, 0x775a9bb7, 0x0da57987,
    0x82a31d98, 0x5c99f0c7, 0x99783ebb, 0x8a878667, 0xa949aa48, 0xa89ada98, 0x68765a73,
    0xa7806879, 0x9b57b768, 0x88988a77, 0x9878a785, 0x0001399d, 0xa6aa60f4, 0x25b5ffff,
    0x00013452, 0x8b705b0f, 0x62e00001, 0xb978b97a, 0xa696dc80, 0x8995ab88, 0x796a8ea8,
    0x99779885, 0xd794d977, 0xbb79baa0, 0x8683a76b, 0x67598986, 0x87d6653d, 0xbb38bfd4,
    0x8686b927, 0x547b7997, 0x4086317b, 0x959796a9, 0xa985d183, 0x87656885, 0xb3878365,
    0x38f62497, 0x858897c7, 0x4a267699, 0xf65bac05, 0x39b6b7b5, 0xa7783ab6, 0x8b729779,
    0xcc79aa58, 0x3f735ea6, 0x75885a77, 0xa88a8796, 0xa79b7b72, 0x5a668a95, 0x59609a7b,
    0x00008256, 0x49ca558b, 0x1eb8fffe, 0x0001e793, 0x690e4256, 0x37f60001, 0x00000010,
    0x579897a8, 0x872c4a39, 0x796565c4, 0xac267778, 0x86673599, 0x57c3d279, 0x79875b5a,
    0x9b8798a9, 0x0000650d, 0x8cf40100, 0x010e0000, 0x000069e9, 0xa4380103, 0x01000000,
    0x789a767a, 0xc6958887, 0x68785bb0, 0x3749756a, 0x7797b5da, 0xc43a4568, 0x77878698,
    0x58794d67, 0x000095fb, 0xb6100109, 0x01000000, 0x00004f6d, 0x63000108, 0x01010000,
    0x84ba3859, 0x96889698, 0xa67e7877, 0x7467873b, 0x000073e9, 0x9f6b010a, 0x01000000};

// Binds the parameters to the type of the model, which so needs no pointer to them.
struct Parameters {
  using Network = w2_int4::Network;
  static thimble::FlashArray<uint32_t, Network::kParameterCount> array() {
    return thimble::in_flash(kBytes);
  }
};

using Model = thimble::Model<
    thimble::Int8<thimble::Native, thimble::ForCortexM4>,
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
