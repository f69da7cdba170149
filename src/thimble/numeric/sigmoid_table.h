// SPDX-License-Identifier: MIT
// The sigmoid at 0, 1/16, ... 8 as 16-bit fractions, in flash.
#pragma once

#include <stdint.h>

#include "../platform/flash.h"

namespace thimble {
namespace numeric {

// round(65536 (s(x) + |s''(x)| / 4096) + 1/4), and 32768 at 0: the curve lies above its
// chords, which halves their error when the nodes go up by half of that; the quarter is
// for products that are cut off. The last entry stands twice, so that there is always a
// next one. A template, so that a program has one table, and only if it uses it.
template <class Unused = void>
struct SigmoidTable {
  static const uint16_t kValues[130];
};

// clang-format off
template <class Unused>
THIMBLE_FLASH(const uint16_t SigmoidTable<Unused>::kValues[130]) = {
    32768, 33792, 34814, 35832, 36844, 37848, 38842, 39825, 40795, 41750, 42689, 43610,
    44512, 45395, 46256, 47095, 47912, 48706, 49476, 50222, 50943, 51640, 52312, 52959,
    53582, 54181, 54756, 55307, 55835, 56341, 56824, 57285, 57725, 58145, 58545, 58926,
    59289, 59633, 59960, 60271, 60566, 60845, 61110, 61361, 61599, 61824, 62037, 62238,
    62429, 62609, 62779, 62939, 63091, 63234, 63368, 63496, 63616, 63729, 63835, 63936,
    64031, 64120, 64204, 64283, 64358, 64428, 64494, 64556, 64615, 64670, 64722, 64770,
    64816, 64860, 64900, 64938, 64974, 65008, 65040, 65070, 65098, 65124, 65149, 65172,
    65194, 65215, 65234, 65252, 65270, 65286, 65301, 65315, 65328, 65341, 65353, 65364,
    65374, 65384, 65393, 65402, 65410, 65418, 65425, 65432, 65438, 65444, 65449, 65455,
    65460, 65464, 65469, 65473, 65477, 65480, 65484, 65487, 65490, 65493, 65495, 65498,
    65500, 65502, 65504, 65506, 65508, 65510, 65511, 65513, 65514, 65514};
// clang-format on

}  // namespace numeric
}  // namespace thimble
