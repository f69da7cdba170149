// Networks of NeuralNetwork.h that stay in EEPROM: old images, records, bad input.
// SPDX-License-Identifier: MIT
//
// A test file defines its options and OPTIONS and includes this.
#pragma once

#include "support/eeprom_object.h"
//
#include <NeuralNetwork.h>

#include "support/neural_network.h"
#include "support/old_images.h"
#include "support/proof.h"

namespace {

using Choices = thimble::compat::Choices;
using thimble::compat::Status;

TEST(OPTIONS, runs_from_old_images_and_records) {
  thimble_test::Proof proof("old_images");
  std::mt19937 random(5);
  std::vector<int> ids;
  for (uint8_t id = 0; id < thimble::compat::kFunctionCount; ++id) {
    if (thimble::compat::has_function(Choices::kFunctions, id)) ids.push_back(id);
  }
  const double step = Choices::kQuantized ? static_cast<double>(Choices::scale()) : 0;
  const double tolerance = Choices::kQuantized ? 3e-3 : 1e-5;
  constexpr int kKind = static_cast<int>(Choices::kBiases);
  for (int round = 0; round < 20; ++round) {
    thimble_test::RandomNetwork<IDFLOAT> net(random, kKind, ids, step, 1 + random() % 3);
    const thimble_test::OldNetwork<IDFLOAT> old{
        net.sizes,          net.functions, net.weights, net.biases,
        Choices::kPerLayer, false,         kKind};
    const auto image = old.memory_image();
    const unsigned int at = random() % 100;
    EEPROM = EepromObject();
    std::memcpy(EEPROM.cells + at, image.data(), image.size());
    std::vector<DFLOAT> x;
    for (unsigned int i = 0; i < net.sizes[0]; ++i) {
      x.push_back(static_cast<DFLOAT>(random() % 2001) / 1000 - 1);
    }
    const auto right = net.reference.forward({x.begin(), x.end()});
    auto computes = [&](NeuralNetwork& network) {
      if (network.status() != Status::kOk) return false;
      const DFLOAT* y = network.FeedForward(x.data());
      for (int way = 0; way < 2; ++way) {
        for (size_t i = 0; i < right.size(); ++i) {
          if (std::abs(y[i] - right[i]) > tolerance * (1 + std::abs(right[i])))
            return false;
        }
        for (DFLOAT value : x) y = network.FeedForward_Individual(value);
      }
      return true;
    };
    NeuralNetwork network(at);
    EXPECT_TRUE(proof.check(computes(network)));
    // From the image to a record, which it runs from as well.
    const unsigned int end = network.save(2000);
    EXPECT_TRUE(proof.check(end > 2000 && EEPROM.cells[2000] == 'T'));
    NeuralNetwork second(2000u);
    EXPECT_TRUE(proof.check(computes(second)));
    // Saving the same again writes its first cell only.
    EEPROM.writes = 0;
    network.save(2000);
    EXPECT_TRUE(proof.check(EEPROM.writes == 2));
    delete[] network.layers[network.numberOflayers - 1].outputs;
    delete[] second.layers[second.numberOflayers - 1].outputs;
    // An image that ends with the memory, and one byte further on.
    EEPROM = EepromObject();
    const unsigned int last =
        static_cast<unsigned int>(sizeof EEPROM.cells - image.size());
    std::memcpy(EEPROM.cells + last, image.data(), image.size());
    NeuralNetwork third(last);
    EXPECT_TRUE(proof.check(computes(third)));
    delete[] third.layers[third.numberOflayers - 1].outputs;
    std::memmove(EEPROM.cells + last + 1, EEPROM.cells + last, image.size() - 1);
    NeuralNetwork beyond(last + 1);
    EXPECT_TRUE(proof.check(beyond.status() == Status::kBadImage));
  }
}

TEST(OPTIONS, erased_memory_is_no_network) {
  thimble_test::Proof proof("old_images");
  EEPROM = EepromObject();
  for (int fill : {0xFF, 0x00, 0x01, 0x7F}) {
    std::memset(EEPROM.cells, fill, sizeof EEPROM.cells);
    NeuralNetwork network(0u);
    const DFLOAT x[3] = {1, 2, 3};
    EXPECT_TRUE(proof.check(network.status() == Status::kBadImage));
    EXPECT_TRUE(proof.check(network.FeedForward(x) == nullptr));
    EXPECT_TRUE(proof.check(network.FeedForward_Individual(x[0]) == nullptr));
  }
}

}  // namespace
