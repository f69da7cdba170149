// SPDX-License-Identifier: MIT
// The media of this board: its EEPROM, and the FRAM and SD libraries of the sketch.
#pragma once

#include "../storage/arduino_eeprom.h"
#include "../storage/eeprom_medium.h"
#include "fram_object.h"
#include "media_macros.h"
#include "sketch_file.h"

namespace thimble {
namespace compat {

struct NoMedium {};

#if THIMBLE_NN_SAVES_EEPROM
// The library's object is static in every file that includes it: where registers do its
// work, nothing else would use it.
inline void has_eeprom_object() { (void)EEPROM; }
#endif

#if THIMBLE_EEPROM
using BoardEeprom = EepromMedium;
#elif THIMBLE_NN_SAVES_EEPROM
// EEPROM.begin() and commit(), where they are needed, are up to the sketch.
struct BoardEeprom : ArduinoEepromMedium<decltype(EEPROM)> {
  BoardEeprom()
      : ArduinoEepromMedium<decltype(EEPROM)>(EEPROM,
                                              static_cast<uint32_t>(EEPROM.length())) {}
};
#else
using BoardEeprom = NoMedium;
#endif

#if THIMBLE_NN_SAVES_FRAM
using BoardFram = FramObject<FRAM>;
#else
using BoardFram = NoMedium;
#endif

}  // namespace compat
}  // namespace thimble
