// SPDX-License-Identifier: MIT
// What all recurrent layers have in common: their counts and their refusals.
#pragma once

#include "../../kernels/recurrent.h"
#include "../bias.h"
#include "../form.h"

namespace thimble {
namespace detail {

template <class Bias>
struct RecurrentChecks {
  static_assert(IsSame<Bias, UnitBias>::value || IsSame<Bias, NoBias>::value,
                "recurrent layer: its last argument is UnitBias or NoBias");
};

template <class Number, class Bias, uint8_t Gates, uint8_t Biases>
struct RecurrentForm : UnitsForm {
  static constexpr bool kHasState = true;
  // All sequences of outputs are beyond any memory long before this.
  static constexpr uint16_t kMost = 32767;
  static constexpr uint32_t weights(uint16_t inputs, uint16_t units) {
    return units * (static_cast<uint32_t>(inputs) + units);
  }
  static constexpr uint32_t bytes(uint16_t inputs, uint16_t units) {
    return kernels::Recurrent<Number>::template bytes<Bias>(inputs, units, Gates, Biases);
  }
};

// Gates and biases of one unit.
template <class Number, uint16_t Inputs, uint16_t Units, class Bias, uint8_t Gates,
          uint8_t Biases>
struct RecurrentShape {
  static_assert(Units > 0, "recurrent layer: it needs at least one unit");
  static constexpr uint16_t kOutputs = Units;
  static constexpr uint32_t kParameters =
      kernels::Recurrent<Number>::template parameters<Bias>(Inputs, Units, Gates, Biases);
  static constexpr uint32_t kParameterBytes =
      kernels::Recurrent<Number>::template bytes<Bias>(Inputs, Units, Gates, Biases);
  static constexpr uint32_t kMacs =
      static_cast<uint32_t>(Units) * Gates * (static_cast<uint32_t>(Inputs) + Units);
  static constexpr uint16_t kTables = 0;
  static constexpr bool kInPlace = false;
  static constexpr bool kTakesPushedInput = false;
};

}  // namespace detail
}  // namespace thimble
