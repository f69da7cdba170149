// clang-format off
// SPDX-License-Identifier: MIT
// Where the training step 3-3-1 of the bench starts.
// Written by extras/bench/nets/steps.py.
#pragma once

#include <stdint.h>

static int16_t parameters[] = {
    3371, -1867, -425, 2810, 1460, 2348, -3641, -1826, 2721, 151, -2911, 1922, 3082, 657,
    1864, -703};
