// SPDX-License-Identifier: MIT
// Tests of kernels/dense_int8.h against big integers: both roundings, both layouts, whole
// and one input at a time.
#include "thimble/kernels/dense_int8.h"

#include <Thimble.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <memory>

#include "support/int8_layer.h"
#include "support/proof.h"

namespace {

using thimble::ForAvr;
using thimble::ForAvrSmall;
using thimble::ForAvrTiny;
using thimble::ForCortexM0;
using thimble::ForCortexM4;
using thimble::ForCortexM4Wide;
using thimble::Native;
using thimble::Portable;
using thimble::Ram;
using thimble::Tflite;
using thimble::UnitBias;
using thimble_test::Bytes;
using thimble_test::Int8Layer;
using thimble_test::Order;
using thimble_test::Proof;
using thimble_test::Random;
using thimble_test::Rule;

// The outputs of both ways to run a layer, from heap blocks of the exact size, so that a
// sanitizer sees any access beside them.
template <class Rounding, class Layout>
std::vector<int8_t> run(const Int8Layer& layer, Order order, const std::vector<int8_t>& x,
                        bool one_by_one) {
  using Kernel = thimble::kernels::DenseInt8<Rounding, Layout>;
  const Bytes bytes = layer.bytes(order);
  const uint16_t units = static_cast<uint16_t>(layer.units.size());
  EXPECT_EQ(Kernel::template bytes<UnitBias>(layer.inputs, units), bytes.size());
  EXPECT_EQ(Kernel::template parameters<UnitBias>(layer.inputs, units),
            units * (layer.inputs + 1u));
  std::unique_ptr<uint8_t[]> params(new uint8_t[bytes.size()]);
  std::copy(bytes.begin(), bytes.end(), params.get());
  Ram::Reader reader(params.get());
  std::vector<int8_t> y(units);
  if (one_by_one) {
    std::vector<typename Kernel::Sum> sums(units);  // the results overlay them
    Kernel::template begin<UnitBias>(reader, layer.inputs, sums.data(), units);
    for (uint16_t i = 0; i < layer.inputs; ++i) {
      Kernel::template push<UnitBias>(reader, x[i], i, layer.inputs, sums.data(), units);
    }
    int8_t* results = reinterpret_cast<int8_t*>(sums.data());
    Kernel::template finish<UnitBias>(reader, layer.inputs, sums.data(), results, units);
    y.assign(results, results + units);
  } else {
    Kernel::template forward<UnitBias>(reader, x.data(), layer.inputs, y.data(), units);
  }
  EXPECT_EQ(reader.address(), params.get() + bytes.size());
  return y;
}

// Whether twice any sum of the layer fits into 24 bits, which ForAvrTiny needs.
bool fits_squares(const Int8Layer& layer) {
  for (const Int8Layer::Unit& unit : layer.units) {
    int64_t most = std::abs(unit.bias);
    for (int8_t w : unit.weights) most += 128 * std::abs(w);
    if (most >= 1 << 22) return false;
  }
  return true;
}

template <class Rounding>
void check(Proof& proof, Proof& pushed, const Int8Layer& layer,
           const std::vector<int8_t>& x) {
  const std::vector<int8_t> expected = layer.outputs(x);
  for (int way = 0; way < 14; ++way) {
    const bool one_by_one = way % 2 != 0;
    if (way / 2 == 4 && !fits_squares(layer)) continue;
    std::vector<int8_t> y;
    switch (way / 2) {
      case 0:
        y = run<Rounding, Portable>(layer, Order::portable(), x, one_by_one);
        break;
      case 1:
        y = run<Rounding, ForAvr>(layer, Order::for_avr(), x, one_by_one);
        break;
      case 4:
        y = run<Rounding, ForAvrTiny>(layer, Order::for_avr_tiny(), x, one_by_one);
        break;
      case 5:
        y = run<Rounding, ForCortexM4Wide>(layer, Order::for_cortex_m4_wide(), x,
                                           one_by_one);
        break;
      case 6:
        y = run<Rounding, ForAvrSmall>(layer, Order::for_avr_small(), x, one_by_one);
        break;
      case 2:
        y = run<Rounding, ForCortexM0>(layer, Order::for_cortex_m0(), x, one_by_one);
        break;
      default:
        y = run<Rounding, ForCortexM4>(layer, Order::for_cortex_m4(), x, one_by_one);
    }
    for (size_t o = 0; o < y.size(); ++o) {
      Proof& claim = one_by_one ? pushed : proof;
      EXPECT_TRUE(claim.check(y[o] == expected[o]))
          << layer.inputs << "x" << y.size() << " unit " << o << " way " << way << ": "
          << int(y[o]) << " for " << int(expected[o]);
    }
  }
}

const uint16_t kSizes[] = {1, 2, 3, 4, 5, 7, 8, 9, 255, 256, 257, 300};

template <class Rounding>
void check_layers(Rule rule, uint32_t seed) {
  Proof proof("dense_int8"), pushed("pushed_input");
  Random random(seed);
  std::vector<std::pair<uint16_t, uint16_t>> shapes;
  for (uint16_t inputs : kSizes) {
    for (uint16_t units : {1, 2, 3, 4, 5, 7, 8}) shapes.emplace_back(inputs, units);
  }
  shapes.emplace_back(1, 300);
  shapes.emplace_back(17, 255);
  for (int i = 0; i < 150; ++i) {
    // One draw a statement: compilers differ in the order of arguments.
    const uint16_t inputs = static_cast<uint16_t>(1 + random.below(100));
    const uint16_t units = static_cast<uint16_t>(1 + random.below(24));
    shapes.emplace_back(inputs, units);
  }
  for (const auto& shape : shapes) {
    const Int8Layer layer(random, rule, shape.first, shape.second);
    for (unsigned kind = 0; kind < 6; ++kind) {
      check<Rounding>(proof, pushed, layer,
                      thimble_test::int8_input(random, shape.first, kind));
    }
  }
}

TEST(DenseInt8, TfliteEqualsBigIntegers) { check_layers<Tflite>(Rule::kTflite, 20); }
TEST(DenseInt8, NativeEqualsBigIntegers) { check_layers<Native>(Rule::kNative, 21); }

// Every operand at its limits: weights -128 or 127, biases as large as the sum allows.
template <class Rounding>
void check_extremes(Rule rule, int bits) {
  Proof proof("dense_int8"), pushed("pushed_input");
  Random random(22);
  for (uint16_t inputs : {1, 4, 255, 300}) {
    for (int corner = 0; corner < 4; ++corner) {
      Int8Layer layer(random, rule, inputs, 5);
      const int64_t room = (INT64_C(1) << bits) - 128 * 128 * inputs - 1;
      if (room < 0) continue;
      for (Int8Layer::Unit& unit : layer.units) {
        for (int8_t& w : unit.weights) w = corner % 2 ? -128 : 127;
        unit.bias = static_cast<int32_t>(corner / 2 ? -room : room);
        unit.multiplier = rule == Rule::kTflite ? INT32_MAX : 65535;
        unit.shift = rule == Rule::kTflite ? -1 : 0;
      }
      for (unsigned kind = 0; kind < 4; ++kind) {
        const auto x = thimble_test::int8_input(random, inputs, kind);
        if (bits < 31) {
          check<Rounding>(proof, pushed, layer, x);
          continue;
        }
        const auto expected = layer.outputs(x);
        EXPECT_TRUE(proof.check(
            (run<Rounding, Portable>(layer, Order::portable(), x, false) == expected)));
        EXPECT_TRUE(pushed.check(
            (run<Rounding, Portable>(layer, Order::portable(), x, true) == expected)));
      }
    }
  }
}

TEST(DenseInt8, TfliteAtTheLimits) {
  for (int bits : {31, 23, 22}) check_extremes<Tflite>(Rule::kTflite, bits);
}
TEST(DenseInt8, NativeAtTheLimits) {
  for (int bits : {31, 23, 22}) check_extremes<Native>(Rule::kNative, bits);
}

// Zero points folded into the bias give what the affine formula gives: within half a step
// of the real value, for the native rule, whose bias also holds the rounding.
TEST(DenseInt8, FoldedZeroPointsGiveTheAffineFormula) {
  Random random(23);
  for (int net = 0; net < 200; ++net) {
    Int8Layer layer(random, Rule::kNative, static_cast<uint16_t>(1 + random.below(60)),
                    1);
    Int8Layer::Unit& unit = layer.units[0];
    const int zero_in = random.byte(), zero_out = random.byte();
    const int32_t bias = random.between(-2000, 2000);
    const double factor = ldexp(unit.multiplier, -layer.shift);
    int64_t weights = 0;
    for (int8_t w : unit.weights) weights += w;
    unit.bias = static_cast<int32_t>(bias - zero_in * weights +
                                     llround((zero_out + 128.5) / factor));
    const auto x = thimble_test::int8_input(random, layer.inputs, 9);
    double real = bias;
    for (size_t i = 0; i < x.size(); ++i) real += (x[i] - zero_in) * unit.weights[i];
    real = fmin(fmax(real * factor + zero_out, -128), 127);
    const auto y = run<Native, Portable>(layer, Order::portable(), x, false);
    EXPECT_LE(fabs(y[0] - real), 0.5 + factor);
  }
}

}  // namespace
