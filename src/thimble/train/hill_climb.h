// SPDX-License-Identifier: MIT
// HillClimb: learning without derivatives, in 20 bytes of RAM, wherever parameters lie.
//
//   thimble::RamMedium medium(weights, sizeof weights);
//   thimble::HillClimb<Xor, thimble::RamMedium> climb(medium, 0, 5, seed);
//   for (...) climb.next(error_over_all_samples());
//   climb.finish();
//
// next() takes the error of the network as it is now: a trial that made it worse is taken
// back, then another one is made: every weight and bias moves by -1, 0 or 1 steps, drawn
// from a seed of this trial. To take it back the same draws are made again, so that no
// copy of the parameters is needed. Nothing is rounded on the way: integers wrap around,
// and floats are made multiples of the step when it begins, which keeps sums exact below
// 2^24 steps.
//
// A step is 2^-shift: for Int16 at least 1/4096, for int8 weights 1 at 7 and more, for
// int32 biases 64 times that. `shift` may be changed between two calls of next().
//
// Each trial writes all parameters: an EEPROM survives some 100,000 of them.
#pragma once

#include "../model.h"
#include "random.h"
#include "weights.h"

namespace thimble {
namespace train {

// A parameter and a number of steps.
template <class T>
struct Stepped {
  static T size(uint8_t shift) { return T(1) / static_cast<T>(UINT32_C(1) << shift); }
  static T moved(T value, int8_t steps, uint8_t shift) {
    return value + static_cast<T>(steps) * size(shift);
  }
  // The nearest multiple within what stays exact.
  static T snapped(T value, uint8_t shift) {
    const T most = static_cast<T>(UINT32_C(1) << 22);
    T n = value / size(shift);
    if (!(n < most)) n = most;
    if (!(n > -most)) n = -most;
    return static_cast<T>(static_cast<int32_t>(n < 0 ? n - T(0.5) : n + T(0.5))) *
           size(shift);
  }
};
template <class T, uint8_t Whole>
struct SteppedInteger {
  static T moved(T value, int8_t steps, uint8_t shift) {
    const uint32_t size = UINT32_C(1) << (shift < Whole ? Whole - shift : 0);
    return static_cast<T>(static_cast<uint32_t>(value) +
                          static_cast<uint32_t>(static_cast<int32_t>(steps)) * size);
  }
  static T snapped(T value, uint8_t) { return value; }
};
template <>
struct Stepped<int8_t> : SteppedInteger<int8_t, 7> {};
template <>
struct Stepped<int16_t> : SteppedInteger<int16_t, 12> {};
template <>
struct Stepped<int32_t> : SteppedInteger<int32_t, 13> {};

// Goes through the parameters in a medium.
template <class Medium, class Change>
class Editor {
 public:
  Editor(Medium& medium, typename Medium::Size at, Change& change)
      : medium_(medium), at_(at), change_(change), good_(true) {}

  void skip(uint32_t bytes) { at_ = static_cast<typename Medium::Size>(at_ + bytes); }
  template <class T>
  void run(uint32_t n) {
    for (; n != 0; --n) {
      T value = T();
      good_ = medium_.read(at_, &value, sizeof value) && good_;
      value = change_(value);
      good_ = medium_.write(at_, &value, sizeof value) && good_;
      skip(sizeof value);
    }
  }
  bool good() const { return good_; }

 private:
  Medium& medium_;
  typename Medium::Size at_;
  Change& change_;
  bool good_;
};

struct Snap {
  template <class T>
  T operator()(T value) const {
    return Stepped<T>::snapped(value, shift);
  }
  uint8_t shift;
};

struct Move {
  template <class T>
  T operator()(T value) {
    const int8_t steps = static_cast<int8_t>(static_cast<int8_t>(random.below(3)) - 1);
    return Stepped<T>::moved(value, static_cast<int8_t>(forwards ? steps : -steps),
                             shift);
  }
  Random random;
  uint8_t shift;
  bool forwards;
};

}  // namespace train

template <class Net, class Medium>
class HillClimb {
 public:
  // The parameters begin at position `at` of the medium.
  HillClimb(Medium& medium, typename Medium::Size at, uint8_t shift, uint32_t seed)
      : shift(shift),
        medium_(medium),
        at_(at),
        seed_(seed),
        best_(0),
        made_with_(shift),
        trial_(false),
        began_(false),
        good_(true) {}

  // Returns whether the network as it was is the best so far.
  bool next(float error) {
    bool better = true;
    if (!began_) {
      began_ = true;
      edit(train::Snap{shift});
    } else {
      better = trial_ && error <= best_;  // a NaN is no better
      if (!better) take_back();
    }
    if (better) best_ = error;
    ++seed_;
    made_with_ = shift;
    edit(train::Move{Random(seed_), made_with_, true});
    trial_ = true;
    return better;
  }

  // Takes back the trial that has not been judged yet.
  void finish() { take_back(); }

  // The least error so far: that of the parameters after finish().
  float best() const { return best_; }
  // Whether the medium has taken everything.
  bool good() const { return good_; }

  uint8_t shift;

 private:
  void take_back() {
    if (trial_) edit(train::Move{Random(seed_), made_with_, false});
    trial_ = false;
  }
  template <class Change>
  void edit(Change change) {
    train::Editor<Medium, Change> editor(medium_, at_, change);
    train::Weights<Net>::visit(editor);
    good_ = good_ && editor.good() && medium_.flush();
  }

  Medium& medium_;
  typename Medium::Size at_;
  uint32_t seed_;
  float best_;
  uint8_t made_with_;
  bool trial_, began_, good_;
};

}  // namespace thimble
