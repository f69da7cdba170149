// Recurrent layers of NeuralNetwork.h against a model of their contract in float64.
// SPDX-License-Identifier: MIT
//
// A test file defines its options with Tanh as the first and Sigmoid as the second
// function, OPTIONS, GATES and KIND, and includes this.
#pragma once

#if defined(IN_EEPROM)
#include "support/eeprom_object.h"
#endif
#include <NeuralNetwork.h>

#include "support/neural_network.h"
#include "support/old_images.h"
#include "support/proof.h"

namespace {

using Choices = thimble::compat::Choices;
enum { kRnn, kGru, kLstm, kDenseLayer };

double sigmoid(double x) { return 1 / (1 + std::exp(-x)); }

// One layer: its parameters gate by gate, whatever order they are stored in.
struct ModelLayer {
  int kind, gates;
  size_t inputs, units;
  std::vector<double> weights, biases, h, c;
  bool is_sigmoid;

  double sum(int gate, size_t unit, const std::vector<double>& x,
             const std::vector<double>& before) const {
    const size_t width = kind == kDenseLayer ? inputs : inputs + units;
    const size_t row = Choices::kUnitMajor
                           ? unit * static_cast<size_t>(gates) + static_cast<size_t>(gate)
                           : static_cast<size_t>(gate) * units + unit;
    double total = biases.empty() ? 0 : biases.size() == 1 ? biases[0] : biases[row];
    for (size_t i = 0; i < inputs; ++i) total += x[i] * weights[row * width + i];
    for (size_t i = inputs; i < width; ++i) {
      total += before[i - inputs] * weights[row * width + i];
    }
    return total;
  }
  double f(double x) const { return is_sigmoid ? sigmoid(x) : std::tanh(x); }

  std::vector<double> step(const std::vector<double>& x) {
    std::vector<double> y(units), reset(units);
    for (size_t u = 0; u < units; ++u) reset[u] = sigmoid(sum(0, u, x, h)) * h[u];
    for (size_t u = 0; u < units; ++u) {
      if (kind == kGru) {
        const double z = sigmoid(sum(2, u, x, h));
        y[u] = z * h[u] + (1 - z) * f(sum(1, u, x, reset));
      } else if (kind == kLstm) {
        c[u] = sigmoid(sum(0, u, x, h)) * c[u] +
               sigmoid(sum(1, u, x, h)) * f(sum(2, u, x, h));
        y[u] = sigmoid(sum(3, u, x, h)) * f(c[u]);
      } else {
        y[u] = f(sum(0, u, x, h));
      }
    }
    h = y;
    return y;
  }
};

template <class T>
std::vector<T> drawn(std::mt19937& random, size_t count) {
  std::vector<T> values;
  for (size_t i = 0; i < count; ++i) {
    values.push_back(static_cast<T>(random() % 2001) / 1000 - 1);
  }
  return values;
}

TEST(OPTIONS, steps_are_those_of_the_contract) {
  thimble_test::Proof proof("neural_network_outputs");
  std::mt19937 random(13);
  for (int round = 0; round < 20; ++round) {
    std::vector<unsigned int> sizes;
    for (int l = 0; l < 3; ++l) sizes.push_back(1 + random() % 5);
    std::vector<DFLOAT> weights, biases;
    std::vector<ModelLayer> model;
    for (size_t l = 0; l < 2; ++l) {
      const bool is_dense = Choices::kPair && l == 1;
      ModelLayer layer;
      layer.kind = is_dense ? static_cast<int>(kDenseLayer) : static_cast<int>(KIND);
      layer.gates = is_dense ? 1 : GATES;
      layer.inputs = sizes[l];
      layer.units = sizes[l + 1];
      layer.is_sigmoid = l == 1;
      const size_t rows = static_cast<size_t>(layer.gates) * layer.units;
      const size_t width = layer.inputs + (is_dense ? 0 : layer.units);
      const auto w = drawn<DFLOAT>(random, rows * width);
      const auto b = drawn<DFLOAT>(
          random, Choices::kBiases == thimble::compat::Biases::kUnit ? rows : 1);
      layer.weights.assign(w.begin(), w.end());
      layer.biases.assign(b.begin(), b.end());
      layer.h.assign(layer.units, 0);
      layer.c.assign(layer.units, 0);
      weights.insert(weights.end(), w.begin(), w.end());
      biases.insert(biases.end(), b.begin(), b.end());
      model.push_back(layer);
    }
#if defined(USE_DENSE_RNN_PAIR__NB)
    LayerType types[] = {RNN(Idx_Tanh), DENSE(Idx_Sigmoid)};
#else
    byte types[] = {Idx_Tanh, Idx_Sigmoid};
#endif
#if defined(IN_EEPROM)
    // The image that the old library would have there.
    EEPROM = EepromObject();
    std::vector<uint8_t> image;
    using Bytes = thimble_test::OldNetwork<IDFLOAT>;
    Bytes::add(image, 2u);
    for (unsigned int size : sizes) Bytes::add(image, size);
    for (size_t l = 0; l < 2; ++l) {
      const ModelLayer& layer = model[l];
      image.push_back(types[l]);
      const bool is_shared = layer.biases.size() == 1 &&
                             Choices::kBiases == thimble::compat::Biases::kShared;
      if (is_shared) Bytes::add(image, static_cast<IDFLOAT>(layer.biases[0]));
      const size_t width = layer.inputs + layer.units;
      for (size_t row = 0; row < layer.weights.size() / width; ++row) {
        if (!is_shared) Bytes::add(image, static_cast<IDFLOAT>(layer.biases[row]));
        for (size_t i = 0; i < width; ++i) {
          Bytes::add(image, static_cast<IDFLOAT>(layer.weights[row * width + i]));
        }
      }
    }
    std::memcpy(EEPROM.cells, image.data(), image.size());
    NeuralNetwork first(0u);
    ASSERT_EQ(first.status(), thimble::compat::Status::kOk);
    first.save(2000);
    delete[] first.layers[1].outputs;
    NeuralNetwork network(round % 2 == 0 ? 0u : 2000u);
    ASSERT_EQ(network.status(), thimble::compat::Status::kOk);
#else
    NeuralNetwork network(sizes.data(), weights.data(), biases.data(), 3,
                          OPTIONAL_TIME(3, 0) types);
#endif
    int calls = 0;
    for (int t = 0; t < 12; ++t) {
      const auto x = drawn<DFLOAT>(random, sizes[0]);
      if (t == 6) {
        network.resetStates();
        for (auto& layer : model) {
          layer.h.assign(layer.units, 0);
          layer.c.assign(layer.units, 0);
        }
      }
      DFLOAT* y = nullptr;
#if defined(ONE_BY_ONE)
      if (t % 2 == 1) {
        for (DFLOAT value : x) y = network.FeedForward_Individual(value);
      } else {
        y = network.FeedForward(x.data());
      }
#else
      y = network.FeedForward(x.data());
#endif
      auto right = model[0].step({x.begin(), x.end()});
      if (Choices::kThreshold && ++calls % 3 != 0) {
        EXPECT_TRUE(proof.check(y == nullptr));
        continue;
      }
      right = model[1].step(right);
      ASSERT_NE(y, nullptr);
      for (size_t i = 0; i < right.size(); ++i) {
        EXPECT_TRUE(proof.check(std::abs(y[i] - right[i]) < 2e-6))
            << y[i] << " instead of " << right[i] << " in step " << t;
      }
    }
    delete[] network.layers[1].outputs;
  }
}

}  // namespace
