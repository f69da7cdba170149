// SPDX-License-Identifier: MIT
// A layer of a network: what `NN.layers[i]` shows to a sketch.
#pragma once

#include "../support/traits.h"
#include "functions.h"
#include "members.h"

namespace thimble {
namespace compat {

template <class C, bool Has>
struct LayerBias {};
template <class C>
struct LayerBias<C, true> {
  typename C::Parameter* bias;
};
// The rows of the weights: [unit][input].
template <class C, bool Has>
struct LayerRows {};
template <class C>
struct LayerRows<C, true> {
  typename C::Parameter** weights;
};
template <class C, bool Has>
struct LayerGamma {};
template <class C>
struct LayerGamma<C, true> {
  typename C::Value* preLgamma;
};

// What a recurrent layer keeps from step to step.
template <class C, bool Has>
struct LayerState {};
template <class C>
struct LayerState<C, true> {
  typename C::Value* hiddenStates;
};
template <class C, bool Has>
struct LayerCells {};
template <class C>
struct LayerCells<C, true> {
  typename C::Value* cellStates;
};

// Whose layer it is: a pointer of its own, or the one that all networks share.
template <class Network, bool Shared>
struct LayerOwner {
  Network* me;
  Network& network() { return *me; }
  void belongs_to(Network* network) { me = network; }
};
template <class Network>
struct LayerOwner<Network, true> {
  Network& network() { return *Network::me; }
  void belongs_to(Network*) {}
};

template <class C, class Network>
class LayerOf : public LayerBias<C, C::kBiases != Biases::kNone>,
                public LayerRows<C, !C::kFlatWeights>,
                public LayerGamma<C, C::kTrains>,
                public LayerState<C, C::kRecurrent>,
                public LayerCells<C, C::kCell == Cell::kLstm>,
                public LayerOwner<Network, C::kStaticMe> {
 public:
  using Value = typename C::Value;
  template <uint8_t Id>
  struct Custom {};

  unsigned int _numberOfInputs;
  unsigned int _numberOfOutputs;
  Value* outputs;

  static Value Sigmoid(const Value& x) { return thimble::Sigmoid::forward(x); }
  static Value Tanh(const Value& x) { return thimble::Tanh::forward(x); }
  static Value ReLU(const Value& x) { return thimble::ReLU::forward(x); }
  Value LeakyELU(const Value& x) { return Function<3>::of(*this, x); }
  Value LeakyReLU(const Value& x) { return Function<3>::of(*this, x); }
  Value ELU(const Value& x) { return Function<4>::of(*this, x); }
  Value SELU(const Value& x) { return Function<5>::of(*this, x); }
  static Value Identity(const Value& x) { return x; }
  static Value BinaryStep(const Value& x) { return thimble::BinaryStep::forward(x); }
  static Value Softplus(const Value& x) { return thimble::Softplus::forward(x); }
  static Value SiLU(const Value& x) { return thimble::SiLU::forward(x); }
  static Value GELU(const Value& x) { return thimble::GELU::forward(x); }
  static Value Mish(const Value& x) { return thimble::Mish::forward(x); }
  static Value Gaussian(const Value& x) { return thimble::Gaussian::forward(x); }
  static Value erf(Value x) {
    return Value(1) - numeric::complementary_error_function(x);
  }

  // Turns the sums in `outputs` into shares of 1.
  void Softmax() { Activated<kSoftmax>::run(*this, outputs, _numberOfOutputs); }
  // The share of x before all are divided by their sum.
  Value SoftmaxSum(const Value& x) {
    const Value e = numeric::exponential(x);
    this->network().sumOfSoftmax += e;
    return e;
  }

  // Derivatives, from y = f(x).
  static Value SigmoidDer(const Value& y) { return y - y * y; }
  static Value TanhDer(const Value& y) { return Value(1) - y * y; }
  static Value ReLUDer(const Value& y) { return y > Value(0) ? Value(1) : Value(0); }
  Value LeakyELUDer(const Value& y) {
    return y > Value(0) ? Value(1) : this->network().AlphaLeaky;
  }
  Value LeakyReLUDer(const Value& y) { return LeakyELUDer(y); }
  Value ELUDer(const Value& y) {
    return y > Value(0) ? Value(1) : y + this->network().AlphaELU;
  }
  Value SELUDer(const Value& y) {
    return y > Value(0) ? this->network().LamdaSELU
                        : y + this->network().AlphaSELU * this->network().LamdaSELU;
  }
  static Value SoftmaxDer(const Value& y) { return y * (Value(1) - y); }
  static Value IdentityDer(const Value&) { return Value(1); }
};

}  // namespace compat
}  // namespace thimble
