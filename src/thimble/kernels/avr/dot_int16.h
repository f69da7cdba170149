// SPDX-License-Identifier: MIT
// Products of 16-bit inputs and 8-bit weights on an AVR with a multiplier, for ForAvr.
//
// Four units share the load of an input, and both operands are offset to unsigned:
//   sum (w + 128)(x + 32768) = sum w (x + 32768) + 128 sum (x + 32768)
// The last term is the same for all units and is taken off once, by common(). An input
// takes 5 cycles, each of its four products 14, the counter 3: 16 cycles a multiply-
// accumulate, modulo 2^32.
#pragma once

#include "../../platform/detect.h"

#if THIMBLE_AVR_MUL

#include "../../storage/flash.h"
#include "../../storage/ram.h"

// clang-format off
// Registers: X inputs | Z weights | Y sums | r21:r20 input | r24 weight | r25 zero
// | r18, r19 nested counters.
#define THIMBLE_ADD_16(load, a, b, c, d)                                              \
  load " r24,Z+\n"                                                                    \
  "mul r24,r20\n add " a ",r0\n adc " b ",r1\n adc " c ",r25\n adc " d ",r25\n"       \
  "mul r24,r21\n add " b ",r0\n adc " c ",r1\n adc " d ",r25\n"

#define THIMBLE_NEXT_16                                                               \
  "ld r20,X+\n ld r21,X+\n subi r21,0x80\n"

#define THIMBLE_START_16                                                              \
  "push r28\n push r29\n"                                                             \
  "movw r26,r24\n movw r30,r22\n movw r28,r18\n movw r18,r20\n clr r25\n"             \
  "cpse r18,r25\n inc r19\n"

#define THIMBLE_FOUR_16(load)                                                         \
  asm volatile(                                                                       \
  "push r2\n push r3\n push r4\n push r5\n push r6\n push r7\n push r8\n push r9\n"   \
  "push r10\n push r11\n push r12\n push r13\n push r14\n push r15\n push r16\n"      \
  "push r17\n" THIMBLE_START_16                                                       \
  "ld r2,Y\n ldd r3,Y+1\n ldd r4,Y+2\n ldd r5,Y+3\n"                                  \
  "ldd r6,Y+4\n ldd r7,Y+5\n ldd r8,Y+6\n ldd r9,Y+7\n"                               \
  "ldd r10,Y+8\n ldd r11,Y+9\n ldd r12,Y+10\n ldd r13,Y+11\n"                         \
  "ldd r14,Y+12\n ldd r15,Y+13\n ldd r16,Y+14\n ldd r17,Y+15\n"                       \
  "1:\n" THIMBLE_NEXT_16                                                              \
  THIMBLE_ADD_16(load, "r2", "r3", "r4", "r5")                                        \
  THIMBLE_ADD_16(load, "r6", "r7", "r8", "r9")                                        \
  THIMBLE_ADD_16(load, "r10", "r11", "r12", "r13")                                    \
  THIMBLE_ADD_16(load, "r14", "r15", "r16", "r17")                                    \
  "dec r18\n brne 1b\n dec r19\n brne 1b\n"                                           \
  "st Y,r2\n std Y+1,r3\n std Y+2,r4\n std Y+3,r5\n"                                  \
  "std Y+4,r6\n std Y+5,r7\n std Y+6,r8\n std Y+7,r9\n"                               \
  "std Y+8,r10\n std Y+9,r11\n std Y+10,r12\n std Y+11,r13\n"                         \
  "std Y+12,r14\n std Y+13,r15\n std Y+14,r16\n std Y+15,r17\n"                       \
  "clr r1\n pop r29\n pop r28\n pop r17\n pop r16\n pop r15\n pop r14\n pop r13\n"    \
  "pop r12\n pop r11\n pop r10\n pop r9\n pop r8\n pop r7\n pop r6\n pop r5\n"        \
  "pop r4\n pop r3\n pop r2\n ret\n"                                                  \
  ::: "r0", "r18", "r19", "r20", "r21", "r22", "r23", "r24", "r25", "r26", "r27",     \
      "r30", "r31", "memory")

#define THIMBLE_ONE_16(load)                                                          \
  asm volatile(                                                                       \
  "push r2\n push r3\n" THIMBLE_START_16                                              \
  "ld r22,Y\n ldd r23,Y+1\n ldd r2,Y+2\n ldd r3,Y+3\n"                                \
  "1:\n" THIMBLE_NEXT_16 THIMBLE_ADD_16(load, "r22", "r23", "r2", "r3")               \
  "dec r18\n brne 1b\n dec r19\n brne 1b\n"                                           \
  "st Y,r22\n std Y+1,r23\n std Y+2,r2\n std Y+3,r3\n"                                \
  "clr r1\n pop r29\n pop r28\n pop r3\n pop r2\n ret\n"                              \
  ::: "r0", "r18", "r19", "r20", "r21", "r22", "r23", "r24", "r25", "r26", "r27",     \
      "r30", "r31", "memory")
// clang-format on

namespace thimble {
namespace kernels {
namespace avr {

struct CommonInt16 {
  // -128 sum (x + 32768)
  static uint32_t common(const int16_t* x, uint16_t inputs) {
    uint32_t sum = 0;
    for (; inputs != 0; --inputs) sum += static_cast<uint16_t>(*x++ ^ 0x8000);
    return 0 - (sum << 7);
  }
};

// The two kinds of plain memory, one instruction apart.
struct FlashInt16 : CommonInt16 {
  THIMBLE_ASSEMBLY void four(const int16_t*, const uint8_t*, uint16_t, uint32_t*) {
    THIMBLE_FOUR_16("lpm");
  }
  THIMBLE_ASSEMBLY void one(const int16_t*, const uint8_t*, uint16_t, uint32_t*) {
    THIMBLE_ONE_16("lpm");
  }
};
struct RamInt16 : CommonInt16 {
  THIMBLE_ASSEMBLY void four(const int16_t*, const uint8_t*, uint16_t, uint32_t*) {
    THIMBLE_FOUR_16("ld");
  }
  THIMBLE_ASSEMBLY void one(const int16_t*, const uint8_t*, uint16_t, uint32_t*) {
    THIMBLE_ONE_16("ld");
  }
};

template <class Reader>
struct Int16Core {
  using Type = void;
};
template <>
struct Int16Core<Flash::Reader> {
  using Type = FlashInt16;
};
template <>
struct Int16Core<Ram::Reader> {
  using Type = RamInt16;
};

}  // namespace avr
}  // namespace kernels
}  // namespace thimble

#undef THIMBLE_ONE_16
#undef THIMBLE_FOUR_16
#undef THIMBLE_START_16
#undef THIMBLE_NEXT_16
#undef THIMBLE_ADD_16

#endif
