// SPDX-License-Identifier: MIT
// Tests of kernels/dense_packed.h against big integers: all packings and layouts, whole
// and one input at a time.
#include "thimble/kernels/dense_packed.h"

#include <Thimble.h>
#include <gtest/gtest.h>

#include <memory>
#include <vector>

#include "support/int8_layer.h"
#include "support/proof.h"

namespace {

using namespace thimble;
using kernels::BinaryPlane;
using kernels::FourBitPairs;
using kernels::TernaryPlanes;
using thimble_test::Bytes;
using thimble_test::Proof;
using thimble_test::Random;

// A layer as numbers; four-bit weights come in pairs that swap the halves of a byte.
struct Layer {
  std::vector<std::vector<int>> weights;
  std::vector<int> biases, multipliers;
  uint8_t shift;

  Layer(Random& random, int kind, uint16_t inputs, uint16_t units) {
    shift = random.below(2) ? 16 : 24;
    for (uint16_t o = 0; o < units; ++o) {
      std::vector<int> row;
      for (uint16_t i = 0; i < inputs; ++i) {
        const int drawn = static_cast<int>(random.below(256));
        if (kind == 4 && o % 2 == 1) {
          const int other = weights.back()[i] + 128;
          row.push_back((other % 16 * 16 + other / 16) - 128);
        } else {
          row.push_back(kind == 4   ? drawn - 128
                        : kind == 3 ? drawn % 3 - 1
                                    : drawn % 2 * 2 - 1);
        }
      }
      weights.push_back(row);
      biases.push_back(static_cast<int>(random.between(-20000, 20000)));
      multipliers.push_back(static_cast<int>(random.between(1024, 65535)));
    }
  }

  std::vector<int8_t> outputs(const std::vector<int8_t>& x) const {
    std::vector<int8_t> y;
    for (size_t o = 0; o < weights.size(); ++o) {
      int64_t sum = biases[o];
      for (size_t i = 0; i < x.size(); ++i) sum += x[i] * weights[o][i];
      y.push_back(thimble_test::native_requantized(
          sum, static_cast<uint32_t>(multipliers[o]), shift));
    }
    return y;
  }

  // The text of docs/numbers.md once more.
  Bytes bytes(int kind, size_t width, bool for_avr, size_t alignment) const {
    Bytes all;
    all.put(shift, for_avr ? 1 : 4);
    const size_t inputs = weights[0].size();
    for (size_t first = 0; first < weights.size(); first += width) {
      const size_t end = first + width < weights.size() ? first + width : weights.size();
      for (size_t i = 0; i < inputs; ++i) {
        if (kind == 4) {
          for (size_t o = first; o < end; o += 2) all.put(weights[o][i] + 128, 1);
          continue;
        }
        int least[2] = {0, 1};  // ternary; binary has the upper one only
        for (int plane = kind == 3 ? 0 : 1; plane < 2; ++plane) {
          int bits = 0;
          for (size_t o = first; o < end; ++o) {
            if (weights[o][i] >= least[plane]) bits |= 1 << (o - first);
          }
          all.put(bits, 1);
        }
      }
      for (size_t o = first; o < end; ++o) {
        int sum = 0;
        for (int w : weights[o]) sum += w;
        all.put(for_avr ? biases[o] - 128 * sum : biases[o], for_avr ? 3 : 4);
        all.put(multipliers[o], 2);
      }
    }
    all.fill(alignment);
    return all;
  }
};

// From heap blocks of the exact size, so that a sanitizer sees any access beside them.
template <class Layout, class Packing>
void check(Proof& proof, const Layer& layer, int kind, const std::vector<int8_t>& x) {
  using Kernel = kernels::DensePacked<Layout, Packing>;
  const uint16_t inputs = static_cast<uint16_t>(x.size());
  const uint16_t units = static_cast<uint16_t>(layer.weights.size());
  const Bytes bytes = layer.bytes(kind, Packing::kUnits, Kernel::Packed::kHeadBytes == 1,
                                  sizeof(typename Layout::Parameter));
  ASSERT_EQ(Kernel::template bytes<UnitBias>(inputs, units), bytes.size());
  std::unique_ptr<uint8_t[]> params(new uint8_t[bytes.size()]);
  std::copy(bytes.begin(), bytes.end(), params.get());
  const std::vector<int8_t> expected = layer.outputs(x);

  Ram::Reader reader(params.get());
  std::unique_ptr<int8_t[]> y(new int8_t[units]);
  Kernel::template forward<UnitBias>(reader, x.data(), inputs, y.get(), units);
  EXPECT_EQ(reader.address(), params.get() + bytes.size());
  for (uint16_t o = 0; o < units; ++o) EXPECT_TRUE(proof.check(y[o] == expected[o]));

  Ram::Reader pushed(params.get());
  std::vector<typename Kernel::Sum> sums(units);
  Kernel::template begin<UnitBias>(pushed, inputs, sums.data(), units);
  for (uint16_t i = 0; i < inputs; ++i) {
    Kernel::template push<UnitBias>(pushed, x[i], i, inputs, sums.data(), units);
  }
  int8_t* const results = reinterpret_cast<int8_t*>(sums.data());
  Kernel::template finish<UnitBias>(pushed, inputs, sums.data(), results, units);
  EXPECT_EQ(pushed.address(), params.get() + bytes.size());
  for (uint16_t o = 0; o < units; ++o)
    EXPECT_TRUE(proof.check(results[o] == expected[o]));
}

template <class Layout>
void check_layout(Proof& proof, Random& random) {
  for (int inputs : {1, 2, 3, 8, 33, 100}) {
    for (int units : {1, 2, 3, 4, 5, 7, 8, 9, 17}) {
      for (int kind : {2, 3, 4}) {
        const Layer layer(random, kind, static_cast<uint16_t>(inputs),
                          static_cast<uint16_t>(units));
        const unsigned corner = static_cast<unsigned>((inputs + units) % 7);
        const auto x =
            thimble_test::int8_input(random, static_cast<uint16_t>(inputs), corner);
        if (kind == 2) check<Layout, BinaryPlane>(proof, layer, kind, x);
        if (kind == 3) check<Layout, TernaryPlanes>(proof, layer, kind, x);
        if (kind == 4) {
          check<Layout, FourBitPairs<PackedLayout<Layout>::kPairs>>(proof, layer, kind,
                                                                    x);
        }
      }
    }
  }
}

TEST(DensePacked, EqualsBigIntegersInAllLayouts) {
  Proof proof("packed_plain");
  Random random(1);
  check_layout<Portable>(proof, random);
  check_layout<ForAvr>(proof, random);
  check_layout<ForAvrTiny>(proof, random);
  check_layout<ForCortexM0>(proof, random);
  check_layout<ForCortexM4>(proof, random);
}

TEST(DensePacked, BytesAWeight) {
  using Plain = Network<Int8<Native, ForAvr>, Input<64>, Dense<16>>;
  using Four =
      Network<Int8<Native, ForAvr>, Input<64>, Dense<16, Identity, UnitBias, FourBit>>;
  using Three =
      Network<Int8<Native, ForAvr>, Input<64>, Dense<16, Identity, UnitBias, Ternary>>;
  using Two =
      Network<Int8<Native, ForAvr>, Input<64>, Dense<16, Identity, UnitBias, Binary>>;
  const uint32_t rest = 1 + 16 * 5;
  EXPECT_EQ(+Plain::kParameterBytes, rest + 1024u);
  EXPECT_EQ(+Four::kParameterBytes, rest + 512u);
  EXPECT_EQ(+Three::kParameterBytes, rest + 256u);
  EXPECT_EQ(+Two::kParameterBytes, rest + 128u);
  EXPECT_EQ(+Four::kMacs, +Plain::kMacs);
  EXPECT_EQ(+Four::kParameters, +Plain::kParameters);
}

}  // namespace
