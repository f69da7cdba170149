// SPDX-License-Identifier: MIT
// Int8 dense on 32-bit cores: four sums from a core's own loop, requantized in registers.
//
// Equal to the plain kernel of dense_int8.h, bit for bit. One function serves all layers
// of a rounding rule and a layout. A Core is a struct with
//   four(x, weights, inputs, sums)   adds the products of a block of four units, returns
//                                    the end of its weights
//   common(x, inputs)                what else goes to the sums of such a block
#pragma once

#include "../../layers/bias.h"
#include "../../numeric/wide_rounding.h"
#include "../../platform/memory.h"
#include "../../storage/ram.h"
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
  struct Sizes {
    uint16_t inputs;
    uint16_t units;
  };

  // Storages that are plain memory have an address; the others take the plain kernel.
  template <class Reader>
  static auto run(Reader& params, const int8_t* x, uint16_t inputs, int8_t* y,
                  uint16_t units, int) -> decltype(params.move_to(params.address())) {
    params.move_to(layer(params.address(), x, y, Sizes{inputs, units}));
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

  static const uint8_t* one(const int8_t* x, const uint8_t* weights, uint32_t inputs,
                            int32_t* sum) {
    for (; inputs != 0; --inputs) *sum += Layout::product(*x++, *weights++);
    return weights;
  }

  // Few arguments and few variables, so that little of them goes to the stack.
  static THIMBLE_NOINLINE const uint8_t* layer(const uint8_t* params, const int8_t* x,
                                               int8_t* y, Sizes sizes) {
    Ram::Reader head(params);
    const typename Rounding::Layer facts = Rounding::layer(head);
    params += Plain::kHeadBytes;
    const int32_t common = Core::common(x, sizes.inputs);
    int8_t* const end = y + sizes.units;
    while (y != end) {
      int32_t sums[4];
      const uint32_t width = end - y >= 4 ? 4 : 1;
      if (width == 4) {
        for (uint8_t k = 0; k < 4; ++k) {
          sums[k] = Load::template at<int32_t>(params + 4 * k) + common;
        }
        params = Core::four(x, params + 16, sizes.inputs, sums);
      } else {
        sums[0] = Load::template at<int32_t>(params);
        params = one(x, params + 4, sizes.inputs, sums);
      }
      params = aligned(params);
      Requantize::template requantize<Load>(facts, params, sums, width, y);
      params = aligned(params + Rounding::kUnitBytes * width);
      y += width;
    }
    return params;
  }
};

}  // namespace wide
}  // namespace kernels
}  // namespace thimble
