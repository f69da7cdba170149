// SPDX-License-Identifier: MIT
// The few type traits the library needs, because AVR has no <type_traits>.
#pragma once

#include <stddef.h>
#include <stdint.h>

namespace thimble {
namespace detail {

template <class A, class B>
struct IsSame {
  static constexpr bool value = false;
};
template <class A>
struct IsSame<A, A> {
  static constexpr bool value = true;
};

template <bool Condition, class Then, class Else>
struct Select {
  using Type = Then;
};
template <class Then, class Else>
struct Select<false, Then, Else> {
  using Type = Else;
};

// A type that is always false, so that a static_assert waits for instantiation.
template <class...>
struct Never {
  static constexpr bool value = false;
};

template <class...>
struct MakeVoid {
  using Type = void;
};

template <class A>
struct RemoveConst {
  using Type = A;
};
template <class A>
struct RemoveConst<const A> {
  using Type = A;
};

template <class A>
struct RemoveReference {
  using Type = A;
};
template <class A>
struct RemoveReference<A&> {
  using Type = A;
};
template <class A>
struct RemoveReference<A&&> {
  using Type = A;
};

template <uint32_t... Values>
struct Product {
  static constexpr uint32_t value = 1;
};
template <uint32_t First, uint32_t... Rest>
struct Product<First, Rest...> {
  static constexpr uint32_t value = First * Product<Rest...>::value;
};

template <bool>
struct Flag {};

template <class A, class B>
struct Pair : A {
  B second;
};

// Empty classes are those that add nothing to a class derived from them.
template <class A>
struct IsEmpty {
  struct Probe : A {
    Probe();
    char byte;
  };
  static constexpr bool value = sizeof(Probe) == 1;
};

constexpr uint32_t larger_of(uint32_t a, uint32_t b) { return a > b ? a : b; }

}  // namespace detail
}  // namespace thimble
