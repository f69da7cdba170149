// SPDX-License-Identifier: MIT
// The recurrent layers once more in double, gate by gate from their equations, with
// parameters in matrices and an own function that puts them into kernel order.
#pragma once

#include <stddef.h>

#include <cmath>
#include <functional>
#include <vector>

#include "support/random.h"

namespace thimble_test {

using Vector = std::vector<double>;
using Function = std::function<double(double)>;

inline double logistic(double x) { return 1 / (1 + std::exp(-x)); }
inline double tangent(double x) { return std::tanh(x); }

enum class Cell { kSimple, kLstm, kGruAfter, kGruBefore };

// What makes one gate: bias + inputs[unit][i] x + outputs[unit][k] h.
struct GateMatrices {
  Vector bias;
  std::vector<Vector> inputs, outputs;
};

class RecurrentLayer {
 public:
  RecurrentLayer(Random& random, Cell cell, size_t inputs, size_t units, bool biased,
                 Function f = tangent, Function s = logistic)
      : cell_(cell), inputs_(inputs), units_(units), biased_(biased), f_(f), s_(s) {
    const size_t gates = cell == Cell::kSimple ? 1 : cell == Cell::kLstm ? 4 : 3;
    for (size_t g = 0; g < gates; ++g) gates_.push_back(matrices(random));
    recurrent_bias_ = vector(random, units, biased);
    reset();
  }

  void reset() {
    h_.assign(units_, 0);
    c_.assign(units_, 0);
  }

  // In the order of the kernels.
  template <class T>
  void append(std::vector<T>& to) const {
    const size_t together = cell_ == Cell::kGruBefore ? 2 : gates_.size();
    block(to, 0, together);
    block(to, together, gates_.size());
  }

  Vector step(const Vector& x) {
    Vector y(units_);
    Vector left(units_);
    for (size_t u = 0; u < units_; ++u) {
      if (cell_ == Cell::kGruBefore) left[u] = s_(sum(1, u, x, h_)) * h_[u];
    }
    for (size_t u = 0; u < units_; ++u) {
      if (cell_ == Cell::kSimple) y[u] = f_(sum(0, u, x, h_));
      if (cell_ == Cell::kLstm) {
        c_[u] =
            s_(sum(1, u, x, h_)) * c_[u] + s_(sum(0, u, x, h_)) * f_(sum(2, u, x, h_));
        y[u] = s_(sum(3, u, x, h_)) * f_(c_[u]);
      }
      if (cell_ == Cell::kGruAfter || cell_ == Cell::kGruBefore) {
        const double z = s_(sum(0, u, x, h_));
        const Vector nothing(units_, 0);
        const double reset = s_(sum(1, u, x, h_));
        const double fresh =
            cell_ == Cell::kGruBefore
                ? f_(sum(2, u, x, left))
                : f_(sum(2, u, x, nothing) +
                     reset * (recurrent_bias_[u] + product(gates_[2].outputs[u], h_)));
        y[u] = z * h_[u] + (1 - z) * fresh;
      }
    }
    return h_ = y;
  }

 private:
  static Vector vector(Random& random, size_t size, bool any = true) {
    Vector made(size, 0);
    for (double& value : made) value = any ? random.number(1) : 0;
    return made;
  }
  GateMatrices matrices(Random& random) const {
    GateMatrices gate;
    gate.bias = vector(random, units_, biased_);
    for (size_t u = 0; u < units_; ++u) {
      gate.inputs.push_back(vector(random, inputs_));
      gate.outputs.push_back(vector(random, units_));
    }
    return gate;
  }
  static double product(const Vector& a, const Vector& b) {
    double sum = 0;
    for (size_t i = 0; i < b.size(); ++i) sum += a[i] * b[i];
    return sum;
  }
  double sum(size_t g, size_t u, const Vector& x, const Vector& h) const {
    return gates_[g].bias[u] + product(gates_[g].inputs[u], x) +
           product(gates_[g].outputs[u], h);
  }
  template <class T>
  void block(std::vector<T>& to, size_t first, size_t end) const {
    if (first == end) return;
    for (size_t u = 0; u < units_; ++u) {
      const auto put = [&](double value) { to.push_back(static_cast<T>(value)); };
      if (biased_) {
        for (size_t g = first; g < end; ++g) put(gates_[g].bias[u]);
        if (cell_ == Cell::kGruAfter) put(recurrent_bias_[u]);
      }
      for (size_t i = 0; i < inputs_; ++i) {
        for (size_t g = first; g < end; ++g) put(gates_[g].inputs[u][i]);
      }
      for (size_t k = 0; k < units_; ++k) {
        for (size_t g = first; g < end; ++g) put(gates_[g].outputs[u][k]);
      }
    }
  }

  Cell cell_;
  size_t inputs_, units_;
  bool biased_;
  Function f_, s_;
  std::vector<GateMatrices> gates_;
  Vector recurrent_bias_, h_, c_;
};

}  // namespace thimble_test
