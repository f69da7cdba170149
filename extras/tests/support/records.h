// SPDX-License-Identifier: MIT
// Records as vectors of bytes, made by the library and repaired after a change.
#pragma once

#include <Thimble.h>

#include <vector>

#include "media.h"
#include "random.h"

namespace thimble_test {

// A record of a network with random parameters.
template <class Net>
Image random_parameters(uint32_t seed) {
  Random random(seed);
  Image bytes(Net::kParameterBytes);
  for (uint8_t& byte : bytes) byte = static_cast<uint8_t>(random.byte());
  return bytes;
}

template <class Net>
Image record_of(const Image& parameters) {
  thimble::WrittenRecord<Net, thimble::Ram> source(parameters.data());
  Image record(source.bytes());
  for (size_t at = 0; at < record.size(); at += 61) {
    const size_t left = record.size() - at;
    source.read(record.data() + at, static_cast<uint16_t>(left < 61 ? left : 61));
  }
  return record;
}

template <class Net>
Image random_record(uint32_t seed) {
  return record_of<Net>(random_parameters<Net>(seed));
}

inline void put32(Image& image, size_t at, uint32_t value) {
  for (size_t i = 0; i < 4; ++i) image[at + i] = static_cast<uint8_t>(value >> (8 * i));
}
inline void put16(Image& image, size_t at, uint16_t value) {
  for (size_t i = 0; i < 2; ++i) image[at + i] = static_cast<uint8_t>(value >> (8 * i));
}

// What an attacker, or another writer, would do: length and CRC-32 right again.
inline Image sealed(Image image) {
  put32(image, 4, static_cast<uint32_t>(image.size()));
  thimble::persist::Crc32 crc;
  for (size_t i = 0; i + 4 < image.size(); ++i) crc.add(image[i]);
  put32(image, image.size() - 4, crc.value());
  return image;
}

}  // namespace thimble_test
