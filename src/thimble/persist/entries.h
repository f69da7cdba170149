// SPDX-License-Identifier: MIT
// What a record says of a layer: kind, length of the rest, and a body of that length.
//
// A layer gets its place in records by a code here and a specialisation of EntryOf with
//   Bytes   the whole entry
// and, to be run by an Interpreter, a run-time form in its own header.
#pragma once

#include "../layers/argmax.h"
#include "../layers/bias.h"
#include "../layers/dense.h"
#include "../layers/recurrent/every.h"
#include "../layers/recurrent/gru.h"
#include "../layers/recurrent/lstm.h"
#include "../layers/recurrent/simple_rnn.h"
#include "../layers/softmax.h"
#include "../layers/weights.h"
#include "codes.h"

namespace thimble {
namespace persist {

// Kinds from 128 on are for layers of your own.
enum LayerCode : uint8_t {
  kDense = 1,
  kSoftmax = 2,
  kArgMax = 3,
  kSimpleRnn = 4,
  kLstm = 5,
  kGru = 6,
  kEvery = 7,
  kLastOf = 8
};

// The lowest two bits of a layer's options; the others are 0 unless the layer says more.
enum BiasCode : uint8_t { kUnitBias = 0, kSharedBias = 1, kNoBias = 2, kBiasMask = 3 };
template <class Bias>
struct BiasOf;
template <>
struct BiasOf<UnitBias> {
  static constexpr uint8_t kCode = kUnitBias;
};
template <>
struct BiasOf<SharedBias> {
  static constexpr uint8_t kCode = kSharedBias;
};
template <>
struct BiasOf<NoBias> {
  static constexpr uint8_t kCode = kNoBias;
};

// The next two bits of Dense.
enum WeightsCode : uint8_t { kUnpacked = 0, kFourBit = 4, kTernary = 8, kBinary = 12 };
template <class Weights>
struct WeightsOf;
template <>
struct WeightsOf<Unpacked> {
  static constexpr uint8_t kCode = kUnpacked;
};
template <>
struct WeightsOf<FourBit> {
  static constexpr uint8_t kCode = kFourBit;
};
template <>
struct WeightsOf<Ternary> {
  static constexpr uint8_t kCode = kTernary;
};
template <>
struct WeightsOf<Binary> {
  static constexpr uint8_t kCode = kBinary;
};

constexpr uint8_t kResetBefore = 4;  // an option of Gru

template <class Layer>
struct EntryOf {
  static_assert(detail::Never<Layer>::value,
                "records do not know this layer: persist/entries.h says what it takes");
};

template <uint8_t Kind, class... Body>
struct Entry {
  using Whole = typename detail::Joined<Body...>::Type;
  static_assert(Whole::kCount <= 255, "records: a layer has at most 255 bytes");
  using Bytes = typename detail::Joined<detail::Bytes<Kind, Whole::kCount>, Whole>::Type;
};

template <uint16_t Units, class Activation, class Bias, class Weights>
struct EntryOf<Dense<Units, Activation, Bias, Weights>>
    : Entry<kDense, detail::Bytes16<Units>,
            detail::Bytes<BiasOf<Bias>::kCode | WeightsOf<Weights>::kCode>,
            typename ActivationOf<Activation>::Bytes> {};
template <>
struct EntryOf<Softmax> : Entry<kSoftmax> {};
template <>
struct EntryOf<ArgMax> : Entry<kArgMax> {};
template <uint16_t Units, class Activation, class Bias>
struct EntryOf<SimpleRnn<Units, Activation, Bias>>
    : Entry<kSimpleRnn, detail::Bytes16<Units>, detail::Bytes<BiasOf<Bias>::kCode>,
            typename ActivationOf<Activation>::Bytes> {};
template <uint16_t Units, class Activation, class Gate, class Bias>
struct EntryOf<Lstm<Units, Activation, Gate, Bias>>
    : Entry<kLstm, detail::Bytes16<Units>, detail::Bytes<BiasOf<Bias>::kCode>,
            typename ActivationOf<Activation>::Bytes,
            typename ActivationOf<Gate>::Bytes> {};
template <uint16_t Units, class Reset, class Activation, class Gate, class Bias>
struct EntryOf<Gru<Units, Reset, Activation, Gate, Bias>>
    : Entry<kGru, detail::Bytes16<Units>,
            detail::Bytes<BiasOf<Bias>::kCode |
                          (detail::IsSame<Reset, ResetBefore>::value ? kResetBefore : 0)>,
            typename ActivationOf<Activation>::Bytes,
            typename ActivationOf<Gate>::Bytes> {};
template <uint16_t Steps>
struct EntryOf<Every<Steps>> : Entry<kEvery, detail::Bytes16<Steps>> {};
template <uint16_t Steps>
struct EntryOf<LastOf<Steps>> : Entry<kLastOf, detail::Bytes16<Steps>> {};

}  // namespace persist
}  // namespace thimble
