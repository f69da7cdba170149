// SPDX-License-Identifier: MIT
// How many bits a Dense layer of Int8<Native> spends on a weight.
#pragma once

namespace thimble {

struct Unpacked {};  // as the number format has them
struct FourBit {};   // two weights share a byte: about 16 steps each
struct Ternary {};   // -1, 0 or 1, times the scale of the unit; two bits
struct Binary {};    // -1 or 1, times the scale of the unit; one bit

}  // namespace thimble
