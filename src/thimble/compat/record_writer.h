// SPDX-License-Identifier: MIT
// Writes the record of a network to a medium, from front to back.
//
// The first byte comes last: until then nothing takes it for a record.
#pragma once

#include "record.h"

namespace thimble {
namespace compat {

template <class C, class Medium>
class RecordWriter {
  using Numbers = RecordNumbers<C>;

 public:
  RecordWriter(Medium& medium, uint32_t at) : medium_(medium), start_(at), at_(at) {}

  // True if all of it stands there; end() is behind its last byte.
  template <class Net>
  bool write(Net& net) {
    uint16_t entries = 0;
    uint32_t bytes = 0, parameters = 0;
    each_entry(net, [&](const uint8_t*, uint8_t count) {
      ++entries;
      bytes += count;
    });
    for (unsigned int l = 0; l < net.numberOflayers; ++l) {
      parameters +=
          parameters_in<C>(net.layers[l]._numberOfInputs, net.layers[l]._numberOfOutputs);
    }
    constexpr uint8_t kSize = sizeof(typename C::Stored);
    const uint8_t fill =
        static_cast<uint8_t>((kSize - (persist::kFirstEntry + bytes) % kSize) % kSize);
    put('T');
    put('h');
    put('m');
    put(persist::kVersion);
    put32(persist::kFirstEntry + bytes + fill + Numbers::kScaleBytes +
          parameters * kSize + persist::kCrcBytes);
    put(Numbers::kCode);
    put(0);
    put(0);
    put(0);
    put16(net.layers[0]._numberOfInputs);
    put16(entries);
    each_entry(net, [&](const uint8_t* entry, uint8_t count) { put(entry, count); });
    for (uint8_t i = 0; i < fill; ++i) put(0);
    if (C::kQuantized) {
      const float scale = static_cast<float>(C::scale());
      put(reinterpret_cast<const uint8_t*>(&scale), sizeof scale);
    }
    net.each_parameter([&](typename C::Stored parameter) {
      put(reinterpret_cast<const uint8_t*>(&parameter), kSize);
    });
    put32(crc_.value());
    const uint8_t first = 'T';
    right_ =
        right_ && (Medium::kExact || medium_.write(start_, &first, 1)) && medium_.flush();
    return right_;
  }
  uint32_t end() const { return at_; }

 private:
  template <class Net, class Task>
  static void each_entry(Net& net, Task task) {
    for (unsigned int l = 0; l < net.numberOflayers; ++l) {
      const auto& layer = net.layers[l];
      const uint8_t id = id_of_rank(C::kFunctions, net.function_of(layer));
      const uint8_t code = record_code(id);
      uint8_t entry[14] = {Numbers::kLayer,
                           static_cast<uint8_t>(code_has_constant(code) ? 12 : 4),
                           static_cast<uint8_t>(layer._numberOfOutputs),
                           static_cast<uint8_t>(layer._numberOfOutputs >> 8),
                           Numbers::kBias,
                           code};
      if (code_has_constant(code)) constant(net.activation_constant(id), entry + 6);
      task(entry, static_cast<uint8_t>(entry[1] + 2));
      const uint8_t softmax[2] = {persist::kSoftmax, 0};
      if (id == kSoftmax) task(softmax, 2);
    }
  }
  // As a fraction in lowest terms, to a millionth.
  static void constant(double value, uint8_t* to) {
    int32_t top = static_cast<int32_t>(value * 1e6 + (value < 0 ? -0.5 : 0.5));
    int32_t bottom = 1000000;
    int32_t a = top < 0 ? -top : top, b = bottom;
    while (b != 0) {
      const int32_t rest = a % b;
      a = b;
      b = rest;
    }
    top /= a;
    bottom /= a;
    for (uint8_t i = 0; i < 4; ++i) to[i] = static_cast<uint8_t>(top >> (8 * i));
    for (uint8_t i = 0; i < 4; ++i) to[4 + i] = static_cast<uint8_t>(bottom >> (8 * i));
  }

  void put(uint8_t byte) { put(&byte, 1); }
  void put(const uint8_t* bytes, uint8_t count) {
    for (; count != 0; --count, ++bytes) {
      crc_.add(*bytes);
      const uint8_t none = 0xFF;
      const bool hide = !Medium::kExact && at_ == start_;
      right_ = right_ && medium_.write(at_, hide ? &none : bytes, 1);
      ++at_;
    }
  }
  void put16(unsigned int value) {
    put(static_cast<uint8_t>(value));
    put(static_cast<uint8_t>(value >> 8));
  }
  void put32(uint32_t value) {
    put16(static_cast<unsigned int>(value & 0xFFFF));
    put16(static_cast<unsigned int>(value >> 16));
  }

  Medium& medium_;
  uint32_t start_, at_;
  bool right_ = true;
  persist::Crc32 crc_;
};

}  // namespace compat
}  // namespace thimble
