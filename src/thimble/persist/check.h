// SPDX-License-Identifier: MIT
// Checks a record: that it is whole, and whatever somebody expects of its contents.
#pragma once

#include "cursor.h"
#include "error.h"
#include "head.h"

namespace thimble {
namespace persist {

// The first four bytes say whether it is a record.
inline Error check_magic(uint16_t first, uint16_t second) {
  if (first == 0 || first == 0xffff) return Error::kErased;
  if (first != ('T' | 'h' << 8) || static_cast<uint8_t>(second) != 'm') {
    return Error::kNotARecord;
  }
  return second >> 8 == kVersion ? Error::kNone : Error::kWrongVersion;
}

// What a difference in byte `at` of a record's head means.
inline Error meaning_of(uint16_t at) {
  if (at > 11) return Error::kWrongNetwork;
  return static_cast<Error>(static_cast<uint8_t>(Error::kWrongNumbers) + (at - 8));
}
static_assert(static_cast<uint8_t>(Error::kWrongTables) ==
                  static_cast<uint8_t>(Error::kWrongNumbers) + 3,
              "the errors of bytes 8 to 11 stand in their order");

// Compares bytes 8 to end - 1 of a head with the expected ones, in flash.
template <class Medium>
Error compare_head(Cursor<Medium>& cursor, const uint8_t* expected, uint16_t end) {
  for (uint16_t at = 8; at != end; ++at) {
    const uint8_t wanted = platform::next_from_flash<uint8_t>(expected);
    if (cursor.next() != wanted) return meaning_of(at);
  }
  return Error::kNone;
}

// The parameters and the notes behind them, up to the CRC-32.
template <class Medium>
THIMBLE_NOINLINE Error check_notes(Cursor<Medium>& cursor,
                                   typename Medium::Size parameter_bytes) {
  using Size = typename Medium::Size;
  if (cursor.left() < kCrcBytes || cursor.left() - kCrcBytes < parameter_bytes) {
    return Error::kWrongLength;
  }
  cursor.skip(parameter_bytes);
  while (cursor.left() != kCrcBytes) {
    if (cursor.left() < kCrcBytes + kNoteHead) return Error::kWrongLength;
    cursor.next();
    const uint16_t bytes = cursor.next16();
    if (bytes > static_cast<Size>(cursor.left() - kCrcBytes)) return Error::kWrongLength;
    cursor.skip(bytes);
  }
  return Error::kNone;
}

// Reads the record once. `contents` gets the cursor behind the first eight bytes, and
// says what is wrong, which counts only if the record is whole: contents.check(cursor).
// Never reads beyond the medium, and only the beginning of what is no record.
template <class Medium, class Contents>
Error check_all(Cursor<Medium>& cursor, Contents& contents) {
  using Size = typename Medium::Size;
  const Size room = cursor.left();
  if (room < 8) return Error::kTruncated;
  const uint16_t first = cursor.next16();
  const Error start = check_magic(first, cursor.next16());
  if (start != Error::kNone) return start;
  const Size length = cursor.next_size();
  if (length < kShortest) return Error::kWrongLength;
  if (length > room) return Error::kTruncated;
  if (Medium::kExact && length != room) return Error::kTrailingBytes;
  cursor.end_after(static_cast<Size>(length - 8));
  const Error inside = contents.check(cursor);
  cursor.finish();
  return cursor.is_whole() ? inside : Error::kDamaged;
}
template <class Medium, class Contents>
Error check_record(Medium& medium, typename Medium::Size at, Contents&& contents) {
  using Size = typename Medium::Size;
  const Size size = medium.size();
  if (at >= size) return Error::kEmpty;
  Cursor<Medium> cursor(medium, at, static_cast<Size>(size - at));
  const Error error = check_all(cursor, contents);
  return cursor.failed() ? Error::kMediumFailed : error;
}

// For a record of any network.
struct AnyContents {
  template <class Medium>
  Error check(Cursor<Medium>&) const {
    return Error::kNone;
  }
};

// For a record of one network.
template <class Net>
struct KnownContents {
  template <class Medium>
  Error check(Cursor<Medium>& cursor) const {
    using Size = typename Medium::Size;
    using Head = HeadOf<Net>;
    constexpr bool kAddressable = static_cast<Size>(Head::kLength) == Head::kLength;
    if (!kAddressable) return Error::kWrongLength;
    const Error error =
        compare_head(cursor, Head::Bytes::kValues + 8, Head::kParametersAt);
    if (error != Error::kNone) return error;
    return check_notes(cursor, static_cast<Size>(Net::kParameterBytes));
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
