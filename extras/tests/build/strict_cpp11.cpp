// The whole library in a translation unit of strict C++11, where nothing of C++14 may
// pass. SPDX-License-Identifier: MIT
#include <Thimble.h>
#include <thimble/train.h>
