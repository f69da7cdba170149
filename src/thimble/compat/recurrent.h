// SPDX-License-Identifier: MIT
// One step of the recurrent layers, over the dense kernels.
//
// Every gate is a dense layer of the inputs and, behind them, the outputs of the step
// before: its rows have inputs + units weights. Gates lie one behind the other, or, with
// NO_FORCED_WEIGHTS_LVL2, those of a unit do; biases the same. h and c are the outputs
// and cells of the step before, g the function of the gates, f that of the layer:
//   RNN    h' = f(b + W x + U h)
//   GRU    r = g(..)   n = f(b + W x + U (r h))   z = g(..)   h' = z h + (1 - z) n
//   LSTM   c' = g(..) c + g(..) f(..)   h' = g(..) f(c')
// with the gates in the order reset, new, update, and forget, input, cell, output.
#pragma once

#include <string.h>

#include "kinds.h"

namespace thimble {
namespace compat {

template <class C, class Network, class Layer>
class Step {
  using Value = typename C::Value;
  using Source = typename Network::Source;

 public:
  Step(Network& network, Source& source, Layer& layer, uint8_t function)
      : network_(network), source_(source), layer_(layer), function_(function) {}

  void run(const Value* x) {
    join(x, layer_.hiddenStates);
    step(Kind < C::kPair ? Cell::kRnn : C::kCell > ());
    memcpy(layer_.hiddenStates, layer_.outputs, units() * sizeof(Value));
    source_.pass(network_, layer_);
  }

 private:
  template <Cell>
  struct Kind {};

  unsigned int inputs() const { return layer_._numberOfInputs; }
  unsigned int units() const { return layer_._numberOfOutputs; }
  Value* scratch() { return network_.joined_ + network_.widest_; }

  void join(const Value* x, const Value* h) {
    memcpy(network_.joined_, x, inputs() * sizeof(Value));
    memcpy(network_.joined_ + inputs(), h, units() * sizeof(Value));
  }
  void gate(uint8_t number, Value* y) {
    source_.gate(layer_, number, network_.joined_, inputs() + units(), y);
  }
  void activate(Value* y) { network_.activate_values(layer_, function_, y); }
  void decide(uint8_t number, Value* y) {
    gate(number, y);
    for (unsigned int u = 0; u < units(); ++u) y[u] = layer_.gate(y[u]);
  }

  void step(Kind<Cell::kRnn>) {
    gate(0, layer_.outputs);
    activate(layer_.outputs);
  }

  void step(Kind<Cell::kGru>) {
    Value* const h = layer_.hiddenStates;
    Value* const y = layer_.outputs;
    Value* const some = scratch();
    decide(0, some);
    for (unsigned int u = 0; u < units(); ++u) {
      network_.joined_[inputs() + u] = some[u] * h[u];
    }
    gate(1, y);
    activate(y);
    memcpy(network_.joined_ + inputs(), h, units() * sizeof(Value));
    decide(2, some);
    for (unsigned int u = 0; u < units(); ++u) {
      y[u] = some[u] * h[u] + (Value(1) - some[u]) * y[u];
    }
  }

  void step(Kind<Cell::kLstm>) {
    Value* const c = layer_.cellStates;
    Value* const y = layer_.outputs;
    Value* const some = scratch();
    decide(0, some);
    for (unsigned int u = 0; u < units(); ++u) c[u] *= some[u];
    decide(1, some);
    gate(2, y);
    activate(y);
    for (unsigned int u = 0; u < units(); ++u) c[u] += some[u] * y[u];
    decide(3, some);
    memcpy(y, c, units() * sizeof(Value));
    activate(y);
    for (unsigned int u = 0; u < units(); ++u) y[u] *= some[u];
  }

  Network& network_;
  Source& source_;
  Layer& layer_;
  uint8_t function_;
};

}  // namespace compat
}  // namespace thimble
