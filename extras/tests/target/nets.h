// SPDX-License-Identifier: MIT
// The int8 networks that run on every board, and their inputs; C++11 for chips and host.
#pragma once

#include <Thimble.h>

#include "support/random.h"

namespace nets {

using namespace thimble;

template <class Number, class In, class... Layers>
struct Net {
  using Shape = thimble::Network<Number, In, Layers...>;
  template <class Storage>
  using Whole = thimble::Model<Number, Storage, In, Layers...>;
  template <class Storage>
  using OneByOne =
      thimble::Model<Number, Storage, thimble::PushedInput<In::kSize>, Layers...>;
};

// One of everything; tails of 1, 2 and 3 units; tables, one of them used twice; softmax
// and argmax; more units than inputs and the other way round.
template <class Number, uint8_t kIndex>
struct Case;
template <class Number>
struct Case<Number, 0> : Net<Number, Input<1>, Dense<1>> {};
template <class Number>
struct Case<Number, 1> : Net<Number, Input<13>, Dense<7, ReLU>, Dense<6>> {};
template <class Number>
struct Case<Number, 2>
    : Net<Number, Input<6>, Dense<9, Table<0, Sigmoid>>, Dense<3, Table<1, Tanh>>,
          Dense<4, Table<0, Sigmoid>>, ArgMax> {};
template <class Number>
struct Case<Number, 3> : Net<Number, Input<10>, Dense<5>, Softmax> {};
template <class Number>
struct Case<Number, 4> : Net<Number, Input<4, 8>, Dense<10>, Dense<2>> {};
constexpr uint8_t kCases = 5;

constexpr uint16_t kInputsPerNet = 40;

// The next input of a network: the corners first, then random bytes.
inline void fill_input(thimble_test::Random& random, int8_t* x, uint16_t n,
                       uint16_t number) {
  for (uint16_t i = 0; i < n; ++i) {
    const int8_t any = random.byte();
    x[i] = number == 0 ? -128 : number == 1 ? 127 : number == 2 ? 0 : any;
  }
}

}  // namespace nets
