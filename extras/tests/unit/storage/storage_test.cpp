// SPDX-License-Identifier: MIT
// Tests of storage/: every medium is the same cursor over the same bytes.
#include <Thimble.h>
#include <gtest/gtest.h>

#include "support/random.h"

namespace {

using thimble::FarFlash;
using thimble::Flash;
using thimble::Ram;
using thimble_test::Random;

THIMBLE_FLASH(static const uint8_t kBytes[]) = {0x01, 0x80, 0xff, 0x7f, 0x00, 0x00, 0xc0,
                                                0x3f, 0x11, 0x22, 0x33, 0x44, 0xfe};
THIMBLE_FAR_FLASH(static const float kFloats[]) = {1.5f, -2.0f, 3.25f};

Ram::Reader reader_of(Ram) { return Ram::Reader(thimble::in_ram(kBytes).handle); }
Flash::Reader reader_of(Flash) { return Flash::Reader(thimble::in_flash(kBytes).handle); }
FarFlash::Reader reader_of(FarFlash) {
  return FarFlash::Reader(THIMBLE_IN_FAR_FLASH(kBytes).handle);
}

template <class Storage>
class Readers : public testing::Test {};
using Storages = testing::Types<Ram, Flash, FarFlash>;
TYPED_TEST_SUITE(Readers, Storages);

TYPED_TEST(Readers, ReadLittleEndianValuesOneAfterTheOther) {
  auto reader = reader_of(TypeParam());
  EXPECT_EQ(reader.template next<uint8_t>(), 0x01);
  EXPECT_EQ(reader.template next<int8_t>(), -128);
  EXPECT_EQ(reader.template next<uint16_t>(), 0x7fff);
  EXPECT_EQ(reader.template next<float>(), 1.5f);  // at an odd address or not
  EXPECT_EQ(reader.template next<uint32_t>(), 0x44332211u);
  EXPECT_EQ(reader.template next<int8_t>(), -2);
}

TYPED_TEST(Readers, LookAheadWithoutMoving) {
  const auto reader = reader_of(TypeParam());
  EXPECT_EQ(reader.template at<uint8_t>(12), 0xfe);
  EXPECT_EQ(reader.template at<uint16_t>(1), 0xff80);
  EXPECT_EQ(reader.template at<int32_t>(8), 0x44332211);
  EXPECT_EQ(reader.template at<uint8_t>(0), 0x01);
}

TYPED_TEST(Readers, ACopyIsABookmark) {
  auto reader = reader_of(TypeParam());
  reader.skip(8);
  const auto bookmark = reader;
  EXPECT_EQ(reader.template next<uint8_t>(), 0x11);
  reader.skip(0);
  EXPECT_EQ(reader.template next<uint8_t>(), 0x22);
  auto again = bookmark;
  EXPECT_EQ(again.template next<uint16_t>(), 0x2211);
}

TYPED_TEST(Readers, EveryOffsetOfARandomWalk) {
  Random random(1);
  for (int walk = 0; walk < 200; ++walk) {
    auto reader = reader_of(TypeParam());
    uint32_t at = 0;
    while (at < sizeof(kBytes)) {
      EXPECT_EQ(reader.template at<uint8_t>(0), kBytes[at]);
      if (random.below(2)) {
        EXPECT_EQ(reader.template next<uint8_t>(), kBytes[at]);
        ++at;
      } else {
        const uint32_t step = random.below(4);
        reader.skip(step);
        at += step;
      }
    }
  }
}

TEST(StoredArrays, KnowTheirMediumElementAndLength) {
  const auto ram = thimble::in_ram(kBytes);
  const auto flash = thimble::in_flash(kBytes);
  const auto far = THIMBLE_IN_FAR_FLASH(kFloats);
  static_assert(thimble::detail::IsSame<decltype(ram)::Medium, Ram>::value, "");
  static_assert(thimble::detail::IsSame<decltype(flash)::Medium, Flash>::value, "");
  static_assert(thimble::detail::IsSame<decltype(far)::Medium, FarFlash>::value, "");
  static_assert(thimble::detail::IsSame<decltype(flash)::Element, uint8_t>::value, "");
  static_assert(thimble::detail::IsSame<decltype(far)::Element, float>::value, "");
  static_assert(decltype(ram)::kLength == sizeof(kBytes), "");
  static_assert(decltype(far)::kLength == 3, "");
  EXPECT_EQ(sizeof(ram), sizeof(void*));
  EXPECT_EQ(sizeof(flash), sizeof(void*));
  EXPECT_EQ(FarFlash::Reader(far.handle).next<float>(), 1.5f);
}

struct Place {
  static thimble::FlashArray<uint8_t, sizeof(kBytes)> array() {
    return thimble::in_flash(kBytes);
  }
};

TEST(BoundParameters, NameTheStorageOfTheirArray) {
  using Bound = thimble::Bound<Place>;
  static_assert(thimble::detail::IsSame<Bound::Storage, Flash>::value, "");
  static_assert(Bound::Array::kLength == sizeof(kBytes), "");
  Bound::Reader reader(Place::array().handle);
  EXPECT_EQ(reader.next<uint8_t>(), 0x01);
}

}  // namespace
