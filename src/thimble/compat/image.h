// SPDX-License-Identifier: MIT
// What the old library wrote in binary: EEPROM and FRAM of 2.4 to 4.x, files of 3.x and
// 4.x.
//
//   memory   uint layers | uint units of the input and of each layer | for each layer:
//            [index of its activation] parameters
//   file     [uint weights, with REDUCE_RAM_WEIGHTS_LVL2] uint layers | for each layer:
//            [index of its activation] uint inputs, uint units, parameters
// uint is the board's unsigned int, little-endian. Parameters are in the order of
// records: a shared bias, then for each unit its own bias, if there is one, and its
// weights. There is nothing that says what an image is, so everything has to fit before
// it is believed.
#pragma once

#include "kinds.h"

namespace thimble {
namespace compat {

// Where a network in a medium is, once it has been checked.
struct Located {
  uint32_t first = 0;  // the parameters of the first layer, or what is before them
  unsigned int layers = 0;
  uint8_t before_layer = 0;  // bytes in front of the parameters of each layer
  bool is_record = false;
  bool is_file = false;
};

template <class C, class Medium>
class Image {
 public:
  static constexpr uint8_t kIndex = C::kPerLayer ? 1 : 0;
  static constexpr uint8_t kUint = sizeof(unsigned int);

  Image(Medium& medium, uint32_t at, bool is_file) : medium_(medium), at_(at) {
    located_.is_file = is_file;
  }

  // Whether all of it is there and possible.
  bool open() {
    if (located_.is_file && C::kFlatWeights) at_ += kUint;
    const uint32_t layers = number(at_);
    if (!right_ || layers == 0 || layers > kMostLayers) return false;
    located_.layers = static_cast<unsigned int>(layers);
    located_.before_layer = located_.is_file ? kIndex + 2 * kUint : kIndex;
    located_.first = at_ + kUint + (located_.is_file ? 0 : (layers + 1) * kUint);
    uint32_t at = located_.first;
    for (unsigned int l = 0; l < layers; ++l) {
      const uint32_t inputs = inputs_of(l, at), units = units_of(l, at);
      if (!right_ || inputs == 0 || units == 0 || inputs > 0xFFFF || units > 0xFFFF) {
        return false;
      }
      if (l > 0 && inputs != last_units_) return false;
      last_units_ = units;
      if (inputs > (medium_.size() - at) / units) return false;
      const uint32_t bytes =
          located_.before_layer + parameters_in<C>(inputs, units) *
                                      static_cast<uint32_t>(sizeof(typename C::Stored));
      if (bytes > medium_.size() - at) return false;
      at += bytes;
    }
    end_ = at;
    return right_;
  }

  // The units of layer i, the input being 0.
  uint32_t operator()(unsigned int i) const {
    if (!located_.is_file) return number(at_ + kUint + i * static_cast<uint32_t>(kUint));
    uint32_t at = located_.first;
    for (unsigned int l = 0; l + 1 < i; ++l) at = next(l, at);
    return i == 0 ? inputs_of(0, at) : units_of(i - 1, at);
  }
  uint8_t function(unsigned int l) const {
    uint32_t at = located_.first;
    for (unsigned int k = 0; k < l; ++k) at = next(k, at);
    uint8_t index = 0;
    right_ = medium_.read(at, &index, kIndex) && right_;
    return index;
  }

  const Located& located() const { return located_; }
  // Behind the last byte.
  uint32_t end() const { return end_; }

 private:
  static constexpr uint8_t kMostLayers = 254;

  uint32_t number(uint32_t at) const {
    unsigned int value = 0;
    right_ = medium_.read(at, &value, kUint) && right_;
    return value;
  }
  uint32_t inputs_of(unsigned int l, uint32_t at) const {
    return located_.is_file ? number(at + kIndex)
                            : number(at_ + kUint + l * static_cast<uint32_t>(kUint));
  }
  uint32_t units_of(unsigned int l, uint32_t at) const {
    return located_.is_file
               ? number(at + kIndex + kUint)
               : number(at_ + kUint + (l + 1) * static_cast<uint32_t>(kUint));
  }
  uint32_t next(unsigned int l, uint32_t at) const {
    return at + located_.before_layer +
           parameters_in<C>(inputs_of(l, at), units_of(l, at)) *
               static_cast<uint32_t>(sizeof(typename C::Stored));
  }

  Medium& medium_;
  uint32_t at_;
  uint32_t end_ = 0;
  uint32_t last_units_ = 0;
  mutable bool right_ = true;
  Located located_;
};

}  // namespace compat
}  // namespace thimble
