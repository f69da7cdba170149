// SPDX-License-Identifier: MIT
// One input at a time for the int8 dense layers of AVRs with a multiplier, in assembly.
#pragma once

#include "../../numeric/layout.h"

#if THIMBLE_AVR_MUL

// void push(int8_t x, const uint8_t* params, Sum24* sums, uint16_t stride,
//           uint16_t blocks of four + 256 * single units, uint16_t back)
// adds w x to every sum. params stands at the four weights of the input in the first
// block, stride is the way from behind them to the next ones; params - back is then the
// weight of the first single unit, whose stride is a quarter. 24 cycles an addition.
// clang-format off
#define THIMBLE_PUSH_ONE(load)                                                        \
  load " r21,Z+\n subi r21,0x80\n mulsu r21,r20\n sbc r22,r22\n"                      \
       "ld r21,X\n add r21,r0\n st X+,r21\n ld r21,X\n adc r21,r1\n st X+,r21\n"      \
       "ld r21,X\n adc r21,r22\n st X+,r21\n"

#define THIMBLE_PUSH(load)                                                            \
  asm volatile(                                                                       \
  "subi r24,0x80\n movw r30,r22\n movw r26,r20\n mov r20,r24\n movw r24,r16\n"        \
  "tst r24\n breq 4f\n"                                                               \
  "2: ldi r23,4\n"                                                                    \
  "3: " THIMBLE_PUSH_ONE(load) "dec r23\n brne 3b\n"                                  \
  "add r30,r18\n adc r31,r19\n dec r24\n brne 2b\n"                                   \
  "4: sub r30,r14\n sbc r31,r15\n"                                                    \
  "lsr r19\n ror r18\n lsr r19\n ror r18\n"                                           \
  "tst r25\n breq 6f\n"                                                               \
  "5: " THIMBLE_PUSH_ONE(load)                                                        \
  "add r30,r18\n adc r31,r19\n dec r25\n brne 5b\n"                                   \
  "6: clr r1\n ret\n"                                                                 \
  ::: THIMBLE_AVR_CLOBBERS, "memory")
// clang-format on

namespace thimble {
namespace kernels {
namespace avr {

struct PushFromFlash {
  THIMBLE_ASSEMBLY void push(int8_t, const uint8_t*, Sum24*, uint16_t, uint16_t,
                             uint16_t) {
    THIMBLE_PUSH("lpm");
  }
};
struct PushFromRam {
  THIMBLE_ASSEMBLY void push(int8_t, const uint8_t*, Sum24*, uint16_t, uint16_t,
                             uint16_t) {
    THIMBLE_PUSH("ld");
  }
};

}  // namespace avr
}  // namespace kernels
}  // namespace thimble

#undef THIMBLE_PUSH
#undef THIMBLE_PUSH_ONE

#endif
