// SPDX-License-Identifier: MIT
// What the bench programs of NeuralNetwork.h share. Include a net of neural_network/
// first.
#pragma once

#include "bench.h"

#if !defined(ARDUINO) && THIMBLE_HAS_NEW
// What the C++ library would have; there is only its header.
#include <stdlib.h>
#include <new>
void* operator new[](size_t bytes, const std::nothrow_t&) noexcept {
  return malloc(bytes);
}
void operator delete[](void* block) noexcept { free(block); }
const std::nothrow_t std::nothrow{};
#endif

namespace bench {

THIMBLE_INLINE void write_outputs(const float* y) {
  sim::write(y, layers[numberOflayers - 1] * sizeof(float));
}

BENCH_CALL const float* feed_forward(NeuralNetwork& network, const float* x) {
  return network.FeedForward(x);
}

template <unsigned int kInputs>
THIMBLE_INLINE void feed_all(NeuralNetwork& network) {
  static float x[kInputs];
  quiet();
  while (sim::read(x, sizeof x)) {
    begin();
    const float* y = feed_forward(network, x);
    end();
    write_outputs(y);
  }
  sim::exit(0);
}

// One value at a time; fetching it is in the region.
template <unsigned int kInputs>
THIMBLE_INLINE void feed_each(NeuralNetwork& network) {
  float x;
  quiet();
  while (sim::read(&x, sizeof x)) {
    begin();
    const float* y = network.FeedForward_Individual(x);
    for (unsigned int i = 1; i < kInputs; ++i) {
      sim::read(&x, sizeof x);
      y = network.FeedForward_Individual(x);
    }
    end();
    write_outputs(y);
  }
  sim::exit(0);
}

}  // namespace bench
