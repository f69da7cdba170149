// SPDX-License-Identifier: MIT
// The choices of a network that are more than yes or no.
#pragma once

#include <stdint.h>

namespace thimble {
namespace compat {

// How many biases a layer of the sketch has.
enum class Biases : uint8_t { kNone, kShared, kUnit };
// Where its parameters are while the network runs.
enum class Place : uint8_t { kRam, kProgmem, kEeprom, kFram };

// What a layer is; the numbers are those of LayerType.
enum class Cell : uint8_t { kDense, kRnn, kGru, kLstm };
constexpr uint8_t gates_of(Cell cell) {
  return cell == Cell::kLstm ? 4 : cell == Cell::kGru ? 3 : 1;
}

// Weights of a layer: a recurrent one sees its own outputs, too, in each gate.
constexpr uint32_t weights_in(Cell cell, uint32_t inputs, uint32_t units) {
  return cell == Cell::kDense ? inputs * units
                              : gates_of(cell) * units * (inputs + units);
}
constexpr uint32_t row_of(Cell cell, uint32_t inputs, uint32_t units) {
  return cell == Cell::kDense ? inputs : inputs + units;
}

// All parameters of a layer of a network whose layers are of one kind.
template <class C>
constexpr uint32_t parameters_in(uint32_t inputs, uint32_t units) {
  return weights_in(C::kCell, inputs, units) + (C::kBiases == Biases::kNone ? 0
                                                : C::kBiases == Biases::kUnit
                                                    ? gates_of(C::kCell) * units
                                                    : 1);
}

}  // namespace compat
}  // namespace thimble
