// What the tests of NeuralNetwork.h share: a network in float64, written from its
// contract. SPDX-License-Identifier: MIT
//
// To be included behind NeuralNetwork.h, whose options it reads.
#pragma once

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <random>
#include <vector>

namespace thimble_test {

// f(x) by its number among all 14; softmax (6) is for whole layers.
inline double activation(int id, double x) {
  switch (id) {
    case 0:
      return 1 / (1 + std::exp(-x));
    case 1:
      return std::tanh(x);
    case 2:
      return x > 0 ? x : 0;
    case 3:
      return x > 0 ? x : 0.01 * x;
    case 4:
      return x > 0 ? x : std::expm1(x);
    case 5:
      return 1.0507009873554805 * (x > 0 ? x : 1.6732632423543772 * std::expm1(x));
    case 7:
      return x;
    case 8:
      return x < 0 ? 0 : 1;
    case 9:
      return x > 0 ? x + std::log1p(std::exp(-x)) : std::log1p(std::exp(x));
    case 10:
      return x / (1 + std::exp(-x));
    case 11:
      return x / 2 * std::erfc(-x / std::sqrt(2.0));
    case 12:
      return x * std::tanh(std::log1p(std::exp(x)));
    case 13:
      return std::exp(-x * x);
    default:
      return 3 * x + 1;  // what the tests define as their own
  }
}

struct ReferenceNetwork {
  std::vector<unsigned int> sizes;
  std::vector<double> weights;  // layer by layer, unit by unit
  std::vector<double> biases;   // one for each unit
  std::vector<int> functions;   // one for each layer

  std::vector<double> forward(std::vector<double> x) const {
    size_t w = 0, b = 0;
    for (size_t l = 0; l + 1 < sizes.size(); ++l) {
      std::vector<double> y(sizes[l + 1]);
      double sum = 0, largest = -1e300;
      for (double& value : y) {
        value = biases[b++];
        for (double input : x) value += input * weights[w++];
        largest = std::fmax(largest, value);
      }
      for (double& value : y) {
        value = functions[l] == 6 ? std::exp(value - largest)
                                  : activation(functions[l], value);
        sum += value;
      }
      if (functions[l] == 6) {
        for (double& value : y) value /= sum;
      }
      x = y;
    }
    return x;
  }
};

// A network of random shape and parameters, with the arrays that a sketch would have.
template <class Stored>
struct RandomNetwork {
  ReferenceNetwork reference;
  std::vector<unsigned int> sizes;
  std::vector<Stored> weights, biases;
  std::vector<uint8_t> functions;

  // bias_kind: 0 none, 1 one for each layer, 2 one for each unit. `ids` are the functions
  // there are, in the order of their numbers; `step` is what an integer parameter stands
  // for.
  RandomNetwork(std::mt19937& random, int bias_kind, const std::vector<int>& ids,
                double step, size_t layers) {
    auto below = [&](unsigned int n) { return static_cast<unsigned int>(random() % n); };
    for (size_t l = 0; l <= layers; ++l) {
      const unsigned int units = 1 + below(9);
      sizes.push_back(units);
    }
    auto drawn = [&](std::vector<Stored>& stored) {
      // Below 1, which an int16 of the range of 1 cannot hold.
      const double value = static_cast<double>(below(2000)) / 1000 - 1;
      stored.push_back(static_cast<Stored>(step == 0 ? value : std::round(value / step)));
      return stored.back() * (step == 0 ? 1.0 : step);
    };
    for (size_t l = 0; l < layers; ++l) {
      const unsigned int number = below(static_cast<unsigned int>(ids.size()));
      functions.push_back(static_cast<uint8_t>(number));
      reference.functions.push_back(ids[number]);
      double bias = bias_kind == 1 ? drawn(biases) : 0;
      for (unsigned int u = 0; u < sizes[l + 1]; ++u) {
        if (bias_kind == 2) bias = drawn(biases);
        reference.biases.push_back(bias);
        for (unsigned int i = 0; i < sizes[l]; ++i) {
          reference.weights.push_back(drawn(weights));
        }
      }
    }
    reference.sizes = sizes;
  }
};

}  // namespace thimble_test
