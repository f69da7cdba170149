// SPDX-License-Identifier: MIT
// QEMU plugin: exact instruction counts between marks, deepest stack, stops at a limit.
//
// Arguments: report=FILE  low=ADDRESS  top=ADDRESS  code_end=ADDRESS  limit=COUNT
//   The stack lies in [low, top). A store to an address below low is a crash: on our
//   boards only flash and the guard of the stack are there. So is a jump to code_end or
//   beyond.
// Lines of the report, in the order of events:
//   region COUNT LOWEST     between two marks; lowest stack address stored to, 0 if none
//   sleep ADDRESS           a WFI: nothing is left to wake this program
//   limit, store, jump, nested, unopened ADDRESS     errors; of a jump, where it came
//   from total COUNT LOWEST      always the last line
//
// QEMU exports the plugin interface, version 1, but Debian ships no header: these are the
// declarations that we use.
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef uint64_t PluginId;
typedef uint32_t MemoryInfo;
struct qemu_plugin_tb;
struct qemu_plugin_insn;
typedef struct {
  const char* target_name;
  struct {
    int min, cur;
  } version;
  bool system_emulation;
  int smp_vcpus, max_vcpus;
} Info;
enum { kNoRegisters = 0 };
enum { kAddU64 = 0 };
enum { kStores = 2 };

void qemu_plugin_register_vcpu_tb_trans_cb(PluginId,
                                           void (*)(PluginId, struct qemu_plugin_tb*));
void qemu_plugin_register_vcpu_tb_exec_cb(struct qemu_plugin_tb*,
                                          void (*)(unsigned, void*), int flags, void*);
void qemu_plugin_register_vcpu_insn_exec_cb(struct qemu_plugin_insn*,
                                            void (*)(unsigned, void*), int flags, void*);
void qemu_plugin_register_vcpu_insn_exec_inline(struct qemu_plugin_insn*, int operation,
                                                void* counter, uint64_t value);
void qemu_plugin_register_vcpu_mem_cb(struct qemu_plugin_insn*,
                                      void (*)(unsigned, MemoryInfo, uint64_t, void*),
                                      int flags, int access, void*);
bool qemu_plugin_mem_is_store(MemoryInfo);
size_t qemu_plugin_tb_n_insns(const struct qemu_plugin_tb*);
struct qemu_plugin_insn* qemu_plugin_tb_get_insn(const struct qemu_plugin_tb*, size_t);
const void* qemu_plugin_insn_data(const struct qemu_plugin_insn*);
uint64_t qemu_plugin_insn_vaddr(const struct qemu_plugin_insn*);
void qemu_plugin_register_atexit_cb(PluginId, void (*)(PluginId, void*), void*);

__attribute__((visibility("default"))) int qemu_plugin_version = 1;

static FILE* report;
static bool is_riscv;
static uint64_t low, top, code_end = UINT64_MAX, limit = UINT64_MAX;

static uint64_t total;         // instructions begun, the current one included
static uint64_t region_began;  // total at the begin mark
static bool in_region;
static uint64_t lowest = UINT64_MAX, region_lowest = UINT64_MAX;

static uint64_t shown(uint64_t address) { return address == UINT64_MAX ? 0 : address; }

static void write_total(void) {
  fprintf(report, "total %llu %llu\n", (unsigned long long)total,
          (unsigned long long)shown(lowest));
  fflush(report);
}

// QEMU's own exit would wait for this very CPU.
static void stop(const char* why, uint64_t address) {
  fprintf(report, "%s %llu\n", why, (unsigned long long)address);
  write_total();
  _exit(0);
}

static void on_begin(unsigned cpu, void* address) {
  (void)cpu;
  if (in_region) stop("nested", (uintptr_t)address);
  in_region = true;
  region_began = total;
  region_lowest = UINT64_MAX;
}

static void on_end(unsigned cpu, void* address) {
  (void)cpu;
  if (!in_region) stop("unopened", (uintptr_t)address);
  in_region = false;
  // Two callbacks of two marks, one of which lies between them.
  fprintf(report, "region %llu %llu\n", (unsigned long long)(total - region_began - 1),
          (unsigned long long)shown(region_lowest));
}

static void on_sleep(unsigned cpu, void* address) {
  (void)cpu;
  stop("sleep", (uintptr_t)address);
}

static void on_store(unsigned cpu, MemoryInfo info, uint64_t to, void* address) {
  (void)cpu;
  // QEMU 7.2 also calls for loads, although only stores were asked for.
  if (to >= top || !qemu_plugin_mem_is_store(info)) return;
  if (to < low) stop("store", (uintptr_t)address);
  if (to < lowest) lowest = to;
  if (to < region_lowest) region_lowest = to;
}

static void* last_block;

static void on_block(unsigned cpu, void* address) {
  (void)cpu;
  last_block = address;
  if (total >= limit) stop("limit", (uintptr_t)address);
}

// At the end of a page QEMU takes 4 bytes for a Thumb instruction of 2: the length that
// it reports cannot be used, the opcode tells.
static uint32_t instruction(const struct qemu_plugin_insn* insn) {
  const uint8_t* bytes = qemu_plugin_insn_data(insn);
  const uint32_t first = bytes[0] | (uint32_t)bytes[1] << 8;
  const bool is_long = is_riscv ? (first & 3) == 3 : first >> 11 >= 0x1d;
  if (!is_long) return first;
  return first | (uint32_t)bytes[2] << 16 | (uint32_t)bytes[3] << 24;
}

static void on_translate(PluginId id, struct qemu_plugin_tb* block) {
  (void)id;
  const uint32_t begin = is_riscv ? 0x10102013 : 0x46c9;
  const uint32_t end = is_riscv ? 0x10202013 : 0x46d2;
  const uint32_t wait = is_riscv ? 0x10500073 : 0xbf30;
  const size_t n = qemu_plugin_tb_n_insns(block);
  // A block is translated when it is about to run for the first time.
  if (qemu_plugin_insn_vaddr(qemu_plugin_tb_get_insn(block, 0)) >= code_end)
    stop("jump", (uintptr_t)last_block);
  for (size_t i = 0; i < n; ++i) {
    struct qemu_plugin_insn* insn = qemu_plugin_tb_get_insn(block, i);
    const uint32_t opcode = instruction(insn);
    void* address = (void*)(uintptr_t)qemu_plugin_insn_vaddr(insn);
    if (i == 0)
      qemu_plugin_register_vcpu_tb_exec_cb(block, on_block, kNoRegisters, address);
    if (opcode == begin)
      qemu_plugin_register_vcpu_insn_exec_cb(insn, on_begin, kNoRegisters, address);
    if (opcode == end)
      qemu_plugin_register_vcpu_insn_exec_cb(insn, on_end, kNoRegisters, address);
    if (opcode == wait)
      qemu_plugin_register_vcpu_insn_exec_cb(insn, on_sleep, kNoRegisters, address);
    qemu_plugin_register_vcpu_insn_exec_inline(insn, kAddU64, &total, 1);
    qemu_plugin_register_vcpu_mem_cb(insn, on_store, kNoRegisters, kStores, address);
  }
}

static void on_exit_of_qemu(PluginId id, void* data) {
  (void)id;
  (void)data;
  write_total();
}

static const char* value_of(const char* argument, const char* key) {
  const size_t n = strlen(key);
  return strncmp(argument, key, n) == 0 ? argument + n : NULL;
}

__attribute__((visibility("default"))) int qemu_plugin_install(PluginId id,
                                                               const Info* info, int argc,
                                                               char** argv) {
  is_riscv = strstr(info->target_name, "riscv") != NULL;
  for (int i = 0; i < argc; ++i) {
    const char* value;
    if ((value = value_of(argv[i], "report="))) report = fopen(value, "w");
    if ((value = value_of(argv[i], "low="))) low = strtoull(value, NULL, 0);
    if ((value = value_of(argv[i], "top="))) top = strtoull(value, NULL, 0);
    if ((value = value_of(argv[i], "code_end="))) code_end = strtoull(value, NULL, 0);
    if ((value = value_of(argv[i], "limit="))) limit = strtoull(value, NULL, 0);
  }
  if (report == NULL) return 1;
  qemu_plugin_register_vcpu_tb_trans_cb(id, on_translate);
  qemu_plugin_register_atexit_cb(id, on_exit_of_qemu, NULL);
  return 0;
}
