// SPDX-License-Identifier: MIT
// Where a model's parameters come from: a handle it keeps, or a place bound to its type.
//
// This is also where a model refuses parameters of another network, number format or
// storage, each with a sentence.
#pragma once

#include "../storage/bound.h"
#include "../storage/ram.h"
#include "../storage/split.h"
#include "../support/traits.h"
#include "network.h"

namespace thimble {
namespace graph {

// What a constructor argument is: a StoredArray, a plain array, or nothing we know.
template <class Argument>
struct Source {
  static constexpr bool kKnown = false;
  using Medium = void;
  using Element = void;
  static constexpr uint32_t kLength = 0;
};
template <class Storage, class T, uint32_t N>
struct Source<StoredArray<Storage, T, N>> {
  static constexpr bool kKnown = true;
  using Medium = Storage;
  using Element = T;
  static constexpr uint32_t kLength = N;

  static constexpr typename Storage::Handle handle(
      const StoredArray<Storage, T, N>& array) {
    return array.handle;
  }
};
template <class T, size_t N>
struct Source<T[N]> {
  static constexpr bool kKnown = true;
  using Medium = Ram;
  using Element = typename detail::RemoveConst<T>::Type;
  static constexpr uint32_t kLength = N;

  static constexpr Ram::Handle handle(const T (&array)[N]) { return array; }
};

template <class Front, class T, uint32_t N, uint32_t FrozenCount>
struct Source<SplitArray<Front, T, N, FrozenCount>> {
  static constexpr bool kKnown = true;
  using Medium = Split<Front>;
  using Element = T;
  static constexpr uint32_t kLength = N;

  static constexpr typename Medium::Handle handle(
      const SplitArray<Front, T, N, FrozenCount>& array) {
    return array.handle;
  }
};

// Whether two arrays are divided as the layers are.
template <class Net, class Argument>
struct RightlyDivided {
  static constexpr bool value = true;
};
template <class Net, class Front, class T, uint32_t N, uint32_t FrozenCount>
struct RightlyDivided<Net, SplitArray<Front, T, N, FrozenCount>> {
  static constexpr bool value = FrozenCount == Net::Graph::kFrozen;
  static_assert(value,
                "Model: in_two() takes the parameters of the Frozen layers as its first "
                "array and those of all other layers as its second: these are divided "
                "elsewhere");
};

// The questions every parameter array has to pass.
template <class Net, class Storage, class Argument>
struct Checked {
  using From = Source<Argument>;
  static constexpr bool kRightMedium =
      detail::IsSame<typename From::Medium, Storage>::value;
  static constexpr bool kRightElement =
      detail::IsSame<typename From::Element, typename Net::Format::Parameter>::value;
  static constexpr bool kRightLength = From::kLength == Net::kParameterCount;
  static_assert(From::kKnown,
                "Model: pass the parameters as in_flash(array), in_ram(array) or "
                "THIMBLE_IN_FAR_FLASH(array), the array itself and not a pointer to it");
  static_assert(
      !From::kKnown || kRightMedium,
      "Model: these parameters live in another storage than the model reads; "
      "name their storage (Ram, Flash, FarFlash) as its second argument, or wrap "
      "the array in in_ram(), in_flash()");
  static_assert(!From::kKnown || !kRightMedium || kRightElement,
                "Model: these parameters are of another number format: Float32 takes "
                "float, Float64 double, Int8 and Quantized<int8_t> uint8_t, "
                "Quantized<int16_t> uint16_t arrays");
  static_assert(
      !From::kKnown || !kRightMedium || !kRightElement || kRightLength,
      "Model: these parameters belong to another network: the array's length is "
      "not kParameterCount");
  static constexpr bool kRight = From::kKnown && kRightMedium && kRightElement &&
                                 kRightLength && RightlyDivided<Net, Argument>::value;
};

// A model that keeps a handle.
template <class Net, class Storage>
class Parameters {
 public:
  using Reader = typename Storage::Reader;

  template <class Argument>
  explicit constexpr Parameters(const Argument& argument)
      : handle_(
            Source<typename detail::Select<Checked<Net, Storage, Argument>::kRight,
                                           Argument, Argument>::Type>::handle(argument)) {
  }
  Reader reader() const { return Reader(handle_); }

 private:
  typename Storage::Handle handle_;
};

// A model whose parameters are bound to its type keeps nothing.
template <class Net, class Place>
class Parameters<Net, Bound<Place>> {
  static_assert(
      detail::IsSame<typename Place::Network::Format, typename Net::Format>::value,
      "Model: the bound parameters are of another number format");
  // Pushed or not, and in how many dimensions, the parameters are the same.
  static_assert(
      detail::IsSame<typename Net::Graph, typename Place::Network::Graph>::value,
      "Model: the bound parameters belong to another network");
  static_assert(
      Source<typename Bound<Place>::Array>::kLength == Net::kParameterCount,
      "Model: the bound parameters belong to another network: the array's length "
      "is not kParameterCount");

 public:
  using Reader = typename Bound<Place>::Reader;

  static Reader reader() { return Reader(Place::array().handle); }
};

}  // namespace graph
}  // namespace thimble
