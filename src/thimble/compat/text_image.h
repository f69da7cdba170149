// SPDX-License-Identifier: MIT
// What versions 2.x of the old library wrote to an SD card: text, one number a line.
//
//   weights (and blanks) | layers + 1 | for each layer: [index of its activation] inputs,
//   units, parameters
// A float is written as the integer that its bits are. Each line ends with CR LF;
// without it the last number could have been cut.
#pragma once

#include <stdlib.h>
#include <string.h>

#include "image.h"

namespace thimble {
namespace compat {

// The integer with as many bits as a parameter.
template <size_t Bytes>
struct BitsOf {
  using Type = int64_t;
};
template <>
struct BitsOf<4> {
  using Type = int32_t;
};
template <>
struct BitsOf<2> {
  using Type = int16_t;
};
template <>
struct BitsOf<1> {
  using Type = int8_t;
};

template <class C, class Medium>
class TextImage {
 public:
  using Stored = typename C::Stored;

  explicit TextImage(Medium& medium) : medium_(medium) {}
  TextImage(const TextImage&) = delete;
  TextImage& operator=(const TextImage&) = delete;
  ~TextImage() { free(sizes_); }

  // Whether it looks like text at all.
  bool is_there() {
    uint8_t first[2];
    return medium_.read(0, first, 2) && is_digit(first[0]) &&
           (is_digit(first[1]) || first[1] == ' ' || first[1] == '\r' ||
            first[1] == '\n');
  }

  bool open() {
    at_ = 0;
    const uint32_t weights = static_cast<uint32_t>(number());
    const int64_t sizes = number();
    if (!right_ || sizes < 2 || sizes > 255) return false;
    located_.layers = static_cast<unsigned int>(sizes - 1);
    first_ = at_;
    sizes_ = static_cast<uint16_t*>(malloc(static_cast<size_t>(sizes) * 2));
    if (sizes_ == nullptr) return false;
    uint32_t found = 0;
    for (unsigned int l = 0; l < located_.layers; ++l) {
      if (C::kPerLayer) number();
      const int64_t inputs = number(), units = number();
      if (!right_ || inputs < 1 || units < 1 || inputs > 0xFFFF || units > 0xFFFF) {
        return false;
      }
      if (l > 0 && inputs != sizes_[l]) return false;
      sizes_[l] = static_cast<uint16_t>(inputs);
      sizes_[l + 1] = static_cast<uint16_t>(units);
      const uint32_t in = static_cast<uint32_t>(inputs);
      const uint32_t out = static_cast<uint32_t>(units);
      found += in * out;
      for (uint32_t left = parameters_in<C>(in, out); left != 0 && right_; --left) {
        number();
      }
    }
    at_ = first_;
    return right_ && found == weights;
  }

  uint32_t operator()(unsigned int i) const { return sizes_[i]; }
  const Located& located() const { return located_; }

  // The layers and their parameters, once, in their order. Returns the index of the
  // activation.
  uint8_t begin_layer() {
    const uint8_t function = C::kPerLayer ? static_cast<uint8_t>(number()) : 0;
    number();
    number();
    return function;
  }
  Stored next() {
    const typename BitsOf<sizeof(Stored)>::Type bits =
        static_cast<typename BitsOf<sizeof(Stored)>::Type>(number());
    Stored parameter;
    memcpy(&parameter, &bits, sizeof parameter);
    return parameter;
  }

 private:
  static bool is_digit(uint8_t c) { return c >= '0' && c <= '9'; }

  // The number of the next line.
  int64_t number() {
    uint64_t value = 0;
    bool is_negative = false, any = false;
    for (uint8_t length = 0; length < 32 && right_; ++length) {
      uint8_t c;
      if (!medium_.read(at_, &c, 1)) {
        right_ = false;
        break;
      }
      ++at_;
      if (c == '\n') break;
      if (c == '-' && !any) {
        is_negative = true;
      } else if (is_digit(c)) {
        value = value * 10 + static_cast<uint8_t>(c - '0');
        any = true;
      } else if (c != ' ' && c != '\r') {
        right_ = false;
      }
    }
    if (!any) right_ = false;
    return static_cast<int64_t>(is_negative ? 0 - value : value);
  }

  Medium& medium_;
  uint32_t at_ = 0, first_ = 0;
  uint16_t* sizes_ = nullptr;
  bool right_ = true;
  Located located_;
};

// The same for binary images and records.
template <class C, class Medium, class Image>
class BinaryFeed {
 public:
  using Stored = typename C::Stored;

  BinaryFeed(Medium& medium, const Image& image)
      : image_(image), stream_(medium.handle(image.located().first)) {}

  uint8_t begin_layer() {
    stream_.skip(image_.located().before_layer);
    const unsigned int l = layer_++;
    return C::kPerLayer ? image_.function(l) : 0;
  }
  Stored next() { return stream_.template next<Stored>(); }

 private:
  const Image& image_;
  typename Medium::Storage::Reader stream_;
  unsigned int layer_ = 0;
};

}  // namespace compat
}  // namespace thimble
