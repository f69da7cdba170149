// SPDX-License-Identifier: MIT
// Models built at run time: parameters of any storage from bytes, and a guarded place.
#pragma once

#include <Thimble.h>
#include <stddef.h>
#include <string.h>

#include <algorithm>
#include <memory>
#include <new>
#include <vector>

namespace thimble_test {

// The typed array that a model of this storage and length takes, wherever it lies.
template <class Storage>
struct Handle;
template <>
struct Handle<thimble::Ram> {
  static thimble::Ram::Handle of(const void* address) { return address; }
};
template <>
struct Handle<thimble::Flash> {
  static thimble::Flash::Handle of(const void* address) {
    return thimble::FlashAddress(address);
  }
};
template <>
struct Handle<thimble::FarFlash> {
  static thimble::FarFlash::Handle of(const void* address) {
    return thimble::FarFlash::Handle{reinterpret_cast<uintptr_t>(address)};
  }
};

template <class Model, class Storage, class T>
thimble::StoredArray<Storage, T, Model::kParameterCount> stored(const T* values) {
  return {Handle<Storage>::of(values)};
}

// Memory for a model between two rows of guard bytes, and its parameters in a heap block
// of their exact size, so that a sanitizer sees each read beside them.
class Place {
 public:
  Place(size_t model_bytes, const void* parameters, size_t bytes)
      : memory_(kRow + model_bytes + kRow, +kGuard), bytes_(new uint8_t[bytes]) {
    const uint8_t* from = static_cast<const uint8_t*>(parameters);
    std::copy(from, from + bytes, bytes_.get());
  }

  void* model() { return memory_.data() + kRow; }
  const void* parameters() const { return bytes_.get(); }

  bool guards_are_whole() const {
    const auto is_guard = [](uint8_t byte) { return byte == kGuard; };
    return std::all_of(memory_.begin(), memory_.begin() + kRow, is_guard) &&
           std::all_of(memory_.end() - kRow, memory_.end(), is_guard);
  }

 private:
  static constexpr uint8_t kGuard = 0xa5;
  static constexpr ptrdiff_t kRow = 64;

  std::vector<uint8_t> memory_;
  std::unique_ptr<uint8_t[]> bytes_;
};

template <class Value>
struct Outcome {
  std::vector<Value> y, again;
  bool guards_are_whole;
};

// A model of a storage, with its parameters, in a place. T is the element that its number
// format has in parameter arrays.
template <class Model, class Storage, class T>
Model* put(Place& place) {
  const T* parameters = static_cast<const T*>(place.parameters());
  return new (place.model()) Model(stored<Model, Storage>(parameters));
}

// What a model gives for x, twice.
template <class Model, class Storage, class T, class Values, class Value>
Outcome<Value> predict(const Values& parameters, const std::vector<Value>& x) {
  Place place(sizeof(Model), parameters.data(),
              parameters.size() * sizeof(parameters[0]));
  Model* model = put<Model, Storage, T>(place);
  Outcome<Value> outcome;
  for (std::vector<Value>* to : {&outcome.y, &outcome.again}) {
    const Value* y = model->predict(x.data());
    to->assign(y, y + Model::kOutputs);
  }
  outcome.guards_are_whole = place.guards_are_whole();
  return outcome;
}

// The same, pushed one by one, twice; the second time one value too many is pushed.
template <class Model, class Storage, class T, class Values, class Value>
Outcome<Value> push(const Values& parameters, const std::vector<Value>& x) {
  Place place(sizeof(Model), parameters.data(),
              parameters.size() * sizeof(parameters[0]));
  Model* model = put<Model, Storage, T>(place);
  Outcome<Value> outcome;
  for (std::vector<Value>* to : {&outcome.y, &outcome.again}) {
    model->begin();
    for (Value value : x) model->push(value);
    if (to == &outcome.again) model->push(Value(99));
    const Value* y = model->finish();
    to->assign(y, y + Model::kOutputs);
  }
  outcome.guards_are_whole = place.guards_are_whole();
  return outcome;
}

}  // namespace thimble_test
