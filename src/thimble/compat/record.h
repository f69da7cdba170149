// SPDX-License-Identifier: MIT
// The record of a network: what save() writes and load() prefers (docs/file_format.md).
//
// Networks of floats are records like those of a Model. Integers with one scale for all
// have numbers of their own, 16 and 17, and begin with that scale, a float32.
#pragma once

#include "../persist/codes.h"
#include "../persist/crc32.h"
#include "../persist/entries.h"
#include "../persist/head.h"
#include "functions.h"
#include "image.h"

namespace thimble {
namespace compat {

template <class C>
struct RecordNumbers {
  using Stored = typename C::Stored;
  static constexpr uint8_t kCode =
      !C::kQuantized        ? sizeof(Stored) == 4 ? persist::kFloat32 : persist::kFloat64
      : sizeof(Stored) == 1 ? 16
                            : 17;
  // Recurrent layers have another order of parameters than those of a Model.
  static constexpr uint8_t kLayer =
      C::kCell == Cell::kDense ? static_cast<uint8_t>(persist::kDense)
                               : static_cast<uint8_t>((C::kUnitMajor ? 136 : 128) +
                                                      static_cast<uint8_t>(C::kCell));
  static constexpr uint8_t kScaleBytes = C::kQuantized ? 4 : 0;
  static constexpr uint8_t kBias = C::kBiases == Biases::kNone     ? persist::kNoBias
                                   : C::kBiases == Biases::kShared ? persist::kSharedBias
                                                                   : persist::kUnitBias;
};

// The code of a function by its number among all, and the number by its code.
inline uint8_t record_code(uint8_t id) {
  switch (id) {
    case 0:
      return 3;
    case 1:
      return 4;
    case 2:
      return 1;
    case 3:
      return persist::kLeakyReLUCode;
    case 4:
      return persist::kEluCode;
    case 5:
      return 7;
    case kSoftmax:
    case 7:
      return 0;
    case 8:
      return 8;
    case 9:
      return 9;
    case 10:
      return 10;
    case 11:
      return 11;
    case 12:
      return 12;
    case 13:
      return 13;
    default:
      return static_cast<uint8_t>(128 + id - kFirstCustom);
  }
}
inline uint8_t function_of_code(uint8_t code) {
  for (uint8_t id = 0; id < kFunctionCount; ++id) {
    if (id != kSoftmax && record_code(id) == code) return id;
  }
  return 255;
}
inline bool code_has_constant(uint8_t code) {
  return code == persist::kLeakyReLUCode || code == persist::kEluCode;
}

// The rank of a function among those that a network has; 255 if it has it not.
inline uint8_t rank_of(uint32_t functions, uint8_t id) {
  if (id >= kFunctionCount || !has_function(functions, id)) return 255;
  uint8_t rank = 0;
  for (uint8_t k = 0; k < id; ++k) rank += has_function(functions, k);
  return rank;
}
inline uint8_t id_of_rank(uint32_t functions, uint8_t rank) {
  for (uint8_t id = 0; id < kFunctionCount; ++id) {
    if (has_function(functions, id) && rank-- == 0) return id;
  }
  return 255;
}

// Reads one. As Image, it is a function from the number of a layer to its units.
template <class C, class Medium>
class RecordImage {
  using Numbers = RecordNumbers<C>;

 public:
  RecordImage(Medium& medium, uint32_t at) : medium_(medium), at_(at) {}

  // Whether a record is there at all.
  bool is_there() {
    uint8_t magic[4];
    return medium_.read(at_, magic, 4) && magic[0] == 'T' && magic[1] == 'h' &&
           magic[2] == 'm';
  }

  bool open() {
    uint8_t head[persist::kFirstEntry];
    if (!medium_.read(at_, head, sizeof head) || head[3] != persist::kVersion) {
      return false;
    }
    length_ = persist::uint32_of(head + 4);
    if (length_ < persist::kShortest || length_ > medium_.size() - at_) return false;
    if (head[8] != Numbers::kCode || head[9] != 0 || head[10] != 0 || head[11] != 0) {
      return false;
    }
    entries_ = persist::uint16_of(head + 14);
    inputs_ = persist::uint16_of(head + 12);
    if (inputs_ == 0 || !is_whole()) return false;
    uint32_t parameters = 0, units = inputs_;
    for (Walk walk(*this); walk.next();) {
      if (walk.kind == persist::kSoftmax && located_.layers > 0) continue;
      if (walk.kind != Numbers::kLayer || walk.units == 0 ||
          walk.options != Numbers::kBias || located_.layers == 254) {
        return false;
      }
      const uint32_t more = parameters_in<C>(units, walk.units);
      if (more > length_ - parameters) return false;
      parameters += more;
      units = walk.units;
      ++located_.layers;
      end_of_entries_ = walk.at;
    }
    if (!right_ || located_.layers == 0) return false;
    return place_parameters(parameters);
  }

  uint32_t operator()(unsigned int i) const {
    if (i == 0) return inputs_;
    Walk walk(*this);
    do walk.next();
    while (walk.kind != Numbers::kLayer || --i != 0);
    return walk.units;
  }
  // The rank of its activation, 255 if the network has it not.
  uint8_t function(unsigned int l) const {
    Walk walk(*this);
    do walk.next();
    while (walk.kind != Numbers::kLayer || l-- != 0);
    uint8_t id = function_of_code(walk.code);
    if (walk.next() && walk.kind == persist::kSoftmax) id = kSoftmax;
    return rank_of(C::kFunctions, id);
  }
  const Located& located() const { return located_; }
  uint32_t end() const { return at_ + length_; }

 private:
  // Goes through the entries.
  struct Walk {
    explicit Walk(const RecordImage& record)
        : record_(record),
          at(record.at_ + persist::kFirstEntry),
          left_(record.entries_) {}
    bool next() {
      if (left_ == 0) return false;
      --left_;
      uint8_t entry[6] = {0, 0, 0, 0, 0, 0};
      record_.right_ = record_.medium_.read(at, entry, 2) && record_.right_;
      kind = entry[0];
      if (kind == Numbers::kLayer) {
        record_.right_ = record_.medium_.read(at, entry, 6) && record_.right_;
      }
      units = persist::uint16_of(entry + 2);
      options = entry[4];
      code = entry[5];
      at += 2u + entry[1];
      return record_.right_;
    }
    const RecordImage& record_;
    uint32_t at;
    uint16_t left_;
    uint8_t kind = 0, options = 0, code = 0;
    uint16_t units = 0;
  };

  bool is_whole() {
    persist::Crc32 crc;
    uint8_t block[8];
    uint32_t at = at_;
    for (uint32_t left = length_ - persist::kCrcBytes; left != 0;) {
      const uint16_t count = left < sizeof block ? static_cast<uint16_t>(left)
                                                 : static_cast<uint16_t>(sizeof block);
      if (!medium_.read(at, block, count)) return false;
      for (uint16_t i = 0; i < count; ++i) crc.add(block[i]);
      at += count;
      left -= count;
    }
    return medium_.read(at, block, 4) && persist::uint32_of(block) == crc.value();
  }

  bool place_parameters(uint32_t parameters) {
    for (Walk walk(*this); walk.next();) end_of_entries_ = walk.at;
    constexpr uint8_t kSize = sizeof(typename C::Stored);
    const uint32_t entries = end_of_entries_ - at_;
    const uint32_t first = (entries + kSize - 1) / kSize * kSize + Numbers::kScaleBytes;
    // Notes may follow.
    if (parameters > length_ / kSize ||
        first + parameters * kSize + persist::kCrcBytes > length_) {
      return false;
    }
    if (C::kQuantized) {
      float scale = 0;
      if (!medium_.read(at_ + first - Numbers::kScaleBytes, &scale, sizeof scale) ||
          scale != static_cast<float>(C::scale())) {
        return false;
      }
    }
    located_.first = at_ + first;
    located_.is_record = true;
    return true;
  }

  Medium& medium_;
  uint32_t at_;
  uint32_t length_ = 0, end_of_entries_ = 0;
  uint16_t inputs_ = 0, entries_ = 0;
  mutable bool right_ = true;
  Located located_;
};

}  // namespace compat
}  // namespace thimble
