// SPDX-License-Identifier: MIT
// Dense in Int16: y = f(z), z = floor((4096 bias + sum w x + 2048) / 4096), saturated.
//
// Sums are exact up to +-2^39, which is 512 inputs of any values. Order of parameters as
// in dense_float.h.
#pragma once

#include "../storage/ram.h"
#include "activations_q12.h"
#include "avr/dot_q12.h"
#include "dense_float.h"

namespace thimble {
namespace kernels {

// The dot product all of Int16 is made of: floor((4096 bias + sum x w + 2048) / 4096),
// saturated; of w every stride-th is taken.
struct PlainDotQ12 {
  static int16_t dot(int16_t bias, const int16_t* x, const int16_t* w, uint16_t n,
                     uint16_t stride) {
    int64_t sum = start(bias);
    for (; n != 0; --n) {
      sum += numeric::product16(*x++, *w);
      w += stride;
    }
    return finish(sum);
  }
  static int64_t start(int16_t bias) {
    return static_cast<int32_t>(bias) * INT32_C(4096);
  }
  static int16_t finish(int64_t sum) {
    const int64_t z = (sum + 2048) >> 12;
    return z > 32767 ? 32767 : z < -32768 ? -32768 : static_cast<int16_t>(z);
  }
};

#if THIMBLE_AVR_MUL
using DotQ12 = avr::DotQ12;
#else
using DotQ12 = PlainDotQ12;
#endif

struct DenseQ12 {
  static constexpr uint16_t kMostUnits = 65535;

  template <class Bias>
  static constexpr uint32_t parameters(uint16_t inputs, uint16_t units) {
    return static_cast<uint32_t>(inputs) * units +
           BiasSource<int16_t, Bias>::count(units);
  }
  template <class Bias>
  static constexpr uint32_t bytes(uint16_t inputs, uint16_t units) {
    return parameters<Bias>(inputs, units) * sizeof(int16_t);
  }

  template <class Activation, class Bias, class Reader>
  static void forward(Reader& params, const int16_t* x, uint16_t inputs, int16_t* y,
                      uint16_t units) {
    Reader stream = params;
    const BiasSource<int16_t, Bias> bias(stream);
    for (; units != 0; --units) {
      const int16_t first = bias.next(stream);
      *y++ = ActivationQ12<Activation>::forward(row(stream, first, x, inputs));
    }
    params = stream;
  }

  template <class Bias, class Reader>
  static void begin(Reader params, uint16_t inputs, int64_t* sums, uint16_t units) {
    const BiasSource<int16_t, Bias> bias(params);
    for (; units != 0; --units) {
      *sums++ = PlainDotQ12::start(bias.next(params));
      params.skip(static_cast<uint32_t>(inputs) * sizeof(int16_t));
    }
  }
  template <class Bias, class Reader>
  static void push(Reader params, int16_t x, uint16_t i, uint16_t inputs, int64_t* sums,
                   uint16_t units) {
    const BiasSource<int16_t, Bias> bias(params);
    params.skip(static_cast<uint32_t>(i) * sizeof(int16_t));
    for (; units != 0; --units) {
      bias.next(params);
      *sums++ += numeric::product16(x, params.template next<int16_t>());
      params.skip(static_cast<uint32_t>(inputs - 1) * sizeof(int16_t));
    }
  }
  // y may be the memory of sums, so sums are read before their place is written.
  template <class Activation, class Bias, class Reader>
  static void finish(Reader& params, uint16_t inputs, const int64_t* sums, int16_t* y,
                     uint16_t units) {
    params.skip(bytes<Bias>(inputs, units));
    for (; units != 0; --units) {
      *y++ = ActivationQ12<Activation>::forward(PlainDotQ12::finish(*sums++));
    }
  }

 private:
  template <class Reader>
  static int16_t row(Reader& stream, int16_t bias, const int16_t* x, uint16_t inputs) {
    int64_t sum = PlainDotQ12::start(bias);
    for (; inputs != 0; --inputs) {
      sum += numeric::product16(*x++, stream.template next<int16_t>());
    }
    return PlainDotQ12::finish(sum);
  }
  static int16_t row(Ram::Reader& stream, int16_t bias, const int16_t* x,
                     uint16_t inputs) {
    const int16_t* const w = reinterpret_cast<const int16_t*>(stream.address());
    stream.skip(static_cast<uint32_t>(inputs) * sizeof(int16_t));
    return DotQ12::dot(bias, x, w, inputs, 1);
  }
};

}  // namespace kernels
}  // namespace thimble
