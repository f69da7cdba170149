// SPDX-License-Identifier: MIT
// Tests of dense layers with integer weights and float values against doubles. That all
// boards give the same floats is the business of target/test_quantized.py.
#include <Thimble.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "support/int8_layer.h"
#include "support/placed.h"
#include "support/proof.h"
#include "support/random.h"

namespace {

using namespace thimble;
using thimble_test::Bytes;
using thimble_test::Proof;
using thimble_test::Random;

void put(Bytes& bytes, float value) {
  bytes.put(numeric::BlockFloatPlain::bits(value), sizeof value);
}

template <class Weight>
struct Unit {
  float bias, scale;
  std::vector<Weight> weights;
};

template <class Weight, class Bias>
struct Layer {
  using Kernel = kernels::Dense<Quantized<Weight>>;

  uint16_t inputs;
  std::vector<Unit<Weight>> units;

  Layer(Random& random, uint16_t inputs, uint16_t count) : inputs(inputs) {
    const float shared = random.number(4);
    for (uint16_t o = 0; o < count; ++o) {
      Unit<Weight> unit;
      const float own = random.number(4);
      unit.bias = detail::IsSame<Bias, UnitBias>::value     ? own
                  : detail::IsSame<Bias, SharedBias>::value ? shared
                                                            : 0;
      const float scale = random.number(1);
      unit.scale = scale / std::numeric_limits<Weight>::max();
      for (uint16_t i = 0; i < inputs; ++i) {
        const int32_t w = random.between(std::numeric_limits<Weight>::min(),
                                         std::numeric_limits<Weight>::max());
        unit.weights.push_back(static_cast<Weight>(w));
      }
      units.push_back(unit);
    }
  }

  Bytes bytes() const {
    Bytes all;
    if (detail::IsSame<Bias, SharedBias>::value) put(all, units[0].bias);
    for (const Unit<Weight>& unit : units) {
      if (detail::IsSame<Bias, UnitBias>::value) put(all, unit.bias);
      put(all, unit.scale);
      for (Weight w : unit.weights) all.put(w, sizeof w);
    }
    return all;
  }

  // What the definition states: every input is off by 6.2e-5 of the largest, and a few
  // floats are rounded.
  void exact(const std::vector<float>& x, size_t o, bool whole, double* y,
             double* bound) const {
    const Unit<Weight>& unit = units[o];
    double sum = unit.bias, weights = 0, terms = std::fabs(unit.bias), largest = 0;
    for (size_t i = 0; i < inputs; ++i) {
      const double w = static_cast<double>(unit.scale) * unit.weights[i];
      sum += w * x[i];
      weights += std::fabs(w);
      terms += std::fabs(w * x[i]);
      largest = std::max(largest, std::fabs(static_cast<double>(x[i])));
    }
    *y = sum;
    *bound = (inputs + 4) * 6e-8 * terms + (whole ? 6.2e-5 * largest * weights : 0);
  }
};

template <class Weight, class Bias>
void check_shape(Proof& proof, Random& random, uint16_t inputs, uint16_t units) {
  using Kernel = kernels::Dense<Quantized<Weight>>;
  const Layer<Weight, Bias> layer(random, inputs, units);
  const Bytes bytes = layer.bytes();
  ASSERT_EQ(Kernel::template bytes<Bias>(inputs, units), bytes.size());
  std::vector<float> x(inputs), pushed(units);
  for (float& value : x) value = random.number(8);
  const size_t scratch = Kernel::scratch_bytes(inputs) / sizeof(float);
  std::vector<float> y(units + scratch);

  Ram::Reader reader(bytes.data());
  Kernel::template forward<Identity, Bias>(reader, x.data(), inputs, y.data(), units);
  EXPECT_EQ(reader.address(), bytes.data() + bytes.size());

  Ram::Reader again(bytes.data());
  Kernel::template begin<Bias>(again, inputs, pushed.data(), units);
  for (uint16_t i = 0; i < inputs; ++i) {
    Kernel::template push<Bias>(again, x[i], i, inputs, pushed.data(), units);
  }
  Kernel::template finish<Identity, Bias>(again, inputs, pushed.data(), pushed.data(),
                                          units);
  EXPECT_EQ(again.address(), reader.address());

  for (size_t o = 0; o < units; ++o) {
    double exact, bound;
    layer.exact(x, o, true, &exact, &bound);
    EXPECT_TRUE(proof.check(std::fabs(y[o] - exact) <= bound))
        << inputs << "x" << units << ": " << y[o] << " for " << exact;
    layer.exact(x, o, false, &exact, &bound);
    EXPECT_TRUE(proof.check(std::fabs(pushed[o] - exact) <= bound))
        << inputs << "x" << units << ", pushed: " << pushed[o] << " for " << exact;
  }
}

template <class Weight, class Bias>
void check_shapes(uint32_t seed) {
  Proof proof("quantized_error");
  Random random(seed);
  for (uint16_t inputs : {1, 2, 3, 4, 5, 7, 8, 255, 256, 257, 512, 513, 1000}) {
    for (uint16_t units : {1, 2, 5}) {
      check_shape<Weight, Bias>(proof, random, inputs, units);
    }
  }
}

TEST(DenseQuantized, Int8BiasForEachUnit) { check_shapes<int8_t, UnitBias>(90); }
TEST(DenseQuantized, Int8SharedBias) { check_shapes<int8_t, SharedBias>(91); }
TEST(DenseQuantized, Int8NoBias) { check_shapes<int8_t, NoBias>(92); }
TEST(DenseQuantized, Int16BiasForEachUnit) { check_shapes<int16_t, UnitBias>(93); }
TEST(DenseQuantized, Int16SharedBias) { check_shapes<int16_t, SharedBias>(94); }
TEST(DenseQuantized, Int16NoBias) { check_shapes<int16_t, NoBias>(95); }

// A model has its scratch behind the outputs of each layer, in its own buffer.
TEST(DenseQuantized, Model) {
  using Number = Quantized<int8_t>;
  using Net = Model<Number, Ram, Input<7>, Dense<5, Tanh>, Dense<3>, Softmax>;
  using OneByOne =
      Model<Number, Flash, PushedInput<7>, Dense<5, Tanh>, Dense<3>, Softmax>;
  Proof proof("quantized_error");
  Random random(96);
  for (int net = 0; net < 100; ++net) {
    const Layer<int8_t, UnitBias> first(random, 7, 5), second(random, 5, 3);
    Bytes bytes = first.bytes();
    const Bytes more = second.bytes();
    bytes.insert(bytes.end(), more.begin(), more.end());
    std::vector<float> x(7), hidden(5);
    for (float& value : x) value = random.number(2);
    double sums[3], total = 0, bound;
    for (size_t o = 0; o < 5; ++o) {
      double sum;
      first.exact(x, o, true, &sum, &bound);
      hidden[o] = static_cast<float>(std::tanh(sum));
    }
    for (size_t o = 0; o < 3; ++o) {
      second.exact(hidden, o, true, &sums[o], &bound);
      total += sums[o] = std::exp(sums[o]);
    }
    const auto whole = thimble_test::predict<Net, Ram, uint8_t>(bytes, x);
    const auto pushed = thimble_test::push<OneByOne, Flash, uint8_t>(bytes, x);
    EXPECT_TRUE(whole.guards_are_whole && pushed.guards_are_whole);
    EXPECT_EQ(whole.again, whole.y);
    EXPECT_EQ(pushed.again, pushed.y);
    for (size_t o = 0; o < 3; ++o) {
      EXPECT_TRUE(proof.check(std::fabs(whole.y[o] - sums[o] / total) < 2e-3));
      EXPECT_TRUE(proof.check(std::fabs(pushed.y[o] - sums[o] / total) < 2e-3));
    }
  }
}

TEST(BlockFloat, RaisedIsAProductWithAPowerOfTwo) {
  Random random(97);
  Proof proof("quantized_error");
  for (int i = 0; i < 100000; ++i) {
    const uint32_t bits = random.bits();
    const uint8_t exponent = static_cast<uint8_t>(15 + random.below(240));
    float v;
    memcpy(&v, &bits, sizeof v);
    const float y = numeric::raised(v, exponent);
    const double exact = std::ldexp(static_cast<double>(v), exponent - 140);
    const double least = std::numeric_limits<float>::min();
    const bool denormal = std::fabs(v) < least;
    bool right = static_cast<double>(y) == exact;
    if (exponent == 255 || std::isnan(v))
      right = std::isnan(y);
    else if (denormal || std::fabs(exact) < least)
      right = y == 0;
    else if (std::fabs(exact) >= std::ldexp(1.0, 128))
      right = std::isinf(y) && (y < 0) == (v < 0);
    EXPECT_TRUE(proof.check(right)) << v << " " << int(exponent) << " " << y;
  }
}

}  // namespace
