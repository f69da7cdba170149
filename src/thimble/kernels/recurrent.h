// SPDX-License-Identifier: MIT
// Dispatch: which recurrent kernels a number format gets on this core.
#pragma once

#include "../numeric/fast.h"
#include "../numeric/float.h"
#include "../numeric/int8.h"
#include "../support/traits.h"
#include "arm/dot_dsp.h"
#include "arm/dot_thumb2.h"
#include "arm/dot_v6m.h"
#include "avr/gates_int8.h"
#include "recurrent_float.h"
#include "recurrent_int8.h"
#include "riscv/dot.h"
#include "wide/gates_int8.h"

namespace thimble {
namespace kernels {

// The gates of int8 layers, which a layout decides about.
template <class Layout>
struct Gates : GatesInt8<Layout> {};
#if THIMBLE_AVR_MUL
template <>
struct Gates<ForAvr> : avr::GatesInt8 {};
#endif
template <>
struct Gates<ForAvrSparse> : Gates<ForAvr> {};
#if THIMBLE_ARM_V6M
template <>
struct Gates<ForCortexM0> : wide::GatesInt8<ForCortexM0, arm::DotV6m> {};
#endif
#if THIMBLE_ARM_THUMB2
template <>
struct Gates<Portable> : wide::GatesInt8<Portable, arm::DotThumb2> {};
#endif
#if THIMBLE_ARM_DSP
template <>
struct Gates<ForCortexM4> : wide::GatesInt8<ForCortexM4, arm::DotDsp> {};
#endif
#if THIMBLE_RISCV
template <>
struct Gates<Portable> : wide::GatesInt8<Portable, riscv::Dot> {};
#endif

// The sentence for formats that have no recurrent kernels.
template <class Number>
struct Recurrent {
  static_assert(detail::Never<Number>::value,
                "recurrent layers compute in Float32, Float64 or Int8<Native>: there is "
                "no kernel for this number format");
};
template <>
struct Recurrent<Float32> : RecurrentFloat<float> {};
template <>
struct Recurrent<Float64> : RecurrentFloat<double> {};
template <>
struct Recurrent<Fast<Float32>> : RecurrentFloat<float> {};
template <class Layout>
struct Recurrent<Int8<Native, Layout>> : RecurrentInt8<Gates<Layout>> {
  static_assert(detail::GroupOf<Layout>::kBytes == Layout::kGroup,
                "recurrent layers have no kernels for ForCortexM4Wide: take ForCortexM4");
};

}  // namespace kernels
}  // namespace thimble
