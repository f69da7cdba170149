// SPDX-License-Identifier: MIT
// The gates of an int8 recurrent layer on an AVR with a multiplier, in assembly.
//
// Equal to the plain ones of gates_int8.h for the layout ForAvr, bit for bit, on the
// macros of dense_loop.h: 9.125 cycles a multiply-accumulate in blocks of four rows, 9.5
// in blocks of three, 13 in blocks of one; about 70 for a gate and 150 for a block beside
// that (from far flash 4 more a block). 21 bytes of stack.
//
// Registers: r2..r13 four 24-bit sums | r23:22:17 a common term | r20:21 how many inputs
// | r18, r19 nested counters | r24 input | r25 zero | r14:15 where gates go | T the sums
// over x are over | X input cursor, gates in the end | Y operands | Z parameters.
#pragma once

#include "../gates_int8.h"
#include "assembly_for.h"
#include "dense_loop.h"

#if THIMBLE_AVR_MUL

// clang-format off
#define THIMBLE_COMMON(low, middle, high)                                             \
  "ldd r17,Y+" #low "\n ldd r22,Y+" #middle "\n ldd r23,Y+" #high "\n"

#define THIMBLE_BIASES_1(load)                                                        \
  THIMBLE_COMMON(12, 13, 14) THIMBLE_BIAS(load, "r2", "r3", "r4")
#define THIMBLE_BIASES_3(load)                                                        \
  THIMBLE_BIASES_1(load) THIMBLE_BIAS(load, "r6", "r7", "r5")                         \
  THIMBLE_COMMON(8, 9, 10) THIMBLE_BIAS(load, "r8", "r9", "r10")                      \
  "ldd r0,Y+12\n sub r0,r17\n mov r17,r0\n ldd r0,Y+13\n sbc r0,r22\n mov r22,r0\n"  \
  "ldd r0,Y+14\n sbc r0,r23\n mov r23,r0\n" THIMBLE_BIAS(load, "r12", "r13", "r11")
#define THIMBLE_BIASES_4(load)                                                        \
  THIMBLE_BIASES_1(load) THIMBLE_BIAS(load, "r6", "r7", "r5")                         \
  THIMBLE_BIAS(load, "r8", "r9", "r10") THIMBLE_BIAS(load, "r12", "r13", "r11")

#define THIMBLE_ADD_ONE(load)                                                         \
  "ld r24,X+\n subi r24,0x80\n" THIMBLE_ADD(load, "r2", "r3", "r4")
#define THIMBLE_ADD_THREE(load)                                                       \
  THIMBLE_ADD_ONE(load)                                                               \
  THIMBLE_ADD(load, "r6", "r7", "r5") THIMBLE_ADD(load, "r8", "r9", "r10")

// Of three rows the last one keeps two sums.
#define THIMBLE_SWAP                                                                  \
  "movw r0,r8\n movw r8,r12\n movw r12,r0\n mov r0,r10\n mov r10,r11\n mov r11,r0\n"

#define THIMBLE_THREE_MORE                                                            \
  "movw r2,r6\n mov r4,r5\n rcall 7f\n movw r2,r8\n mov r4,r10\n rcall 7f\n"           \
  "movw r2,r12\n mov r4,r11\n rcall 7f\n"

// const uint8_t* (const Operands*, const uint8_t* params, int16_t* to)
// returns the end of the block.
#define THIMBLE_GATES(load, biases, add, swap, more)                                  \
  asm volatile(                                                                       \
  "push r2\n push r3\n push r4\n push r5\n push r6\n push r7\n push r8\n push r9\n"   \
  "push r10\n push r11\n push r12\n push r13\n push r14\n push r15\n push r17\n"      \
  "push r28\n push r29\n"                                                             \
  "movw r28,r24\n movw r30,r22\n movw r14,r20\n clr r25\n"                            \
  biases(load)                                                                        \
  "clt\n ld r26,Y\n ldd r27,Y+1\n ldd r20,Y+2\n ldd r21,Y+3\n"                        \
  "1: movw r18,r20\n lsr r19\n ror r18\n adc r18,r25\n adc r19,r25\n"                 \
  "cpse r18,r25\n inc r19\n"                                                          \
  "sbrc r20,0\n rjmp 4f\n"                         /* odd: start with half a pair */  \
  "2:\n" add(load)                                                                    \
  "4:\n" add(load)                                                                    \
  "dec r18\n brne 2b\n dec r19\n brne 2b\n" swap                                      \
  "brts 5f\n set\n"                                                                   \
  "ldd r26,Y+4\n ldd r27,Y+5\n ldd r20,Y+6\n ldd r21,Y+7\n rjmp 1b\n"                 \
  "5: movw r26,r14\n rcall 7f\n" more                                                 \
  "movw r24,r30\n clr r1\n"                                                           \
  "pop r29\n pop r28\n pop r17\n pop r15\n pop r14\n pop r13\n pop r12\n pop r11\n"   \
  "pop r10\n pop r9\n pop r8\n pop r7\n pop r6\n pop r5\n pop r4\n pop r3\n pop r2\n" \
  "ret\n"                                                                             \
  /* subroutine: the gate of the sum r4:r3:r2 by the multiplier at Z; bytes 1 to 4 of  \
     the product grow in r20..r23 */                                                  \
  "7: " load " r18,Z+\n " load " r19,Z+\n"                                            \
  "mul r2,r18\n mov r20,r1\n clr r21\n"                                               \
  "mul r2,r19\n add r20,r0\n adc r21,r1\n clr r22\n"                                  \
  "mul r3,r18\n add r20,r0\n adc r21,r1\n adc r22,r25\n clr r23\n"                    \
  "mul r3,r19\n add r21,r0\n adc r22,r1\n adc r23,r25\n"                              \
  "mul r4,r18\n add r21,r0\n adc r22,r1\n adc r23,r25\n"                              \
  "mul r4,r19\n add r22,r0\n adc r23,r1\n"                                            \
  "sbrs r4,7\n rjmp 1f\n"                                                             \
  "sub r22,r18\n sbc r23,r19\n"                    /* the sum was negative */         \
  "1: mov r24,r21\n lsl r24\n sbc r24,r24\n"       /* what the upper half should be */ \
  "cp r22,r24\n cpc r23,r24\n breq 2f\n"                                              \
  "ldi r20,0xff\n ldi r21,0x7f\n sbrs r23,7\n rjmp 2f\n clr r20\n ldi r21,0x80\n"     \
  "2: st X+,r20\n st X+,r21\n ret\n"                                                  \
  ::: THIMBLE_AVR_CLOBBERS, "memory")
// clang-format on

namespace thimble {
namespace kernels {
namespace avr {

// What all blocks of a step read; the assembly knows the offsets.
struct GateOperands {
  const int8_t* x;
  uint16_t inputs;
  const int8_t* h;
  uint16_t units;
  uint32_t of_x, of_both;  // 128 sum (x + 128), and with that of h
};

// Four, three, one: blocks of so many rows from a kind of memory. `begin` and the fourth
// argument, in r18, are for memory of several pages.
#define THIMBLE_GATES_FROM(Struct, begin, load, ...)                                   \
  struct Struct {                                                                      \
    THIMBLE_ASSEMBLY const uint8_t* four(const GateOperands*, const uint8_t*,          \
                                         int16_t* __VA_ARGS__) {                       \
      begin;                                                                           \
      THIMBLE_GATES(load, THIMBLE_BIASES_4, THIMBLE_ADD_FOUR, "", THIMBLE_THREE_MORE); \
    }                                                                                  \
    THIMBLE_ASSEMBLY const uint8_t* three(const GateOperands*, const uint8_t*,         \
                                          int16_t* __VA_ARGS__) {                      \
      begin;                                                                           \
      THIMBLE_GATES(load, THIMBLE_BIASES_3, THIMBLE_ADD_THREE, THIMBLE_SWAP,           \
                    THIMBLE_THREE_MORE);                                               \
    }                                                                                  \
    THIMBLE_ASSEMBLY const uint8_t* one(const GateOperands*, const uint8_t*,           \
                                        int16_t* __VA_ARGS__) {                        \
      begin;                                                                           \
      THIMBLE_GATES(load, THIMBLE_BIASES_1, THIMBLE_ADD_ONE, "", "");                  \
    }                                                                                  \
  }
THIMBLE_GATES_FROM(GatesFromFlash, , "lpm", );
THIMBLE_GATES_FROM(GatesFromRam, , "ld", );
#if THIMBLE_AVR_ELPM
THIMBLE_GATES_FROM(GatesFromFarFlash,
                   asm volatile("out %0,r18"
                                :
                                : "I"(THIMBLE_RAMPZ)),
                   "elpm", , uint8_t);
#else
using GatesFromFarFlash = void;
#endif

template <uint8_t kRows>
struct Rows {};

// The assembly of so many rows.
template <class Assembly, class... Page>
const uint8_t* run_gates(const GateOperands& in, const uint8_t* params, int16_t* to,
                         Rows<4>, Page... page) {
  return Assembly::four(&in, params, to, page...);
}
template <class Assembly, class... Page>
const uint8_t* run_gates(const GateOperands& in, const uint8_t* params, int16_t* to,
                         Rows<3>, Page... page) {
  return Assembly::three(&in, params, to, page...);
}
template <class Assembly, class... Page>
const uint8_t* run_gates(const GateOperands& in, const uint8_t* params, int16_t* to,
                         Rows<1>, Page... page) {
  return Assembly::one(&in, params, to, page...);
}

struct GatesInt8 : kernels::GatesInt8<ForAvr> {
  using Plain = kernels::GatesInt8<ForAvr>;
  using Operands = GateOperands;

  static Operands operands(const int8_t* x, uint16_t inputs, const int8_t* h,
                           uint16_t units) {
    Operands in;
    in.x = x;
    in.inputs = inputs;
    in.h = h;
    in.units = units;
    in.of_x = with_common(0, x, inputs);
    in.of_both = with_common(in.of_x, h, units);
    return in;
  }

  template <uint8_t kRows, class Reader>
  static void block(Reader& params, const Operands& in, int16_t* to) {
    With<typename AssemblyFor<Reader, GatesFromFlash, GatesFromRam,
                              GatesFromFarFlash>::Type>::block(params, in, to,
                                                               Rows<kRows>());
  }

 private:
  // sum + 128 sum (x + 128), modulo 2^24.
  THIMBLE_ASSEMBLY uint32_t with_common(uint32_t, const int8_t*, uint16_t) {
    asm volatile(
        "movw r30,r20\n rjmp 2f\n"
        "1: ld r20,Z+\n subi r20,0x80\n clr r21\n lsr r20\n ror r21\n"
        "add r22,r21\n adc r23,r20\n adc r24,r1\n"
        "2: subi r18,1\n sbci r19,0\n brcc 1b\n ret\n" ::
            : THIMBLE_AVR_CLOBBERS, "memory");
  }

  template <class Assembly, class = void>
  struct With {
    template <class Reader, uint8_t kRows>
    static void block(Reader& params, const Operands& in, int16_t* to, Rows<kRows> rows) {
      params.move_to(run_gates<Assembly>(in, params.address(), to, rows));
    }
#if THIMBLE_AVR_ELPM
    // One block has less than 64 KB.
    template <uint8_t kRows>
    static void block(FarFlash::Reader& params, const Operands& in, int16_t* to,
                      Rows<kRows> rows) {
      const platform::FarAddress from = params.far_address();
      const uint16_t low = static_cast<uint16_t>(from);
      const uint8_t* const end =
          run_gates<Assembly>(in, reinterpret_cast<const uint8_t*>(low), to, rows,
                              static_cast<uint8_t>(from >> 16));
      params.skip(static_cast<uint16_t>(reinterpret_cast<uint16_t>(end) - low));
    }
#endif
  };
  // Media that are not plain memory.
  template <class Unused>
  struct With<void, Unused> {
    template <class Reader, uint8_t kRows>
    static void block(Reader& params, const Operands& in, int16_t* to, Rows<kRows>) {
      Plain::block<kRows>(params, Plain::operands(in.x, in.inputs, in.h, in.units), to);
    }
  };
};

}  // namespace avr
}  // namespace kernels
}  // namespace thimble

#undef THIMBLE_GATES_FROM
#undef THIMBLE_GATES
#undef THIMBLE_THREE_MORE
#undef THIMBLE_SWAP
#undef THIMBLE_ADD_THREE
#undef THIMBLE_ADD_ONE
#undef THIMBLE_BIASES_4
#undef THIMBLE_BIASES_3
#undef THIMBLE_BIASES_1
#undef THIMBLE_COMMON

#endif
