// SPDX-License-Identifier: MIT
// What can be wrong with a record, or go wrong while it is saved; persist/describe.h has
// the sentences.
#pragma once

#include <stdint.h>

namespace thimble {

enum class Error : uint8_t {
  kNone,
  // Opening, in the order in which it is checked.
  kEmpty,          // nothing there: no bytes, no file, no medium
  kMediumFailed,   // the medium does not answer or could not be read
  kErased,         // no record was ever saved here: all 0xff or all 0
  kNotARecord,     // something else is here
  kWrongVersion,   // a record of another version of the format
  kWrongLength,    // its length contradicts itself
  kTruncated,      // it ends too early
  kTrailingBytes,  // bytes behind its end
  kDamaged,        // its CRC-32 does not match
  kMisaligned,     // plain memory at an address this core cannot read numbers from
  kWrongNumbers,   // another number format
  kWrongRounding,  // another rounding rule
  kWrongOrder,     // parameters in the order for another target
  kWrongTables,    // another number of tables
  kWrongNetwork,   // other inputs or layers
  // The Interpreter.
  kUnknownLayer,    // a layer, or an activation, that is not in its list
  kBadLayer,        // a layer that contradicts itself or the ones around it
  kTooLarge,        // sizes beyond what this machine can address
  kBufferTooSmall,  // its buffer has less than bytes() bytes or is misaligned
  // Saving.
  kNoRoom,        // the record is longer than the room for it
  kSourceFailed,  // the new record did not come whole; the old one is untouched
  kWriteFailed,   // what was written does not read back; the old one is untouched
};

}  // namespace thimble
