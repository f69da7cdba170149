// clang-format off
// SPDX-License-Identifier: MIT
// Net 'square' of the cost model.
// Written by extras/bench/nets/generate.py.
#pragma once

#include <Thimble.h>

namespace costs_int8_square {

using Network = thimble::Network<
    thimble::Int8<thimble::Native, thimble::ForCortexM0>,
    thimble::Input<16>,
    thimble::Dense<16>>;

THIMBLE_FLASH(static const uint32_t kBytes[89]) = {
    0x00000018, 0x0001821f, 0x0001280c, 0x00010e6d, 0x000104bd, 0x5dc7665c, 0x813d1952,
    0xff92ff5a, 0x82775970, 0x561e2c7c, 0x65c0e885, 0x32ff1306, 0x850a9086, 0xaac4116f,
    0x54caab85, 0x42b38884, 0x6f139701, 0x796a888e, 0x84d58db7, 0xb0b4753d, 0x4b3e8068,
    0x95bfb4f9, 0xb4606455, 0x0000f273, 0x0001149b, 0x0000f529, 0x00026b9d, 0x60ff44d9,
    0x67da7401, 0xe07a5277, 0x7ba2ff58, 0x2149acc4, 0x5b969351, 0x2088a950, 0xc78d8138,
    0x4e45a88c, 0x547fbbba, 0x3aa65e87, 0xc1c162a7, 0x016c017c, 0x7a0e5ab7, 0x5e92925f,
    0x77254bb4, 0x93418730, 0x509c74bf, 0x0001e1c7, 0x0000c1d3, 0x00019a7b, 0x000116d6,
    0x67056c40, 0x88849dc1, 0x7e3edb43, 0x2e81e1b5, 0x58c83b35, 0xdcd45b6b, 0x3fbbeb54,
    0x55d5889e, 0x88a7934b, 0xff207773, 0x7f65cd78, 0x7ac2813f, 0x41010155, 0xaf91cf0c,
    0x545535ff, 0x8badc496, 0x6f405efc, 0x8d76573f, 0x000101b7, 0x000151e1, 0x00010394,
    0x00017f7d, 0x2c7c52a0, 0x5d01ff52, 0xb26427aa, 0x6d726566, 0x9a7e8b35, 0x5899364d,
    0x729eefaa, 0x97787501, 0x6473dba1, 0xffb24ab8, 0x806e53a4, 0xdf454d74, 0x219c1775,
    0x32a4a76a, 0x70901cbb, 0x547f7863, 0x99c9a236, 0x733ea206};

// Binds the parameters to the type of the model, which so needs no pointer to them.
struct Parameters {
  using Network = costs_int8_square::Network;
  static thimble::FlashArray<uint32_t, Network::kParameterCount> array() {
    return thimble::in_flash(kBytes);
  }
};

using Model = thimble::Model<
    thimble::Int8<thimble::Native, thimble::ForCortexM0>,
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
    thimble::Int8<thimble::Native, thimble::ForCortexM0>,
    thimble::Input<64>,
    thimble::Dense<16>>;

THIMBLE_FLASH(static const uint32_t kBytes[281]) = {
    0x00000018, 0x0001511b, 0x0001f84a, 0x00014f04, 0x0001f908, 0x6eda847c, 0x394c7eab,
    0x61b76b82, 0x72b278bf, 0xcc93a77f, 0x3e476870, 0x568d8c3f, 0xb8674b53, 0x69ee7963,
    0x82796964, 0xaa4fb26c, 0x7561d3c5, 0x6a26b384, 0x5c3ecc53, 0x798585c7, 0x756d8893,
    0xe5cbb581, 0x5bda778a, 0x8f573501, 0x6dce64cb, 0x84966d67, 0xff719db3, 0x97824a4f,
    0x648063da, 0x4c3a5f5c, 0x60566ea1, 0x77786325, 0xc38c7c95, 0x888c017b, 0x4999627f,
    0x669f755f, 0x4772855c, 0x6bb55c62, 0x658979f3, 0x8c858887, 0xa029c0f8, 0x7d8a2762,
    0xb601abae, 0x35847092, 0xadb19c4e, 0x27a5b762, 0x837cd172, 0xd99789a3, 0xd9977964,
    0x8c64a15f, 0xb5a6e136, 0x509b755a, 0x8a6346af, 0x775b5c91, 0x296c904e, 0x91529299,
    0xa458616a, 0x7d772853, 0x8d805076, 0x538e7263, 0x4488a5bc, 0x3c754b7f, 0x947f5847,
    0x639ecf8a, 0x9f6e818b, 0x1b8887a8, 0xa3916572, 0x88906fa6, 0xa88572aa, 0x51e7628d,
    0x50105b92, 0x0002a025, 0x00010f8f, 0x0002b8ea, 0x00018553, 0x60014484, 0x7fa36ac6,
    0x8d388e25, 0x2e497f6b, 0x083b520a, 0x7a8a7472, 0x90805d9d, 0xff748355, 0x8167a201,
    0x847fa937, 0x91899464, 0x8e758261, 0x6f5042d5, 0xc849754b, 0x86a23ee3, 0xb87a5c95,
    0x7ec3ae5e, 0xd2e888b3, 0x3b7d7540, 0x93b46985, 0x49359dc3, 0xcda43b32, 0xbb4a7bad,
    0x722f9b73, 0x5285a57d, 0x9d9cb97a, 0xb84d44a7, 0x9d609b6f, 0x595c7f44, 0x8c8dbb49,
    0x4e564d85, 0x5b158c3a, 0x606c8a96, 0x8a7bd69e, 0x91145660, 0x37878165, 0xd2f1a28f,
    0x9a868cc1, 0x8b7ec8b3, 0xb36893bc, 0x6c7c0169, 0xd6b99c57, 0x83997a68, 0x67ace18d,
    0x6c9f469e, 0x5d549541, 0xc5ed9bb1, 0xde5ab170, 0xa19a9639, 0x6f4552c6, 0x7f448b56,
    0xbc51a4ee, 0x9f699863, 0x788c7a82, 0x80906dc0, 0x1c413e25, 0x78ce6c89, 0x816cbe3b,
    0x87d7a040, 0x75405495, 0x4d6f918a, 0x33c396b4, 0x0bc57965, 0x5bb79d81, 0x5e7a449b,
    0x4f5d411b, 0x00014cd1, 0x00004180, 0x0000eb9c, 0x00027303, 0xa383379b, 0x7cca948d,
    0x9a504589, 0x7be64872, 0xad629b66, 0xc136e290, 0x846f8f53, 0x6747b09b, 0x9d7093e5,
    0x6c9ad390, 0x44ba6775, 0x3aec28ff, 0x6f6a6053, 0x478c5a92, 0x7dc2b48e, 0x01806ccd,
    0x5e859fa6, 0x8f56d431, 0xa7d3936d, 0x7f8e75ae, 0x547081c9, 0x7cb6a9a4, 0x8f27babf,
    0xa8ed6361, 0x51907d51, 0xd176495c, 0x2650b098, 0xbdb0fa3f, 0x782f7fcf, 0xb49b75b1,
    0x44812b69, 0xca9bf298, 0x7b9db7b2, 0x6a7a9468, 0x5356b1ac, 0xdeee7241, 0x3645be71,
    0x5a3c58ba, 0x9cffcf1f, 0x3b858c93, 0x30b694da, 0x5c569f58, 0x1b438596, 0x6742d7e4,
    0x9852d082, 0x8c5f4061, 0x945f9f35, 0x489b30a5, 0xc253ff9b, 0x79918d4c, 0x1ea88ca3,
    0x6825a578, 0xc5ad6c86, 0x849e5537, 0xa483c056, 0x6d8d4e2c, 0xceaf565e, 0x7d9b4582,
    0xf9b287a1, 0x4860c379, 0xa88d673a, 0x9dcd663e, 0x3895f25c, 0x59e9468d, 0x47e44fc4,
    0x46ce4446, 0x00020efd, 0x0000d8b0, 0x000166fa, 0x00027605, 0x5b7896af, 0xe4e9884b,
    0x6162b2a4, 0x5a6d7b24, 0x5e8f9e87, 0x1aa09f80, 0x1d9a64cf, 0xde138fc9, 0x6d8ec755,
    0x07b95846, 0x566b7985, 0x64c35d93, 0x6a416f6a, 0x5cad6ebe, 0x756bb831, 0x879f8963,
    0x2fe4723b, 0xb5b30165, 0x7e389158, 0x74a86378, 0x949b3c8c, 0xbfb07da7, 0x6bb19872,
    0xc1d7afcd, 0x018ab54d, 0x2c7f98e7, 0x61be8254, 0x6e0188c8, 0xa3518d7d, 0xb55a4ccc,
    0xc1348a62, 0xc92d669c, 0xadbd5e69, 0x3586a082, 0x62d3a987, 0x7847a685, 0x3ddfd7c5,
    0x9f2e6b2c, 0x45444b9e, 0xf19078f1, 0x88a45f75, 0xa2cf8193, 0xce6c8387, 0x9a928068,
    0x90168236, 0xd44b647c, 0x84887a61, 0x8f7b8361, 0x51df7da4, 0xdb436a7d, 0xd78b9571,
    0xdf688482, 0x9cf04f01, 0xd5c181ba, 0x3564b5ae, 0x807799b6, 0x433d9392, 0x5a5e581f,
    0x77d8ae52, 0x9d26a8b9, 0x88f08741, 0x365bca54, 0x47b2a273, 0x4151608a, 0x636740fb,
    0x39043d08};

// Binds the parameters to the type of the model, which so needs no pointer to them.
struct Parameters {
  using Network = costs_int8_long::Network;
  static thimble::FlashArray<uint32_t, Network::kParameterCount> array() {
    return thimble::in_flash(kBytes);
  }
};

using Model = thimble::Model<
    thimble::Int8<thimble::Native, thimble::ForCortexM0>,
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
    thimble::Int8<thimble::Native, thimble::ForCortexM0>,
    thimble::Input<64>,
    thimble::Dense<4>>;

THIMBLE_FLASH(static const uint32_t kBytes[71]) = {
    0x00000018, 0x00026fb4, 0x0000b9eb, 0x0000d8e8, 0x00009ea0, 0xb473791c, 0x75809d91,
    0x01947b56, 0x756e6b9b, 0x9e4c6960, 0x5c41472a, 0x8a596b69, 0x79c47d7d, 0xa4c08b72,
    0xad9d7770, 0x9e968f40, 0x30673f8b, 0xc48a9c97, 0x3d376fb5, 0xa1285273, 0x61558768,
    0x71f08354, 0x8063608a, 0x706e7c4e, 0xb08da171, 0xeba27e78, 0xafd05039, 0x9a95c180,
    0xab214e21, 0x62b9186b, 0x126d8347, 0x92a5ffff, 0x95a95264, 0x7083cd57, 0x246a6158,
    0x8f79c252, 0xc55e58bc, 0x94e29e79, 0x789fd56b, 0x63827895, 0x6175b36b, 0xac967e58,
    0x918661ba, 0x78b5e673, 0x58aca9d3, 0x9051678f, 0x847bcd47, 0xc9d1ac90, 0x9b68838d,
    0x7855886f, 0x7870b858, 0xa4608121, 0x734f68a9, 0x843e57a3, 0xe58b7532, 0x5c3e71b6,
    0x9bc97259, 0xd677909c, 0xb6aafa84, 0x9101abc0, 0x8e6ea8ac, 0x123d4f42, 0x88895e6c,
    0x4d6a7dbe, 0x8f6bc85f, 0x5ad46084, 0x63dd5589, 0xe5ae557f, 0xc7c66c42, 0x69436c08,
    0x62166dba};

// Binds the parameters to the type of the model, which so needs no pointer to them.
struct Parameters {
  using Network = costs_int8_narrow::Network;
  static thimble::FlashArray<uint32_t, Network::kParameterCount> array() {
    return thimble::in_flash(kBytes);
  }
};

using Model = thimble::Model<
    thimble::Int8<thimble::Native, thimble::ForCortexM0>,
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
    thimble::Int8<thimble::Native, thimble::ForCortexM0>,
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
    0xfefdfbfa, 0x00000018, 0x00019014, 0x000138ea, 0x00012798, 0x000112bd, 0x5dc7665c,
    0x813d1952, 0xff92ff5a, 0x82775970, 0x561e2c7c, 0x65c0e885, 0x32ff1306, 0x850a9086,
    0xaac4116f, 0x54caab85, 0x42b38884, 0x6f139701, 0x796a888e, 0x84d58db7, 0xb0b4753d,
    0x4b3e8068, 0x8638a235, 0xa1ad59ee, 0x00010520, 0x0001263d, 0x00010acb, 0x00028af4,
    0x60ff44d9, 0x67da7401, 0xe07a5277, 0x7ba2fe58, 0x2149acc4, 0x5b969351, 0x2088a950,
    0xc78d8138, 0x4e45a88c, 0x547fbbba, 0x3aa65e87, 0xc1c162a7, 0x016c017c, 0x7a0e5ab7,
    0x5e92925f, 0x77254bb4, 0x83fd792c, 0x484068a4, 0x0001fc5d, 0x0000d883, 0x0001b769,
    0x000128b1, 0x67056c40, 0x88849dc1, 0x7e3edb43, 0x2e81e1b5, 0x58c83b35, 0xdcd45b6b,
    0x3fbbeb54, 0x55d5889e, 0x88a7934b, 0xff207773, 0x7f65cd78, 0x7ac2813f, 0x41010155,
    0xaf91cf0c, 0x545535ff, 0x8badc496, 0x63b85523, 0x7ecb4e34, 0x00011148, 0x0001624e,
    0x00011329, 0x00019567, 0x2c7c52a0, 0x5d01ff52, 0xb26427aa, 0x6d726566, 0x9a7e8b35,
    0x5899364d, 0x729eefaa, 0x97787501, 0x6473dba1, 0xffb24ab8, 0x806e53a4, 0xdf454d74,
    0x219c1775, 0x32a4a76a, 0x70901cbb, 0x547f7863, 0x89d79165, 0x674b913a};

// Binds the parameters to the type of the model, which so needs no pointer to them.
struct Parameters {
  using Network = costs_int8_table::Network;
  static thimble::FlashArray<uint32_t, Network::kParameterCount> array() {
    return thimble::in_flash(kBytes);
  }
};

using Model = thimble::Model<
    thimble::Int8<thimble::Native, thimble::ForCortexM0>,
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
    thimble::Int8<thimble::Native, thimble::ForCortexM0>,
    thimble::Input<16>,
    thimble::Dense<16>,
    thimble::Softmax>;

THIMBLE_FLASH(static const uint32_t kBytes[217]) = {
    0x00000018, 0x0001821f, 0x0001280c, 0x00010e6d, 0x000104bd, 0x5dc7665c, 0x813d1952,
    0xff92ff5a, 0x82775970, 0x561e2c7c, 0x65c0e885, 0x32ff1306, 0x850a9086, 0xaac4116f,
    0x54caab85, 0x42b38884, 0x6f139701, 0x796a888e, 0x84d58db7, 0xb0b4753d, 0x4b3e8068,
    0x95bfb4f9, 0xb4606455, 0x0000f273, 0x0001149b, 0x0000f529, 0x00026b9d, 0x60ff44d9,
    0x67da7401, 0xe07a5277, 0x7ba2ff58, 0x2149acc4, 0x5b969351, 0x2088a950, 0xc78d8138,
    0x4e45a88c, 0x547fbbba, 0x3aa65e87, 0xc1c162a7, 0x016c017c, 0x7a0e5ab7, 0x5e92925f,
    0x77254bb4, 0x93418730, 0x509c74bf, 0x0001e1c7, 0x0000c1d3, 0x00019a7b, 0x000116d6,
    0x67056c40, 0x88849dc1, 0x7e3edb43, 0x2e81e1b5, 0x58c83b35, 0xdcd45b6b, 0x3fbbeb54,
    0x55d5889e, 0x88a7934b, 0xff207773, 0x7f65cd78, 0x7ac2813f, 0x41010155, 0xaf91cf0c,
    0x545535ff, 0x8badc496, 0x6f405efc, 0x8d76573f, 0x000101b7, 0x000151e1, 0x00010394,
    0x00017f7d, 0x2c7c52a0, 0x5d01ff52, 0xb26427aa, 0x6d726566, 0x9a7e8b35, 0x5899364d,
    0x729eefaa, 0x97787501, 0x6473dba1, 0xffb24ab8, 0x806e53a4, 0xdf454d74, 0x219c1775,
    0x32a4a76a, 0x70901cbb, 0x547f7863, 0x99c9a236, 0x733ea206, 0xfa6dffff, 0xefa4f4f9,
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
    thimble::Int8<thimble::Native, thimble::ForCortexM0>,
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
