// SPDX-License-Identifier: MIT
// Stands for Arduino's SD library, which is not installed here: the same interface.
#pragma once

#include "../sd_files.h"

using test_sd::File;
static test_sd::SDClass SD;
