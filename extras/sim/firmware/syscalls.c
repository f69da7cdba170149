// SPDX-License-Identifier: MIT
// What the C library asks of a system: a heap that knows its end, a console, an exit.
#include <errno.h>
#include <stddef.h>
#include <stdint.h>

#include "semihosting.h"

extern char __heap_start[], __heap_end[];

void* sbrk(ptrdiff_t increment) {
  static char* end = __heap_start;
  char* const old = end;
  if (increment > __heap_end - old || increment < __heap_start - old) {
    errno = ENOMEM;
    return (void*)-1;
  }
  end += increment;
  if ((uintptr_t)end > sim_heap_end) sim_heap_end = (uintptr_t)end;
  return old;
}

void* _sbrk(ptrdiff_t increment) { return sbrk(increment); }

int _write(int file, const char* from, int n) {
  (void)file;
  char text[2] = {0, 0};
  for (int i = 0; i < n; ++i) {
    text[0] = from[i];
    sim_call(kSysWrite0, text);
  }
  return n;
}

int _read(int file, char* to, int n) {
  (void)file;
  (void)to;
  (void)n;
  return 0;
}

int _close(int file) {
  (void)file;
  return 0;
}

int _fstat(int file, void* status) {
  (void)file;
  (void)status;
  return -1;
}

int _isatty(int file) {
  (void)file;
  return 1;
}

int _lseek(int file, int offset, int whence) {
  (void)file;
  (void)offset;
  (void)whence;
  return 0;
}

int _getpid(void) { return 1; }

int _kill(int process, int signal) {
  (void)process;
  sim_exit(signal);
}

void _exit(int code) { sim_exit(code); }
