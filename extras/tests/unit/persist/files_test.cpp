// SPDX-License-Identifier: MIT
// Saving with a spare file, and with no room to spare.
#include <gtest/gtest.h>

#include "support/proof.h"
#include "support/saved.h"

namespace {

using namespace thimble;
using namespace thimble_test;

using Net = SavedNet;
using Other = OtherNet;
using Array = SavedArray;

TEST(UnsafeOneSlot, SavesAndDetectsACut) {
  Proof proof("power cut");
  const std::vector<Image> all = versions();
  Image image(100, 0xff);
  Power power;
  ChipMedium medium(image, power);
  UnsafeOneSlot<ChipMedium> store(medium);
  for (size_t i = 0; i < all.size(); ++i) {
    for (long cut = 0;; ++cut) {
      Image after = image;
      Power little;
      little.left = cut;
      ChipMedium chip(after, little);
      const Error error = UnsafeOneSlot<ChipMedium>(chip).save<Net>(Array{all[i].data()});
      ChipMedium later(after, power);
      const int found = served(UnsafeOneSlot<ChipMedium>(later).open<Net>(), all);
      const int before = static_cast<int>(i) - 1;
      // It may be lost, but never a mixture.
      EXPECT_TRUE(
          proof.check(found == -1 || found == before || found == static_cast<int>(i)));
      if (error == Error::kNone) {
        EXPECT_EQ(found, static_cast<int>(i));
        image = after;
        break;
      }
    }
  }
}

class CopyOnWriteWith : public testing::TestWithParam<bool> {};
INSTANTIATE_TEST_SUITE_P(Replace, CopyOnWriteWith, testing::Values(false, true));

TEST_P(CopyOnWriteWith, NoCutLosesANetwork) {
  Proof proof("power cut");
  const std::vector<Image> all = versions();
  std::map<std::string, Image> disk;
  for (size_t i = 0; i < all.size(); ++i) {
    const int before = static_cast<int>(i) - 1;
    for (long cut = 0;; ++cut) {
      std::map<std::string, Image> after = disk;
      Power power;
      power.left = cut;
      MemoryFiles files(after, power, GetParam());
      const Error error = CopyOnWrite<MemoryFiles>(files, "net", "net.new")
                              .save<Net>(Array{all[i].data()});
      Power again;
      MemoryFiles later(after, again, GetParam());
      CopyOnWrite<MemoryFiles> store(later, "net", "net.new");
      auto file = store.file<Net>();
      const int found = served(open<Net>(file), all);
      EXPECT_TRUE(proof.check(found == before || found == static_cast<int>(i)))
          << "save " << i << " cut after " << cut << " serves " << found;
      if (error == Error::kNone) {
        EXPECT_EQ(found, static_cast<int>(i));
        disk = after;
        break;
      }
      // A second cut, in the save after the first one, wherever it comes.
      for (long second = 0; second < 120; second += 7) {
        std::map<std::string, Image> twice = after;
        Power little;
        little.left = second;
        MemoryFiles more(twice, little, GetParam());
        CopyOnWrite<MemoryFiles>(more, "net", "net.new").save<Net>(Array{all[i].data()});
        MemoryFiles last(twice, again, GetParam());
        auto newest = CopyOnWrite<MemoryFiles>(last, "net", "net.new").file<Net>();
        const int now = served(open<Net>(newest), all);
        EXPECT_TRUE(proof.check(now == found || now == static_cast<int>(i)));
      }
    }
  }
}

TEST(CopyOnWrite, RefusesWhatIsNotWanted) {
  const std::vector<Image> all = versions();
  std::map<std::string, Image> disk;
  Power power;
  MemoryFiles files(disk, power, true);
  CopyOnWrite<MemoryFiles> store(files, "net", "net.new");
  auto none = store.file<Net>();
  EXPECT_EQ(open<Net>(none).error(), Error::kEmpty);
  ASSERT_EQ(store.save<Net>(Array{all[0].data()}), Error::kNone);
  const Image wrong = random_parameters<Other>(1);
  WrittenRecord<Other, Ram> other(wrong.data());
  EXPECT_EQ(store.save<Net>(other), Error::kWrongNetwork);
  auto file = store.file<Net>();
  EXPECT_EQ(served(open<Net>(file), all), 0);
  EXPECT_EQ(disk.count("net.new"), 0u);
}

}  // namespace
