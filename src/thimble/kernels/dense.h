// SPDX-License-Identifier: MIT
// Dispatch: which dense kernel a number format gets on this core.
#pragma once

#include "../numeric/float.h"
#include "../numeric/int8.h"
#include "../numeric/quantized.h"
#include "../support/traits.h"
#include "arm/dot_dsp.h"
#include "arm/dot_fpu.h"
#include "arm/dot_thumb2.h"
#include "arm/dot_v6m.h"
#include "avr/dense_eeprom.h"
#include "avr/dense_float.h"
#include "avr/dense_native.h"
#include "avr/dense_small.h"
#include "avr/dense_tflite.h"
#include "avr/dense_tiny.h"
#include "dense_float.h"
#include "dense_int8.h"
#include "dense_quantized.h"
#include "riscv/dot.h"
#include "wide/dense_float.h"
#include "wide/dense_int8.h"
#include "wide/dot_vector.h"

namespace thimble {
namespace kernels {

template <class Number>
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
template <class Rounding, class Layout>
struct Dense<Int8<Rounding, Layout>> : DenseInt8<Rounding, Layout> {};
#if THIMBLE_AVR_MUL
template <>
struct Dense<Int8<Native, ForAvr>> : avr::WithEeprom<avr::DenseNative, Native, ForAvr> {};
template <>
struct Dense<Int8<Native, ForAvrSmall>> : avr::DenseSmall {};
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

}  // namespace kernels
}  // namespace thimble
