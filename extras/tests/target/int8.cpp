// SPDX-License-Identifier: MIT
// Firmware: runs the int8 networks of vectors.h from every storage, whole and pushed.
//
// Output: for each network kInputsPerNet outputs from flash, then the number of outputs
// from other storages or ways that differ from them (0 is right).
#include <Thimble.h>
#include <sim.h>
#include <string.h>

#include "nets.h"
#include "vectors.h"

// A bit for each network of this program, so that it fits in small chips.
#ifndef CASES
#define CASES 31
#endif
// Networks with at most as many parameters run from RAM, too.
#ifndef RAM_LIMIT
#define RAM_LIMIT 700
#endif
// Whether far flash is read, too.
#ifndef FAR
#define FAR 1
#endif

namespace {

using nets::kInputsPerNet;

// The parameters of a network that keeps nothing, bound to its type.
#define PLACE(index)                                                                  \
  struct Place##index {                                                               \
    using Network = nets::Case<Number, index>::Shape;                                 \
    static thimble::FlashArray<Number::Parameter, Network::kParameterCount> array() { \
      return thimble::in_flash(kBytes##index);                                        \
    }                                                                                 \
  };

template <class Model>
THIMBLE_NOINLINE uint8_t wrong(Model& model, const int8_t* x, const int8_t* expected) {
  return memcmp(model.predict(x), expected, Model::kOutputs) != 0;
}

template <class Model>
THIMBLE_NOINLINE uint8_t wrong_one_by_one(Model& model, const int8_t* x,
                                          const int8_t* expected) {
  model.begin();
  for (uint16_t i = 0; i < Model::kInputs; ++i) model.push(x[i]);
  return memcmp(model.finish(), expected, Model::kOutputs) != 0;
}

// From RAM, if it fits.
template <class Case, class Array>
uint8_t from_ram(const Array& flash, const int8_t* x, const int8_t* expected,
                 thimble::detail::Flag<true>) {
  constexpr uint32_t n = Case::Shape::kParameterCount;
  Number::Parameter copy[n];
  thimble::Flash::Reader reader(flash.handle);
  for (uint32_t i = 0; i < n; ++i) copy[i] = reader.next<Number::Parameter>();
  typename Case::template Whole<thimble::Ram> model(copy);
  typename Case::template OneByOne<thimble::Ram> pushed(copy);
  return static_cast<uint8_t>(wrong(model, x, expected) +
                              wrong_one_by_one(pushed, x, expected));
}
template <class Case, class Array>
uint8_t from_ram(const Array&, const int8_t*, const int8_t*,
                 thimble::detail::Flag<false>) {
  return 0;
}

template <class Case, class Place, class FarArray>
THIMBLE_NOINLINE void run(uint8_t seed, const FarArray& far) {
  constexpr bool kInRam = Case::Shape::kParameterBytes <= RAM_LIMIT;
  constexpr uint16_t kInputs = Case::Shape::kInputs, kOutputs = Case::Shape::kOutputs;
  thimble_test::Random random(seed);
  typename Case::template Whole<thimble::Bound<Place>> whole;
  typename Case::template OneByOne<thimble::Bound<Place>> pushed;
#if FAR
  typename Case::template Whole<thimble::FarFlash> beyond(far);
#else
  static_cast<void>(far);
#endif
  uint8_t differing = 0;
  for (uint16_t number = 0; number < kInputsPerNet; ++number) {
    int8_t x[kInputs];
    nets::fill_input(random, x, kInputs, number);
    const int8_t* y = whole.predict(x);
    sim::write(y, kOutputs);
    differing += wrong_one_by_one(pushed, x, y);
#if FAR
    differing += wrong(beyond, x, y);
#endif
    differing += from_ram<Case>(Place::array(), x, y, thimble::detail::Flag<kInRam>());
  }
  sim::write(&differing, 1);
}

#define RUN(index) \
  run<nets::Case<Number, index>, Place##index>(index, THIMBLE_IN_FAR_FLASH(kBytes##index))

}  // namespace

int main() {
#if CASES & 1
  PLACE(0)
  RUN(0);
#endif
#if CASES & 2
  PLACE(1)
  RUN(1);
#endif
#if CASES & 4
  PLACE(2)
  RUN(2);
#endif
#if CASES & 8
  PLACE(3)
  RUN(3);
#endif
#if CASES & 16
  PLACE(4)
  RUN(4);
#endif
  sim::exit(0);
}
