// SPDX-License-Identifier: MIT
// Where the weights and biases of a network lie among its parameters: runs of one type.
//
//   Weights<Net>::visit(visitor)   in file order, from the first parameter on:
//     visitor.skip(bytes)          scales, multipliers, tables, whatever is no weight;
//                                  and Frozen layers
//     visitor.template run<T>(n)   n weights or biases of type T
#pragma once

#include "../graph/network.h"
#include "../kernels/dense_quantized.h"
#include "../layers/dense.h"
#include "../layers/frozen.h"
#include "../model.h"
#include "../numeric/int8.h"
#include "../numeric/q12.h"
#include "../numeric/quantized.h"
#include "../storage/split.h"

namespace thimble {
namespace train {

// All of a layer is of one type.
template <class T>
struct Uniformly {
  template <class Here, class Visitor>
  static void visit(Visitor& visitor) {
    visitor.template run<T>(Here::kParameterBytes / sizeof(T));
  }
};

template <class Number, class Layer, uint16_t Inputs>
struct WeightsOf {
  static_assert(detail::Never<Number>::value,
                "HillClimb: it finds the weights of Float32, Float64 and Int16 networks "
                "and those of Dense layers in Quantized<> and Int8<rounding, Portable>; "
                "keep other layers Frozen");
};
template <class Layer, uint16_t Inputs>
struct WeightsOf<Float32, Layer, Inputs> : Uniformly<float> {};
template <class Layer, uint16_t Inputs>
struct WeightsOf<Float64, Layer, Inputs> : Uniformly<double> {};
template <class Layer, uint16_t Inputs>
struct WeightsOf<Int16, Layer, Inputs> : Uniformly<int16_t> {};

template <class Weight, uint16_t Units, class Activation, class Bias, uint16_t Inputs>
struct WeightsOf<Quantized<Weight>, Dense<Units, Activation, Bias>, Inputs> {
  template <class Here, class Visitor>
  static void visit(Visitor& visitor) {
    const uint16_t kInRow = detail::IsSame<Bias, UnitBias>::value ? 1 : 0;
    if (detail::IsSame<Bias, SharedBias>::value) visitor.template run<float>(1);
    const uint32_t row =
        (Here::kParameterBytes -
         (kInRow == 0 && detail::IsSame<Bias, SharedBias>::value ? sizeof(float) : 0)) /
        Units;
    for (uint16_t u = 0; u < Units; ++u) {
      visitor.template run<float>(kInRow);
      visitor.skip(sizeof(float));
      visitor.template run<Weight>(Inputs);
      visitor.skip(row - (kInRow + 1u) * sizeof(float) - Inputs * sizeof(Weight));
    }
  }
};

template <class Rounding, uint16_t Units, class Activation, class Bias, uint16_t Inputs>
struct WeightsOf<Int8<Rounding, Portable>, Dense<Units, Activation, Bias>, Inputs> {
  template <class Here, class Visitor>
  static void visit(Visitor& visitor) {
    visitor.skip(Portable::head_bytes<Rounding>());
    for (uint16_t left = Units; left != 0;) {
      const uint16_t width = left >= 4 ? 4 : 1;
      visitor.template run<int32_t>(width);
      visitor.template run<int8_t>(static_cast<uint32_t>(width) * Inputs);
      visitor.skip(static_cast<uint32_t>(width) * Rounding::kUnitBytes);
      left = static_cast<uint16_t>(left - width);
    }
  }
};

template <class Number, bool kPlain, class Layer, uint16_t Inputs>
struct WeightsIn {
  template <class Here, class Visitor>
  static void visit(Visitor& visitor) {
    visitor.skip(Here::kParameterBytes);
  }
};
template <class Number, class Layer, uint16_t Inputs>
struct WeightsIn<Number, true, Layer, Inputs> : WeightsOf<Number, Layer, Inputs> {};

template <class Number, uint16_t Inputs, class... Layers>
struct WeightsFrom {
  template <class Visitor>
  static void visit(Visitor&) {}
};
template <class Number, uint16_t Inputs, class Layer, class... Rest>
struct WeightsFrom<Number, Inputs, Layer, Rest...> {
  using Here = typename Layer::template Bind<Number, Inputs>;
  // Layers without weights may have tables.
  static constexpr bool kPlain = Here::kParameters != 0 && !detail::IsFrozen<Here>::value;

  template <class Visitor>
  static void visit(Visitor& visitor) {
    WeightsIn<Number, kPlain, Layer, Inputs>::template visit<Here>(visitor);
    WeightsFrom<Number, Here::kOutputs, Rest...>::visit(visitor);
  }
};

template <class Net>
struct Weights;
template <class Number, class In, class... Layers>
struct Weights<Network<Number, In, Layers...>> {
  template <class Visitor>
  static void visit(Visitor& visitor) {
    visitor.skip(Network<Number, In, Layers...>::kTableBytes);
    WeightsFrom<Number, In::kSize, Layers...>::visit(visitor);
  }
};
template <class Number, class Storage, class In, class... Layers>
struct Weights<Model<Number, Storage, In, Layers...>>
    : Weights<Network<Number, In, Layers...>> {};

}  // namespace train
}  // namespace thimble
