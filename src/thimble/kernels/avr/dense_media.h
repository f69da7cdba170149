// SPDX-License-Identifier: MIT
// Int8 dense on an AVR with a multiplier from media without addresses: EEPROM and all
// that is reached by calls.
//
// Equal to the plain kernel of dense_int8.h, bit for bit. The sums of a block of units
// are those of part_sums.h: EEPROM is read in the assembly itself; from other media up to
// 32 weights at a time are fetched into RAM. A reader for this has read(to, count).
#pragma once

#include "../../layers/bias.h"
#include "../../storage/ram.h"
#include "part_sums.h"

#if THIMBLE_AVR_MUL

namespace thimble {
namespace kernels {
namespace avr {

// Turns the finished sums of a block into outputs.
template <class Rounding, class Layout>
struct MediumUnits {
  template <class Reader>
  static void requantize(typename Rounding::Layer facts, Reader& params,
                         const int32_t* sums, uint8_t width, int8_t* y) {
    Layout::template Units<Rounding>::requantize(facts, params, sums, width, y);
  }
};

// The same numbers as Native::requantize(), from six MULs.
template <class Layout>
struct MediumUnits<Native, Layout> {
  template <class Reader>
  static void requantize(Native::Layer facts, Reader& params, const int32_t* sums,
                         uint8_t width, int8_t* y) {
    uint16_t multipliers[4];
    const uint8_t bytes = static_cast<uint8_t>(2 * width);
    params.read(multipliers, bytes);
    for (uint8_t k = 0; k < width; ++k) {
      int32_t scaled = product(saturated(sums[k]), multipliers[k]);
      if (facts.shift == 24) scaled >>= 8;
      const int16_t low = static_cast<int16_t>(scaled);
      y[k] = static_cast<int8_t>((scaled < 0 ? 0 : (scaled >> 8) != 0 ? 255 : low) - 128);
    }
  }

 private:
  // To 24 bits, as high as the sign of the upper byte says.
  static int32_t saturated(int32_t sum) {
    const int8_t top = static_cast<int8_t>(sum >> 24);
    const int8_t next = static_cast<int8_t>(sum >> 16);
    if (top == (next < 0 ? -1 : 0)) return sum;
    return top < 0 ? -INT32_C(0x800000) : INT32_C(0x7fffff);
  }

  // floor(sum24 multiplier / 2^16)
  static THIMBLE_INLINE int32_t product(int32_t sum, uint16_t multiplier) {
    int32_t result;
    // Bytes 1 to 4 of the product grow in D, A, B and C.
    asm("clr %A[p]\n clr %B[p]\n clr %C[p]\n"
        "mul %A[s],%A[m]\n mov %D[p],r1\n"
        "mul %A[s],%B[m]\n add %D[p],r0\n adc %A[p],r1\n"
        "mul %B[s],%A[m]\n add %D[p],r0\n adc %A[p],r1\n adc %B[p],%C[p]\n"
        "mul %B[s],%B[m]\n add %A[p],r0\n adc %B[p],r1\n adc %C[p],%C[p]\n"
        "mul %C[s],%A[m]\n add %A[p],r0\n adc %B[p],r1\n clr r0\n adc %C[p],r0\n"
        "mul %C[s],%B[m]\n add %B[p],r0\n adc %C[p],r1\n"
        "sbrs %C[s],7\n rjmp 1f\n sub %B[p],%A[m]\n sbc %C[p],%B[m]\n"
        "1: clr r1\n clr %D[p]\n sbrc %C[p],7\n com %D[p]\n"
        : [p] "=&r"(result)
        : [s] "r"(sum), [m] "r"(multiplier)
        : "r0");
    return result;
  }
};

// Adds the products of a block of `width` units to its sums.
template <class Layout, class Reader>
struct MediumSums {
  static constexpr uint8_t kPart = 32;

  static void add(Reader& params, const int8_t* x, uint16_t inputs, int32_t* sums,
                  uint8_t width) {
    uint8_t part[kPart];
    const uint16_t weights = static_cast<uint16_t>(reinterpret_cast<uintptr_t>(&part[0]));
    const uint8_t most = width == 4 ? kPart / 4 : kPart;
    while (inputs != 0) {
      const uint8_t now = inputs < most ? static_cast<uint8_t>(inputs) : most;
      params.read(part, static_cast<uint8_t>(now * width));
      if (width == 4) {
        PartSums<Layout>::four(x, weights, sums, now);
      } else {
        PartSums<Layout>::one(x, weights, sums, now);
      }
      x += now;
      inputs = static_cast<uint16_t>(inputs - now);
    }
  }
};

#if THIMBLE_EEPROM
template <class Layout>
struct MediumSums<Layout, Eeprom::Reader> {
  static void add(Eeprom::Reader& params, const int8_t* x, uint16_t inputs, int32_t* sums,
                  uint8_t width) {
    using Sums = EepromSums<Layout>;
    uint16_t at = params.place();
    while (inputs != 0) {
      const uint16_t now = inputs < 256 ? inputs : 256;
      const uint8_t count = static_cast<uint8_t>(now);
      at = width == 4 ? Sums::four(x, at, sums, count) : Sums::one(x, at, sums, count);
      x += now;
      inputs = static_cast<uint16_t>(inputs - now);
    }
    params.move_to(at);
  }
};
#endif

// What a kernel of this rounding rule and layout does for other storages, and the above
// for media.
template <class Other, class Rounding, class Layout>
struct WithMedia : Other {
  using Plain = DenseInt8<Rounding, Layout>;

  template <class Bias, class Reader>
  static void forward(Reader& params, const int8_t* x, uint16_t inputs, int8_t* y,
                      uint16_t units) {
    run<Bias>(params, x, inputs, y, units, 0);
  }

 private:
  template <class Bias, class Reader>
  static auto run(Reader& params, const int8_t* x, uint16_t inputs, int8_t* y,
                  uint16_t units, int)
      -> decltype(params.read(static_cast<void*>(nullptr), uint8_t())) {
    params = layer(params, x, inputs, y, units);
  }
  template <class Bias, class Reader>
  static void run(Reader& params, const int8_t* x, uint16_t inputs, int8_t* y,
                  uint16_t units, long) {
    Other::template forward<Bias>(params, x, inputs, y, units);
  }

  template <class Reader>
  static THIMBLE_NOINLINE Reader layer(Reader params, const int8_t* x, uint16_t inputs,
                                       int8_t* y, uint16_t units) {
    const typename Rounding::Layer facts = Rounding::layer(params);
    params.skip(Plain::kHeadBytes - Rounding::kFacts);
    const int32_t common = PartSums<Layout>::common(x, inputs);
    while (units != 0) {
      int32_t sums[4];
      const uint8_t width = units >= 4 ? 4 : 1;
      biases(params, common, sums, width);
      MediumSums<Layout, Reader>::add(params, x, inputs, sums, width);
      for (uint8_t k = 0; k < width; ++k) sums[k] = Layout::sum(sums[k]);
      MediumUnits<Rounding, Layout>::requantize(facts, params, sums, width, y);
      y += width;
      units = static_cast<uint16_t>(units - width);
    }
    return params;
  }

  template <class Reader>
  static void biases(Reader& params, int32_t common, int32_t* sums, uint8_t width) {
    uint8_t raw[Layout::kBiasBytes * 4];
    params.read(raw, static_cast<uint8_t>(Layout::kBiasBytes * width));
    Ram::Reader from(raw);
    for (uint8_t k = 0; k < width; ++k) sums[k] = Layout::bias(from) - common;
  }
};

}  // namespace avr
}  // namespace kernels
}  // namespace thimble

#endif
