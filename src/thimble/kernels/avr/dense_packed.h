// SPDX-License-Identifier: MIT
// Dense with packed weights on AVRs: the sums of a block from assembly, then its end.
//
// Equal to the plain kernel of ../dense_packed.h, bit for bit. A packing has a struct for
// flash and one for RAM with
//   kOffset                         what its weights count more than they are
//   add(x, weights, inputs, sums, units)   adds a block to the sums; the end of the
//   weights finish(...)                     packed_finish.h
#pragma once

#include "../dense_packed.h"
#include "add_bits.h"
#include "add_four_bit.h"
#include "add_four_bit_tiny.h"
#include "assembly_for.h"

#if THIMBLE_AVR

namespace thimble {
namespace kernels {
namespace avr {

// The layout of the core this is compiled for.
#if THIMBLE_AVR_MUL
using PackedFor = ForAvr;
#else
using PackedFor = ForAvrTiny;
#endif

template <class Packing, class FromFlash, class FromRam>
struct DensePackedAssembly : DensePacked<PackedFor, Packing> {
  using Plain = DensePacked<PackedFor, Packing>;

  template <class Bias, class Reader>
  static void forward(Reader& params, const int8_t* x, uint16_t inputs, int8_t* y,
                      uint16_t units) {
    With<typename AssemblyFor<Reader, FromFlash, FromRam>::Type>::template forward<Bias>(
        params, x, inputs, y, units);
  }

 private:
  // Inputs plus 128, added up.
  static int32_t sum_of(const int8_t* x, uint16_t inputs) {
    uint32_t sum = 0;
    for (; inputs != 0; --inputs) sum += static_cast<uint8_t>(*x++ ^ 0x80);
    return static_cast<int32_t>(sum);
  }

  template <class Assembly>
  static THIMBLE_NOINLINE const uint8_t* layer(const uint8_t* params, const int8_t* x,
                                               uint16_t inputs, int8_t* y, uint16_t units,
                                               uint8_t shift) {
    Sum24 common;
    common = -sum_of(x, inputs) * Assembly::kOffset;
    while (units != 0) {
      const uint8_t width = Plain::block_width(units);
      Sum24 sums[Plain::kUnits];
      for (Sum24& sum : sums) sum = common;
      params = Assembly::add(x, params, inputs, sums, width);
      params = Assembly::finish(params, sums, y, width, shift);
      y += width;
      units = static_cast<uint16_t>(units - width);
    }
    return params;
  }

  // Media that are not plain memory have no assembly.
  template <class Assembly, class = void>
  struct With {
    template <class Bias, class Reader>
    static void forward(Reader& params, const int8_t* x, uint16_t inputs, int8_t* y,
                        uint16_t units) {
      const uint8_t shift = Plain::head(params).shift;
      params.move_to(layer<Assembly>(params.address(), x, inputs, y, units, shift));
    }
  };
  template <class Unused>
  struct With<void, Unused> {
    template <class Bias, class Reader>
    static void forward(Reader& params, const int8_t* x, uint16_t inputs, int8_t* y,
                        uint16_t units) {
      Plain::template forward<Bias>(params, x, inputs, y, units);
    }
  };
};

#if THIMBLE_AVR_MUL
using DenseFourBit =
    DensePackedAssembly<FourBitPairs<2>, FourBitFromFlash, FourBitFromRam>;
#else
using DenseFourBit =
    DensePackedAssembly<FourBitPairs<1>, FourBitTinyFromFlash, FourBitTinyFromRam>;
#endif
using DenseTernary = DensePackedAssembly<TernaryPlanes, TernaryFromFlash, TernaryFromRam>;
using DenseBinary = DensePackedAssembly<BinaryPlane, BinaryFromFlash, BinaryFromRam>;

}  // namespace avr
}  // namespace kernels
}  // namespace thimble

#endif
