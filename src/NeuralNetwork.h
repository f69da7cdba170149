// SPDX-License-Identifier: MIT
// The second door: sketches of the NeuralNetworks library compile unchanged with Thimble.
#pragma once

#include "thimble/compat/neural_network.h"

// Last, because it removes the macros of the header above.
#include "thimble/compat/cleanup.h"
