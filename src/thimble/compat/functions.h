// SPDX-License-Identifier: MIT
// The numbered activations: what each computes, and which of them a network has.
//
// A function is of<Layer>(layer, x); the layer knows the constants of its network and the
// functions of the sketch.
#pragma once

#include "../kernels/softmax.h"
#include "../layers/activations.h"
#include "../storage/ram.h"
#include "../support/traits.h"

namespace thimble {
namespace compat {

constexpr uint8_t kSoftmax = 6;
constexpr uint8_t kFirstCustom = 14;
constexpr uint8_t kFunctionCount = 19;

constexpr bool has_function(uint32_t functions, uint8_t id) {
  return (functions >> id & 1) != 0;
}

// One of the library that has no constants of its own.
template <class Activation>
struct Fixed {
  template <class Layer, class T>
  static T of(Layer&, T x) {
    return Activation::forward(x);
  }
};

template <uint8_t Id>
struct Function {
  template <class Layer, class T>
  static T of(Layer& layer, T x) {
    return layer.custom(typename Layer::template Custom<Id>(), x);
  }
};
template <>
struct Function<0> : Fixed<Sigmoid> {};
template <>
struct Function<1> : Fixed<Tanh> {};
template <>
struct Function<2> : Fixed<ReLU> {};
template <>
struct Function<3> {
  template <class Layer, class T>
  static T of(Layer& layer, T x) {
    return x < T(0) ? layer.network().AlphaLeaky * x : x;
  }
};
template <>
struct Function<4> {
  template <class Layer, class T>
  static T of(Layer& layer, T x) {
    return x < T(0) ? layer.network().AlphaELU * numeric::exponential_minus_one(x) : x;
  }
};
template <>
struct Function<5> {
  template <class Layer, class T>
  static T of(Layer& layer, T x) {
    const T y =
        x < T(0) ? layer.network().AlphaSELU * numeric::exponential_minus_one(x) : x;
    return layer.network().LamdaSELU * y;
  }
};
template <>
struct Function<7> : Fixed<Identity> {};
template <>
struct Function<8> : Fixed<BinaryStep> {};
template <>
struct Function<9> : Fixed<Softplus> {};
template <>
struct Function<10> : Fixed<SiLU> {};
template <>
struct Function<11> : Fixed<GELU> {};
template <>
struct Function<12> : Fixed<Mish> {};
template <>
struct Function<13> : Fixed<Gaussian> {};

// y[i] = f(y[i]) for a whole layer.
template <uint8_t Id>
struct Activated {
  template <class Layer, class T>
  static void run(Layer& layer, T* y, uint16_t n) {
    for (; n != 0; --n, ++y) *y = Function<Id>::of(layer, *y);
  }
};
template <>
struct Activated<kSoftmax> {
  template <class Layer, class T>
  static void run(Layer&, T* y, uint16_t n) {
    Ram::Reader nothing(nullptr);
    kernels::SoftmaxFloat<T>::forward(nothing, y, y, n);
  }
};

// Finds the function with the number `index` among those that there are, and runs
// Task<Id>::run(...) with it. False when there is none.
template <uint32_t Functions, template <uint8_t> class Task, uint8_t Id = 0,
          bool Has = has_function(Functions, Id)>
struct Numbered {
  template <class... Arguments>
  static bool run(uint8_t index, Arguments&&... arguments) {
    if (index == 0) {
      Task<Id>::run(arguments...);
      return true;
    }
    return Numbered<Functions, Task, Id + 1>::run(--index, arguments...);
  }
};
template <uint32_t Functions, template <uint8_t> class Task, uint8_t Id>
struct Numbered<Functions, Task, Id, false> {
  template <class... Arguments>
  static bool run(uint8_t index, Arguments&&... arguments) {
    return Numbered<Functions, Task, Id + 1>::run(index, arguments...);
  }
};
template <uint32_t Functions, template <uint8_t> class Task>
struct Numbered<Functions, Task, kFunctionCount, false> {
  template <class... Arguments>
  static bool run(uint8_t, Arguments&&...) {
    return false;
  }
};

}  // namespace compat
}  // namespace thimble
