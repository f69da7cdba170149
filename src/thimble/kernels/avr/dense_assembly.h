// SPDX-License-Identifier: MIT
// The C++ around the assembly of int8 dense layers: arguments, and which storage gets it.
//
// Equal to the plain kernel of dense_int8.h, bit for bit. Storages that are not plain
// memory, and inputs pushed one by one from far flash, get that kernel itself.
#pragma once

#include "../../layers/bias.h"
#include "../dense_int8.h"
#include "assembly_for.h"
#include "dense_loop.h"
#include "dense_push.h"

#if THIMBLE_AVR_MUL

// The assembly of a rounding rule for each kind of memory: Name##FromFlash and so on. The
// other arguments are those of THIMBLE_DENSE behind `load`.
#define THIMBLE_DENSE_FROM(Struct, load, ...)                                     \
  struct Struct {                                                                 \
    THIMBLE_ASSEMBLY const uint8_t* dense(const int8_t*, const uint8_t*, int8_t*, \
                                          uint16_t, uint16_t) {                   \
      THIMBLE_DENSE(load, __VA_ARGS__);                                           \
    }                                                                             \
  }
#if THIMBLE_AVR_ELPM
// The page is the sixth argument, in r14; addresses are those within the page.
#define THIMBLE_DENSE_FROM_FAR(Struct, ...)                                       \
  struct Struct {                                                                 \
    THIMBLE_ASSEMBLY const uint8_t* dense(const int8_t*, const uint8_t*, int8_t*, \
                                          uint16_t, uint16_t, uint8_t) {          \
      asm volatile("out %0,r14" : : "I"(THIMBLE_RAMPZ));                          \
      THIMBLE_DENSE("elpm", __VA_ARGS__);                                         \
    }                                                                             \
  }
#else
#define THIMBLE_DENSE_FROM_FAR(Struct, ...) using Struct = void
#endif
#define THIMBLE_DENSE_FROM_ALL(Name, ...)                                               \
  THIMBLE_DENSE_FROM(Name##FromFlash, "lpm", THIMBLE_INPUTS, __VA_ARGS__);              \
  THIMBLE_DENSE_FROM(Name##FromRam, "ld", THIMBLE_INPUTS, __VA_ARGS__);                 \
  THIMBLE_DENSE_FROM_FAR(Name##FromFarFlash, THIMBLE_INPUTS, __VA_ARGS__);              \
  THIMBLE_DENSE_FROM(Name##SparseFromFlash, "lpm", THIMBLE_SPARSE_INPUTS, __VA_ARGS__); \
  THIMBLE_DENSE_FROM(Name##SparseFromRam, "ld", THIMBLE_SPARSE_INPUTS, __VA_ARGS__)

namespace thimble {
namespace kernels {
namespace avr {

// Calls the assembly with the address that a cursor stands at, and moves it on.
template <class Assembly>
struct CallDense {
  template <class Reader>
  static void forward(Reader& params, const int8_t* x, uint16_t inputs, int8_t* y,
                      uint16_t counts) {
    params.move_to(Assembly::dense(x, params.address(), y, inputs, counts));
  }
#if THIMBLE_AVR_ELPM
  // One array has less than 64 KB.
  static void forward(FarFlash::Reader& params, const int8_t* x, uint16_t inputs,
                      int8_t* y, uint16_t counts) {
    const platform::FarAddress from = params.far_address();
    const uint16_t low = static_cast<uint16_t>(from);
    const uint8_t* const end =
        Assembly::dense(x, reinterpret_cast<const uint8_t*>(low), y, inputs, counts,
                        static_cast<uint8_t>(from >> 16));
    params.skip(static_cast<uint16_t>(reinterpret_cast<uint16_t>(end) - low));
  }
#endif
};

template <class Rounding, class FromFlash, class FromRam, class FromFarFlash>
struct DenseAssembly : DenseInt8<Rounding, ForAvr> {
  using Plain = DenseInt8<Rounding, ForAvr>;
  static constexpr uint16_t kMostUnits = 1020;

  template <class Bias, class Reader>
  static void forward(Reader& params, const int8_t* x, uint16_t inputs, int8_t* y,
                      uint16_t units) {
    With<typename AssemblyFor<Reader, FromFlash, FromRam, FromFarFlash>::Type>::forward(
        params, x, inputs, y, units);
  }
  template <class Bias, class Reader>
  static void push(Reader params, int8_t x, uint16_t i, uint16_t inputs, Sum24* sums,
                   uint16_t units) {
    With<typename AssemblyFor<Reader, PushFromFlash, PushFromRam>::Type>::push(
        params, x, i, inputs, sums, units);
  }

 private:
  static constexpr uint16_t counts(uint16_t units) {
    return static_cast<uint16_t>(units >> 2 | (units & 3) << 8);
  }

  template <class Assembly, class = void>
  struct With {
    template <class Reader>
    static void forward(Reader& params, const int8_t* x, uint16_t inputs, int8_t* y,
                        uint16_t units) {
      CallDense<Assembly>::forward(params, x, inputs, y, counts(units));
    }
    template <class Reader>
    static void push(Reader params, int8_t x, uint16_t i, uint16_t inputs, Sum24* sums,
                     uint16_t units) {
      const uint16_t first =
          static_cast<uint16_t>(Plain::kHeadBytes + 4 * (Plain::kBiasBytes + i));
      const uint16_t stride = static_cast<uint16_t>(
          4 * (Plain::kBiasBytes + inputs - 1 + Plain::Units::kUnitBytes));
      const uint16_t back = static_cast<uint16_t>(3 * (Plain::kBiasBytes + i));
      Assembly::push(x, params.address() + first, sums, stride, counts(units), back);
    }
  };
  template <class Unused>
  struct With<void, Unused> {
    template <class Reader>
    static void forward(Reader& params, const int8_t* x, uint16_t inputs, int8_t* y,
                        uint16_t units) {
      Plain::template forward<UnitBias>(params, x, inputs, y, units);
    }
    template <class Reader>
    static void push(Reader params, int8_t x, uint16_t i, uint16_t inputs, Sum24* sums,
                     uint16_t units) {
      Plain::template push<UnitBias>(params, x, i, inputs, sums, units);
    }
  };
};

}  // namespace avr
}  // namespace kernels
}  // namespace thimble

#endif
