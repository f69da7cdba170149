// SPDX-License-Identifier: MIT
// thimble-sim: runs a firmware on a simulated board and reports what it took.
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <stdexcept>

#include "avr_machine.h"
#include "qemu_machine.h"
#include "report.h"

namespace thimble_sim {
namespace {

// What the simulator itself returns when a run fails; 0..124 is left to the firmware.
constexpr int kFailed = 125;

const char kHelp[] =
    "usage: thimble-sim --board NAME [options] firmware.elf\n"
    "       thimble-sim --list\n"
    "\n"
    "Runs the firmware, copies its serial text to stdout and reports to stderr.\n"
    "\n"
    "  --json             print one JSON object (serial text included) instead\n"
    "  --input FILE       what sim::read() reads\n"
    "  --output FILE      where sim::write() writes\n"
    "  --eeprom-in FILE   contents of the EEPROM at the start (erased without it)\n"
    "  --eeprom-out FILE  save the EEPROM at the end\n"
    "  --fram-i2c IMAGE   an I2C FRAM at 0x50; the image's length is its capacity\n"
    "  --fram-spi IMAGE[@PIN]  an SPI FRAM, selected by a pin such as B2 (Arduino's 10)\n"
    "  --sd IMAGE[@PIN]   an SD card, selected by a pin such as D4 (Arduino's 4)\n"
    "  --cut-at-write N   cut the power behind the N-th byte written to EEPROM, FRAM, "
    "SD\n"
    "  --write-log FILE   what is written there: place (4 bytes) and value (1), each "
    "time\n"
    "  --serial-pty       make the UART a pseudo-terminal and say which on stderr\n"
    "  --limit-cycles N   give up after N cycles or instructions (4000000000)\n"
    "  --boards FILE      another board file than extras/python/thimble/boards.toml\n"
    "  --list             the boards that can be simulated\n"
    "\n"
    "Exit status: the firmware's own, or 125 after a crash, the limit or a wrong use.\n";

struct Options {
  Request request;
  std::string board, boards_path;
  bool json = false, list = false, help = false;
};

// IMAGE[@PIN]
void split(const std::string& text, std::string& path, std::string& pin) {
  const std::size_t at = text.rfind('@');
  path = text.substr(0, at);
  pin = at == std::string::npos ? "" : text.substr(at + 1);
}

std::uint64_t count(const std::string& option, const std::string& text) {
  if (text.empty() || text.find_first_not_of("0123456789") != std::string::npos ||
      text.size() > 18 || std::stoull(text) == 0)
    throw std::runtime_error(option + " needs a number from 1 on, not \"" + text + "\"");
  return std::stoull(text);
}

Options parse(int argc, char** argv) {
  Options options;
  for (int i = 1; i < argc; ++i) {
    const std::string word = argv[i];
    const auto value = [&]() -> std::string {
      if (i + 1 >= argc) throw std::runtime_error(word + " needs a value");
      return argv[++i];
    };
    if (word == "--json")
      options.json = true;
    else if (word == "--list")
      options.list = true;
    else if (word == "--help" || word == "-h")
      options.help = true;
    else if (word == "--board")
      options.board = value();
    else if (word == "--boards")
      options.boards_path = value();
    else if (word == "--input")
      options.request.input_path = value();
    else if (word == "--output")
      options.request.output_path = value();
    else if (word == "--eeprom-in")
      options.request.eeprom_in_path = value();
    else if (word == "--eeprom-out")
      options.request.eeprom_out_path = value();
    else if (word == "--fram-i2c")
      options.request.i2c_fram_path = value();
    else if (word == "--fram-spi")
      split(value(), options.request.spi_fram_path, options.request.spi_fram_pin);
    else if (word == "--sd")
      split(value(), options.request.sd_path, options.request.sd_pin);
    else if (word == "--cut-at-write")
      options.request.cut_at_write = count(word, value());
    else if (word == "--write-log")
      options.request.write_log_path = value();
    else if (word == "--serial-pty")
      options.request.serial_pty = true;
    else if (word == "--limit-cycles")
      options.request.limit = std::stoull(value());
    else if (word.size() > 1 && word[0] == '-')
      throw std::runtime_error("no option " + word + "; see thimble-sim --help");
    else if (options.request.elf_path.empty())
      options.request.elf_path = word;
    else
      throw std::runtime_error("one firmware at a time, please: " + word);
  }
  return options;
}

// extras/sim/build
std::filesystem::path program_folder() {
  return std::filesystem::read_symlink("/proc/self/exe").parent_path();
}

Boards boards_of(const Options& options) {
  if (!options.boards_path.empty()) return read_boards(options.boards_path);
  const auto extras = program_folder().parent_path().parent_path();
  return read_boards((extras / "python" / "thimble" / "boards.toml").string());
}

int list(const Boards& boards) {
  for (const auto& [name, board] : boards)
    if (board.simulator == "simavr" || board.simulator == "qemu")
      std::printf("%-12s %-10s %-7s flash %8u  RAM %8u  EEPROM %5u  %9u Hz  %s\n",
                  name.c_str(), board.mcu.c_str(), board.simulator.c_str(), board.flash,
                  board.ram, board.eeprom, board.clock_hz, board.title.c_str());
  return 0;
}

Outcome simulate(const Request& request) {
  const ElfFile elf(request.elf_path);
  if (request.board.simulator != "simavr" && request.needs_peripherals())
    throw std::runtime_error(
        "only AVR boards have FRAM, SD card, serial input and power "
        "cuts here, " +
        request.board.name + " has none");
  if (request.board.simulator == "simavr") return run_avr(request, elf);
  if (request.board.simulator == "qemu")
    return run_qemu(request, elf, (program_folder() / "libthimble_count.so").string());
  throw std::runtime_error("board " + request.board.name + " has no simulator here");
}

int run(int argc, char** argv) {
  Options options = parse(argc, argv);
  if (options.help) {
    std::fputs(kHelp, stdout);
    return 0;
  }
  const Boards boards = boards_of(options);
  if (options.list) return list(boards);
  if (options.board.empty() || options.request.elf_path.empty())
    throw std::runtime_error(
        "it takes --board NAME and a firmware; see thimble-sim --help");
  const auto board = boards.find(options.board);
  if (board == boards.end())
    throw std::runtime_error("no board \"" + options.board +
                             "\"; see thimble-sim --list");
  options.request.board = board->second;
  options.request.stream_serial = !options.json;

  const Outcome outcome = simulate(options.request);
  std::fflush(stdout);
  if (options.json) {
    std::fputs(as_json(board->second, outcome).c_str(), stdout);
  } else {
    std::fputs(as_text(board->second, outcome).c_str(), stderr);
  }
  if (outcome.error.empty()) return outcome.exit_code;
  if (options.json) std::fprintf(stderr, "thimble-sim: %s\n", outcome.error.c_str());
  return kFailed;
}

}  // namespace
}  // namespace thimble_sim

int main(int argc, char** argv) {
  try {
    return thimble_sim::run(argc, argv);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "thimble-sim: %s\n", error.what());
    return 125;
  }
}
