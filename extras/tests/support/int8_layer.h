// SPDX-License-Identifier: MIT
// A random int8 dense layer: its numbers, its parameters as bytes, and what it must give.
#pragma once

#include <math.h>

#include <vector>

#include "random.h"
#include "reference.h"

namespace thimble_test {

class Bytes : public std::vector<uint8_t> {
 public:
  void put(int64_t value, int width) {
    for (int i = 0; i < width; ++i) push_back(static_cast<uint8_t>(value >> (8 * i)));
  }
  // Filled up with bytes that nobody may look at.
  void fill(size_t multiple) {
    while (size() % multiple != 0) push_back(0x55);
  }
};

enum class Rule { kTflite, kNative };

// How the bytes of a layer are laid out: the tables of docs/numbers.md once more.
struct Order {
  bool short_head;  // only what is used of it, not four bytes
  int bias_bytes;
  int offset;     // added to each weight, and taken off the bias for inputs plus as much
  size_t group;   // weights of a unit side by side
  size_t filled;  // weights and requantizations fill a multiple of so many bytes
  bool prepared;  // Tflite units as the assembly of AVRs reads them
  bool squares;   // biases for twice the sum, with the squares of the weights
  bool wide;      // weights of 16 bits, of each four the first and third one first
  size_t block;   // units side by side

  static Order portable() { return {false, 4, 0, 1, 1, false, false, false, 4}; }
  static Order for_avr() { return {true, 3, 128, 1, 1, true, false, false, 4}; }
  static Order for_avr_small() { return {true, 3, 0, 1, 1, false, false, false, 1}; }
  static Order for_avr_tiny() { return {true, 3, 0, 1, 1, false, true, false, 4}; }
  static Order for_cortex_m0() { return {false, 4, 128, 1, 4, false, false, false, 4}; }
  static Order for_cortex_m4_wide() { return {false, 4, 0, 4, 4, false, false, true, 4}; }
  static Order for_cortex_m4() { return {false, 4, 0, 4, 4, false, false, false, 4}; }
};

struct Int8Layer {
  struct Unit {
    int32_t bias;  // with rounding and zero points folded in
    std::vector<int8_t> weights;
    int32_t multiplier;
    int8_t shift;
  };

  Rule rule;
  uint16_t inputs;
  std::vector<Unit> units;
  int8_t zero_point = 0, low = -128, high = 127;  // Tflite
  uint8_t shift = 24;                             // Native, of the layer

  // Sums of typical inputs reach over the range of the result and a little beyond.
  Int8Layer(Random& random, Rule rule, uint16_t inputs, uint16_t units)
      : rule(rule), inputs(inputs) {
    const double spread = sqrt(static_cast<double>(inputs)) * 74 * 74;
    const double factor = 90.0 / spread * (0.5 + random.below(1000) / 500.0);
    if (rule == Rule::kTflite) {
      zero_point = random.byte();
      if (random.below(4) == 0) {
        low = static_cast<int8_t>(random.between(-128, 0));
        high = static_cast<int8_t>(random.between(low, 127));
      }
    } else if (factor * 65536 > 300) {
      shift = 16;
    }
    for (uint16_t o = 0; o < units; ++o) this->units.push_back(unit(random, factor));
  }

  Bytes bytes(Order order = Order::portable()) const {
    Bytes all;
    if (rule == Rule::kTflite) {
      for (int8_t value : {zero_point, low, high}) all.put(value, 1);
      if (!order.short_head) all.put(0, 1);
    } else {
      all.put(shift, order.short_head ? 1 : 4);
    }
    for (size_t first = 0; first < units.size();) {
      const size_t width = units.size() - first >= order.block ? order.block : 1;
      put_block(all, order, first, width);
      first += width;
    }
    return all;
  }

  std::vector<int8_t> outputs(const std::vector<int8_t>& x) const {
    std::vector<int8_t> y;
    for (const Unit& unit : units) {
      int64_t sum = unit.bias;
      for (size_t i = 0; i < inputs; ++i) sum += int64_t(x[i]) * unit.weights[i];
      y.push_back(
          rule == Rule::kTflite
              ? tflite_requantized(sum, unit.multiplier, unit.shift, zero_point, low,
                                   high)
              : native_requantized(sum, static_cast<uint32_t>(unit.multiplier), shift));
    }
    return y;
  }

 private:
  Unit unit(Random& random, double factor) {
    Unit unit;
    for (uint16_t i = 0; i < inputs; ++i) unit.weights.push_back(random.byte());
    factor *= 0.7 + random.below(1000) / 1000.0;
    unit.bias = random.between(-3000, 3000);
    if (rule == Rule::kTflite) {
      int exponent = 0;
      const double fraction = frexp(factor, &exponent);
      unit.multiplier = static_cast<int32_t>(fraction * 2147483647.0);
      unit.shift = static_cast<int8_t>(exponent);
    } else {
      const double one = ldexp(1.0, shift);
      const double least = shift == 24 ? 1024 : 256;
      const double multiplier = fmin(fmax(floor(factor * one), least), 65535.0);
      unit.multiplier = static_cast<int32_t>(multiplier);
      unit.shift = 0;
      unit.bias +=
          static_cast<int32_t>(lround((random.byte() + 128.5) * one / multiplier));
    }
    return unit;
  }

  void put_block(Bytes& all, Order order, size_t first, size_t width) const {
    const auto end = first + width;
    for (size_t o = first; o < end; ++o) {
      int64_t weights = 0;
      int64_t squares = 0;
      for (int8_t w : units[o].weights) {
        weights += w;
        squares += w * w;
      }
      all.put(order.squares ? 2 * int64_t(units[o].bias) + squares
                            : units[o].bias - order.offset * weights,
              order.bias_bytes);
    }
    for (size_t i = 0; i < inputs; i += order.group) {
      for (size_t o = first; o < end; ++o) {
        for (size_t at = 0; at < order.group; ++at) {
          const size_t j = i + (order.wide ? at / 2 + at % 2 * 2 : at);
          all.put(j < inputs ? units[o].weights[j] + order.offset : 0x55,
                  order.wide ? 2 : 1);
        }
      }
    }
    all.fill(order.filled);
    if (rule == Rule::kTflite && order.prepared) {
      for (size_t o = first; o < end; ++o) {
        const int below = (-units[o].shift - 1) % 8 + 1;
        all.put(int64_t(units[o].multiplier) * 2, 4);
        all.put(1 << (8 - below), 1);
        all.put((-units[o].shift - below) / 8, 1);
      }
      return;
    }
    const int width_of_multiplier = rule == Rule::kTflite ? 4 : 2;
    for (size_t o = first; o < end; ++o)
      all.put(units[o].multiplier, width_of_multiplier);
    if (rule == Rule::kTflite) {
      for (size_t o = first; o < end; ++o) all.put(units[o].shift, 1);
    }
    all.fill(order.filled);
  }
};

// Inputs that a dense layer has to survive: random ones and the four extreme corners.
inline std::vector<int8_t> int8_input(Random& random, uint16_t n, unsigned kind) {
  std::vector<int8_t> x;
  for (uint16_t i = 0; i < n; ++i) {
    const int8_t corners[] = {-128, 127, 0, static_cast<int8_t>(i % 2 ? 127 : -128)};
    x.push_back(kind < 4 ? corners[kind] : random.byte());
  }
  return x;
}

}  // namespace thimble_test
