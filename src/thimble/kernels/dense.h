// SPDX-License-Identifier: MIT
// Dispatch: which dense kernel a number format gets on this core.
//
// Packed weights (layers/weights.h) exist for Int8<Native> in all its layouts.
#pragma once

#include "../layers/weights.h"
#include "../numeric/float.h"
#include "../numeric/int16.h"
#include "../numeric/int8.h"
#include "../numeric/quantized.h"
#include "../support/traits.h"
#include "arm/dot_dsp.h"
#include "arm/dot_dsp_int16.h"
#include "arm/dot_fpu.h"
#include "arm/dot_thumb2.h"
#include "arm/dot_v6m.h"
#include "avr/dense_eeprom.h"
#include "avr/dense_float.h"
#include "avr/dense_native.h"
#include "avr/dense_packed.h"
#include "avr/dense_tflite.h"
#include "avr/dense_tiny.h"
#include "avr/dot_int16.h"
#include "dense_float.h"
#include "dense_int16_fast.h"
#include "dense_int8.h"
#include "dense_packed.h"
#include "dense_quantized.h"
#include "riscv/dot.h"
#include "wide/dense_float.h"
#include "wide/dense_int8.h"
#include "wide/dot_int16.h"
#include "wide/dot_vector.h"

namespace thimble {
namespace kernels {

template <class Number, class Weights = Unpacked>
struct Dense;

#if THIMBLE_AVR_MUL
template <>
struct Dense<Float32> : avr::DenseFloat<float> {};
// double is float, unless a newer compiler was told otherwise.
template <>
struct Dense<Float64>
    : detail::Select<sizeof(double) == sizeof(float), avr::DenseFloat<double>,
                     DenseFloat<double>>::Type {};
#elif THIMBLE_VECTOR
template <>
struct Dense<Float32> : wide::DenseFloat<float, wide::DotVector> {};
template <>
struct Dense<Float64> : wide::DenseFloat<double, wide::DotVector> {};
#elif THIMBLE_ARM_FPU
template <>
struct Dense<Float32> : wide::DenseFloat<float, arm::DotFpu> {};
template <>
struct Dense<Float64> : DenseFloat<double> {};
#else
template <>
struct Dense<Float32> : DenseFloat<float> {};
template <>
struct Dense<Float64> : DenseFloat<double> {};
#endif
template <class Weight>
struct Dense<Quantized<Weight>> : DenseQuantized<Weight> {};
template <class Layout>
struct Dense<Int16x8<Layout>> : DenseInt16<Layout> {};
#if THIMBLE_AVR_MUL
template <>
struct Dense<Int16x8<ForAvr>> : DenseInt16Fast<ForAvr, avr::Int16Core> {};
#endif
#if THIMBLE_WIDE
template <>
struct Dense<Int16x8<Portable>>
    : DenseInt16Fast<Portable, wide::ForAddressed<wide::DotInt16>::Of> {};
#endif
#if THIMBLE_ARM_DSP
template <>
struct Dense<Int16x8<ForCortexM4>>
    : DenseInt16Fast<ForCortexM4, wide::ForAddressed<arm::DotDspInt16>::Of> {};
#endif
template <class Rounding, class Layout>
struct Dense<Int8<Rounding, Layout>> : DenseInt8<Rounding, Layout> {};
#if THIMBLE_AVR_MUL
template <>
struct Dense<Int8<Native, ForAvr>> : avr::WithEeprom<avr::DenseNative, Native, ForAvr> {};
template <>
struct Dense<Int8<Tflite, ForAvr>> : avr::WithEeprom<avr::DenseTflite, Tflite, ForAvr> {};
template <class Rounding>
struct Dense<Int8<Rounding, Portable>>
    : avr::WithEeprom<DenseInt8<Rounding, Portable>, Rounding, Portable> {};
#endif
#if THIMBLE_AVR && !THIMBLE_AVR_MUL
template <>
struct Dense<Int8<Native, ForAvrTiny>> : avr::DenseTiny {};
#endif
#if THIMBLE_ARM_V6M
template <class Rounding>
struct Dense<Int8<Rounding, ForCortexM0>>
    : wide::DenseInt8<Rounding, ForCortexM0, arm::DotV6m> {};
#endif
#if THIMBLE_ARM_THUMB2
template <class Rounding>
struct Dense<Int8<Rounding, Portable>>
    : wide::DenseInt8<Rounding, Portable, arm::DotThumb2> {};
#endif
#if THIMBLE_ARM_DSP
template <class Rounding>
struct Dense<Int8<Rounding, ForCortexM4>>
    : wide::DenseInt8<Rounding, ForCortexM4, arm::DotDsp> {};
#endif
#if THIMBLE_RISCV
template <class Rounding>
struct Dense<Int8<Rounding, Portable>> : wide::DenseInt8<Rounding, Portable, riscv::Dot> {
};
#endif

template <class Layout>
struct Dense<Int8<Native, Layout>, FourBit>
    : DensePacked<Layout, FourBitPairs<PackedLayout<Layout>::kPairs>> {};
template <class Layout>
struct Dense<Int8<Native, Layout>, Ternary> : DensePacked<Layout, TernaryPlanes> {};
template <class Layout>
struct Dense<Int8<Native, Layout>, Binary> : DensePacked<Layout, BinaryPlane> {};
#if THIMBLE_AVR
template <>
struct Dense<Int8<Native, avr::PackedFor>, FourBit> : avr::DenseFourBit {};
template <>
struct Dense<Int8<Native, avr::PackedFor>, Ternary> : avr::DenseTernary {};
template <>
struct Dense<Int8<Native, avr::PackedFor>, Binary> : avr::DenseBinary {};
#endif

}  // namespace kernels
}  // namespace thimble
