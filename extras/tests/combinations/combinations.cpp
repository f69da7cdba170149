// SPDX-License-Identifier: MIT
// Combinations of bias, activation and last layers for one number format: every pair,
// each from every storage and with the input as an array and pushed: 8 models that must
// agree.
//
// NUMBER names the number format; the test compiles this file once for each. On a
// computer it runs and prints how many models were compared and how many differed.
#include <Thimble.h>

namespace combinations {

using namespace thimble;

using Number = NUMBER;
using Value = Number::Value;
using Parameter = Number::Parameter;

template <class...>
struct List {};

struct OwnActivation {
  template <class T>
  static T forward(T x) {
    return x * x * x;
  }
};

using FloatActivations = List<Identity, Sigmoid, Tanh, ReLU, ReLU6, LeakyReLU<>,
                              LeakyReLU<Ratio<3, 10>>, ELU<>, SELU, BinaryStep, Softplus,
                              SiLU, GELU, Mish, Gaussian, HardSigmoid, OwnActivation>;
using Int8Activations =
    List<Identity, ReLU, ReLU6, Table<0, Sigmoid>, Table<1, OwnActivation>>;
using Int16Activations = List<Identity, Sigmoid, Tanh, ReLU, ReLU6>;
constexpr bool kInt16 = sizeof(Value) == 2;
using Activations = detail::Select<
    Number::kTables, Int8Activations,
    detail::Select<kInt16, Int16Activations, FloatActivations>::Type>::Type;

template <class>
struct HasRecurrent {
  static constexpr bool value = false;
};
template <>
struct HasRecurrent<Float32> {
  static constexpr bool value = true;
};
template <>
struct HasRecurrent<Float64> {
  static constexpr bool value = true;
};
template <class Layout>
struct HasRecurrent<Int8<Native, Layout>> {
  static constexpr bool value = true;
};
using DenseEnds =
    List<List<>, List<Softmax>, List<ArgMax>, List<Softmax, ArgMax>, List<Dense<2>>>;
using AllEnds = List<List<>, List<Softmax>, List<ArgMax>, List<Softmax, ArgMax>,
                     List<Dense<2>>, List<SimpleRnn<5>>, List<Lstm<3>, Softmax>,
                     List<Gru<4>, Dense<2>>, List<Gru<3, ResetBefore>, ArgMax>>;
using Ends = detail::Select<HasRecurrent<Number>::value, AllEnds, DenseEnds>::Type;

constexpr uint16_t kInputs = 3, kUnits = 5;
constexpr uint32_t kMost = 2000;

// Small numbers, or bytes that are small numbers as shifts and multipliers, too.
alignas(8) Parameter parameters[kMost];
uint32_t compared = 0, differing = 0;

// Integers are equal; float sums may be added up in another order.
bool agree(Value a, Value b) {
  if (Number::kTables || kInt16) return a == b;
  const Value distance = a < b ? b - a : a - b;
  const Value size = b < 0 ? -b : b;
  return distance <= static_cast<Value>(1e-5) * (1 + size);
}

void compare(const Value* y, Value* expected, uint16_t n, bool first) {
  bool right = true;
  for (uint16_t i = 0; i < n; ++i) {
    if (first) expected[i] = y[i];
    right = right && agree(y[i], expected[i]);
  }
  if (first) return;
  ++compared;
  if (!right) ++differing;
}

// The parameters of a network as each storage hands them to a model.
template <class Net>
struct Place {
  using Network = Net;
  static RamArray<Parameter, Net::kParameterCount> array() { return {parameters}; }
};
template <class Net>
RamArray<Parameter, Net::kParameterCount> in(Ram) {
  return {parameters};
}
template <class Net>
FlashArray<Parameter, Net::kParameterCount> in(Flash) {
  return {FlashAddress(parameters)};
}
template <class Net>
FarFlashArray<Parameter, Net::kParameterCount> in(FarFlash) {
  return {FarFlash::Handle{reinterpret_cast<uintptr_t>(parameters)}};
}

const Value kX[kInputs] = {Value(1), Value(-2), Value(3)};

template <class Model>
void run(Model& model, Value* expected, bool first) {
  compare(model.predict(kX), expected, Model::kOutputs, first);
}
template <class Model>
void run_pushed(Model& model, Value* expected) {
  model.begin();
  for (Value value : kX) model.push(value);
  compare(model.finish(), expected, Model::kOutputs, false);
}

template <class Bias, class Activation, class... Last>
void check(List<Last...>) {
  using First = Dense<kUnits, Activation, Bias>;
  using Net = Network<Number, Input<kInputs>, First, Last...>;
  static_assert(Net::kParameterCount <= kMost, "");
  Value expected[kUnits];
  {
    Model<Number, Ram, Input<kInputs>, First, Last...> model(in<Net>(Ram()));
    run(model, expected, true);
  }
  {
    Model<Number, Flash, Input<kInputs>, First, Last...> model(in<Net>(Flash()));
    run(model, expected, false);
  }
  {
    Model<Number, FarFlash, Input<kInputs>, First, Last...> model(in<Net>(FarFlash()));
    run(model, expected, false);
  }
  {
    Model<Number, Bound<Place<Net>>, Input<kInputs>, First, Last...> model;
    run(model, expected, false);
  }
  {
    Model<Number, Ram, PushedInput<kInputs>, First, Last...> model(in<Net>(Ram()));
    run_pushed(model, expected);
  }
  {
    Model<Number, Flash, PushedInput<kInputs>, First, Last...> model(in<Net>(Flash()));
    run_pushed(model, expected);
  }
  {
    Model<Number, FarFlash, PushedInput<kInputs>, First, Last...> model(
        in<Net>(FarFlash()));
    run_pushed(model, expected);
  }
  {
    Model<Number, Bound<Place<Net>>, PushedInput<kInputs>, First, Last...> model;
    run_pushed(model, expected);
  }
}

// Each activation with each bias, and with the next of the ends in turn ...
template <class Bias, class... Ends>
void check_activations(List<>, List<Ends...>) {}
template <class Bias, class Activation, class... Rest, class End, class... Ends>
void check_activations(List<Activation, Rest...>, List<End, Ends...>) {
  check<Bias, Activation>(End());
  check_activations<Bias>(List<Rest...>(), List<Ends..., End>());
}
// ... and each end with one activation, for each bias.
template <class Bias, class... Ends>
void check_ends(List<Ends...>) {
  const int in_order[] = {(check<Bias, ReLU>(Ends()), 0)...};
  static_cast<void>(in_order);
}

template <class Bias>
void check_bias() {
  check_activations<Bias>(Activations(), Ends());
  check_ends<Bias>(Ends());
}

}  // namespace combinations

#if !THIMBLE_AVR
#include <stdio.h>
#endif

int main() {
  using namespace combinations;
  for (uint32_t i = 0; i < kMost; ++i) {
    parameters[i] = static_cast<Parameter>(1 + (i * 5 + i / 7) % 7);
    if (!Number::kTables) parameters[i] *= static_cast<Parameter>(0.125);
    // Any four of these bytes are a small float, and each is a weight.
    if (!Number::kTables && sizeof(Parameter) < sizeof(Value)) {
      parameters[i] = static_cast<Parameter>(0x3c3c);
    }
  }
  check_bias<UnitBias>();
  check_bias<SharedBias>();
  check_bias<NoBias>();
#if !THIMBLE_AVR
  printf("%lu %lu\n", static_cast<unsigned long>(compared),
         static_cast<unsigned long>(differing));
#endif
  return differing != 0;
}
