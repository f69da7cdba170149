// SPDX-License-Identifier: MIT
// Tests of support/traits.h: each answer is known at compile time.
#include "thimble/support/traits.h"

#include <gtest/gtest.h>

namespace {

namespace d = thimble::detail;

struct Empty {};
struct AlsoEmpty : Empty {
  int value() const { return 1; }
};
struct Full {
  char byte;
};

static_assert(d::IsSame<int, int>::value, "");
static_assert(!d::IsSame<int, const int>::value, "");
static_assert(!d::IsSame<int, unsigned>::value, "");

static_assert(d::IsSame<d::Select<true, int, char>::Type, int>::value, "");
static_assert(d::IsSame<d::Select<false, int, char>::Type, char>::value, "");

static_assert(!d::Never<>::value && !d::Never<int, Full>::value, "");
static_assert(d::IsSame<d::MakeVoid<int, char>::Type, void>::value, "");

static_assert(d::IsSame<d::RemoveConst<const int>::Type, int>::value, "");
static_assert(d::IsSame<d::RemoveConst<int>::Type, int>::value, "");
static_assert(d::IsSame<d::RemoveConst<const int*>::Type, const int*>::value, "");

static_assert(d::Product<>::value == 1, "");
static_assert(d::Product<7>::value == 7, "");
static_assert(d::Product<2, 3, 5>::value == 30, "");
static_assert(d::Product<4, 0>::value == 0, "");

static_assert(d::IsEmpty<Empty>::value && d::IsEmpty<AlsoEmpty>::value, "");
static_assert(!d::IsEmpty<Full>::value, "");

static_assert(d::larger_of(2, 3) == 3 && d::larger_of(3, 2) == 3, "");
static_assert(d::larger_of(UINT32_MAX, 0) == UINT32_MAX, "");

TEST(Traits, APairWithAnEmptyClassIsNoLarger) {
  EXPECT_EQ(sizeof(d::Pair<Empty, uint32_t>), sizeof(uint32_t));
  EXPECT_EQ(sizeof(d::Pair<Full, char>), 2u);
}

}  // namespace
