// SPDX-License-Identifier: MIT
// Copies a record from a source into a medium and checks what then stands there.
#pragma once

#include "open.h"
#include "written.h"

namespace thimble {

// For save(): takes a record of any network, as an Interpreter does.
struct AnyNetwork {};
template <>
struct NetworkOf<AnyNetwork> {
  using Type = AnyNetwork;
};

namespace persist {

template <>
struct Expected<AnyNetwork> {
  template <class Medium>
  static Error check(Medium& medium, typename Medium::Size at) {
    return check_record(medium, at, AnyContents());
  }
};

// Who says whether a record is right: a network's type, ...
template <class Net>
struct ByType {
  template <class Medium>
  Error operator()(Medium& medium, typename Medium::Size at) const {
    return Expected<Net>::check(medium, at);
  }
};
// ... or an Interpreter, which opens it or only looks at it.
template <class Player>
struct ByOpening {
  Player* net;
  template <class Medium>
  Error operator()(Medium& medium, typename Medium::Size at) const {
    return net->open(medium, at);
  }
};
template <class Player>
struct ByLooking {
  Player* net;
  template <class Medium>
  Error operator()(Medium& medium, typename Medium::Size at) const {
    return net->accept(medium, at);
  }
};

// Bytes on the stack while a record is copied.
constexpr uint8_t kCopied = 32;

// The first eight bytes of a record that is being saved say how long it is.
struct Start {
  uint8_t bytes[8];
  uint32_t length;

  template <class Source>
  Error read(Source& source, uint32_t room) {
    if (!source.read(bytes, sizeof bytes)) return Error::kSourceFailed;
    length = uint32_of(bytes + 4);
    const Error error = check_magic(uint16_of(bytes), uint16_of(bytes + 2));
    if (error != Error::kNone) return error;
    if (length < kShortest) return Error::kWrongLength;
    return length > room ? Error::kNoRoom : Error::kNone;
  }
};

template <class Source, class Medium>
Error copy_rest(const Start& start, Source& source, Medium& medium,
                typename Medium::Size at) {
  if (!medium.write(at, start.bytes, sizeof start.bytes)) return Error::kWriteFailed;
  uint8_t block[kCopied];
  using Size = typename Medium::Size;
  Size left = static_cast<Size>(start.length - sizeof start.bytes);
  at += sizeof start.bytes;
  while (left != 0) {
    const uint8_t count = left < kCopied ? static_cast<uint8_t>(left) : kCopied;
    if (!source.read(block, count)) return Error::kSourceFailed;
    if (!medium.write(at, block, count)) return Error::kWriteFailed;
    at += count;
    left -= count;
  }
  return medium.flush() ? Error::kNone : Error::kWriteFailed;
}

// What save() was given: a parameter array becomes a record, a source is one.
template <class Net, class Argument, bool kArray = graph::Source<Argument>::kKnown>
struct SourceOf {
  using Type = WrittenRecord<Net, typename graph::Source<Argument>::Medium>;
  static Type of(const Argument& parameters) { return written<Net>(parameters); }
};
template <class Net, class Source>
struct SourceOf<Net, Source, false> {
  using Type = Source&;
  static Source& of(Source& source) { return source; }
};

template <class Net, class Argument>
using SourceFrom =
    SourceOf<Net, typename detail::RemoveConst<
                      typename detail::RemoveReference<Argument>::Type>::Type>;

}  // namespace persist
}  // namespace thimble
