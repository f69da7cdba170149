// SPDX-License-Identifier: MIT
// The gates of a recurrent layer on 32-bit cores, by the dot products of dense layers.
//
// Equal to the plain ones of gates_int8.h, bit for bit. A Core is that of dense_int8.h,
// with one more function, three(): as four(), for blocks of three rows.
#pragma once

#include "../../platform/memory.h"
#include "../gates_int8.h"

namespace thimble {
namespace kernels {
namespace wide {

template <class Layout, class Core>
struct GatesInt8 : kernels::GatesInt8<Layout> {
  using Plain = kernels::GatesInt8<Layout>;

  // With what else goes to all sums of x and of h.
  struct Operands : Plain::Operands {
    int32_t of_x;
    int32_t of_h;
  };
  static Operands operands(const int8_t* x, uint16_t inputs, const int8_t* h,
                           uint16_t units) {
    Operands in;
    static_cast<typename Plain::Operands&>(in) = Plain::operands(x, inputs, h, units);
    in.of_x = Core::common(x, inputs);
    in.of_h = Core::common(h, units);
    return in;
  }

  template <uint8_t kRows, class Reader>
  static void block(Reader& params, const Operands& in, int16_t* to) {
    run<kRows>(params, in, to, 0);
  }

 private:
  // Storages that are plain memory have an address; the others take the plain kernel.
  template <uint8_t kRows, class Reader>
  static auto run(Reader& params, const Operands& in, int16_t* to, int)
      -> decltype(params.move_to(params.address())) {
    params.move_to(fast<kRows>(params.address(), in, to));
  }
  template <uint8_t kRows, class Reader>
  static void run(Reader& params, const Operands& in, int16_t* to, long) {
    Plain::template block<kRows>(params, in, to);
  }

  using Load = platform::Load<Plain::kAlignment>;

  // Arrays are aligned, so what is aligned in an array is so in memory.
  static const uint8_t* aligned(const uint8_t* params) {
    return reinterpret_cast<const uint8_t*>(
        Plain::template aligned<uintptr_t>(reinterpret_cast<uintptr_t>(params)));
  }

  static int32_t plus(int32_t a, int32_t b) {
    return static_cast<int32_t>(static_cast<uint32_t>(a) + static_cast<uint32_t>(b));
  }

  template <uint8_t kRows>
  static THIMBLE_NOINLINE const uint8_t* fast(const uint8_t* params, const Operands& in,
                                              int16_t* to) {
    constexpr uint32_t kGates = Plain::gates(kRows);
    int32_t sums[kGates];
    const int32_t common = plus(in.of_x, in.of_h);
    for (uint32_t k = 0; k < kGates; ++k) {
      sums[k] = plus(Load::template at<int32_t>(params), kRows != 3 || k < 2 ? common
                                                         : k == 2            ? in.of_x
                                                                             : in.of_h);
      params += 4;
    }
    dot(params, in.x, in.inputs, sums, Rows<kRows>());
    params += filled(in.inputs) * kRows;
    swap_last<kRows>(sums);
    dot(params, in.h, in.units, sums, Rows<kRows>());
    swap_last<kRows>(sums);
    params = aligned(params + filled(in.units) * kRows);
    for (uint32_t k = 0; k < kGates; ++k) {
      to[k] = rounded(sums[k], Load::template at<uint16_t>(params + 2 * k));
    }
    return aligned(params + 2 * kGates);
  }

  static uint32_t filled(uint16_t n) {
    return Plain::template groups<uint32_t>(n) * Plain::kGroup;
  }

  template <uint8_t>
  struct Rows {};
  static void dot(const uint8_t* weights, const int8_t* x, uint32_t n, int32_t* sums,
                  Rows<4>) {
    Core::four(x, weights, n, sums);
  }
  static void dot(const uint8_t* weights, const int8_t* x, uint32_t n, int32_t* sums,
                  Rows<3>) {
    Core::three(x, weights, n, sums);
  }
  static void dot(const uint8_t* weights, const int8_t* x, uint32_t n, int32_t* sums,
                  Rows<1>) {
    Core::one(x, weights, n, sums);
  }

  template <uint8_t kRows>
  static THIMBLE_INLINE void swap_last(int32_t* sums) {
    if (kRows != 3) return;
    const int32_t kept = sums[2];
    sums[2] = sums[Plain::gates(kRows) - 1];
    sums[Plain::gates(kRows) - 1] = kept;
  }

  static THIMBLE_INLINE int16_t rounded(int32_t sum, uint32_t multiplier) {
    if (!THIMBLE_LONG_MULTIPLY)
      return Plain::gate(sum, static_cast<uint16_t>(multiplier));
    const int32_t limit = INT32_C(1) << 23;
    sum = numeric::clamp<int32_t>(sum, -limit, limit - 1);
    const int64_t product = static_cast<int64_t>(sum) * static_cast<int32_t>(multiplier);
    return static_cast<int16_t>(
        numeric::clamp<int32_t>(static_cast<int32_t>(product >> 8), -32768, 32767));
  }
};

}  // namespace wide
}  // namespace kernels
}  // namespace thimble
