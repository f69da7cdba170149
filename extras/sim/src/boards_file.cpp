// SPDX-License-Identifier: MIT
// Reads the part of TOML that boards.toml keeps to: tables, strings, numbers, string
// arrays.
#include "boards_file.h"

#include <fstream>
#include <stdexcept>

namespace thimble_sim {
namespace {

std::string trimmed(const std::string& s) {
  const char* blanks = " \t\r";
  const auto first = s.find_first_not_of(blanks);
  if (first == std::string::npos) return "";
  return s.substr(first, s.find_last_not_of(blanks) - first + 1);
}

// Where a '#' outside quotes begins, or the end.
std::size_t comment_start(const std::string& s) {
  char quote = 0;
  for (std::size_t i = 0; i < s.size(); ++i) {
    if (quote != 0) {
      if (s[i] == quote) quote = 0;
    } else if (s[i] == '"' || s[i] == '\'') {
      quote = s[i];
    } else if (s[i] == '#') {
      return i;
    }
  }
  return s.size();
}

// Every quoted piece of a value: one for a string, several for an array of strings.
std::vector<std::string> strings_in(const std::string& value) {
  std::vector<std::string> found;
  for (std::size_t i = 0; i < value.size(); ++i) {
    if (value[i] != '"' && value[i] != '\'') continue;
    const auto close = value.find(value[i], i + 1);
    if (close == std::string::npos) throw std::runtime_error("a quote is not closed");
    found.push_back(value.substr(i + 1, close - i - 1));
    i = close;
  }
  return found;
}

std::string string_in(const std::string& value) {
  const auto found = strings_in(value);
  if (found.size() != 1) throw std::runtime_error("expected one string");
  return found[0];
}

std::uint32_t number_in(std::string value) {
  std::string digits;
  for (char c : value)
    if (c != '_') digits += c;
  std::size_t used = 0;
  const unsigned long long number = std::stoull(digits, &used, 0);
  if (used != digits.size()) throw std::runtime_error("expected a number");
  return static_cast<std::uint32_t>(number);
}

void set(Board& board, const std::string& key, const std::string& value) {
  if (key == "title") board.title = string_in(value);
  if (key == "mcu") board.mcu = string_in(value);
  if (key == "simulator") board.simulator = string_in(value);
  if (key == "unit") board.unit = string_in(value);
  if (key == "flash") board.flash = number_in(value);
  if (key == "ram") board.ram = number_in(value);
  if (key == "eeprom") board.eeprom = number_in(value);
  if (key == "clock_hz") board.clock_hz = number_in(value);
  if (key == "ram_base") board.ram_base = number_in(value);
  if (key == "qemu") board.qemu = strings_in(value);
}

}  // namespace

Boards read_boards(const std::string& path) {
  std::ifstream file(path);
  if (!file) throw std::runtime_error("cannot read the board file " + path);
  Boards boards;
  Board* board = nullptr;
  std::string line;
  for (int number = 1; std::getline(file, line); ++number) {
    line = trimmed(line.substr(0, comment_start(line)));
    if (line.empty()) continue;
    try {
      const std::string prefix = "[boards.";
      if (line[0] == '[') {
        board = nullptr;
        if (line.compare(0, prefix.size(), prefix) != 0 || line.back() != ']') continue;
        const std::string name =
            line.substr(prefix.size(), line.size() - prefix.size() - 1);
        if (name.find('.') != std::string::npos) continue;  // a cost table: not ours
        board = &boards[name];
        board->name = name;
      } else if (board != nullptr) {
        const auto equals = line.find('=');
        if (equals == std::string::npos) throw std::runtime_error("expected key = value");
        set(*board, trimmed(line.substr(0, equals)), trimmed(line.substr(equals + 1)));
      }
    } catch (const std::exception& error) {
      throw std::runtime_error(path + ":" + std::to_string(number) + ": " + error.what());
    }
  }
  return boards;
}

}  // namespace thimble_sim
