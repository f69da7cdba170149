// SPDX-License-Identifier: MIT
// What a trainer uses of a model: its buffer, its layers' states, its parameters.
#pragma once

#include "../model.h"

namespace thimble {
namespace detail {

struct Inside {
  template <class Model>
  static constexpr uint32_t buffer_bytes() {
    return Model::Graph::kTargetBytes + Model::Graph::kOtherBytes;
  }
  template <class Model>
  static constexpr uint32_t frozen() {
    return Model::Graph::kFrozen;
  }
  template <class Model>
  static typename Model::Memory& memory(Model& model) {
    return model.memory_;
  }
  template <class Model>
  static typename Model::Reader reader(const Model& model) {
    return model.reader();
  }
};

}  // namespace detail
}  // namespace thimble
