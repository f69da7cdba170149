// SPDX-License-Identifier: MIT
// Networks to save one after the other, and which of them is served afterwards.
#pragma once

#include <algorithm>
#include <vector>

#include "records.h"

namespace thimble_test {

using SavedNet = thimble::Network<thimble::Int8<thimble::Native>, thimble::Input<5>,
                                  thimble::Dense<3, thimble::ReLU>, thimble::Dense<2>>;
using OtherNet = thimble::Network<thimble::Int8<thimble::Native>, thimble::Input<5>,
                                  thimble::Dense<2, thimble::ReLU>, thimble::Dense<2>>;
using SavedArray = thimble::RamArray<uint8_t, SavedNet::kParameterCount>;

// Which of the parameters are served; -1 for none.
template <class Opened>
int served(const Opened& record, const std::vector<Image>& versions) {
  if (!record) return -1;
  const uint8_t* bytes = static_cast<const uint8_t*>(record.parameters().handle);
  for (size_t i = 0; i < versions.size(); ++i) {
    if (std::equal(versions[i].begin(), versions[i].end(), bytes)) {
      return static_cast<int>(i);
    }
  }
  return 99;
}

inline std::vector<Image> versions() {
  std::vector<Image> all;
  for (uint32_t i = 0; i < 6; ++i) all.push_back(random_parameters<SavedNet>(i + 1));
  all[4][7] ^= 1;
  all[5] = all[4];
  all[5].back() ^= 0x10;  // hardly another
  return all;
}

}  // namespace thimble_test
