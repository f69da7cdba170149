// SPDX-License-Identifier: MIT
// Evaluates an activation at every float that is fed in; the first byte says which one.
#include <Thimble.h>
#include <sim.h>

#include "second_unit.h"

namespace {

using namespace thimble;

struct Exp {
  static float forward(float x) { return numeric::exponential(x); }
};
struct ExpMinusOne {
  static float forward(float x) { return numeric::exponential_minus_one(x); }
};
struct Log {
  static float forward(float x) { return numeric::logarithm(x); }
};

struct FastSigmoid {
  static float forward(float x) { return numeric::FastFunctions::sigmoid(x); }
};
struct FastTanh {
  static float forward(float x) { return numeric::FastFunctions::hyperbolic_tangent(x); }
};

template <class Function>
void evaluate() {
  float x;
  while (sim::read(&x, sizeof x)) {
    sim::begin(0);
    const float y = Function::forward(x);
    sim::end();
    sim::write(&y, sizeof y);
  }
}

// Ten scores at a time.
void evaluate_softmax() {
  float x[10], y[10];
  while (sim::read(x, sizeof x)) {
    Ram::Reader none(x);
    sim::begin(0);
    kernels::Softmax<Float32>::forward(none, x, y, 10);
    sim::end();
    sim::write(y, sizeof y);
  }
}

}  // namespace

int main() {
  if (sigmoid_elsewhere(0.0f) != 0.5f) sim::exit(1);
  char which;
  sim::read(&which, 1);
  switch (which) {
    case 'e':
      evaluate<Exp>();
      break;
    case 'm':
      evaluate<ExpMinusOne>();
      break;
    case 'l':
      evaluate<Log>();
      break;
    case 's':
      evaluate<Sigmoid>();
      break;
    case 't':
      evaluate<Tanh>();
      break;
    case 'q':
      evaluate<FastSigmoid>();
      break;
    case 'r':
      evaluate<FastTanh>();
      break;
    case 'p':
      evaluate<Softplus>();
      break;
    case 'i':
      evaluate<SiLU>();
      break;
    case 'g':
      evaluate<GELU>();
      break;
    case 'h':
      evaluate<Mish>();
      break;
    case 'x':
      evaluate_softmax();
      break;
  }
  sim::exit(0);
}
