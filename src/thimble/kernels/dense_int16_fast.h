// SPDX-License-Identifier: MIT
// Dense in 16-bit values: blocks of four sums from a core's own loop.
//
// Equal to the plain kernel of dense_int16.h, bit for bit. A Core is a struct with
//   four(x, weights, inputs, sums)   adds the products of a block of four units, returns
//                                    the end of its weights
//   one(x, weights, inputs, sum)     the same for a block of one unit
//   common(x, inputs)                what else goes to all sums
#pragma once

#include "../storage/ram.h"
#include "../storage/stored_array.h"
#include "dense_int16.h"

namespace thimble {
namespace kernels {

// CoreOf<Reader>::Type is the Core for a medium, void where there is none.
template <class Layout, template <class> class CoreOf>
struct DenseInt16Fast : DenseInt16<Layout> {
  using Plain = DenseInt16<Layout>;

  template <class Bias, class Reader>
  static void forward(Reader& params, const int16_t* x, uint16_t inputs, int16_t* y,
                      uint16_t units) {
    With<typename CoreOf<Reader>::Type>::template forward<Bias>(params, x, inputs, y,
                                                                units);
  }

 private:
  template <class Core, class = void>
  struct With {
    template <class Bias, class Reader>
    static void forward(Reader& params, const int16_t* x, uint16_t inputs, int16_t* y,
                        uint16_t units) {
      Reader stream = params;
      const Requantize16 requantize(stream);
      const uint32_t common = Core::common(x, inputs);
      while (units != 0) {
        const uint8_t width = Plain::block_width(units);
        uint32_t sums[4];
        for (uint8_t k = 0; k < width; ++k) {
          sums[k] = stream.template next<uint32_t>() + common;
        }
        const uint8_t* const weights = stream.address();
        if (width == 4) {
          Core::four(x, weights, inputs, sums);
        } else {
          Core::one(x, weights, inputs, sums);
        }
        stream.move_to(weights + Plain::template weight_bytes<size_t>(inputs, width));
        for (uint8_t k = 0; k < width; ++k) {
          *y++ = requantize.of(static_cast<int32_t>(sums[k]),
                               stream.template next<uint16_t>());
        }
        stream.skip(Plain::template aligned<size_t>(2u * width) - 2u * width);
        units = static_cast<uint16_t>(units - width);
      }
      params = stream;
    }
  };
  template <class Unused>
  struct With<void, Unused> : Plain {};
};

}  // namespace kernels
}  // namespace thimble
