// SPDX-License-Identifier: MIT
// How many biases a Dense layer has.
#pragma once

namespace thimble {

struct UnitBias {};    // one for each unit
struct SharedBias {};  // one for the whole layer
struct NoBias {};      // none

}  // namespace thimble
