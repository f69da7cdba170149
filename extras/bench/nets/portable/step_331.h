// clang-format off
// SPDX-License-Identifier: MIT
// Where the training step 3-3-1 of the bench starts.
// Written by extras/bench/nets/steps.py.
#pragma once

#include <stdint.h>

static float parameters[] = {
    0.822936535f, -0.455919921f, -0.10381306f, 0.685979962f, 0.356509238f, 0.573293447f,
    -0.888954878f, -0.44569084f, 0.664321005f, 0.0368056335f, -0.710749269f, 0.469334781f,
    0.75245434f, 0.160394654f, 0.455061138f, -0.171587676f};
