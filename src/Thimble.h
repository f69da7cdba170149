// SPDX-License-Identifier: MIT
// Thimble: neural networks that fit in a thimble. This header includes the whole library.
#pragma once

#include "thimble/kernels/argmax.h"
#include "thimble/layers/activations.h"
#include "thimble/layers/argmax.h"
#include "thimble/layers/bias.h"
#include "thimble/layers/dense.h"
#include "thimble/layers/input.h"
#include "thimble/layers/recurrent/every.h"
#include "thimble/layers/recurrent/gru.h"
#include "thimble/layers/recurrent/lstm.h"
#include "thimble/layers/recurrent/simple_rnn.h"
#include "thimble/layers/softmax.h"
#include "thimble/layers/weights.h"
#include "thimble/model.h"
#include "thimble/numeric/float.h"
#include "thimble/numeric/int8.h"
#include "thimble/numeric/rounding.h"
#include "thimble/storage/bound.h"
#include "thimble/storage/far_flash.h"
#include "thimble/storage/flash.h"
#include "thimble/storage/ram.h"
