// SPDX-License-Identifier: MIT
// Whole files in and out.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace thimble_sim {

// Both throw std::runtime_error with one sentence that names the file.
std::vector<std::uint8_t> read_file(const std::string& path);
void write_file(const std::string& path, const std::vector<std::uint8_t>& bytes);

}  // namespace thimble_sim
