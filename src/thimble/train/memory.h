// SPDX-License-Identifier: MIT
// Where a trainer writes: the parameters, what layers keep, deltas, the optimizer's
// state.
//
// The buffer of the model is idle while it learns. So what the layers keep lies there if
// it fits, and else the deltas do; the rest is the trainer's own. With layers in front
// that only run (they use that buffer), or steps to look back to, all is its own.
#pragma once

#include <math.h>
#include <stdint.h>

#include "../storage/bound.h"
#include "../storage/ram.h"
#include "../storage/split.h"
#include "inside.h"
#include "magnitude.h"

namespace thimble {
namespace train {

// The parameters that learn, for each storage. kAll: frozen ones are in the same array.
template <class Storage>
struct Place {
  static constexpr bool kLearns = false;
  static constexpr bool kAll = true;
  template <class Model>
  static typename Model::Value* learning(const Model&) {
    return nullptr;
  }
};
template <>
struct Place<Ram> {
  static constexpr bool kLearns = true;
  static constexpr bool kAll = true;

  // That the array is not const has been asked of the trainer's constructor.
  template <class Model>
  static typename Model::Value* learning(const Model& model) {
    using T = typename Model::Value;
    const uint8_t* const first = detail::Inside::reader(model).address();
    return reinterpret_cast<T*>(const_cast<uint8_t*>(first)) +
           detail::Inside::frozen<Model>();
  }
};
template <class Front>
struct Place<Split<Front>> {
  static constexpr bool kLearns = true;
  static constexpr bool kAll = false;

  template <class Model>
  static typename Model::Value* learning(const Model& model) {
    const uint8_t* const first = detail::Inside::reader(model).learning.address();
    return reinterpret_cast<typename Model::Value*>(const_cast<uint8_t*>(first));
  }
};
template <class Parameters>
struct Place<Bound<Parameters>> : Place<typename Bound<Parameters>::Storage> {};

template <class T, uint32_t N>
struct Values {
  T* values() { return values_; }
  T values_[N];
};
template <class T>
struct Values<T, 0> {
  T* values() { return nullptr; }
};

template <class Model, class T, uint32_t Kept, uint32_t Deltas, uint32_t State,
          bool kLends>
class Memory {
  static constexpr uint32_t kBuffer =
      kLends ? detail::Inside::buffer_bytes<Model>() / sizeof(T) : 0;
  static constexpr bool kKeptThere = Kept <= kBuffer;
  static constexpr bool kDeltasThere = !kKeptThere && Deltas <= kBuffer;
  static constexpr uint32_t kDeltasAt = kKeptThere ? 0 : Kept;
  static constexpr uint32_t kStateAt = kDeltasAt + (kDeltasThere ? 0 : Deltas);

 public:
  constexpr Memory() : own_() {}
  T* kept(Model& model) {
    return kKeptThere ? detail::Inside::memory(model).target() : own_.values();
  }
  T* deltas(Model& model) {
    return kDeltasThere ? detail::Inside::memory(model).target()
                        : own_.values() + kDeltasAt;
  }
  T* state() { return own_.values() + kStateAt; }

 private:
  Values<T, kStateAt + State> own_;
};

// What fit() gives for a sample it refuses.
template <class T>
struct NotALoss {
  static T value() { return T(NAN); }
};
template <>
struct NotALoss<int32_t> {
  static int32_t value() { return INT32_MAX; }
};

template <class T>
bool usable(const T* target, uint16_t outputs) {
  return detail::Magnitude<T>::finite(target, outputs);
}
inline bool usable(uint16_t target, uint16_t outputs) { return target < outputs; }

}  // namespace train
}  // namespace thimble
