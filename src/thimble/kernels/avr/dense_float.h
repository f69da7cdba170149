// SPDX-License-Identifier: MIT
// Float dense on an AVR with a multiplier: a dot product in assembly.
//
// The sum is not packed into a float after every step. It is a 40-bit integer A with an
// exponent: sum = A 2^(E - 157), E that of the largest term so far. A term is the upper
// 32 of the 48 bits of its product, at least 2^30, shifted to E; A makes room only when
// it overflows. For n inputs, M the largest |term| (the bias is one) or 1/256 of the
// largest |partial sum|, whichever is more,
//   |error| <= 2^-24 |y| + n 2^-28 M
// where the plain kernel has about n 2^-25 |partial sum|.
// Denormal operands (against an infinity too) and terms below 2^-127 count as 0, results
// below 2^-126 are 0. NaN and infinities come out as from the plain kernel, except that
// sums and terms beyond 2^128 may still cancel where those of the plain one are infinite.
// About 114 cycles for a term (110 from RAM), 28 for an input of 0, 310 for a unit.
//
// A dot product may be taken in parts, with the same bits: the state between two of them
// is A, E and the infinities met. So weights from a medium without addresses come through
// a block in RAM.
//
// Registers: r18..r20 r21 mantissa and exponent of x | r22..r24 r25 of w | T sign of the
// term | r4..r7 term | r8..r12 A | r13 E | r3 infinities met: bit 0 positive, bit 1
// negative, both: NaN | r2 zero | r28, r29 nested counters | r16, r0 scratch | X inputs
// | Z weights.
#pragma once

#include "../dense_float.h"
#include "assembly_for.h"

#if THIMBLE_AVR_MUL

namespace thimble {
namespace kernels {
namespace avr {

// clang-format off
// float dot(float bias, const void* x, const uint8_t* w, uint16_t n)
// The clobbers tell interprocedural register allocation what a naked function hides.
// Parts: THIMBLE_DOT_RESUME and THIMBLE_DOT_SUSPEND, with one more argument
//   uint8_t* state      r8..r13, r3, and what to do: bit 0 resume, bit 1 give the result
#define THIMBLE_DOT_RESUME                                                            \
  "movw r30,r14\n ldd r0,Z+7\n sbrs r0,0\n rjmp 20f\n"                                \
  "ldd r8,Z+0\n ldd r9,Z+1\n ldd r10,Z+2\n ldd r11,Z+3\n ldd r12,Z+4\n"               \
  "ldd r13,Z+5\n ldd r3,Z+6\n"                                                        \
  "movw r26,r20\n movw r30,r18\n movw r28,r16\n inc r29\n clr r2\n rjmp 1f\n20:\n"
#define THIMBLE_DOT_SUSPEND                                                           \
  "movw r30,r14\n std Z+0,r8\n std Z+1,r9\n std Z+2,r10\n std Z+3,r11\n"              \
  "std Z+4,r12\n std Z+5,r13\n std Z+6,r3\n ldd r16,Z+7\n sbrs r16,1\n rjmp 100f\n"

#define THIMBLE_DOT(load, resume, suspend)                                            \
  asm volatile(                                                                       \
  "push r2\n push r3\n push r4\n push r5\n push r6\n push r7\n push r8\n push r9\n"   \
  "push r10\n push r11\n push r12\n push r13\n push r16\n push r28\n push r29\n"      \
  resume                                                                              \
  "movw r26,r20\n movw r30,r18\n movw r28,r16\n inc r28\n inc r29\n"                  \
  "clr r2\n clr r3\n movw r8,r2\n movw r10,r2\n clr r12\n"                            \
  /* the bias is a term: 1 bias, and its exponent the first E */                      \
  "mov r0,r24\n lsl r0\n mov r13,r25\n rol r13\n"                                     \
  "movw r18,r2\n ldi r20,0x80\n ldi r21,127\n clr r0\n rjmp 2f\n"                     \
  /* x = 0: only w = infinity or NaN counts */                                        \
  "31: adiw r30,2\n " load " r24,Z+\n " load " r21,Z+\n lsl r24\n rol r21\n"          \
  /* w = 0: only x counts */                                                          \
  "32: cpi r21,255\n brne 30f\n"                                                      \
  "34: ldi r16,3\n rjmp 37f\n"                                                        \
  /* exponents of 256 and more in all: is one of them 255? r16 = that of w */         \
  "33: mov r16,r25\n sub r16,r21\n cpi r21,255\n breq 35f\n cpi r16,255\n breq 36f\n" \
  "subi r25,127\n brcs 3f\n"                                                          \
  "38: ldi r16,1\n brtc 37f\n ldi r16,2\n"                                            \
  "37: or r3,r16\n"                                                                   \
  "30: rjmp 8f\n"                                                                     \
  "35: lsl r20\n or r20,r19\n or r20,r18\n brne 34b\n cpi r16,255\n brne 38b\n"       \
  "36: lsl r24\n or r24,r23\n or r24,r22\n breq 38b\n rjmp 34b\n"                     \
  /* unpack */                                                                        \
  "1: ld r18,X+\n ld r19,X+\n ld r20,X+\n ld r21,X+\n"                                \
  "mov r0,r21\n lsl r20\n rol r21\n breq 31b\n sec\n ror r20\n"                       \
  load " r22,Z+\n " load " r23,Z+\n " load " r24,Z+\n " load " r25,Z+\n"              \
  "2: eor r0,r25\n bst r0,7\n lsl r24\n rol r25\n breq 32b\n sec\n ror r24\n"         \
  "add r25,r21\n brcs 33b\n subi r25,127\n brcs 30b\n"                                \
  /* multiply: all but the low halves of the three smallest of nine products */       \
  "3: mul r19,r23\n movw r4,r0\n mul r20,r24\n movw r6,r0\n"                          \
  "mul r18,r23\n add r4,r1\n adc r5,r2\n"                                             \
  "mul r19,r22\n add r4,r1\n adc r5,r2\n"                                             \
  "mul r18,r24\n add r4,r0\n adc r5,r1\n adc r6,r2\n adc r7,r2\n"                     \
  "mul r20,r22\n add r4,r0\n adc r5,r1\n adc r6,r2\n adc r7,r2\n"                     \
  "mul r19,r24\n add r5,r0\n adc r6,r1\n adc r7,r2\n"                                 \
  "mul r20,r23\n add r5,r0\n adc r6,r1\n adc r7,r2\n"                                 \
  /* shift the term right by E - r25: by bytes, then -3..4 bits */                    \
  "mov r16,r13\n sub r16,r25\n brcs 7f\n"                                             \
  "4: cpi r16,5\n brcs 5f\n cpi r16,34\n brcc 46f\n subi r16,8\n"                     \
  "mov r0,r4\n mov r4,r5\n mov r5,r6\n mov r6,r7\n clr r7\n brcc 4b\n"                \
  "45: lsl r0\n rol r4\n rol r5\n rol r6\n rol r7\n inc r16\n brne 45b\n rjmp 6f\n"   \
  "46: rjmp 8f\n"                                                                     \
  /* a larger exponent than E: shift A instead */                                     \
  "7: mov r13,r25\n neg r16\n cpi r16,40\n brcs 71f\n ldi r16,40\n"                   \
  "71: cpi r16,8\n brcs 72f\n mov r8,r9\n mov r9,r10\n mov r10,r11\n mov r11,r12\n"   \
  "lsl r12\n sbc r12,r12\n subi r16,8\n rjmp 71b\n"                                   \
  "72: tst r16\n breq 6f\n"                                                           \
  "73: asr r12\n ror r11\n ror r10\n ror r9\n ror r8\n dec r16\n brne 73b\n rjmp 6f\n"\
  "5: subi r16,1\n brcs 6f\n"                                                         \
  "55: lsr r7\n ror r6\n ror r5\n ror r4\n subi r16,1\n brcc 55b\n"                   \
  "6: brts 66f\n"                                                                     \
  "add r8,r4\n adc r9,r5\n adc r10,r6\n adc r11,r7\n adc r12,r2\n brvs 67f\n"         \
  "8: dec r28\n breq 81f\n"                                                           \
  "80: rjmp 1b\n"                                                                     \
  "66: sub r8,r4\n sbc r9,r5\n sbc r10,r6\n sbc r11,r7\n sbc r12,r2\n brvc 8b\n"      \
  /* A overflowed: halve it, its sign is the opposite of bit 39 */                    \
  "67: mov r16,r12\n com r16\n lsl r16\n ror r12\n ror r11\n ror r10\n ror r9\n"      \
  "ror r8\n inc r13\n brne 8b\n bst r12,7\n rjmp 38b\n"                               \
  "81: dec r29\n brne 80b\n"                                                          \
  suspend                                                                             \
  /* pack: normalize |A| to bit 39, r16 = 9 - shifts, exponent E + r16 */             \
  "tst r3\n breq 90f\n rjmp 98f\n90:\n"                                                 \
  "bst r12,7\n brtc 91f\n com r8\n com r9\n com r10\n com r11\n com r12\n"            \
  "adc r8,r2\n adc r9,r2\n adc r10,r2\n adc r11,r2\n adc r12,r2\n"                    \
  "91: ldi r16,9\n"                                                                   \
  "92: tst r12\n brne 93f\n mov r12,r11\n mov r11,r10\n mov r10,r9\n mov r9,r8\n"     \
  "clr r8\n subi r16,8\n cpi r16,9-40\n brne 92b\n rjmp 97f\n"                        \
  "93: brmi 95f\n"                                                                    \
  "94: dec r16\n lsl r8\n rol r9\n rol r10\n rol r11\n rol r12\n brpl 94b\n"          \
  "95: lsl r9\n adc r10,r2\n adc r11,r2\n adc r12,r2\n brcc 96f\n inc r16\n"          \
  "96: mov r25,r13\n add r25,r16\n brcs 961f\n sbrc r16,7\n rjmp 97f\n rjmp 962f\n"   \
  "961: sbrs r16,7\n rjmp 99f\n"                                                      \
  "962: tst r25\n breq 97f\n cpi r25,255\n breq 99f\n"                                \
  "lsl r12\n lsr r25\n ror r12\n bld r25,7\n mov r24,r12\n movw r22,r10\n"            \
  "100: clr r1\n pop r29\n pop r28\n pop r16\n pop r13\n pop r12\n pop r11\n pop r10\n" \
  "pop r9\n pop r8\n pop r7\n pop r6\n pop r5\n pop r4\n pop r3\n pop r2\n ret\n"     \
  "97: movw r22,r2\n movw r24,r2\n rjmp 100b\n"                                       \
  /* infinity with the sign T, or what r3 says */                                     \
  "98: bst r3,1\n"                                                                    \
  "99: ldi r24,0x80\n mov r16,r3\n cpi r16,3\n brne 991f\n ldi r24,0xc0\n"            \
  "991: ldi r25,0x7f\n bld r25,7\n clr r22\n clr r23\n rjmp 100b\n"                   \
  ::: THIMBLE_AVR_CLOBBERS, "memory")
// clang-format on

// The two kinds of plain memory, one instruction apart.
struct FlashDot {
  THIMBLE_ASSEMBLY float dot(float, const void*, const uint8_t*, uint16_t) {
    THIMBLE_DOT("lpm", "", "");
  }
};
struct RamDot {
  THIMBLE_ASSEMBLY float dot(float, const void*, const uint8_t*, uint16_t) {
    THIMBLE_DOT("ld", "", "");
  }
};

// A part of up to 254 weights.
struct PartDot {
  THIMBLE_ASSEMBLY float dot(float, const void*, const uint8_t*, uint16_t, uint8_t*) {
    THIMBLE_DOT("ld", THIMBLE_DOT_RESUME, THIMBLE_DOT_SUSPEND);
  }
};

#undef THIMBLE_DOT
#undef THIMBLE_DOT_SUSPEND
#undef THIMBLE_DOT_RESUME

// The kernel for T = float, or double where that is the same. Inputs that come one at a
// time get the plain one.
template <class T>
struct DenseFloat : kernels::DenseFloat<T> {
  static_assert(sizeof(T) == 4, "the assembly knows 32-bit floats only");

  template <class Activation, class Bias, class Reader>
  static void forward(Reader& params, const T* x, uint16_t inputs, T* y, uint16_t units) {
    With<typename AssemblyFor<Reader, FlashDot, RamDot>::Type>::template forward<
        Activation, Bias>(params, x, inputs, y, units);
  }

 private:
  template <class Dot>
  struct Assembled {
    template <class Activation, class Bias, class Reader>
    static void forward(Reader& params, const T* x, uint16_t inputs, T* y,
                        uint16_t units) {
      Reader stream = params;
      const BiasSource<T, Bias> bias(stream);
      for (; units != 0; --units) {
        const T first = bias.next(stream);
        const uint8_t* weights = stream.address();
        stream.move_to(weights + inputs * sizeof(T));
        *y++ = Activation::forward(static_cast<T>(Dot::dot(first, x, weights, inputs)));
      }
      params = stream;
    }
  };
  // Media that are not plain memory: in parts of eight weights.
  struct InParts {
    template <class Activation, class Bias, class Reader>
    static void forward(Reader& params, const T* x, uint16_t inputs, T* y,
                        uint16_t units) {
      Reader stream = params;
      const BiasSource<T, Bias> bias(stream);
      for (; units != 0; --units) {
        *y++ = Activation::forward(dot(bias.next(stream), stream, x, inputs));
      }
      params = stream;
    }

   private:
    static constexpr uint8_t kPart = 8, kResume = 1, kFinish = 2, kTodo = 7;

    template <class Reader>
    static THIMBLE_NOINLINE T dot(T bias, Reader& stream, const T* x, uint16_t inputs) {
      T weights[kPart];
      uint8_t state[kTodo + 1];
      state[kTodo] = 0;
      for (;;) {
        const uint8_t now = inputs < kPart ? static_cast<uint8_t>(inputs) : kPart;
        for (uint8_t i = 0; i < now; ++i) weights[i] = stream.template next<T>();
        inputs = static_cast<uint16_t>(inputs - now);
        if (inputs == 0) state[kTodo] |= kFinish;
        const float y =
            PartDot::dot(bias, x, reinterpret_cast<const uint8_t*>(weights), now, state);
        if (inputs == 0) return static_cast<T>(y);
        state[kTodo] |= kResume;
        x += now;
      }
    }
  };
  template <class Dot, class = void>
  struct With : Assembled<Dot> {};
  template <class Unused>
  struct With<void, Unused> : InParts {};
};

}  // namespace avr
}  // namespace kernels
}  // namespace thimble

#endif
