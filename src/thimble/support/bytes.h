// SPDX-License-Identifier: MIT
// Lists of bytes that are known to the compiler, and their place in flash.
#pragma once

#include "../platform/flash.h"
#include "traits.h"

namespace thimble {
namespace detail {

template <uint8_t... Values>
struct Bytes {
  static constexpr uint16_t kCount = sizeof...(Values);
  // On an AVR in flash: for platform::next_from_flash() only.
  static const uint8_t kValues[sizeof...(Values)];
};
template <uint8_t... Values>
THIMBLE_FLASH(const uint8_t Bytes<Values...>::kValues[sizeof...(Values)]) = {Values...};

template <>
struct Bytes<> {
  static constexpr uint16_t kCount = 0;
};

template <uint16_t Value>
using Bytes16 = Bytes<static_cast<uint8_t>(Value), static_cast<uint8_t>(Value >> 8)>;
template <uint32_t Value>
using Bytes32 =
    Bytes<static_cast<uint8_t>(Value), static_cast<uint8_t>(Value >> 8),
          static_cast<uint8_t>(Value >> 16), static_cast<uint8_t>(Value >> 24)>;

// Several lists, one behind the other.
template <class... Lists>
struct Joined {
  using Type = Bytes<>;
};
template <uint8_t... A>
struct Joined<Bytes<A...>> {
  using Type = Bytes<A...>;
};
template <uint8_t... A, uint8_t... B, class... Rest>
struct Joined<Bytes<A...>, Bytes<B...>, Rest...> {
  using Type = typename Joined<Bytes<A..., B...>, Rest...>::Type;
};

template <uint16_t Count>
struct Zeros {
  using Type = typename Joined<Bytes<0>, typename Zeros<Count - 1>::Type>::Type;
};
template <>
struct Zeros<0> {
  using Type = Bytes<>;
};

}  // namespace detail
}  // namespace thimble
