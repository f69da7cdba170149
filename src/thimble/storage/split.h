// SPDX-License-Identifier: MIT
// Parameters in two places: those of Frozen layers in one, those of all others in RAM.
//
//   using Net = thimble::Model<thimble::Float32, thimble::Split<thimble::Flash>,
//                              thimble::Input<64>,
//                              thimble::Frozen<thimble::Dense<16, thimble::ReLU>>,
//                              thimble::Dense<10>, thimble::Softmax>;
//   Net network(thimble::in_two(thimble::in_flash(kFrozen), learning));
// Both arrays are in the order of the layers, as everywhere.
#pragma once

#include "../support/traits.h"
#include "ram.h"

namespace thimble {

template <class Front>
struct Split {
  struct Handle {
    typename Front::Handle frozen;
    Ram::Handle learning;
  };

  struct Reader {
    explicit Reader(Handle from) : frozen(from.frozen), learning(from.learning) {}
    void skip(uint32_t bytes) { frozen.skip(bytes); }

    typename Front::Reader frozen;
    Ram::Reader learning;
  };
};

// FrozenCount is how many of the N elements lie in the first array.
template <class Front, class T, uint32_t N, uint32_t FrozenCount>
struct SplitArray {
  using Medium = Split<Front>;
  typename Split<Front>::Handle handle;
};

template <class Front, class T, uint32_t Frozen, size_t Learning>
constexpr SplitArray<Front, T, Frozen + Learning, Frozen> in_two(
    const StoredArray<Front, T, Frozen>& frozen, const T (&learning)[Learning]) {
  return SplitArray<Front, T, Frozen + Learning, Frozen>{{frozen.handle, learning}};
}

namespace detail {

// Whether a layer, bound to its number format and inputs, is Frozen (layers/frozen.h).
template <class Bound, class = void>
struct IsFrozen {
  static constexpr bool value = false;
};
template <class Bound>
struct IsFrozen<Bound, typename MakeVoid<Flag<Bound::kFrozen>>::Type> {
  static constexpr bool value = true;
};

// The cursor a layer reads from: the only one, or that of its part.
template <class Layer, class Reader>
struct Part {
  using Type = Reader;
  static THIMBLE_INLINE Reader& of(Reader& reader) { return reader; }
  static THIMBLE_INLINE const Reader& of(const Reader& reader) { return reader; }
};

template <class Reader, bool kFrozen>
struct PartOfSplit;
template <class Reader>
struct PartOfSplit<Reader, true> {
  using Type = decltype(Reader::frozen);
  static THIMBLE_INLINE Type& of(Reader& reader) { return reader.frozen; }
  static THIMBLE_INLINE const Type& of(const Reader& reader) { return reader.frozen; }
};
template <class Reader>
struct PartOfSplit<Reader, false> {
  using Type = Ram::Reader;
  static THIMBLE_INLINE Type& of(Reader& reader) { return reader.learning; }
  static THIMBLE_INLINE const Type& of(const Reader& reader) { return reader.learning; }
};

// Readers of Split are known by having both cursors.
template <class Layer, class Reader, class = void>
struct PartFor : Part<Layer, Reader> {};
template <class Layer, class Reader>
struct PartFor<
    Layer, Reader,
    typename MakeVoid<decltype(Reader::frozen), decltype(Reader::learning)>::Type>
    : PartOfSplit<Reader, IsFrozen<Layer>::value> {};

}  // namespace detail
}  // namespace thimble
