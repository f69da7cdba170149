// SPDX-License-Identifier: MIT
// The EEPROM of an AVR: its contents, and the time that libsimavr leaves out.
#include "avr_eeprom.h"

#include <stdexcept>
#include <string>

namespace thimble_sim {
namespace {

constexpr unsigned kReadHalt = 4, kWriteHalt = 2;
constexpr std::uint32_t kEraseAndWriteMicros = 3400, kOneOfThemMicros = 1800;

bool has(std::uint8_t value, const avr_regbit_t& bit) {
  return (value >> bit.bit & 1) != 0;
}

}  // namespace

Eeprom::Eeprom(avr_t& chip, Power& power) : chip_(chip), power_(power) {
  for (avr_io_t* module = chip.io_port; module != nullptr; module = module->next)
    if (std::string(module->kind) == "eeprom")
      module_ = reinterpret_cast<avr_eeprom_t*>(module);
  if (module_ == nullptr) return;
  avr_register_io_write(
      &chip, module_->r_eecr,
      [](avr_t*, avr_io_addr_t, std::uint8_t value, void* self) {
        static_cast<Eeprom*>(self)->on_control(value);
      },
      this);
}

// Called after libsimavr has read or written the byte and cleared the bit that asked.
void Eeprom::on_control(std::uint8_t value) {
  if (has(value, module_->eere)) {
    chip_.cycle += kReadHalt;
    ++reads_;
  } else if (has(value, module_->eepe) && has(value, module_->eempe)) {
    chip_.cycle += kWriteHalt;
    const unsigned high = module_->r_eearh != 0 ? chip_.data[module_->r_eearh] : 0;
    power_.byte_written(high << 8 | chip_.data[module_->r_eearl],
                        chip_.data[module_->r_eedr]);
    chip_.data[module_->r_eecr] |= static_cast<std::uint8_t>(1 << module_->eepe.bit);
    const bool half = has(value, module_->eepm[0]) || has(value, module_->eepm[1]);
    avr_cycle_timer_register_usec(
        &chip_, half ? kOneOfThemMicros : kEraseAndWriteMicros,
        [](avr_t*, avr_cycle_count_t, void* self) -> avr_cycle_count_t {
          auto& eeprom = *static_cast<Eeprom*>(self);
          eeprom.chip_.data[eeprom.module_->r_eecr] &=
              static_cast<std::uint8_t>(~(1 << eeprom.module_->eepe.bit));
          return 0;
        },
        this);
  }
}

void Eeprom::set(std::vector<std::uint8_t> bytes, std::uint32_t offset) {
  const std::uint32_t size = chip_.e2end + 1;
  if (offset + bytes.size() > size)
    throw std::runtime_error("the EEPROM image has more than the " +
                             std::to_string(size) + " bytes of " + chip_.mmcu);
  avr_eeprom_desc_t image{bytes.data(), static_cast<std::uint16_t>(offset),
                          static_cast<std::uint32_t>(bytes.size())};
  avr_ioctl(&chip_, static_cast<std::uint32_t>(AVR_IOCTL_EEPROM_SET), &image);
}

std::vector<std::uint8_t> Eeprom::contents() const {
  std::vector<std::uint8_t> bytes(chip_.e2end + 1);
  avr_eeprom_desc_t image{bytes.data(), 0, static_cast<std::uint32_t>(bytes.size())};
  avr_ioctl(const_cast<avr_t*>(&chip_), static_cast<std::uint32_t>(AVR_IOCTL_EEPROM_GET),
            &image);
  return bytes;
}

}  // namespace thimble_sim
