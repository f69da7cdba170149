// SPDX-License-Identifier: MIT
// A dense layer and a sigmoid in another translation unit.
#pragma once

// 3 x + 1
float dot_elsewhere(float x);
float sigmoid_elsewhere(float x);
