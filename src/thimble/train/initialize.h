// SPDX-License-Identifier: MIT
// The parameters a network begins to learn with; the same for a seed on every machine.
//
//   initialize(network, weights, 42);             what suits each layer
//   initialize<Glorot>(network, weights, 42);     one rule for all layers
//   rule       weights uniform between           biases
//   Glorot     +-sqrt(6 / (inputs + outputs))    0
//   He         +-sqrt(6 / inputs)                0
//   LeCun      +-sqrt(3 / inputs)                0
//   Uniform<>  -0.9 and 0.9, in steps of 1e-5    like the weights; SharedBias 1
//   Zero       0                                 0
//   Suited     He for ReLU and its relatives, LeCun for SELU, else Glorot; biases 0,
//   those
//              of ReLU and ReLU6 1/16, so that no layer is silent at birth
// Uniform<> is what the library NeuralNetwork draws. Frozen layers keep their parameters.
// The order of draws is that of the parameters. A draw takes integers only: limits have
// 14 bits behind the point, values 22.
#pragma once

#include "../layers/recurrent/simple_rnn.h"
#include "../model.h"
#include "front.h"
#include "random.h"

namespace thimble {
namespace train {

// floor(sqrt(x))
inline uint16_t integer_root(uint32_t x) {
  uint32_t root = 0;
  for (uint32_t bit = UINT32_C(1) << 15; bit != 0; bit >>= 1) {
    if ((root | bit) * (root | bit) <= x) root |= bit;
  }
  return static_cast<uint16_t>(root);
}

// Uniform in +-sqrt(a / n).
template <uint8_t A>
struct Within {
  explicit Within(uint32_t n)
      : limit(integer_root((static_cast<uint32_t>(A) << 28) / n)) {}
  template <class T>
  T draw(Random& random) const {
    const int32_t product = static_cast<int32_t>(limit) * random.signed_bits();
    return static_cast<T>(product / 128) * (T(1) / T(UINT32_C(1) << 22));
  }

  uint16_t limit;
};

}  // namespace train

struct Glorot {
  template <class Activation>
  struct For : train::Within<6> {
    For(uint16_t inputs, uint16_t outputs)
        : train::Within<6>(static_cast<uint32_t>(inputs) + outputs) {}
    template <class T>
    T bias(Random&) const {
      return T(0);
    }
  };
  static constexpr uint8_t kShared = 0;
};

struct He {
  template <class Activation>
  struct For : train::Within<6> {
    For(uint16_t inputs, uint16_t) : train::Within<6>(inputs) {}
    template <class T>
    T bias(Random&) const {
      return T(0);
    }
  };
  static constexpr uint8_t kShared = 0;
};

struct LeCun {
  template <class Activation>
  struct For : train::Within<3> {
    For(uint16_t inputs, uint16_t) : train::Within<3>(inputs) {}
    template <class T>
    T bias(Random&) const {
      return T(0);
    }
  };
  static constexpr uint8_t kShared = 0;
};

template <class Limit = Ratio<9, 10>>
struct Uniform {
  template <class Activation>
  struct For {
    For(uint16_t, uint16_t) {}
    template <class T>
    T draw(Random& random) const {
      const int32_t steps =
          static_cast<int32_t>(Limit::template value<float>() * 1e5f + 0.5f);
      const uint32_t span = static_cast<uint32_t>(2 * steps);
      return static_cast<T>(static_cast<int32_t>(random.next() % span) - steps) /
             T(100000);
    }
    template <class T>
    T bias(Random& random) const {
      return draw<T>(random);
    }
  };
  static constexpr uint8_t kShared = 1;
};

struct Zero {
  template <class Activation>
  struct For {
    For(uint16_t, uint16_t) {}
    template <class T>
    T draw(Random&) const {
      return T(0);
    }
    template <class T>
    T bias(Random&) const {
      return T(0);
    }
  };
  static constexpr uint8_t kShared = 0;
};

namespace train {

template <class Activation>
struct SuitedRule {
  using Type = Glorot;
};
template <>
struct SuitedRule<ReLU> {
  using Type = He;
};
template <>
struct SuitedRule<ReLU6> {
  using Type = He;
};
template <class Alpha>
struct SuitedRule<LeakyReLU<Alpha>> {
  using Type = He;
};
template <class Alpha>
struct SuitedRule<ELU<Alpha>> {
  using Type = He;
};
template <>
struct SuitedRule<SiLU> {
  using Type = He;
};
template <>
struct SuitedRule<GELU> {
  using Type = He;
};
template <>
struct SuitedRule<Mish> {
  using Type = He;
};
template <>
struct SuitedRule<SELU> {
  using Type = LeCun;
};

}  // namespace train

struct Suited {
  template <class Activation>
  struct For : train::SuitedRule<Activation>::Type::template For<Activation> {
    using Base = typename train::SuitedRule<Activation>::Type::template For<Activation>;
    For(uint16_t inputs, uint16_t outputs) : Base(inputs, outputs) {}
    template <class T>
    T bias(Random&) const {
      return detail::IsSame<Activation, ReLU>::value ||
                     detail::IsSame<Activation, ReLU6>::value
                 ? T(1) / T(16)
                 : T(0);
    }
  };
  static constexpr uint8_t kShared = 0;
};

namespace train {

// Writes the parameters of a layer and moves on. Layers without any need nothing.
template <class Init, class T, class Layer>
struct Fill {
  static constexpr bool kKnown = false;
  static void layer(T*&, uint16_t, Random&) {}
};
template <class Init, class T, uint16_t Units, class Activation, class Bias>
struct Fill<Init, T, Dense<Units, Activation, Bias>> {
  static constexpr bool kKnown = true;
  static void layer(T*& at, uint16_t inputs, Random& random) {
    const typename Init::template For<Activation> rule(inputs, Units);
    if (detail::IsSame<Bias, SharedBias>::value) {
      *at++ = Init::kShared ? T(Init::kShared) : rule.template bias<T>(random);
    }
    for (uint16_t u = 0; u < Units; ++u) {
      if (detail::IsSame<Bias, UnitBias>::value) *at++ = rule.template bias<T>(random);
      for (uint16_t i = 0; i < inputs; ++i) *at++ = rule.template draw<T>(random);
    }
  }
};
template <class Init, class T, uint16_t Units, class Activation, class Bias>
struct Fill<Init, T, SimpleRnn<Units, Activation, Bias>> {
  static constexpr bool kKnown = true;
  static void layer(T*& at, uint16_t inputs, Random& random) {
    const typename Init::template For<Activation> rule(inputs, Units);
    const typename Init::template For<Activation> recurrent(Units, Units);
    for (uint16_t u = 0; u < Units; ++u) {
      if (detail::IsSame<Bias, UnitBias>::value) *at++ = rule.template bias<T>(random);
      for (uint16_t i = 0; i < inputs; ++i) *at++ = rule.template draw<T>(random);
      for (uint16_t i = 0; i < Units; ++i) *at++ = recurrent.template draw<T>(random);
    }
  }
};

template <class Init, class Number, bool kAll, uint16_t Inputs, class... Layers>
struct FillAll {
  static void run(typename Number::Parameter*, Random&) {}
};
template <class Init, class Number, bool kAll, uint16_t Inputs, class Layer,
          class... Rest>
struct FillAll<Init, Number, kAll, Inputs, Layer, Rest...> {
  using Here = typename Layer::template Bind<Number, Inputs>;
  using T = typename Number::Parameter;

  static void run(T* at, Random& random) {
    if (detail::IsFrozen<Here>::value) {
      if (kAll) at += Here::kParameters;
    } else {
      Fill<Init, T, Layer>::layer(at, Inputs, random);
      static_assert(
          Here::kParameters == 0 || detail::IsFrozen<Here>::value ||
              Fill<Init, T, Layer>::kKnown,
          "initialize: it knows Dense and SimpleRnn; keep other layers that have "
          "parameters Frozen");
    }
    FillAll<Init, Number, kAll, Here::kOutputs, Rest...>::run(at, random);
  }
};

}  // namespace train

// parameters is the array that learns: of two, the second.
template <class Init = Suited, class Number, class Storage, class In, class... Layers,
          class T, size_t N>
void initialize(const Model<Number, Storage, In, Layers...>&, T (&parameters)[N],
                uint32_t seed) {
  using Learner = Model<Number, Storage, In, Layers...>;
  constexpr uint32_t kLearning =
      Learner::kParameterCount - detail::Inside::frozen<Learner>();
  static_assert(detail::IsSame<T, typename Number::Parameter>::value,
                "initialize: pass the array of parameters that the model reads");
  static_assert(N == Learner::kParameterCount || N == kLearning,
                "initialize: this array does not hold the parameters of this model");
  Random random(seed);
  train::FillAll<Init, Number, N == Learner::kParameterCount, In::kSize, Layers...>::run(
      parameters, random);
}

}  // namespace thimble
