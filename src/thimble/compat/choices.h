// SPDX-License-Identifier: MIT
// Turns the options of a sketch into one type, in a namespace of its own, so that
// translation units with different options link.
//
// Choices is all that the rest of compat sees of the macros.
#pragma once

#include <stdint.h>

#include "board_media.h"
#include "derived_macros.h"
#include "kinds.h"
#include "media_macros.h"

#define THIMBLE_NN_JOIN(a, b) THIMBLE_NN_JOIN_NOW(a, b)
#define THIMBLE_NN_JOIN_NOW(a, b) a##b

#define THIMBLE_NN_SPELL_NOW(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, \
                             u, v, w, x, y, z)                                           \
  a##b##c##d##e##f##g##h##i##j##k##l##m##n##o##p##q##r##s##t##u##v##w##x##y##z
#define THIMBLE_NN_SPELL(...) THIMBLE_NN_SPELL_NOW(__VA_ARGS__)
#define THIMBLE_NN_STORED_AS                                                            \
  THIMBLE_NN_SPELL(nn_, THIMBLE_NN_PROGMEM, THIMBLE_NN_DELETE_OUTPUTS,                  \
                   THIMBLE_NN_FLAT_WEIGHTS, THIMBLE_NN_STATIC_ME, THIMBLE_NN_MSE,       \
                   THIMBLE_NN_DOUBLE, THIMBLE_NN_EEPROM, THIMBLE_NN_NO_BIAS,            \
                   THIMBLE_NN_UNIT_BIAS, THIMBLE_NN_INT16, THIMBLE_NN_INT8,             \
                   THIMBLE_NN_STATIC_ME_OF_MANY, THIMBLE_NN_FRAM, THIMBLE_NN_CLIMB,     \
                   THIMBLE_NN_CLIMB_GIVEN, THIMBLE_NN_CLIMB_RATES, THIMBLE_NN_ANY_FILE, \
                   THIMBLE_NN_SD, THIMBLE_NN_SAVES_EEPROM, THIMBLE_NN_SAVES_FRAM,       \
                   THIMBLE_NN_RNN, THIMBLE_NN_GRU, THIMBLE_NN_LSTM, THIMBLE_NN_PAIR, _)
#define THIMBLE_NN_COMPUTED_BY                                                         \
  THIMBLE_NN_SPELL(THIMBLE_NN_TRAINS, THIMBLE_NN_BCE, THIMBLE_NN_CCE,                  \
                   THIMBLE_NN_PER_LAYER, THIMBLE_NN_SIGMOID, THIMBLE_NN_TANH,          \
                   THIMBLE_NN_RELU, THIMBLE_NN_LEAKY, THIMBLE_NN_ELU, THIMBLE_NN_SELU, \
                   THIMBLE_NN_SOFTMAX, THIMBLE_NN_IDENTITY, THIMBLE_NN_BINARY_STEP,    \
                   THIMBLE_NN_SOFTPLUS, THIMBLE_NN_SILU, THIMBLE_NN_GELU,              \
                   THIMBLE_NN_MISH, THIMBLE_NN_GAUSSIAN, THIMBLE_NN_CUSTOM1,           \
                   THIMBLE_NN_CUSTOM2, THIMBLE_NN_CUSTOM3, THIMBLE_NN_CUSTOM4,         \
                   THIMBLE_NN_CUSTOM5, THIMBLE_NN_THRESHOLD, THIMBLE_NN_UNIT_MAJOR, )
#define THIMBLE_NN_SPACE THIMBLE_NN_JOIN(THIMBLE_NN_STORED_AS, THIMBLE_NN_COMPUTED_BY)

namespace thimble {
namespace compat {

inline namespace THIMBLE_NN_SPACE {

struct Choices {
  using Value = DFLOAT;
  using Stored = IDFLOAT;
  using Parameter = IS_CONST IDFLOAT;

  static constexpr bool kQuantized = THIMBLE_NN_INT16 || THIMBLE_NN_INT8;
  // What the integer 1 stands for.
  static constexpr Value scale() {
    return static_cast<Value>(static_cast<double>(Q_FLOAT_RANGE) /
                              (THIMBLE_NN_INT16 ? 65535.0 : 255.0));
  }
  static constexpr uint8_t kDigits = DFLOAT_LEN;

  static constexpr Place kPlace = THIMBLE_NN_EEPROM    ? Place::kEeprom
                                  : THIMBLE_NN_FRAM    ? Place::kFram
                                  : THIMBLE_NN_PROGMEM ? Place::kProgmem
                                                       : Place::kRam;
#if THIMBLE_NN_FRAM
  using Medium = BoardFram;
#else
  using Medium = BoardEeprom;
#endif
  static constexpr Biases kBiases = THIMBLE_NN_NO_BIAS     ? Biases::kNone
                                    : THIMBLE_NN_UNIT_BIAS ? Biases::kUnit
                                                           : Biases::kShared;
  // Rows of weights are for dense layers; those of gates are read as a whole.
  static constexpr bool kFlatWeights =
      THIMBLE_NN_FLAT_WEIGHTS || THIMBLE_NN_GRU || THIMBLE_NN_LSTM;
  static constexpr bool kDeletesOutputs = THIMBLE_NN_DELETE_OUTPUTS;
  static constexpr bool kStaticMe = THIMBLE_NN_STATIC_ME || THIMBLE_NN_STATIC_ME_OF_MANY;
  static constexpr bool kMovesMe = THIMBLE_NN_STATIC_ME_OF_MANY;

  static constexpr bool kPerLayer = THIMBLE_NN_PER_LAYER;
  static constexpr uint32_t kFunctions = THIMBLE_NN_FUNCTIONS;

  // What all layers are, unless each says whether it is Dense or Rnn.
  static constexpr Cell kCell = THIMBLE_NN_RNN    ? Cell::kRnn
                                : THIMBLE_NN_GRU  ? Cell::kGru
                                : THIMBLE_NN_LSTM ? Cell::kLstm
                                                  : Cell::kDense;
  static constexpr bool kPair = THIMBLE_NN_PAIR;
  static constexpr bool kRecurrent = THIMBLE_NN_RECURRENT;
  static constexpr bool kUnitMajor = THIMBLE_NN_UNIT_MAJOR;
  static constexpr bool kThreshold = THIMBLE_NN_THRESHOLD;
  // Whether there is a byte for each layer.
  static constexpr bool kHasBytes = kPerLayer || kPair;

  static constexpr bool kTrains = THIMBLE_NN_TRAINS;
  static constexpr bool kMse = THIMBLE_NN_MSE;
  static constexpr bool kBce = THIMBLE_NN_BCE;
  static constexpr bool kCce = THIMBLE_NN_CCE;

  static constexpr bool kClimbs = THIMBLE_NN_CLIMB;
  static constexpr bool kClimbsRates = THIMBLE_NN_CLIMB_RATES;
  // Whether a network may start from random parameters.
  static constexpr bool kCreates = kTrains || (kClimbs && kPlace == Place::kRam);
};

}  // namespace THIMBLE_NN_SPACE
}  // namespace compat
}  // namespace thimble
