// SPDX-License-Identifier: MIT
// Dense in 16-bit values with 8-bit weights: the plain kernel of Int16x8.
//
// Parameters: a head of four bytes (shift, 1 for a ReLU, 0, 0), then blocks of four
// units, then the last one to three units in blocks of one:
//   int32 bias[k] | for each group of inputs: weight[k][group] | uint16 multiplier[k]
// numeric/int16.h says what a stored weight means. Sums are modulo 2^32: the converter
// proves that they fit.
#pragma once

#include "../numeric/fixed_point.h"
#include "../numeric/int16.h"

namespace thimble {
namespace kernels {

struct Requantize16 {
  uint8_t shift;
  int16_t low;

  template <class Reader>
  explicit Requantize16(Reader& params) {
    shift = params.template next<uint8_t>();
    low = params.template next<uint8_t>() != 0 ? 0 : INT16_MIN;
    params.skip(2);
  }
  // clamp(floor(sum multiplier / 2^shift), low, 32767) with two products of 16 bits: what
  // the lower one has below 2^16 is floored away.
  THIMBLE_NOINLINE int16_t of(int32_t sum, uint16_t multiplier) const {
    const int32_t high =
        static_cast<int32_t>(static_cast<int16_t>(sum >> 16)) * multiplier;
    const uint32_t carried =
        static_cast<uint32_t>(static_cast<uint16_t>(sum)) * multiplier >> 16;
    int32_t scaled = high + static_cast<int32_t>(carried);
    if (shift == 24) scaled >>= 8;
    return static_cast<int16_t>(numeric::clamp<int32_t>(scaled, low, INT32_C(32767)));
  }
};

template <class Layout>
struct DenseInt16 {
  using Order = Order16<Layout>;
  static constexpr uint16_t kMostUnits = 65535;
  static constexpr uint8_t kHeadBytes = 4;
  static constexpr uint8_t kAlignment = sizeof(typename Layout::Parameter);
  static constexpr uint8_t kGroup = Order::kGroup;

  template <class Bias>
  static constexpr uint32_t parameters(uint16_t inputs, uint16_t units) {
    return static_cast<uint32_t>(units) * (inputs + UINT32_C(1));
  }
  template <class Bias>
  static constexpr uint32_t bytes(uint16_t inputs, uint16_t units) {
    return kHeadBytes + (units >> 2) * block_bytes<uint32_t>(inputs, 4) +
           (units & 3) * block_bytes<uint32_t>(inputs, 1);
  }

  template <class Bias, class Reader>
  static void forward(Reader& params, const int16_t* x, uint16_t inputs, int16_t* y,
                      uint16_t units) {
    Reader stream = params;
    const Requantize16 requantize(stream);
    while (units != 0) {
      const uint8_t width = block_width(units);
      uint32_t sums[4];
      for (uint8_t k = 0; k < width; ++k) sums[k] = stream.template next<uint32_t>();
      for (uint16_t i = 0; i < inputs; i = static_cast<uint16_t>(i + kGroup)) {
        for (uint8_t k = 0; k < width; ++k) {
          for (uint8_t j = 0; j < kGroup; ++j) {
            const uint8_t stored = stream.template next<uint8_t>();
            if (i + j < inputs) sums[k] += product(x[i + j], stored);
          }
        }
      }
      stream.skip(weight_bytes<size_t>(inputs, width) -
                  static_cast<size_t>(groups(inputs)) * kGroup * width);
      for (uint8_t k = 0; k < width; ++k) {
        *y++ = requantize.of(static_cast<int32_t>(sums[k]),
                             stream.template next<uint16_t>());
      }
      stream.skip(aligned<size_t>(2u * width) - 2u * width);
      units = static_cast<uint16_t>(units - width);
    }
    params = stream;
  }

  // The same, one input at a time: begin() sets the sums to the biases, push() adds input
  // i to all of them, finish() turns sums[o] into y[o]. y may be the memory of sums.
  template <class Bias, class Reader>
  static void begin(Reader params, uint16_t inputs, int32_t* sums, uint16_t units) {
    params.skip(kHeadBytes);
    while (units != 0) {
      const uint8_t width = block_width(units);
      for (uint8_t k = 0; k < width; ++k) *sums++ = params.template next<int32_t>();
      params.skip(block_bytes<size_t>(inputs, width) - 4u * width);
      units = static_cast<uint16_t>(units - width);
    }
  }
  template <class Bias, class Reader>
  static void push(Reader params, int16_t x, uint16_t i, uint16_t inputs, int32_t* sums,
                   uint16_t units) {
    params.skip(kHeadBytes);
    const uint8_t in_group = static_cast<uint8_t>(i % kGroup);
    while (units != 0) {
      const uint8_t width = block_width(units);
      const size_t before = (size_t{4} + i - in_group) * width + in_group;
      params.skip(before);
      for (uint8_t k = 0; k < width; ++k) {
        *sums = static_cast<int32_t>(static_cast<uint32_t>(*sums) +
                                     product(x, params.template next<uint8_t>()));
        ++sums;
        params.skip(kGroup - 1);
      }
      params.skip(block_bytes<size_t>(inputs, width) - before - size_t{kGroup} * width);
      units = static_cast<uint16_t>(units - width);
    }
  }
  template <class Bias, class Reader>
  static void finish(Reader& params, uint16_t inputs, const int32_t* sums, int16_t* y,
                     uint16_t units) {
    const Requantize16 requantize(params);
    while (units != 0) {
      const uint8_t width = block_width(units);
      params.skip(4u * width + weight_bytes<size_t>(inputs, width));
      for (uint8_t k = 0; k < width; ++k) {
        const int32_t sum = *sums++;
        *y++ = requantize.of(sum, params.template next<uint16_t>());
      }
      params.skip(aligned<size_t>(2u * width) - 2u * width);
      units = static_cast<uint16_t>(units - width);
    }
  }

 protected:
  static uint8_t block_width(uint16_t units) { return units >= 4 ? 4 : 1; }
  static constexpr uint16_t groups(uint16_t inputs) {
    return static_cast<uint16_t>(inputs / kGroup + (inputs % kGroup != 0));
  }
  template <class Size>
  static constexpr Size aligned(Size bytes) {
    return (bytes + (kAlignment - 1)) / kAlignment * kAlignment;
  }
  template <class Size>
  static constexpr Size weight_bytes(uint16_t inputs, uint8_t width) {
    return aligned<Size>(static_cast<Size>(groups(inputs)) * kGroup * width);
  }
  template <class Size>
  static constexpr Size block_bytes(uint16_t inputs, uint8_t width) {
    return static_cast<Size>(4) * width + weight_bytes<Size>(inputs, width) +
           aligned<Size>(static_cast<Size>(2) * width);
  }

 private:
  static THIMBLE_INLINE uint32_t product(int16_t x, uint8_t stored) {
    return Order::input(x) * static_cast<uint32_t>(Order::weight(stored));
  }
};

}  // namespace kernels
}  // namespace thimble
