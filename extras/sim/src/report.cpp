// SPDX-License-Identifier: MIT
// The result of a run as text for people and as JSON for programs.
#include "report.h"

#include <algorithm>
#include <cstdio>

namespace thimble_sim {
namespace {

std::string number(std::uint64_t n) { return std::to_string(n); }

std::string milliseconds(std::uint64_t count, std::uint32_t clock_hz) {
  char text[32];
  std::snprintf(text, sizeof text, "%.6g",
                1000.0 * static_cast<double>(count) / clock_hz);
  return text;
}

// Serial bytes become the code points 0..255, so nothing is lost and the JSON stays
// ASCII.
std::string quoted(const std::string& s) {
  std::string text = "\"";
  for (char c : s) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      text += '\\';
      text += c;
    } else if (byte < 0x20 || byte > 0x7e) {
      char escaped[8];
      std::snprintf(escaped, sizeof escaped, "\\u%04x", byte);
      text += escaped;
    } else {
      text += c;
    }
  }
  return text + '"';
}

template <typename Field>
std::string list(const std::vector<Measurement>& runs, Field field) {
  std::string text = "[";
  for (const Measurement& run : runs) {
    if (text.size() > 1) text += ", ";
    text += field(run);
  }
  return text + "]";
}

std::string share(std::uint32_t used, std::uint32_t of) {
  char text[64];
  std::snprintf(text, sizeof text, "%u of %u B (%.1f %%)", used, of, 100.0 * used / of);
  return text;
}

}  // namespace

std::string as_text(const Board& board, const Outcome& o) {
  std::string text = board.title + ": ";
  if (!o.error.empty()) {
    text += o.error;
  } else if (o.stop == "sleep") {
    text += "asleep with interrupts off";
  } else if (o.stop == "cut") {
    text += "the power failed behind byte " + number(o.bytes_written) +
            " of what was "
            "written";
  } else {
    text += "exit " + number(static_cast<std::uint64_t>(o.exit_code));
  }
  text += "\n  flash    " + share(o.flash_bytes, board.flash);
  text += "\n  RAM      " + share(o.peak_ram_bytes(), board.ram) + ": static " +
          number(o.ram_bytes) + ", heap " + number(o.heap_bytes) + ", stack " +
          number(o.stack_bytes);
  text += "\n  total    " + number(o.total) + " " + board.unit + ", " +
          milliseconds(o.total, board.clock_hz) + " ms\n";
  for (const auto& [region, runs] : o.regions) {
    const auto by_count = [](const Measurement& a, const Measurement& b) {
      return a.count < b.count;
    };
    const auto [least, most] = std::minmax_element(runs.begin(), runs.end(), by_count);
    text += "  region " + number(static_cast<std::uint64_t>(region)) + " ";
    text += number(least->count);
    if (most->count != least->count) text += ".." + number(most->count);
    text += " " + board.unit + ", " + milliseconds(most->count, board.clock_hz) + " ms";
    if (runs.size() > 1) text += ", " + number(runs.size()) + " times";
    std::uint32_t stack = 0;
    for (const Measurement& run : runs) stack = std::max(stack, run.stack);
    text += ", stack " + number(stack) + "\n";
  }
  return text;
}

std::string as_json(const Board& board, const Outcome& o) {
  std::string text = "{\n  \"board\": " + quoted(board.name) +
                     ",\n  \"unit\": " + quoted(board.unit) +
                     ",\n  \"clock_hz\": " + number(board.clock_hz) +
                     ",\n  \"stop\": " + quoted(o.stop) + ",\n  \"error\": ";
  text += o.error.empty() ? "null" : quoted(o.error);
  text += ",\n  \"exit_code\": " + std::to_string(o.exit_code);
  text += ",\n  \"flash_bytes\": " + number(o.flash_bytes);
  text += ",\n  \"ram_bytes\": " + number(o.ram_bytes);
  text += ",\n  \"heap_bytes\": " + number(o.heap_bytes);
  text += ",\n  \"stack_bytes\": " + number(o.stack_bytes);
  text += ",\n  \"peak_ram_bytes\": " + number(o.peak_ram_bytes());
  text += ",\n  \"eeprom_reads\": " + number(o.eeprom_reads);
  text += ",\n  \"bytes_written\": " + number(o.bytes_written);
  text += ",\n  \"total\": " + number(o.total);
  text += ",\n  \"total_ms\": " + milliseconds(o.total, board.clock_hz);
  text += ",\n  \"regions\": {";
  const char* separator = "";
  for (const auto& [region, runs] : o.regions) {
    text +=
        std::string(separator) + "\n    \"" + std::to_string(region) + "\": {\"count\": ";
    text += list(runs, [](const Measurement& m) { return number(m.count); });
    text += ", \"ms\": " + list(runs, [&](const Measurement& m) {
              return milliseconds(m.count, board.clock_hz);
            });
    text += ", \"stack\": " +
            list(runs, [](const Measurement& m) { return number(m.stack); });
    text += "}";
    separator = ",";
  }
  text += "},\n  \"serial\": " + quoted(o.serial) + "\n}\n";
  return text;
}

}  // namespace thimble_sim
