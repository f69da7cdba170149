// SPDX-License-Identifier: MIT
// Semihosting calls and the files that thimble-sim shares with a firmware in QEMU.
#pragma once

#include <stdint.h>

enum {
  kSysOpen = 0x01,
  kSysWrite0 = 0x04,
  kSysWrite = 0x05,
  kSysRead = 0x06,
  kSysSeek = 0x0A,
  kSysFlen = 0x0C,
  kSysExit = 0x20,  // SYS_EXIT_EXTENDED: carries an exit code
};
enum { kReadBinary = 1, kWriteBinary = 5 };
enum { kStoppedByProgram = 0x20026 };
enum { kCrashed = 125 };

// What the debugger interface of the core does: defined in the start-up file.
intptr_t sim_call(int operation, const void* arguments);

// Ends the run after a fault at this address; cause is CFSR or mcause, caller the link
// register.
void sim_fault(uint32_t address, uint32_t cause, uint32_t caller)
    __attribute__((noreturn));

void sim_exit(int code) __attribute__((noreturn));

// The highest end of the heap so far, 0 when nothing was taken.
extern uintptr_t sim_heap_end;
