// SPDX-License-Identifier: MIT
// Where print() writes to: Serial on an Arduino, standard output elsewhere.
#pragma once

#include "media_macros.h"

#if THIMBLE_NN_ARDUINO
#define THIMBLE_NN_TEXT(text) F(text)
#else
#include <stdio.h>
#define THIMBLE_NN_TEXT(text) text
#endif

namespace thimble {
namespace compat {

#if THIMBLE_NN_ARDUINO

// A template, so that boards without Serial only need it when a sketch prints.
struct Printer {
  template <class... Arguments>
  static void print(Arguments... arguments) {
    Serial.print(arguments...);
  }
  static void end_line() { Serial.println(); }
};

#else

struct Printer {
  static void print(const char* text) { fputs(text, stdout); }
  static void print(unsigned int number) { printf("%u", number); }
  static void print(double value, int digits) { printf("%.*f", digits, value); }
  static void end_line() { fputs("\r\n", stdout); }
};

#endif

}  // namespace compat
}  // namespace thimble
