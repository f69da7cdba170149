// SPDX-License-Identifier: MIT
// Int8 dense on 32-bit cores: four sums from a core's own loop, requantized in registers.
//
// Equal to the plain kernel of dense_int8.h, bit for bit. One function serves all layers
// of a rounding rule and a layout. A Core is a struct with
//   four(x, weights, inputs, sums)   adds the products of a block of four units, returns
//                                    the end of its weights
//   one(x, weights, inputs, sum)     the same for a block of one unit
//   common(x, inputs)                what else goes to all sums
#pragma once

#include "../../layers/bias.h"
#include "../../numeric/wide_rounding.h"
#include "../../platform/memory.h"
#include "../dense_int8.h"

namespace thimble {
namespace kernels {
namespace wide {

template <class Rounding, class Layout, class Core>
struct DenseInt8 : kernels::DenseInt8<Rounding, Layout> {
  using Plain = kernels::DenseInt8<Rounding, Layout>;

  template <class Bias, class Reader>
  static void forward(Reader& params, const int8_t* x, uint16_t inputs, int8_t* y,
                      uint16_t units) {
    run(params, x, inputs, y, units, 0);
  }

 private:
  // Storages that are plain memory have an address; the others take the plain kernel.
  template <class Reader>
  static auto run(Reader& params, const int8_t* x, uint16_t inputs, int8_t* y,
                  uint16_t units, int) -> decltype(params.move_to(params.address())) {
    params.move_to(
        layer(params.address(), x, y, inputs | static_cast<uint32_t>(units) << 16));
  }
  template <class Reader>
  static void run(Reader& params, const int8_t* x, uint16_t inputs, int8_t* y,
                  uint16_t units, long) {
    Plain::template forward<UnitBias>(params, x, inputs, y, units);
  }

  using Load = platform::Load<Plain::kAlignment>;
  using Requantize = WideRounding<Rounding>;

  // Arrays are aligned, so what is aligned in an array is so in memory.
  static const uint8_t* aligned(const uint8_t* params) {
    return reinterpret_cast<const uint8_t*>(
        Plain::template aligned<uintptr_t>(reinterpret_cast<uintptr_t>(params)));
  }

  // The deepest call is that of the Core. Everything else that needs registers is a
  // function of its own, so that little lies on the stack below it.
  static THIMBLE_NOINLINE const uint8_t* finish_block(const WideBlock& block,
                                                      const uint8_t* params, int8_t* y) {
    params = aligned(params);
    Requantize::template requantize<Load>(block, params, y);
    return aligned(params + Rounding::kUnitBytes * block.width);
  }

  // sizes is inputs + 2^16 units: four arguments go in registers.
  static THIMBLE_NOINLINE const uint8_t* layer(const uint8_t* params, const int8_t* x,
                                               int8_t* y, uint32_t sizes) {
    WideBlock block;
    block.head = params;
    params += Plain::kHeadBytes;
    const uint32_t inputs = sizes & 0xffff;
    const uint32_t common = static_cast<uint32_t>(Core::common(x, inputs));
    int8_t* const end = y + (sizes >> 16);
    while (y != end) {
      block.width = end - y >= 4 ? 4 : 1;
      for (uint32_t k = 0; k < block.width; ++k) {
        block.sums[k] =
            static_cast<int32_t>(Load::template at<uint32_t>(params) + common);
        params += 4;
      }
      params = block.width == 4 ? Core::four(x, params, inputs, block.sums)
                                : Core::one(x, params, inputs, block.sums);
      params = finish_block(block, params, y);
      y += block.width;
    }
    return params;
  }
};

}  // namespace wide
}  // namespace kernels
}  // namespace thimble
