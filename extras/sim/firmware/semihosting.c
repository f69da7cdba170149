// SPDX-License-Identifier: MIT
// The functions of sim.h for QEMU: plain files in the folder that QEMU runs in.
#include "semihosting.h"

#include <stddef.h>

extern char __heap_start[];

uintptr_t sim_heap_end;

static intptr_t open_file(const char* name, uintptr_t mode) {
  uintptr_t length = 0;  // the C library's strlen alone is larger than this file
  while (name[length] != 0) ++length;
  const uintptr_t arguments[] = {(uintptr_t)name, mode, length};
  return sim_call(kSysOpen, arguments);
}

static void append(intptr_t* file, const char* name, const void* from, uint32_t n) {
  // The file stays open; 0 means not yet, so the handle is kept plus one.
  if (*file == 0) *file = open_file(name, kWriteBinary) + 1;
  const uintptr_t arguments[] = {(uintptr_t)(*file - 1), (uintptr_t)from, n};
  sim_call(kSysWrite, arguments);
}

void sim_begin(uint32_t region, uintptr_t stack_pointer) {
  static intptr_t file;
  const uint32_t record[] = {region, (uint32_t)stack_pointer};
  append(&file, "regions", record, sizeof record);
}

int sim_read(void* to, uint32_t n) {
  static intptr_t file;
  static uint32_t left;
  if (file == 0) {
    file = open_file("input", kReadBinary) + 1;
    const uintptr_t which = (uintptr_t)(file - 1);
    left = (uint32_t)sim_call(kSysFlen, &which);
  }
  if (n > left) return 0;
  left -= n;
  const uintptr_t arguments[] = {(uintptr_t)(file - 1), (uintptr_t)to, n};
  return n == 0 || sim_call(kSysRead, arguments) == 0;
}

void sim_write(const void* from, uint32_t n) {
  static intptr_t file;
  if (n != 0) append(&file, "output", from, n);
}

void sim_print(const char* text) { sim_call(kSysWrite0, text); }

void sim_exit(int code) {
  if (sim_heap_end != 0) {
    intptr_t file = 0;
    const uint32_t bytes = (uint32_t)(sim_heap_end - (uintptr_t)__heap_start);
    append(&file, "heap", &bytes, sizeof bytes);
  }
  const uintptr_t arguments[] = {kStoppedByProgram, (uintptr_t)code};
  for (;;) sim_call(kSysExit, arguments);
}

void sim_fault(uint32_t address, uint32_t cause, uint32_t caller) {
  intptr_t file = 0;
  const uint32_t record[] = {address, cause, caller};
  append(&file, "fault", record, sizeof record);
  sim_exit(kCrashed);
}
