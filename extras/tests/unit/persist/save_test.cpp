// SPDX-License-Identifier: MIT
// Saving: whatever happens, the old record or the new one can be opened.
#include <gtest/gtest.h>

#include "support/proof.h"
#include "support/saved.h"

namespace {

using namespace thimble;
using namespace thimble_test;

using Net = SavedNet;
using Other = OtherNet;
using Array = SavedArray;

class TwoSlotsOn : public testing::TestWithParam<bool> {};
INSTANTIATE_TEST_SUITE_P(Media, TwoSlotsOn, testing::Values(false, true));

TEST_P(TwoSlotsOn, ServesTheNewest) {
  const std::vector<Image> all = versions();
  Image image(2 * 130, 0xff);
  for (size_t round = 0; round < 4; ++round) {
    for (size_t i = 0; i < all.size(); ++i) {
      Power power;
      ChipMedium medium(image, power, GetParam());
      TwoSlots<ChipMedium> store(medium);
      ASSERT_EQ(store.save<Net>(Array{all[i].data()}), Error::kNone);
      ChipMedium later(image, power);
      EXPECT_EQ(served(TwoSlots<ChipMedium>(later).open<Net>(), all),
                static_cast<int>(i));
    }
  }
}

// Cuts the power after every byte of every save in a row of them.
TEST_P(TwoSlotsOn, NoCutLosesANetwork) {
  Proof proof("power cut");
  const std::vector<Image> all = versions();
  for (uint8_t erased : {0xff, 0x00, 0x0f}) {
    Image image(2 * 130, erased);
    for (size_t i = 0; i < all.size(); ++i) {
      const int before = static_cast<int>(i) - 1;
      for (long cut = 0;; ++cut) {
        Image after = image;
        Power power;
        power.left = cut;
        ChipMedium medium(after, power, GetParam());
        const Error error = TwoSlots<ChipMedium>(medium).save<Net>(Array{all[i].data()});
        Power again;
        ChipMedium later(after, again);
        const int found = served(TwoSlots<ChipMedium>(later).open<Net>(), all);
        EXPECT_TRUE(proof.check(found == before || found == static_cast<int>(i)))
            << "save " << i << " cut after " << cut << " serves " << found;
        if (error == Error::kNone) {
          EXPECT_EQ(found, static_cast<int>(i));
          image = after;
          break;
        }
        // And the next save works.
        ASSERT_EQ(TwoSlots<ChipMedium>(later).save<Net>(Array{all[i].data()}),
                  Error::kNone);
        EXPECT_TRUE(proof.check(served(TwoSlots<ChipMedium>(later).open<Net>(), all) ==
                                static_cast<int>(i)));
      }
    }
  }
}

// A cell that was cut half way holds anything; a mark never turns into another one.
TEST(TwoSlots, ATornMarkIsNoMark) {
  Proof proof("power cut");
  const std::vector<Image> all = versions();
  for (size_t saves = 2; saves < 6; ++saves) {
    Image image(2 * 130, 0xff);
    Power power;
    for (size_t i = 0; i < saves; ++i) {
      ChipMedium medium(image, power);
      ASSERT_EQ(TwoSlots<ChipMedium>(medium).save<Net>(Array{all[i].data()}),
                Error::kNone);
    }
    // The next save begins with the mark of the older record, erasing it: ones appear.
    const size_t mark = saves % 2 == 0 ? 127 : 255;
    for (int ones = 0; ones < 256; ++ones) {
      Image torn = image;
      torn[mark] |= static_cast<uint8_t>(ones);
      ChipMedium medium(torn, power);
      EXPECT_TRUE(proof.check(served(TwoSlots<ChipMedium>(medium).open<Net>(), all) ==
                              static_cast<int>(saves) - 1));
    }
  }
}

TEST(TwoSlots, AFlippedBitServesTheOtherOne) {
  Proof proof("bit flip");
  const std::vector<Image> all = versions();
  Image image(2 * 130, 0xff);
  Power power;
  for (size_t i = 0; i < 4; ++i) {
    ChipMedium medium(image, power);
    ASSERT_EQ(TwoSlots<ChipMedium>(medium).save<Net>(Array{all[i].data()}), Error::kNone);
  }
  for (size_t bit = 0; bit < 8 * image.size(); ++bit) {
    Image flipped = image;
    flipped[bit / 8] ^= static_cast<uint8_t>(1 << bit % 8);
    ChipMedium medium(flipped, power);
    const int found = served(TwoSlots<ChipMedium>(medium).open<Net>(), all);
    EXPECT_TRUE(proof.check(found == 2 || found == 3)) << "bit " << bit;
    // The next save replaces the damaged record, not the good one.
    for (long cut : {30L, 60L}) {
      Image saved = flipped;
      Power little;
      little.left = cut;
      ChipMedium other(saved, little);
      TwoSlots<ChipMedium>(other).save<Net>(Array{all[4].data()});
      ChipMedium later(saved, power);
      const int now = served(TwoSlots<ChipMedium>(later).open<Net>(), all);
      EXPECT_TRUE(proof.check(now == found || now == 4)) << "bit " << bit;
    }
  }
}

TEST(TwoSlots, RefusesWhatIsNotWanted) {
  const std::vector<Image> all = versions();
  Image image(2 * 130, 0xff);
  Power power;
  ChipMedium medium(image, power);
  TwoSlots<ChipMedium> store(medium);
  EXPECT_EQ(store.open<Net>().error(), Error::kErased);
  ASSERT_EQ(store.save<Net>(Array{all[0].data()}), Error::kNone);

  const Image wrong = random_parameters<Other>(1);
  WrittenRecord<Other, Ram> other(wrong.data());
  EXPECT_EQ(store.save<Net>(other), Error::kWrongNetwork);
  Image record = record_of<Net>(all[1]);
  record[40] ^= 1;
  struct Sent {
    Image bytes;
    size_t at;
    bool read(void* to, uint16_t count) {
      if (at + count > bytes.size()) return false;
      std::copy_n(bytes.begin() + static_cast<long>(at), count,
                  static_cast<uint8_t*>(to));
      at += count;
      return true;
    }
  };
  Sent damaged{record, 0};
  EXPECT_EQ(store.save<Net>(damaged), Error::kDamaged);
  Sent half{Image(record.begin(), record.begin() + 50), 0};
  EXPECT_EQ(store.save<Net>(half), Error::kSourceFailed);
  Sent nothing{{}, 0};
  EXPECT_EQ(store.save<Net>(nothing), Error::kSourceFailed);
  Sent noise{Image(100, 'x'), 0};
  EXPECT_EQ(store.save<Net>(noise), Error::kNotARecord);
  record[5] = 1;
  Sent large{record, 0};
  EXPECT_EQ(store.save<Net>(large), Error::kNoRoom);
  EXPECT_EQ(served(store.open<Net>(), all), 0);

  Sent any{record_of<Net>(all[2]), 0};
  EXPECT_EQ(store.save<AnyNetwork>(any), Error::kNone);
  EXPECT_EQ(served(store.open<Net>(), all), 2);
}

TEST(TwoSlots, LeavesRightCellsAlone) {
  const std::vector<Image> all = versions();
  Image image(2 * 130, 0xff);
  Power power;
  ChipMedium medium(image, power);
  TwoSlots<ChipMedium> store(medium);
  for (int i : {4, 4, 5}) {
    power.used = 0;
    ASSERT_EQ(store.save<Net>(Array{all[static_cast<size_t>(i)].data()}), Error::kNone);
  }
  // A parameter, four bytes of CRC-32, and the mark twice.
  EXPECT_LE(power.used, 7);
}

TEST(TwoSlots, InAPartOfAMedium) {
  const std::vector<Image> all = versions();
  Image image(400, 0x33);
  Power power;
  ChipMedium medium(image, power);
  TwoSlots<ChipMedium> store(medium, 50, 260);
  EXPECT_EQ(store.room(), 127u);
  for (size_t i = 0; i < 3; ++i) {
    ASSERT_EQ(store.save<Net>(Array{all[i].data()}), Error::kNone);
    EXPECT_EQ(served(store.open<Net>(), all), static_cast<int>(i));
  }
  for (size_t i = 0; i < image.size(); ++i) {
    if (i < 50 || i >= 50 + 260) {
      EXPECT_EQ(image[i], 0x33);
    }
  }
  for (uint32_t at : {391u, 400u, UINT32_MAX}) {
    TwoSlots<ChipMedium> nowhere(medium, at);
    EXPECT_EQ(nowhere.save<Net>(Array{all[0].data()}), Error::kNoRoom);
    EXPECT_EQ(nowhere.open<Net>().error(), Error::kEmpty);
  }
}

TEST(TwoSlots, AMediumThatDoesNotKeepWhatIsWritten) {
  class WornOut : public ChipMedium {
   public:
    using ChipMedium::ChipMedium;
    bool write(uint32_t at, const void* from, uint16_t count) {
      const uint8_t* bytes = static_cast<const uint8_t*>(from);
      for (uint16_t i = 0; i < count; ++i) {
        const uint8_t byte = at + i == 33 ? 0x81 : bytes[i];
        ChipMedium::write(at + i, &byte, 1);
      }
      return true;
    }
  };
  const std::vector<Image> all = versions();
  Image image(2 * 130, 0xff);
  Power power;
  WornOut medium(image, power);
  TwoSlots<WornOut> store(medium);
  EXPECT_EQ(store.save<Net>(Array{all[0].data()}), Error::kDamaged);
  EXPECT_EQ(store.open<Net>().error(), Error::kErased);
}

TEST(TwoSlots, AMediumThatDoesNotAnswer) {
  class Absent : public ChipMedium {
   public:
    using ChipMedium::ChipMedium;
    bool read(uint32_t, void*, uint16_t) { return false; }
  };
  const std::vector<Image> all = versions();
  Image image(2 * 130, 0xff);
  Power power;
  Absent medium(image, power);
  TwoSlots<Absent> store(medium);
  EXPECT_EQ(store.open<Net>().error(), Error::kMediumFailed);
  EXPECT_EQ(store.save<Net>(Array{all[0].data()}), Error::kMediumFailed);
  EXPECT_EQ(power.used, 0);
}

}  // namespace
