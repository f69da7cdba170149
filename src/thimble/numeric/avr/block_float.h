// SPDX-License-Identifier: MIT
// Block floating point on an AVR with a multiplier: floats to integers, in assembly.
//
// Equal to BlockFloatPlain of numeric/block_float.h. An m is stored as two signed bytes,
// m = 128 high + low with -63 <= low <= 64, so that four products of low bytes with
// weights of 8 bits fit 16 bits. About 75 cycles a value.
#pragma once

#include <stdint.h>

#include "../../platform/detect.h"

#if THIMBLE_AVR_MUL

namespace thimble {
namespace numeric {
namespace avr {

struct BlockFloat {
  static int16_t value(uint16_t stored) {
    return static_cast<int16_t>(static_cast<int8_t>(stored >> 8) * 128 +
                                static_cast<int8_t>(stored));
  }

  // uint8_t pack(const float* x, void* mantissas, uint16_t n)
  // Registers: r21 sign and exponent, r20:r19 upper 16 of the 24 bits of a value
  // | r23 shift | r18 exponent of all | r27:r26 the largest, then X output | r24:25 n.
  // clang-format off
  THIMBLE_ASSEMBLY uint8_t pack(const float*, void*, uint16_t) {
    asm volatile(
    "push r22\n push r23\n push r24\n push r25\n"
    "movw r30,r24\n movw r24,r20\n clr r26\n clr r27\n"
    "1: ldd r18,Z+2\n ldd r19,Z+3\n adiw r30,4\n andi r19,0x7f\n"
    "cp r26,r18\n cpc r27,r19\n brcc 2f\n movw r26,r18\n"
    "2: sbiw r24,1\n brne 1b\n"
    "adiw r26,1\n lsl r26\n rol r27\n mov r18,r27\n"
    "cpi r18,15\n brcc 3f\n ldi r18,15\n"
    "3: movw r24,r20\n pop r31\n pop r30\n pop r27\n pop r26\n"
    "4: ldd r19,Z+1\n ldd r20,Z+2\n ldd r21,Z+3\n adiw r30,4\n"
    "mov r0,r21\n lsl r20\n rol r21\n sec\n ror r20\n"
    "mov r23,r18\n sub r23,r21\n cpi r23,15\n brcc 8f\n subi r23,-2\n"
    "cpi r23,9\n brcs 5f\n mov r19,r20\n clr r20\n subi r23,8\n"
    "5: lsr r20\n ror r19\n dec r23\n brne 5b\n"
    "adc r19,r1\n adc r20,r1\n"
    "sbrs r0,7\n rjmp 6f\n com r20\n neg r19\n sbci r20,0xff\n"
    "6: subi r19,-63\n sbci r20,0xff\n lsl r19\n rol r20\n lsr r19\n subi r19,63\n"
    "7: st X+,r19\n st X+,r20\n sbiw r24,1\n brne 4b\n"
    "mov r24,r18\n ret\n"
    "8: clr r19\n clr r20\n rjmp 7b\n"
    ::: "r0", "r18", "r19", "r20", "r21", "r22", "r23", "r24", "r25", "r26", "r27",
        "r30", "r31", "memory");
  }
  // clang-format on
};

}  // namespace avr
}  // namespace numeric
}  // namespace thimble

#endif
