// SPDX-License-Identifier: MIT
// Bench: one step of training of a 784-32-10 sigmoid net, checked against a step in
// double.
#include <math.h>

#include "train.h"

using namespace thimble;

using Net = Model<Float32, Ram, Input<784>, Dense<32, Sigmoid>, Dense<10, Sigmoid>>;

constexpr uint16_t kInputs = 784, kHidden = 32, kOutputs = 10;
static float parameters[Net::kParameterCount];
static double expected[Net::kParameterCount];
static float x[kInputs], target[kOutputs];
static Net network(parameters);
static Trainer<Net, HalfSquaredError, Sgd> trainer(network, parameters, {0.5f});

// y = s(b + W x) from rows of bias and weights.
static void layer(const double* rows, const double* from, uint16_t n, double* y,
                  uint16_t units) {
  for (uint16_t u = 0; u < units; ++u) {
    double sum = *rows++;
    for (uint16_t i = 0; i < n; ++i) sum += *rows++ * from[i];
    y[u] = 1 / (1 + exp(-sum));
  }
}
static void update(double* rows, const double* from, uint16_t n, const double* deltas,
                   uint16_t units) {
  for (uint16_t u = 0; u < units; ++u) {
    *rows++ -= 0.5 * deltas[u];
    for (uint16_t i = 0; i < n; ++i) *rows++ -= 0.5 * deltas[u] * from[i];
  }
}

static void expect() {
  double in[kInputs], h[kHidden], y[kOutputs], back[kHidden];
  for (uint16_t i = 0; i < kInputs; ++i) in[i] = static_cast<double>(x[i]);
  for (uint32_t i = 0; i < Net::kParameterCount; ++i) {
    expected[i] = static_cast<double>(parameters[i]);
  }
  double* const last = expected + kHidden * (kInputs + 1);
  layer(expected, in, kInputs, h, kHidden);
  layer(last, h, kHidden, y, kOutputs);
  for (uint16_t i = 0; i < kHidden; ++i) back[i] = 0;
  for (uint16_t o = 0; o < kOutputs; ++o) {
    y[o] = (y[o] - static_cast<double>(target[o])) * y[o] * (1 - y[o]);
    for (uint16_t i = 0; i < kHidden; ++i) {
      back[i] += y[o] * last[o * (kHidden + 1) + 1 + i];
    }
  }
  for (uint16_t i = 0; i < kHidden; ++i) back[i] *= h[i] * (1 - h[i]);
  update(last, h, kHidden, y, kOutputs);
  update(expected, in, kInputs, back, kHidden);
}

void setup() {
  initialize<Glorot>(network, parameters, 784);
  Random random(785);
  for (float& value : x) value = static_cast<float>(random.below(256)) / 255;
  target[3] = 1;
  expect();
  bench::quiet();
  bench::begin();
  bench::fit(trainer, x, target);
  bench::end();
  for (uint32_t i = 0; i < Net::kParameterCount; ++i) {
    if (!(fabs(static_cast<double>(parameters[i]) - expected[i]) <= 1e-6)) sim::exit(1);
  }
  sim::exit(0);
}
