// SPDX-License-Identifier: MIT
// How Int16 weights move: rates are powers of two, steps are rounded by chance.
//
// A step smaller than half a unit of a weight would be lost for ever by rounding to
// nearest. Adding a number between 0 and 1 before cutting off keeps it on the average:
//   Weyl         r += 40503 / 65536 modulo 1: evenly spread, and the fastest
//   Stochastic   a random number (xorshift16, G. Marsaglia 2003)
//   Nearest      1/2, for comparison
// All are integers, so that a chip and a PC learn the same bits.
#pragma once

#include "../kernels/train_q12.h"
#include "../support/traits.h"

namespace thimble {

struct Weyl {
  constexpr Weyl() : state(0) {}
  uint16_t next() { return state = static_cast<uint16_t>(state + 0x9E37u); }

  uint16_t state;
};

struct Stochastic {
  constexpr Stochastic() : state(1) {}
  uint16_t next() {
    state = static_cast<uint16_t>(state ^ (state << 7));
    state = static_cast<uint16_t>(state ^ (state >> 9));
    return state = static_cast<uint16_t>(state ^ (state << 8));
  }

  uint16_t state;
};

struct Nearest {
  static uint16_t next() { return 0x8000; }
};

// Rates are 2^-shift, {3} or {3, 5} when the trainer is made: weights and biases. No RAM
// beside those and the state of the rounding. shift from 0 to 15.
template <class Rounding = Weyl>
struct ShiftSgd {
  template <class T>
  struct Rule {
    static_assert(detail::IsSame<T, int16_t>::value,
                  "Trainer: ShiftSgd is for Int16; take Sgd for floats");
    static constexpr uint8_t kValues = 0;
    static constexpr bool kClipsNorm = false;

    constexpr Rule(uint8_t shift) : shift(shift), bias_shift(shift) {}
    constexpr Rule(uint8_t shift, uint8_t bias_shift)
        : shift(shift), bias_shift(bias_shift) {}

    void begin() {}
    uint16_t exponent() const { return 0; }
    // delta 2^(2 - shift), rounded by the same rule.
    int16_t scaled(int16_t delta, uint8_t by) {
      if (by <= 2) {
        int32_t doubled = delta;
        for (; by < 2; ++by) doubled += doubled;
        return numeric::saturate16(doubled);
      }
      const uint8_t right = static_cast<uint8_t>((by > 15 ? 15 : by) - 2);
      const int32_t nudge = rounding.next() >> (16 - right);
      return static_cast<int16_t>((delta + nudge) >> right);
    }
    void move(int16_t* w, const int16_t* x, int16_t d, uint16_t n) {
      move_row(w, x, d, n, rounding);
    }

    uint8_t shift, bias_shift;
    Rounding rounding;

   private:
    template <class Other>
    static void move_row(int16_t* w, const int16_t* x, int16_t d, uint16_t n,
                         Other& rounding) {
      kernels::PlainMoveQ12::move(w, x, d, n, rounding);
    }
#if THIMBLE_AVR_MUL
    static void move_row(int16_t* w, const int16_t* x, int16_t d, uint16_t n,
                         Weyl& rounding) {
      kernels::avr::MoveQ12::move(w, x, d, n, &rounding.state);
    }
#endif
  };
};

}  // namespace thimble
