// SPDX-License-Identifier: MIT
// A mutator that leaves most records whole, so that fuzzing gets past their CRC-32.
#pragma once

#include <Thimble.h>
#include <stddef.h>
#include <stdint.h>

extern "C" size_t LLVMFuzzerMutate(uint8_t* data, size_t size, size_t most);

namespace fuzz {

inline void put32(uint8_t* to, uint32_t value) {
  for (int i = 0; i < 4; ++i) to[i] = static_cast<uint8_t>(value >> (8 * i));
}

// Length and CRC-32 of a record of this size, made right.
inline void seal(uint8_t* record, size_t size) {
  if (size < 20) return;
  put32(record + 4, static_cast<uint32_t>(size));
  thimble::persist::Crc32 crc;
  for (size_t i = 0; i < size - 4; ++i) crc.add(record[i]);
  put32(record + size - 4, crc.value());
}

// Mutates all bytes; `front` bytes in front of the record are not part of it.
inline size_t mutate(uint8_t* data, size_t size, size_t most, unsigned seed,
                     size_t front) {
  size = LLVMFuzzerMutate(data, size, most);
  if (size <= front || seed % 8 == 0) return size;
  uint8_t* const record = data + front;
  const size_t bytes = size - front;
  if (seed % 8 != 1 && bytes >= 4) {
    record[0] = 'T', record[1] = 'h', record[2] = 'm', record[3] = 1;
  }
  seal(record, bytes);
  return size;
}

}  // namespace fuzz
