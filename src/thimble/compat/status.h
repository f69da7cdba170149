// SPDX-License-Identifier: MIT
// What a network answers when something went wrong: NN.status().
#pragma once

#include <stdint.h>

namespace thimble {
namespace compat {

enum class Status : uint8_t {
  kOk,
  kNoNetwork,          // nothing was loaded or built, so there is nothing to run
  kOutOfMemory,        // the network does not fit into the memory that is left
  kBadShape,           // a layer without units, or more layers than a network can have
  kUnknownActivation,  // an index in the array of activations that no function has
  kNoForward,          // BackProp without a FeedForward before it
  kConstant,           // the parameters were given as const and cannot be changed
  kNoFile,             // the file could not be opened
  kBadImage,           // the file or memory does not hold a whole network of this kind
  kNotWritten,         // the medium did not take all of it
};

}  // namespace compat
}  // namespace thimble
