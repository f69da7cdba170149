// SPDX-License-Identifier: MIT
// The result of a run as text for people and as JSON for programs.
#pragma once

#include <string>

#include "outcome.h"

namespace thimble_sim {

std::string as_text(const Board& board, const Outcome& outcome);
std::string as_json(const Board& board, const Outcome& outcome);

}  // namespace thimble_sim
