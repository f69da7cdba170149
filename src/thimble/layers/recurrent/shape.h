// SPDX-License-Identifier: MIT
// What all recurrent layers have in common: their counts and their refusals.
#pragma once

#include "../../kernels/recurrent.h"
#include "../bias.h"
#include "../state.h"

namespace thimble {
namespace detail {

template <uint16_t Units, class Bias>
struct RecurrentChecks {
  static_assert(Units > 0, "recurrent layer: it needs at least one unit");
  static_assert(IsSame<Bias, UnitBias>::value || IsSame<Bias, NoBias>::value,
                "recurrent layer: its last argument is UnitBias or NoBias");
};

// Gates and biases of one unit.
template <class Number, uint16_t Inputs, uint16_t Units, class Bias, uint8_t Gates,
          uint8_t Biases>
struct RecurrentShape {
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
