// SPDX-License-Identifier: MIT
// Runs a firmware for an AVR chip in libsimavr, one instruction at a time.
#include "avr_machine.h"

#include <cstdarg>
#include <cstdio>
#include <memory>
#include <stdexcept>

#include "avr_chip.h"
#include "avr_eeprom.h"
#include "avr_markers.h"
#include "avr_opcodes.h"
#include "avr_stack.h"
#include "files.h"
#include "i2c_fram.h"
#include "power.h"
#include "sd_card.h"
#include "serial_terminal.h"
#include "spi_bus.h"
#include "spi_fram.h"

namespace thimble_sim {
namespace {

constexpr std::uint32_t kRamSegments = 0x800000;
constexpr std::uint32_t kEepromSegment = 0x810000, kFuseSegment = 0x820000;

constexpr unsigned kEntry = 4, kWideEntry = 5;  // cycles to enter an interrupt
constexpr std::uint16_t kReti = 0x9518;

// The last complaint of libsimavr: its log is the only place where it says why it
// stopped.
std::string complaint;

void keep_complaint(avr_t*, const int level, const char* format, va_list arguments) {
  if (level != LOG_ERROR) return;
  char text[256];
  std::vsnprintf(text, sizeof text, format, arguments);
  complaint += text;
}

class AvrMachine {
 public:
  AvrMachine(const Request& request, const ElfFile& elf)
      : request_(request),
        elf_(elf),
        chip_(make_chip(request.board)),
        eeprom_(*chip_, power_),
        spi_(*chip_),
        stack_(*chip_, elf),
        markers_(*chip_, request.board.mcu, stack_, outcome_) {
    load();
    connect_serial();
    connect_media();
    if (!request.eeprom_in_path.empty())
      eeprom_.set(read_file(request.eeprom_in_path), 0);
    markers_.set_printer([this](char c) { print(c); });
    if (!request.input_path.empty()) markers_.set_input(read_file(request.input_path));
  }

  Outcome run() {
    measure_sizes(elf_, request_.board, outcome_);
    while (step()) {
    }
    outcome_.total = chip_->cycle;
    outcome_.stack_bytes = stack_.depth();
    outcome_.heap_bytes = stack_.heap();
    if (!request_.output_path.empty())
      write_file(request_.output_path, markers_.output());
    outcome_.eeprom_reads = eeprom_.reads();
    outcome_.bytes_written = power_.written();
    if (!request_.write_log_path.empty())
      write_file(request_.write_log_path, power_.log());
    if (!request_.eeprom_out_path.empty())
      write_file(request_.eeprom_out_path, eeprom_.contents());
    return outcome_;
  }

 private:
  static std::unique_ptr<avr_t, void (*)(avr_t*)> make_chip(const Board& board) {
    avr_global_logger_set(keep_complaint);
    avr_t* chip = avr_make_mcu_by_name(board.mcu.c_str());
    if (chip == nullptr) throw std::runtime_error("libsimavr does not know " + board.mcu);
    avr_init(chip);
    chip->log = LOG_ERROR;
    chip->frequency = board.clock_hz;
    chip->run_cycle_limit = 1;  // avr_run() then executes one instruction
    chip->sleep = [](avr_t*, avr_cycle_count_t) {};  // simulated time only
    return {chip, avr_terminate};
  }

  void load() {
    std::vector<std::uint8_t> flash(chip_->flashend + 1u, 0xff);
    for (const Segment& segment : elf_.segments()) {
      const std::uint32_t at = segment.load_address;
      if (at >= kFuseSegment) continue;
      if (at >= kEepromSegment) {
        eeprom_.set(segment.bytes, at - kEepromSegment);
      } else if (at >= kRamSegments || at + segment.bytes.size() > flash.size()) {
        throw std::runtime_error("the firmware does not fit into the flash of " +
                                 request_.board.mcu);
      } else {
        std::copy(segment.bytes.begin(), segment.bytes.end(),
                  flash.begin() + static_cast<std::ptrdiff_t>(at));
      }
    }
    avr_loadcode(chip_.get(), flash.data(), static_cast<std::uint32_t>(flash.size()), 0);
    chip_->codeend = chip_->flashend;
    mark_code(flash.size());
  }

  // A table in flash lies among the functions; to execute it is a crash all the same.
  void mark_code(std::size_t flash_size) {
    is_code_.assign(flash_size / 2, false);
    const auto mark = [this](std::uint32_t from, std::uint32_t bytes, bool code) {
      for (std::uint32_t at = from; at + 1 < from + bytes && at / 2 < is_code_.size();
           at += 2)
        is_code_[at / 2] = code;
    };
    for (const Section& section : elf_.sections())
      if (section.is_code) mark(section.address, section.size, true);
    for (const Symbol& symbol : elf_.symbols())
      if (symbol.is_object && symbol.in_code) mark(symbol.address, symbol.size, false);
  }

  void connect_serial() {
    for (char name = '0'; name < '4'; ++name) {
      std::uint32_t flags = 0;
      avr_irq_t* sent = avr_io_getirq(
          chip_.get(), static_cast<std::uint32_t>(AVR_IOCTL_UART_GETIRQ(name)),
          UART_IRQ_OUTPUT);
      if (sent == nullptr) continue;
      // No sleeping in real time while a firmware polls, no copy on libsimavr's own log.
      avr_ioctl(chip_.get(), static_cast<std::uint32_t>(AVR_IOCTL_UART_SET_FLAGS(name)),
                &flags);
      avr_irq_register_notify(
          sent,
          [](avr_irq_t*, std::uint32_t value, void* self) {
            static_cast<AvrMachine*>(self)->print(static_cast<char>(value));
          },
          this);
    }
  }

  void connect_media() {
    power_.fail_at(request_.cut_at_write);
    if (!request_.write_log_path.empty()) power_.keep_log();
    if (!request_.i2c_fram_path.empty())
      fram_ = std::make_unique<I2cFram>(*chip_, request_.i2c_fram_path, power_);
    const auto pin = [this](const std::string& asked, unsigned arduino) {
      return asked.empty() ? pin_of(request_.board.mcu, arduino) : asked;
    };
    if (!request_.spi_fram_path.empty())
      spi_.connect(std::make_unique<SpiFram>(request_.spi_fram_path, power_),
                   pin(request_.spi_fram_pin, 10));
    if (!request_.sd_path.empty())
      spi_.connect(std::make_unique<SdCard>(request_.sd_path, power_),
                   pin(request_.sd_pin, 4));
    if (request_.serial_pty) terminal_ = std::make_unique<SerialTerminal>(*chip_);
  }

  // Arduino's pins 10 and 4, where shields have their select lines.
  static std::string pin_of(const std::string& mcu, unsigned arduino) {
    if (mcu == "atmega2560") return arduino == 10 ? "B4" : "G5";
    if (mcu == "atmega32u4") return arduino == 10 ? "B6" : "D4";
    return arduino == 10 ? "B2" : "D4";
  }

  void print(char c) {
    if (terminal_) terminal_->send(c);
    outcome_.serial += c;
    if (!request_.stream_serial) return;
    std::fputc(c, stdout);
    if (c == '\n') std::fflush(stdout);
  }

  // One instruction. False when the run is over.
  bool step() {
    const std::uint32_t pc = chip_->pc;
    if (pc / 2 >= is_code_.size() || !is_code_[pc / 2])
      return crash("executes " + std::string(pc > chip_->flashend ? "beyond the flash"
                                                                  : "what is not code"),
                   previous_pc_);
    if (pc == 0 && chip_->cycle > 0 && !watchdog_reset())
      return crash(
          "jumps to address 0 (a null function, or an interrupt without a handler)",
          previous_pc_);
    const std::uint16_t opcode = opcode_at(*chip_, pc);
    if (!is_instruction(opcode, instructions_)) return crash(bad_opcode(opcode), pc);
    const int handlers = chip_->interrupts.running_ptr;
    const int state = avr_run(chip_.get());
    // libsimavr enters an interrupt in no time; the chip saves its program counter.
    const int left = opcode == kReti && handlers > 0 ? handlers - 1 : handlers;
    if (chip_->interrupts.running_ptr > left)
      chip_->cycle += chip_->address_size == 3 ? kWideEntry : kEntry;
    previous_pc_ = pc;
    if (!power_.is_on()) return stop("cut");
    if (terminal_) terminal_->poll();
    if (markers_.exited()) return stop("exit");
    if (!markers_.error().empty()) return crash(markers_.error(), pc);
    if (state == cpu_Crashed || !complaint.empty()) return crash(explained(), pc);
    if (!stack_.after(opcode)) return crash(stack_error(), pc);
    if (state == cpu_Done) return stop("sleep");
    if (chip_->cycle >= request_.limit) {
      stop("limit");
      outcome_.error = "stopped at the limit of " + std::to_string(request_.limit) +
                       " cycles, at " + place(elf_, pc) + "; --limit-cycles sets it";
      return false;
    }
    return true;
  }

  bool stop(const char* why) {
    outcome_.stop = why;
    return false;
  }

  bool crash(const std::string& what, std::uint32_t pc) {
    outcome_.error = "crash: " + what + ", at " + place(elf_, pc);
    return stop("crash");
  }

  std::string stack_error() const {
    const unsigned sp = stack_pointer(*chip_);
    char text[128];
    if (sp > chip_->ramend) {
      std::snprintf(text, sizeof text,
                    "the stack is popped beyond its beginning (SP 0x%x)", sp);
    } else {
      std::snprintf(text, sizeof text,
                    "the stack (SP 0x%x) runs into the %s (up to 0x%x)", sp,
                    stack_.heap() > 0 ? "heap" : "static data", stack_.heap_end() - 1u);
    }
    return text;
  }

  static std::string bad_opcode(std::uint16_t opcode) {
    char text[32];
    std::snprintf(text, sizeof text, "bad opcode 0x%04x", opcode);
    return text;
  }

  static std::string explained() {
    if (complaint.find("write") != std::string::npos) return "writes outside the memory";
    if (complaint.find("read") != std::string::npos) return "reads outside the memory";
    return "libsimavr stopped: " + complaint.substr(0, complaint.find('\n'));
  }

  bool watchdog_reset() const {
    const avr_regbit_t flag = chip_->reset_flags.wdrf;
    return flag.reg != 0 && (chip_->data[flag.reg] >> flag.bit & 1) != 0;
  }

  const Request& request_;
  const ElfFile& elf_;
  Outcome outcome_;
  std::unique_ptr<avr_t, void (*)(avr_t*)> chip_;
  Power power_;
  Eeprom eeprom_;
  SpiBus spi_;
  std::unique_ptr<I2cFram> fram_;
  std::unique_ptr<SerialTerminal> terminal_;
  StackWatch stack_;
  Markers markers_;
  const InstructionSet instructions_{chip_->flashend + 1};
  std::vector<bool> is_code_;
  std::uint32_t previous_pc_ = 0;
};

}  // namespace

Outcome run_avr(const Request& request, const ElfFile& elf) {
  if (!elf.is_avr())
    throw std::runtime_error(request.elf_path + " is not for an AVR chip");
  return AvrMachine(request, elf).run();
}

}  // namespace thimble_sim
