// Loading and saving files with NeuralNetwork.h: all old formats, records, bad input.
// SPDX-License-Identifier: MIT
//
// A test file defines its options and OPTIONS and includes this.
#pragma once

#include <NeuralNetwork.h>

#include "support/neural_network.h"
#include "support/old_images.h"
#include "support/proof.h"

namespace {

using Choices = thimble::compat::Choices;
using thimble::compat::Status;
using thimble_test::MemoryFile;
using Old = thimble_test::OldNetwork<IDFLOAT>;

struct Example {
  explicit Example(uint32_t seed) : random(seed), net(random, kKind, ids(), step(), 3) {
    old = Old{net.sizes,          net.functions,         net.weights, net.biases,
              Choices::kPerLayer, Choices::kFlatWeights, kKind};
    for (unsigned int i = 0; i < net.sizes[0]; ++i) {
      x.push_back(static_cast<DFLOAT>(random() % 2001) / 1000 - 1);
    }
    right = net.reference.forward({x.begin(), x.end()});
  }
  static std::vector<int> ids() {
    std::vector<int> all;
    for (uint8_t id = 0; id < thimble::compat::kFunctionCount; ++id) {
      if (thimble::compat::has_function(Choices::kFunctions, id)) all.push_back(id);
    }
    return all;
  }
  static double step() {
    return Choices::kQuantized ? static_cast<double>(Choices::scale()) : 0;
  }
  bool computes(NeuralNetwork& network) {
    if (network.status() != Status::kOk) return false;
    const DFLOAT* y = network.FeedForward(x.data());
    if (y == nullptr) return false;
    for (size_t i = 0; i < right.size(); ++i) {
      const double tolerance = Choices::kQuantized ? 3e-3 : 1e-5;
      if (std::abs(y[i] - right[i]) > tolerance * (1 + std::abs(right[i]))) return false;
    }
    return true;
  }

  static constexpr int kKind = static_cast<int>(Choices::kBiases);
  std::mt19937 random;
  thimble_test::RandomNetwork<IDFLOAT> net;
  Old old;
  std::vector<DFLOAT> x;
  std::vector<double> right;
};

void release(NeuralNetwork& network) {
  if (network.layers == nullptr) return;
  delete[] network.layers[network.numberOflayers - 1].outputs;
}

MemoryFile file_of(const std::vector<uint8_t>& bytes) {
  MemoryFile file;
  file.bytes = bytes;
  return file;
}

TEST(OPTIONS, old_files_are_read) {
  thimble_test::Proof proof("old_images");
  for (uint32_t seed = 1; seed <= 20; ++seed) {
    Example example(seed);
    for (const auto& bytes : {example.old.binary_file(), example.old.text_file()}) {
      NeuralNetwork network;
      MemoryFile file = file_of(bytes);
      EXPECT_TRUE(proof.check(network.load(file) && example.computes(network)));
      // And again, over the network that is there.
      file.seek(0);
      EXPECT_TRUE(proof.check(network.load(file) && example.computes(network)));
      release(network);
    }
  }
}

TEST(OPTIONS, what_is_saved_is_loaded) {
  thimble_test::Proof proof("old_images");
  for (uint32_t seed = 1; seed <= 20; ++seed) {
    Example example(seed);
    NeuralNetwork first, second;
    MemoryFile old = file_of(example.old.binary_file()), saved;
    ASSERT_TRUE(first.load(old));
    EXPECT_TRUE(proof.check(first.save(saved) && saved.bytes[0] == 'T'));
    EXPECT_TRUE(proof.check(second.load(saved) && example.computes(second)));
    release(first);
    release(second);
  }
}

// A network is there already: it stays, and goes on working.
TEST(OPTIONS, bad_files_change_nothing) {
  thimble_test::Proof proof("old_images");
  Example example(3);
  NeuralNetwork saved, network;
  MemoryFile good = file_of(example.old.binary_file()), record;
  ASSERT_TRUE(saved.load(good) && saved.save(record));
  good.seek(0);
  ASSERT_TRUE(network.load(good));
  auto refuses = [&](const std::vector<uint8_t>& bytes) {
    MemoryFile file = file_of(bytes);
    const bool refused = !network.load(file) && network.status() == Status::kBadImage;
    network.FeedForward(example.x.data());
    return refused && example.computes(network);
  };
  for (const auto& whole :
       {example.old.binary_file(), example.old.text_file(), record.bytes}) {
    for (size_t length = 0; length < whole.size(); ++length) {
      EXPECT_TRUE(proof.check(
          refuses({whole.begin(), whole.begin() + static_cast<long>(length)})))
          << length << " of " << whole.size();
    }
  }
  for (uint8_t fill : {0x00, 0xFF, 0x20, 0x31}) {
    EXPECT_TRUE(proof.check(refuses(std::vector<uint8_t>(200, fill))));
  }
  for (size_t i = 0; i < record.bytes.size(); ++i) {
    std::vector<uint8_t> flipped = record.bytes;
    flipped[i] ^= 0x10;
    EXPECT_TRUE(proof.check(refuses(flipped))) << "byte " << i;
  }
  MemoryFile full;
  full.is_full = true;
  EXPECT_TRUE(
      proof.check(!network.save(full) && network.status() == Status::kNotWritten));
  release(saved);
  release(network);
}

}  // namespace
