// SPDX-License-Identifier: MIT
// A random int8 network: its parameters as a model reads them, and what it must give.
#pragma once

#include <stddef.h>

#include <algorithm>
#include <memory>
#include <vector>

#include "int8_layer.h"

namespace thimble_test {

class Int8Network {
 public:
  Int8Network(uint32_t seed, Rule rule, Order order, uint16_t inputs, uint8_t tables = 0)
      : random_(seed), rule_(rule), order_(order), width_(inputs) {
    for (int i = 0; i < 256 * tables; ++i) tables_.put(random_.byte(), 1);
  }

  Int8Network& dense(uint16_t units, int table = -1) {
    stages_.push_back(Stage{Kind::kDense, table, layers_.size()});
    layers_.emplace_back(random_, rule_, width_, units);
    width_ = units;
    return *this;
  }
  // The native softmax; its table falls from 65535.
  Int8Network& softmax() {
    stages_.push_back(Stage{Kind::kSoftmax, -1, exponentials_.size()});
    std::vector<uint16_t> table;
    const double scale = 0.01 + random_.below(100) / 1000.0;
    for (int d = 0; d < 256; ++d) {
      table.push_back(static_cast<uint16_t>(lround(65535 * exp(-d * scale))));
    }
    exponentials_.push_back(table);
    return *this;
  }
  // A layer with parameters and a function of its own.
  Int8Network& custom(const uint8_t* bytes, size_t n,
                      std::vector<int8_t> (*function)(std::vector<int8_t>)) {
    stages_.push_back(Stage{Kind::kCustom, -1, custom_.size()});
    custom_.push_back({{bytes, bytes + n}, function});
    return *this;
  }
  Int8Network& argmax() {
    stages_.push_back(Stage{Kind::kArgMax, -1, 0});
    width_ = 1;
    return *this;
  }

  Rule rule() const { return rule_; }

  Bytes bytes() const {
    Bytes all = tables_;
    for (const Stage& stage : stages_) {
      if (stage.kind == Kind::kDense) {
        const Bytes layer = layers_[stage.index].bytes(order_);
        all.insert(all.end(), layer.begin(), layer.end());
      } else if (stage.kind == Kind::kSoftmax) {
        for (uint16_t entry : exponentials_[stage.index]) all.put(entry, 2);
      } else if (stage.kind == Kind::kCustom) {
        for (uint8_t byte : custom_[stage.index].bytes) all.put(byte, 1);
      }
    }
    return all;
  }

  std::vector<int8_t> outputs(std::vector<int8_t> x) const {
    for (const Stage& stage : stages_) {
      if (stage.kind == Kind::kDense) {
        x = layers_[stage.index].outputs(x);
        for (int8_t& q : x) q = stage.table < 0 ? q : entry(stage.table, q);
      } else if (stage.kind == Kind::kSoftmax) {
        x = native_softmax(x, exponentials_[stage.index]);
      } else if (stage.kind == Kind::kCustom) {
        x = custom_[stage.index].function(x);
      } else {
        const auto best = std::max_element(x.begin(), x.end()) - x.begin();
        x.assign(1, static_cast<int8_t>(best));
      }
    }
    return x;
  }

 private:
  enum class Kind { kDense, kSoftmax, kArgMax, kCustom };
  struct Stage {
    Kind kind;
    int table;
    size_t index;
  };

  struct Custom {
    std::vector<uint8_t> bytes;
    std::vector<int8_t> (*function)(std::vector<int8_t>);
  };

  int8_t entry(int table, int8_t q) const {
    const size_t at = static_cast<size_t>(256 * table + (q & 255));
    return static_cast<int8_t>(tables_[at]);
  }

  Random random_;
  Rule rule_;
  Order order_;
  uint16_t width_;
  Bytes tables_;
  std::vector<Int8Layer> layers_;
  std::vector<std::vector<uint16_t>> exponentials_;
  std::vector<Custom> custom_;
  std::vector<Stage> stages_;
};

}  // namespace thimble_test
