// What the old library wrote, written here from the contract of its formats.
// SPDX-License-Identifier: MIT
//
// To be included behind NeuralNetwork.h, whose options it reads.
#pragma once

#include <cstring>
#include <string>
#include <vector>

namespace thimble_test {

// A file in memory with the interface of Arduino's.
struct MemoryFile {
  std::vector<uint8_t> bytes;
  size_t at = 0;
  bool is_full = false;

  explicit operator bool() const { return true; }
  uint32_t size() const { return static_cast<uint32_t>(bytes.size()); }
  bool seek(uint32_t to) {
    at = to;
    return to <= bytes.size();
  }
  int read(uint8_t* to, size_t count) {
    const size_t left = bytes.size() - at;
    if (count > left) count = left;
    if (count == 0) return 0;
    std::memcpy(to, bytes.data() + at, count);
    at += count;
    return static_cast<int>(count);
  }
  size_t write(const uint8_t* from, size_t count) {
    if (is_full) return 0;
    if (bytes.size() < at + count) bytes.resize(at + count);
    std::memcpy(bytes.data() + at, from, count);
    at += count;
    return count;
  }
  void flush() {}
};

// Parameters and functions of a network in the order in which everybody writes them.
template <class Stored>
struct OldNetwork {
  std::vector<unsigned int> sizes;
  std::vector<uint8_t> functions;
  std::vector<Stored> weights, biases;
  bool has_functions, is_flat;
  int bias_kind;

  template <class Put>
  void parameters(size_t l, size_t& w, size_t& b, Put put) const {
    if (bias_kind == 1) put(biases[b++]);
    for (unsigned int u = 0; u < sizes[l + 1]; ++u) {
      if (bias_kind == 2) put(biases[b++]);
      for (unsigned int i = 0; i < sizes[l]; ++i) put(weights[w++]);
    }
  }

  template <class T>
  static void add(std::vector<uint8_t>& bytes, T value) {
    const uint8_t* from = reinterpret_cast<const uint8_t*>(&value);
    bytes.insert(bytes.end(), from, from + sizeof value);
  }

  std::vector<uint8_t> memory_image() const {
    std::vector<uint8_t> bytes;
    add(bytes, static_cast<unsigned int>(sizes.size() - 1));
    for (unsigned int size : sizes) add(bytes, size);
    size_t w = 0, b = 0;
    for (size_t l = 0; l + 1 < sizes.size(); ++l) {
      if (has_functions) bytes.push_back(functions[l]);
      parameters(l, w, b, [&](Stored value) { add(bytes, value); });
    }
    return bytes;
  }
  std::vector<uint8_t> binary_file() const {
    std::vector<uint8_t> bytes;
    if (is_flat) add(bytes, static_cast<unsigned int>(weights.size()));
    add(bytes, static_cast<unsigned int>(sizes.size() - 1));
    size_t w = 0, b = 0;
    for (size_t l = 0; l + 1 < sizes.size(); ++l) {
      if (has_functions) bytes.push_back(functions[l]);
      add(bytes, sizes[l]);
      add(bytes, sizes[l + 1]);
      parameters(l, w, b, [&](Stored value) { add(bytes, value); });
    }
    return bytes;
  }
  std::vector<uint8_t> text_file() const {
    std::string text = std::to_string(weights.size());
    text.resize(8, ' ');
    auto line = [&](long long value) { text += "\r\n" + std::to_string(value); };
    line(static_cast<long long>(sizes.size()));
    size_t w = 0, b = 0;
    for (size_t l = 0; l + 1 < sizes.size(); ++l) {
      if (has_functions) line(functions[l]);
      line(sizes[l]);
      line(sizes[l + 1]);
      parameters(l, w, b, [&](Stored value) { line(bits(value)); });
    }
    text += "\r\n";
    return {text.begin(), text.end()};
  }
  static long long bits(float value) {
    int32_t bits;
    std::memcpy(&bits, &value, sizeof bits);
    return bits;
  }
  static long long bits(double value) {
    long long bits;
    std::memcpy(&bits, &value, sizeof bits);
    return bits;
  }
  static long long bits(int8_t value) { return value; }
  static long long bits(int16_t value) { return value; }
};

}  // namespace thimble_test
