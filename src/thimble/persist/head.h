// SPDX-License-Identifier: MIT
// All of a record that stands in front of its parameters, made from a network's type.
//
//   0  'T' 'h' 'm'   3 bytes
//   3  version       1
//   4  length        uint32, of the whole record
//   8  numbers       uint8, uint8 rounding, uint8 order of the parameters
//  11  tables        uint8
//  12  inputs        uint16
//  14  layers        uint16
//  16  the entries of the layers, then zeros up to a multiple of a parameter's size
// Behind the parameters: notes, if there are any, and the CRC-32 of all before it. A note
// is uint8 kind, uint16 length, and so many bytes; a model needs none of them.
#pragma once

#include "../graph/network.h"
#include "entries.h"

namespace thimble {
namespace persist {

constexpr uint8_t kVersion = 1;
constexpr uint8_t kFirstEntry = 16, kNoteHead = 3, kCrcBytes = 4;
constexpr uint16_t kTableBytes = 256;
constexpr uint8_t kShortest = kFirstEntry + kCrcBytes;

template <class Net>
struct HeadOf;
template <class Number, class In, class... Layers>
struct HeadOf<Network<Number, In, Layers...>> {
  using Net = Network<Number, In, Layers...>;
  using Parameter = typename Number::Parameter;
  static_assert(Net::Graph::kTables <= 255, "records: a network has at most 255 tables");

  using Entries = typename detail::Joined<typename EntryOf<Layers>::Bytes...>::Type;
  // By size, not by alignment: a record is the same on every machine.
  static constexpr uint16_t kFill = static_cast<uint16_t>(
      (sizeof(Parameter) - (kFirstEntry + Entries::kCount) % sizeof(Parameter)) %
      sizeof(Parameter));
  static constexpr uint16_t kParametersAt = kFirstEntry + Entries::kCount + kFill;
  // Without notes.
  static constexpr uint32_t kLength = kParametersAt + Net::kParameterBytes + kCrcBytes;

  using Bytes =
      typename detail::Joined<detail::Bytes<'T', 'h', 'm', kVersion>,
                              detail::Bytes32<kLength>, typename FormatOf<Number>::Bytes,
                              detail::Bytes<static_cast<uint8_t>(Net::Graph::kTables)>,
                              detail::Bytes16<In::kSize>,
                              detail::Bytes16<sizeof...(Layers)>, Entries,
                              typename detail::Zeros<kFill>::Type>::Type;
};

inline uint16_t uint16_of(const uint8_t* bytes) {
  return static_cast<uint16_t>(bytes[0] | static_cast<uint16_t>(bytes[1]) << 8);
}
inline uint32_t uint32_of(const uint8_t* bytes) {
  return uint16_of(bytes) | static_cast<uint32_t>(uint16_of(bytes + 2)) << 16;
}

}  // namespace persist
}  // namespace thimble
