// SPDX-License-Identifier: MIT
// Where records are kept: the contract of a medium, of a stream and of a file system.
//
// A storage (storage/stored_array.h) is a type: how a model reads parameters. A medium is
// an object: what opening and saving work on. It is a struct with
//   Storage                how a model reads what lies in this medium
//   kExact                 whether size() ends where the record has to end (a file, an
//                          array) or is merely the room there is (a chip)
//   Size                   of positions: uint32_t, or uint16_t for less than 64 KB, which
//                          makes the code on an AVR smaller
//   kBlock                 how many bytes are well read at once, 2 to 32; or 1 where a
//                          single byte costs no more and reading cannot fail: then the
//                          storage's Reader is used
//   size()                 Size: bytes in it; 0 if the medium is absent
//   read(at, to, count)    bool: copies count bytes from position at; false if the medium
//                          is absent, failed, or ends before: then `to` holds anything
//   handle(at)             Storage::Handle: where a model begins to read. It has to stay
//                          valid as long as the medium's object and its contents do
// and, if it can be written,
//   write(at, from, count) bool: the same the other way. Bytes that are right already are
//                          not written again where that saves wear. May keep bytes back
//                          until flush()
//   flush()                bool: true once all that was written would survive the power
// Positions are Size, counts uint16_t. A medium checks at + count <= size() itself,
// without overflow. A write of one byte happens whole or not at all as far as the medium
// can tell; nothing else is assumed about the order in which bytes of one write() arrive,
// but what was written before a flush() is there before what is written after it.
//
// A source is read once and forwards, such as a record that arrives over serial:
//   read(to, count)        bool: the next count bytes; false if they do not come
//
// A file system, for saving by copy-on-write (persist/files.h), is a struct with
//   File                   a medium, kExact, that opens nothing itself and closes itself
//   open(name)             File: for reading; its size() is 0 if there is no such file
//   create(name)           File: empty, for writing: write() at its end makes it longer
//   replace(from, to)      bool: renames `from` to `to` in one step, over an old `to`;
//                          false if the file system cannot do that
//   rename(from, to)       bool: the same where there is no `to`
//   remove(name)           bool: false if there was no such file
#pragma once

#include <stdint.h>

namespace thimble {
namespace persist {

// Whether count bytes from position at lie within size.
template <class Size>
bool within(Size at, uint16_t count, Size size) {
  return count <= size && at <= size - count;
}

}  // namespace persist
}  // namespace thimble
