// SPDX-License-Identifier: MIT
// Checks a record: that it is whole, and whatever somebody expects of its contents.
#pragma once

#include "cursor.h"
#include "error.h"
#include "head.h"

namespace thimble {
namespace persist {

// The first eight bytes of a record say whether it is one, and how long it is.
inline Error check_start(uint32_t magic, uint32_t length) {
  constexpr uint32_t kMagic = 'T' | 'h' << 8 | UINT32_C(0x6d0000);
  if (magic == 0 || magic == UINT32_C(0xffffffff)) return Error::kErased;
  if ((magic & UINT32_C(0xffffff)) != kMagic) return Error::kNotARecord;
  if (static_cast<uint8_t>(magic >> 24) != kVersion) return Error::kWrongVersion;
  return length < kShortest ? Error::kWrongLength : Error::kNone;
}

// The notes behind the parameters, up to the CRC-32.
template <class Medium>
Error check_notes(Cursor<Medium>& cursor) {
  while (cursor.left() != 0) {
    if (cursor.left() < kNoteHead) return Error::kWrongLength;
    cursor.next();
    const uint16_t bytes = cursor.next16();
    if (bytes > cursor.left()) return Error::kWrongLength;
    cursor.skip(bytes);
  }
  return Error::kNone;
}

// Reads the record once. `contents` gets the cursor behind the first eight bytes, and
// says what is wrong, which counts only if the record is whole: contents.check(cursor).
// Never reads beyond the medium, and only the beginning of what is no record.
template <class Medium, class Contents>
Error check_record(Medium& medium, typename Medium::Size at, Contents&& contents) {
  using Size = typename Medium::Size;
  const Size size = medium.size();
  if (at >= size) return Error::kEmpty;
  const Size room = static_cast<Size>(size - at);
  if (room < 8) return Error::kTruncated;
  Cursor<Medium> cursor(medium, at, room);
  const uint32_t magic = cursor.next32();
  const uint32_t length = cursor.next32();
  if (cursor.failed()) return Error::kMediumFailed;
  const Error start = check_start(magic, length);
  if (start != Error::kNone) return start;
  if (length > room) return Error::kTruncated;
  if (Medium::kExact && length != room) return Error::kTrailingBytes;
  cursor.end_after(static_cast<Size>(length) - 8 - kCrcBytes);
  const Error inside = contents.check(cursor);
  cursor.skip(cursor.left());
  const uint32_t computed = cursor.crc();
  cursor.end_after(kCrcBytes);
  const uint32_t stored = cursor.next32();
  if (cursor.failed()) return Error::kMediumFailed;
  return stored != computed ? Error::kDamaged : inside;
}

// For a record of any network.
struct AnyContents {
  template <class Medium>
  Error check(Cursor<Medium>&) const {
    return Error::kNone;
  }
};

// What a difference in byte `at` of a record's head means.
inline Error meaning_of(uint16_t at) {
  if (at > 11) return Error::kWrongNetwork;
  return static_cast<Error>(static_cast<uint8_t>(Error::kWrongNumbers) + (at - 8));
}
static_assert(static_cast<uint8_t>(Error::kWrongTables) ==
                  static_cast<uint8_t>(Error::kWrongNumbers) + 3,
              "the errors of bytes 8 to 11 stand in their order");

// For a record of one network: its head, in flash, and how long its parameters are.
template <class Medium>
Error check_contents(Cursor<Medium>& cursor, const uint8_t* head, uint16_t head_bytes,
                     typename Medium::Size parameter_bytes) {
  head += 8;
  for (uint16_t at = 8; at < head_bytes; ++at) {
    const uint8_t wanted = platform::next_from_flash<uint8_t>(head);
    if (cursor.next() != wanted) return meaning_of(at);
  }
  if (cursor.left() < parameter_bytes) return Error::kWrongLength;
  cursor.skip(parameter_bytes);
  return check_notes(cursor);
}
template <class Net>
struct KnownContents {
  template <class Medium>
  Error check(Cursor<Medium>& cursor) const {
    using Size = typename Medium::Size;
    using Head = HeadOf<Net>;
    constexpr bool kAddressable = static_cast<Size>(Head::kLength) == Head::kLength;
    if (!kAddressable) return Error::kWrongLength;
    return check_contents(cursor, Head::Bytes::kValues, Head::kParametersAt,
                          static_cast<Size>(Net::kParameterBytes));
  }
};

// Media that are plain memory have addresses to be aligned.
template <class Medium>
auto aligned(const Medium& medium, typename Medium::Size at, uint8_t alignment, int)
    -> decltype(medium.aligned(at, alignment)) {
  return medium.aligned(at, alignment);
}
template <class Medium>
bool aligned(const Medium&, typename Medium::Size, uint8_t, long) {
  return true;
}

}  // namespace persist
}  // namespace thimble
