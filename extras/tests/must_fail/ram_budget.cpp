// expect: this network needs more RAM than the sketch has left
// SPDX-License-Identifier: MIT
// What a model takes is a constant, so that a budget is a static_assert.
#include <Thimble.h>

using namespace thimble;

struct Place;
using Net = Network<Int8<Native>, Input<64>, Dense<16>, Dense<10>>;
THIMBLE_FLASH(static const uint8_t kBytes[Net::kParameterBytes]) = {16};
struct Place {
  using Network = Net;
  static FlashArray<uint8_t, Net::kParameterBytes> array() { return in_flash(kBytes); }
};
using Digits = Model<Int8<Native>, Bound<Place>, Input<64>, Dense<16>, Dense<10>>;
#ifdef CONTROL
constexpr uint32_t kBudget = 26;
#else
constexpr uint32_t kBudget = 25;
#endif
static_assert(Digits::kRamBytes <= kBudget,
              "this network needs more RAM than the sketch has left");
