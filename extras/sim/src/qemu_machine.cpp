// SPDX-License-Identifier: MIT
// Runs a firmware for a Cortex-M or RV32 in QEMU, counting its instructions.
#include "qemu_machine.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <sstream>
#include <stdexcept>

#include "files.h"
#include "process.h"

namespace thimble_sim {
namespace {

constexpr int kCrashed = 125;  // the exit code of firmware/semihosting.c's sim_fault()

std::uint32_t address_of(const ElfFile& elf, const std::string& symbol) {
  if (const Symbol* found = elf.find(symbol)) return found->address;
  throw std::runtime_error("the firmware has no symbol " + symbol +
                           "; link it with extras/sim/firmware/qemu.ld");
}

std::vector<std::uint32_t> words_of(const std::string& path) {
  std::vector<std::uint32_t> words;
  if (!std::filesystem::exists(path)) return words;
  const auto bytes = read_file(path);
  for (std::size_t i = 0; i + 4 <= bytes.size(); i += 4)
    words.push_back(bytes[i] | static_cast<std::uint32_t>(bytes[i + 1]) << 8 |
                    static_cast<std::uint32_t>(bytes[i + 2]) << 16 |
                    static_cast<std::uint32_t>(bytes[i + 3]) << 24);
  return words;
}

class QemuMachine {
 public:
  QemuMachine(const Request& request, const ElfFile& elf)
      : request_(request),
        elf_(elf),
        stack_low_(address_of(elf, "__stack_limit")),
        stack_top_(address_of(elf, "__stack_top")) {}

  Outcome run(const std::string& plugin) {
    measure_sizes(elf_, request_.board, outcome_);
    const std::vector<std::uint8_t> nothing;
    write_file(folder_.file("input"),
               request_.input_path.empty() ? nothing : read_file(request_.input_path));
    write_file(folder_.file("console"), nothing);
    const Ended ended = run_process(command(plugin), folder_);
    read_serial();
    read_report(ended);
    judge(ended);
    const auto heap = words_of(folder_.file("heap"));
    if (!heap.empty()) outcome_.heap_bytes = heap[0];
    if (!request_.output_path.empty()) {
      const std::string output = folder_.file("output");
      write_file(request_.output_path,
                 std::filesystem::exists(output) ? read_file(output) : nothing);
    }
    return outcome_;
  }

 private:
  std::vector<std::string> command(const std::string& plugin) const {
    std::vector<std::string> words = request_.board.qemu;
    for (const char* word :
         {"-display", "none", "-monitor", "none", "-serial", "none", "-chardev",
          "file,id=console,path=console", "-semihosting-config",
          "enable=on,target=native,chardev=console", "-plugin"})
      words.push_back(word);
    words.push_back(plugin + ",report=report,low=" + std::to_string(stack_low_) +
                    ",top=" + std::to_string(stack_top_) +
                    ",code_end=" + std::to_string(code_end()) +
                    ",limit=" + std::to_string(request_.limit));
    words.push_back("-kernel");
    words.push_back(std::filesystem::absolute(request_.elf_path).string());
    return words;
  }

  std::uint32_t code_end() const {
    std::uint32_t end = 0;
    for (const Section& section : elf_.sections())
      if (section.is_code) end = std::max(end, section.address + section.size);
    return end;
  }

  void read_serial() {
    const auto bytes = read_file(folder_.file("console"));
    outcome_.serial.assign(bytes.begin(), bytes.end());
    if (request_.stream_serial) std::fwrite(bytes.data(), 1, bytes.size(), stdout);
  }

  std::uint32_t depth(std::uint64_t lowest, std::uint32_t from) const {
    return lowest == 0 || lowest >= from ? 0 : from - static_cast<std::uint32_t>(lowest);
  }

  // The plugin knows counts, the firmware knows the numbers of the regions: same order.
  void read_report(const Ended& ended) {
    const std::string path = folder_.file("report");
    if (!std::filesystem::exists(path))
      throw std::runtime_error("QEMU did not start: " +
                               ended.said.substr(0, ended.said.find('\n')));
    const auto announced = words_of(folder_.file("regions"));
    const auto bytes = read_file(path);
    std::istringstream report(std::string(bytes.begin(), bytes.end()));
    std::string line;
    std::size_t at = 0;
    while (std::getline(report, line)) {
      std::istringstream fields(line);
      std::string what;
      std::uint64_t first = 0, second = 0;
      fields >> what >> first >> second;
      if (what == "total") {
        outcome_.total = first;
        outcome_.stack_bytes = depth(second, stack_top_);
      } else if (what == "region") {
        if (at + 2 > announced.size()) continue;
        const int number = static_cast<int>(announced[at]);
        outcome_.regions[number].push_back({first, depth(second, announced[at + 1])});
        at += 2;
      } else {
        event_ = what;
        event_address_ = static_cast<std::uint32_t>(first);
      }
    }
  }

  void judge(const Ended& ended) {
    outcome_.stop = "exit";
    outcome_.exit_code = ended.exit_code;
    const auto fault = words_of(folder_.file("fault"));
    if (event_ == "sleep") {
      outcome_.stop = "sleep";
    } else if (event_ == "limit") {
      outcome_.stop = "limit";
      outcome_.error = "stopped at the limit of " + std::to_string(request_.limit) +
                       " instructions, at " + place(elf_, event_address_) +
                       "; --limit-cycles sets it";
    } else if (event_ == "store") {
      crash("the stack runs into its guard, or a store to flash", event_address_);
    } else if (event_ == "jump") {
      crash("jumps to what is not code", event_address_);
    } else if (event_ == "nested") {
      crash("a region begins inside another", event_address_);
    } else if (event_ == "unopened") {
      crash("a region ends that has not begun", event_address_);
    } else if (ended.exit_code == kCrashed && fault.size() == 3) {
      char cause[32];
      std::snprintf(cause, sizeof cause, "fault (cause 0x%x)", fault[1]);
      crash(cause, fault[0]);
      // An address outside the code says little; who called it says more.
      if (elf_.function_at(fault[0]) == "?")
        outcome_.error += ", called from " + place(elf_, fault[2] & ~1u);
    } else if (ended.signal != 0) {
      // A fault while a fault is handled: QEMU gives up and prints the registers.
      const auto found = ended.said.find("R15=");
      const std::string text =
          found == std::string::npos ? "0" : ended.said.substr(found + 4);
      crash("the core locked up in a double fault",
            static_cast<std::uint32_t>(std::stoul(text, nullptr, 16)));
    }
  }

  void crash(const std::string& what, std::uint32_t address) {
    outcome_.stop = "crash";
    outcome_.error = "crash: " + what + ", at " + place(elf_, address & ~1u);
  }

  const Request& request_;
  const ElfFile& elf_;
  const std::uint32_t stack_low_, stack_top_;
  TemporaryFolder folder_;
  Outcome outcome_;
  std::string event_;
  std::uint32_t event_address_ = 0;
};

}  // namespace

Outcome run_qemu(const Request& request, const ElfFile& elf, const std::string& plugin) {
  if (elf.is_avr()) throw std::runtime_error(request.elf_path + " is for an AVR chip");
  return QemuMachine(request, elf).run(plugin);
}

}  // namespace thimble_sim
