// SPDX-License-Identifier: MIT
// The marker protocol: what a firmware asks of the simulator through GPIOR0..2.
#include "avr_markers.h"

#include <algorithm>

namespace thimble_sim {
namespace {

// The OUT that begins a region is counted inside it; the OUT that ends it is not.
constexpr std::uint64_t kMarkerCycles = 1;

}  // namespace

Markers::Markers(avr_t& chip, const std::string& mcu, StackWatch& stack, Outcome& outcome)
    : chip_(chip), registers_(marker_registers(mcu)), stack_(stack), outcome_(outcome) {
  avr_register_io_write(
      &chip, registers_.command,
      [](avr_t* avr, avr_io_addr_t address, std::uint8_t value, void* self) {
        avr->data[address] = value;
        static_cast<Markers*>(self)->on_command(value);
      },
      this);
}

bool Markers::in_ram(std::uint32_t address, std::uint32_t bytes) {
  if (address > chip_.ioend && address + bytes <= chip_.ramend + 1u) return true;
  error_ = "the firmware hands the simulator an address that is not SRAM";
  return false;
}

void Markers::on_command(std::uint8_t value) {
  const auto argument = static_cast<std::uint16_t>(chip_.data[registers_.low] |
                                                   chip_.data[registers_.high] << 8);
  switch (static_cast<Marker>(value)) {
    case Marker::kEnd:
      if (region_ < 0) {
        error_ = "a region ends that has not begun";
        return;
      }
      outcome_.regions[region_].push_back(
          {chip_.cycle - began_ - kMarkerCycles, stack_.region_depth()});
      region_ = -1;
      return;
    case Marker::kBegin:
      if (region_ >= 0) {
        error_ = "region " + std::to_string(argument & 255) + " begins inside region " +
                 std::to_string(region_);
        return;
      }
      region_ = argument & 255;
      stack_.begin_region();
      began_ = chip_.cycle;
      return;
    case Marker::kAt:
      address_ = argument;
      return;
    case Marker::kRead: {
      if (!in_ram(address_, argument)) return;
      const bool enough = input_.size() - input_at_ >= argument;
      if (enough) {
        std::copy_n(input_.begin() + static_cast<std::ptrdiff_t>(input_at_), argument,
                    chip_.data + address_);
        input_at_ += argument;
      }
      chip_.data[registers_.low] = enough ? 1 : 0;
      return;
    }
    case Marker::kWrite:
      if (in_ram(address_, argument))
        output_.insert(output_.end(), chip_.data + address_,
                       chip_.data + address_ + argument);
      return;
    case Marker::kPrint:
      for (std::uint32_t at = argument; in_ram(at, 1) && chip_.data[at] != 0; ++at)
        print_(static_cast<char>(chip_.data[at]));
      return;
    case Marker::kExit:
      outcome_.exit_code = argument & 255;
      exited_ = true;
      return;
  }
  error_ = "unknown command " + std::to_string(value) + " in GPIOR0";
}

}  // namespace thimble_sim
