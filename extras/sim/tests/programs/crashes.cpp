// SPDX-License-Identifier: MIT
// Goes wrong in the way that the first byte of its input names.
#include <sim.h>

#if defined(__AVR__)
#define BAD_OPCODE ".word 0xff0f"
#define SLEEP "cli\n sleep"
static const uintptr_t kNowhere = 0xf000;
#elif defined(__riscv)
#define BAD_OPCODE ".word 0xffffffff"
#define SLEEP "wfi"
static const uintptr_t kNowhere = 0x50000000;
#else
#define BAD_OPCODE ".hword 0xde00"
#define SLEEP "wfi"
static const uintptr_t kNowhere = 0x70000000;
#endif
#define NOINLINE __attribute__((noinline, noclone))

NOINLINE static void bad_opcode() { __asm__ __volatile__(BAD_OPCODE); }

NOINLINE static int recurse(int n) {
  volatile uint8_t frame[64];
  for (uint8_t i = 0; i < 64; ++i) frame[i] = static_cast<uint8_t>(n);
  return n == 0 ? 0 : recurse(n + 1) + frame[n & 63];
}

NOINLINE static void loop_for_ever() {
  for (;;) __asm__ __volatile__("");
}

NOINLINE static void call_null() {
  void (*volatile f)() = nullptr;
  f();
}

NOINLINE static void store_nowhere() {
  *reinterpret_cast<volatile uint8_t*>(kNowhere) = 1;
}

int main() {
  uint8_t kind = 0;
  sim::read(&kind, 1);
  switch (kind) {
    case 'o':
      bad_opcode();
      break;
    case 's':
      recurse(1);
      break;
    case 'l':
      loop_for_ever();
      break;
    case 'n':
      call_null();
      break;
    case 'w':
      store_nowhere();
      break;
    case 'b':
      sim::begin(1);
      sim::begin(2);
      break;
    case 'e':
      sim::end();
      break;
    case 'z':
      __asm__ __volatile__(SLEEP);
      break;
  }
  sim::exit(0);
}
