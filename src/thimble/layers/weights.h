// SPDX-License-Identifier: MIT
// How many bits a Dense layer of Int8<Native> spends on a weight.
#pragma once

#include <stdint.h>

namespace thimble {

struct Unpacked {};  // as the number format has them
struct FourBit {};   // two weights share a byte: about 16 steps each
struct Ternary {};   // -1, 0 or 1, times the scale of the unit; two bits
struct Binary {};    // -1 or 1, times the scale of the unit; one bit

// The weights of FourBit as lists of inputs by magnitude, Entries in all: for chips
// without a multiplier faster, and about twice as large. At most 255 inputs.
template <uint32_t Entries>
struct FourBitLists {};

}  // namespace thimble
