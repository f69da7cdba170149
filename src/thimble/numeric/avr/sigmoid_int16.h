// SPDX-License-Identifier: MIT
// Sigmoid and tanh of 16-bit fixed-point numbers on an AVR with a multiplier.
//
// Equal to PlainSigmoid16 (numeric/sigmoid_int16.h), bit for bit. 56, 60 and 61 cycles
// for fraction, sigmoid and tanh, with their calls and the pushed return addresses of 16
// bits.
#pragma once

#include "../../platform/detect.h"
#include "../sigmoid_table.h"

#if THIMBLE_AVR_MUL

namespace thimble {
namespace numeric {
namespace avr {

#define THIMBLE_NAKED __attribute__((naked, noinline, noclone, unused)) static

// clang-format off
// T = the sign of r25:r24, which becomes its magnitude.
#define THIMBLE_MAGNITUDE                                                             \
  "bst r25,7\n brtc 1f\n com r25\n neg r24\n sbci r25,0xff\n 1:\n"

// To be called from assembly.
struct AboveHalf {
  // v in r25:r24 and r1 = 0, for u in r25:r24; uses r0, r18..r21, r30, r31. About 40 cycles
  // with its call.
  THIMBLE_NAKED void run() {
    asm volatile(
    "mov r30,r25\n clr r31\n lsl r30\n rol r31\n clr r25\n"
    "subi r30,lo8(-(%0))\n sbci r31,hi8(-(%0))\n"
    "lpm r18,Z+\n lpm r19,Z+\n lpm r20,Z+\n lpm r21,Z\n"
    "sub r20,r18\n sbc r21,r19\n"
    "mul r20,r24\n add r18,r1\n adc r19,r25\n"
    "mul r21,r24\n add r18,r0\n adc r19,r1\n"
    "movw r24,r18\n clr r1\n ret\n"
    :: "i"(SigmoidTable<>::kValues)
    : "r0", "r18", "r19", "r20", "r21", "r24", "r25", "r30", "r31");
  }
};

struct Sigmoid16 {
  THIMBLE_NAKED uint16_t fraction(int16_t) {
    asm volatile(
    THIMBLE_MAGNITUDE "%~call %x0\n"
    "brtc 2f\n com r25\n neg r24\n sbci r25,0xff\n 2: ret\n"
    :: "i"(&AboveHalf::run)
    : "r0", "r18", "r19", "r20", "r21", "r24", "r25", "r30", "r31");
  }
  THIMBLE_NAKED int16_t sigmoid(int16_t) {
    asm volatile(
    THIMBLE_MAGNITUDE "%~call %x0\n"
    "lsr r25\n ror r24\n adc r24,r1\n adc r25,r1\n"
    "brtc 2f\n com r25\n neg r24\n sbci r25,0x7f\n 2: ret\n"
    :: "i"(&AboveHalf::run)
    : "r0", "r18", "r19", "r20", "r21", "r24", "r25", "r30", "r31");
  }
  THIMBLE_NAKED int16_t tanh(int16_t) {
    asm volatile(
    THIMBLE_MAGNITUDE
    "lsl r24\n rol r25\n brcs 3f\n brmi 3f\n %~call %x0\n"
    "2: subi r25,0x80\n brtc 4f\n com r25\n neg r24\n sbci r25,0xff\n 4: ret\n"
    "3: ldi r24,lo8(65525)\n ldi r25,hi8(65525)\n rjmp 2b\n"
    :: "i"(&AboveHalf::run)
    : "r0", "r18", "r19", "r20", "r21", "r24", "r25", "r30", "r31");
  }
};
// clang-format on

#undef THIMBLE_MAGNITUDE
#undef THIMBLE_NAKED

}  // namespace avr
}  // namespace numeric
}  // namespace thimble

#endif
