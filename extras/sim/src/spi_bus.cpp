// SPDX-License-Identifier: MIT
// The SPI of the chip and the devices on it, each with its own select pin.
#include "spi_bus.h"

#include <stdexcept>

namespace thimble_sim {
namespace {

// Cycles of a bit, by SPI2X, SPR1 and SPR0.
constexpr unsigned kDividers[] = {4, 16, 64, 128, 2, 8, 32, 64};
constexpr unsigned kBits = 8;

}  // namespace

SpiBus::SpiBus(avr_t& chip) : chip_(chip) {
  for (avr_io_t* module = chip.io_port; module != nullptr; module = module->next)
    if (std::string(module->kind) == "spi")
      module_ = reinterpret_cast<avr_spi_t*>(module);
  if (module_ == nullptr) return;
  avr_register_io_write(
      &chip, module_->r_spdr,
      [](avr_t*, avr_io_addr_t, std::uint8_t, void* self) {
        static_cast<SpiBus*>(self)->correct_time();
      },
      this);
}

// libsimavr gives every byte 100 us. Its timer is found by its parameter, the module, and
// registered again.
void SpiBus::correct_time() {
  unsigned choice = 0;
  for (unsigned bit = 0; bit < 3; ++bit)
    choice |= static_cast<unsigned>(avr_regbit_get(&chip_, module_->spr[bit])) << bit;
  for (avr_cycle_timer_slot_t* slot = chip_.cycle_timers.timer; slot != nullptr;
       slot = slot->next)
    if (slot->param == module_)
      return avr_cycle_timer_register(&chip_, kDividers[choice] * kBits, slot->timer,
                                      slot->param);
}

void SpiBus::connect(std::unique_ptr<SpiDevice> device, const std::string& pin) {
  avr_irq_t* spi =
      avr_io_getirq(&chip_, static_cast<std::uint32_t>(AVR_IOCTL_SPI_GETIRQ(0)), 0);
  if (spi == nullptr)
    throw std::runtime_error(std::string(chip_.mmcu) + " has no SPI for this device");
  avr_irq_t* select = nullptr;
  if (pin.size() == 2 && pin[1] >= '0' && pin[1] <= '7')
    select =
        avr_io_getirq(&chip_, static_cast<std::uint32_t>(AVR_IOCTL_IOPORT_GETIRQ(pin[0])),
                      pin[1] - '0');
  if (select == nullptr)
    throw std::runtime_error("there is no pin \"" + pin + "\" on " + chip_.mmcu +
                             "; name a port and a bit, such as B2");
  if (places_.empty())
    avr_irq_register_notify(
        spi + SPI_IRQ_OUTPUT,
        [](avr_irq_t*, std::uint32_t value, void* self) {
          static_cast<SpiBus*>(self)->transfer(static_cast<std::uint8_t>(value));
        },
        this);
  places_.push_back(std::make_unique<Place>());
  places_.back()->device = std::move(device);
  avr_irq_register_notify(
      select,
      [](avr_irq_t*, std::uint32_t value, void* self) {
        auto& place = *static_cast<Place*>(self);
        const bool is_selected = (value & 1) == 0;
        if (is_selected == place.is_selected) return;
        place.is_selected = is_selected;
        place.device->select(is_selected);
      },
      places_.back().get());
}

void SpiBus::transfer(std::uint8_t byte) {
  std::uint8_t answer = 0xff;  // the line is pulled up
  for (const auto& place : places_)
    if (place->is_selected) answer &= place->device->exchange(byte);
  avr_raise_irq(avr_io_getirq(&chip_, static_cast<std::uint32_t>(AVR_IOCTL_SPI_GETIRQ(0)),
                              SPI_IRQ_INPUT),
                answer);
}

}  // namespace thimble_sim
