// SPDX-License-Identifier: MIT
// Firmware: the dense kernel that a chip gets for a number format against the plain one,
// on random layers of random shapes, whole and one input at a time.
//
// Output: for each storage uint16 cases and uint16 failures, then uint16 inputs, units of
// the first failure (0, 0 if there is none).
#include <Thimble.h>
#include <sim.h>
#include <string.h>

#include "support/random.h"

#ifndef ROUNDING
#define ROUNDING Native
#define LAYOUT Portable
#endif

namespace {

using thimble::Flash;
using thimble::FlashAddress;
using thimble::Ram;
using thimble::UnitBias;
using Number = thimble::Int8<thimble::ROUNDING, thimble::LAYOUT>;
using Plain = thimble::kernels::DenseInt8<thimble::ROUNDING, thimble::LAYOUT>;
using Fast = thimble::kernels::Dense<Number>;
constexpr bool kNative =
    thimble::detail::IsSame<thimble::ROUNDING, thimble::Native>::value;

constexpr uint16_t kMostBytes = MOST_BYTES, kMostInputs = 300, kMostUnits = 32;

#if THIMBLE_AVR
// Random words in flash behind the head of a native layer.
constexpr uint32_t word(uint32_t i) {
  return ((i * UINT32_C(2654435761)) ^ (i * UINT32_C(2246822519) >> 11)) *
         UINT32_C(3266489917);
}
#define WORDS_4(i) word(i), word(i + 1), word(i + 2), word(i + 3)
#define WORDS_16(i) WORDS_4(i), WORDS_4(i + 4), WORDS_4(i + 8), WORDS_4(i + 12)
#define WORDS_64(i) WORDS_16(i), WORDS_16(i + 16), WORDS_16(i + 32), WORDS_16(i + 48)
THIMBLE_FLASH(static const uint32_t kWords16[]) = {16, WORDS_64(1), WORDS_64(65),
                                                   WORDS_64(129)};
THIMBLE_FLASH(static const uint32_t kWords24[]) = {24, WORDS_64(7), WORDS_64(91),
                                                   WORDS_64(193)};
#endif

struct Shape {
  uint16_t inputs, units;
};

alignas(4) uint8_t params[kMostBytes];
int8_t x[kMostInputs];
int8_t fast[kMostUnits + 8], plain[kMostUnits + 8];
Plain::Sum sums[kMostUnits];

struct Count {
  uint16_t cases, failures;
  Shape first;

  void add(bool right, Shape shape) {
    ++cases;
    if (right) return;
    if (failures++ == 0) first = shape;
  }
};

uint8_t* filled(uint8_t* at) {
  while ((at - params) % Plain::kAlignment != 0) ++at;
  return at;
}

// Multipliers and shifts within the range that the contract gives them.
void make_valid(thimble_test::Random& random, Shape shape) {
  uint8_t* at = params + Plain::kHeadBytes;
  for (uint16_t units = shape.units; units != 0;) {
    const uint8_t width = units >= 4 ? 4 : 1;
    const uint16_t groups = static_cast<uint16_t>((shape.inputs - 1) / Plain::kGroup + 1);
    for (uint8_t k = 0; k < width && !kNative; ++k) at[4 * k + 3] &= 0xdf;  // no overflow
    at = filled(at + width * (Plain::kBiasBytes + groups * Plain::Group::kBytes));
    for (uint8_t k = 0; k < width; ++k) {
      if (kNative) {
        at[1] |= 4;
        at += 2;
      } else {
        at[3] = static_cast<uint8_t>(0x40 | (at[3] & 0x3f));
        at += 4;
      }
    }
    for (uint8_t k = 0; k < width && !kNative; ++k) {
      *at++ = static_cast<uint8_t>(-static_cast<int8_t>(random.below(31)));
    }
    at = filled(at);
    units = static_cast<uint16_t>(units - width);
  }
}

// A random layer of this shape in `params`; extremes of weights and inputs come often.
void draw(thimble_test::Random& random, Shape shape) {
  const bool extreme = random.below(4) == 0;
  for (uint16_t i = 0; i < kMostBytes; ++i) {
    params[i] = static_cast<uint8_t>(random.byte());
    if (extreme) params[i] = params[i] & 1 ? 255 : 0;
  }
  // Weights of 16 bits are bytes with a sign.
  if (thimble::detail::GroupOf<thimble::LAYOUT>::kBytes != thimble::LAYOUT::kGroup) {
    for (uint16_t i = 0; i + 1 < kMostBytes; i += 2) {
      params[i + 1] = params[i] & 0x80 ? 0xff : 0;
    }
  }
  for (uint16_t i = 0; i < shape.inputs; ++i) {
    x[i] = random.byte();
    if (extreme) x[i] = x[i] & 1 ? -128 : 127;
  }
  if (kNative) {
    params[0] = random.below(2) ? 16 : 24;
  } else {
    params[1] = static_cast<uint8_t>(-static_cast<int8_t>(random.below(128)));
    params[2] = static_cast<uint8_t>(random.below(128));
  }
  make_valid(random, shape);
}

template <class Reader>
THIMBLE_NOINLINE void compare(Count& count, Reader start, Shape shape) {
  memset(fast, 77, sizeof fast);
  memset(plain, 77, sizeof plain);
  Reader a = start, b = start;
  Fast::forward<UnitBias>(a, x, shape.inputs, fast, shape.units);
  Plain::forward<UnitBias>(b, x, shape.inputs, plain, shape.units);
  count.add(memcmp(fast, plain, sizeof fast) == 0 && a.address() == b.address(), shape);
  Reader c = start;
  Fast::begin<UnitBias>(c, shape.inputs, sums, shape.units);
  for (uint16_t i = 0; i < shape.inputs; ++i) {
    Fast::push<UnitBias>(c, x[i], i, shape.inputs, sums, shape.units);
  }
  int8_t* y = reinterpret_cast<int8_t*>(sums);
  Fast::finish<UnitBias>(c, shape.inputs, sums, y, shape.units);
  count.add(memcmp(y, plain, shape.units) == 0 && c.address() == b.address(), shape);
}

bool fits(Shape shape) {
  return shape.units <= kMostUnits && shape.inputs <= kMostInputs &&
         Plain::bytes<UnitBias>(shape.inputs, shape.units) <= kMostBytes;
}

// The shapes at which something in a loop may change, if they fit.
constexpr uint16_t kInputs[] = {1, 2, 3, 4, 5, 7, 8, 9, 65, 255, 256, 257};
constexpr uint16_t kUnits[] = {1, 2, 3, 4, 5, 8};

void run_shapes(thimble_test::Random& random, Count& count, uint16_t random_shapes) {
  for (uint16_t inputs : kInputs) {
    for (uint16_t units : kUnits) {
      const Shape shape = {inputs, units};
      if (!fits(shape)) continue;
      draw(random, shape);
      compare(count, Ram::Reader(params), shape);
    }
  }
  for (uint16_t i = 0; i < random_shapes; ++i) {
    Shape shape;
    do {
      shape.units = static_cast<uint16_t>(1 + random.below(kMostUnits));
      shape.inputs = static_cast<uint16_t>(1 + random.below(kMostInputs));
    } while (!fits(shape));
    draw(random, shape);
    compare(count, Ram::Reader(params), shape);
  }
}

void run_flash(thimble_test::Random& random, Count& count) {
  for (uint16_t inputs : kInputs) {
    for (uint16_t units : kUnits) {
      const Shape shape = {inputs, units};
      if (!fits(shape)) continue;
      draw(random, shape);
#if THIMBLE_AVR
      if (Plain::bytes<UnitBias>(inputs, units) > sizeof kWords16) continue;
      compare(count, Flash::Reader(FlashAddress(kWords16)), shape);
      compare(count, Flash::Reader(FlashAddress(kWords24)), shape);
#else
      compare(count, Flash::Reader(FlashAddress(params)), shape);
#endif
    }
  }
}

}  // namespace

int main() {
  thimble_test::Random random(SEED);
  Count counts[2] = {};
  run_shapes(random, counts[0], RANDOM_SHAPES);
  run_flash(random, counts[1]);
  sim::write(counts, sizeof counts);
  sim::exit(0);
}
