// SPDX-License-Identifier: MIT
// The assembly that ends each unit of an int8 layer, 100 times, and the plain rule beside
// it.
#pragma once

#include "kernel.h"

#define REQUANTIZE_TWENTY(...)                                                      \
  __VA_ARGS__, __VA_ARGS__, __VA_ARGS__, __VA_ARGS__, __VA_ARGS__, __VA_ARGS__,     \
      __VA_ARGS__, __VA_ARGS__, __VA_ARGS__, __VA_ARGS__, __VA_ARGS__, __VA_ARGS__, \
      __VA_ARGS__, __VA_ARGS__, __VA_ARGS__, __VA_ARGS__, __VA_ARGS__, __VA_ARGS__, \
      __VA_ARGS__, __VA_ARGS__

// requantize_all(units, y) for the sum 123,456; `facts` puts what a layer stores where
// the rule wants it. A turn of the loop takes 5 cycles beside the call.
#define REQUANTIZE_ALL(rule, facts)                                                      \
  __attribute__((naked, noinline)) static void requantize_all(const uint8_t*, int8_t*) { \
    asm volatile(                                                                        \
        "push r2\n push r3\n push r4\n push r8\n push r9\n push r10\n push r14\n"        \
        "push r15\n push r16\n push r28\n push r29\n"                                    \
        "movw r30,r24\n movw r28,r22\n clr r25\n"                                        \
        "ldi r24,0x40\n mov r8,r24\n ldi r24,0xe2\n mov r9,r24\n ldi r24,1\n"            \
        "mov r10,r24\n" facts                                                            \
        "ldi r20,100\n"                                                                  \
        "8: movw r2,r8\n mov r4,r10\n rcall 7f\n dec r20\n brne 8b\n"                    \
        "clr r1\n pop r29\n pop r28\n pop r16\n pop r15\n pop r14\n pop r10\n"           \
        "pop r9\n pop r8\n pop r4\n pop r3\n pop r2\n ret\n"                             \
        "7:\n" rule("lpm")::                                                             \
            : THIMBLE_AVR_CLOBBERS, "memory");                                           \
  }

namespace bench {

template <class Rule, class Function>
void measure_requantization(Function all, typename Rule::Layer layer,
                            const uint8_t* units) {
  static int8_t y[100];
  quiet();
  begin();
  all(units, y);
  end();
  thimble::Flash::Reader params{thimble::FlashAddress(units)};
  const int32_t sums[] = {123456};
  bool right = true;
  for (int8_t value : y) {
    int8_t wanted;
    Rule::requantize(layer, params, sums, 1, &wanted);
    right = right && value == wanted;
  }
  finish(right);
}

}  // namespace bench
