// SPDX-License-Identifier: MIT
// Learning on the chip. A sketch that trains includes it behind <Thimble.h>; see
// docs/training.md.
#pragma once

#include "kernels/train.h"
#include "train/copy.h"
#include "train/derivatives.h"
#include "train/feed.h"
#include "train/hill_climb.h"
#include "train/initialize.h"
#include "train/losses.h"
#include "train/optimizers.h"
#include "train/random.h"
#include "train/trainer.h"
