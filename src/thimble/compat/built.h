// SPDX-License-Identifier: MIT
// The memory of a network: one block for layers, hidden outputs and what else it keeps,
// and the last outputs, which outlive the network.
#pragma once

#include "../platform/heap.h"
#include "placed.h"
#include "status.h"

namespace thimble {
namespace compat {

template <class C, class Layer, class Network>
class Built : public Placed<C, Layer, Network> {
  using Base = Placed<C, Layer, Network>;

 public:
  using typename Base::Value;

  Built() { this->is_me(this->self()); }
  Built(const Built&) = delete;
  Built& operator=(const Built&) = delete;
  ~Built() { release(); }

  // What became of the last call.
  Status status() const { return status_; }

  // Forgets all steps so far.
  void resetStates() {
    static_assert(C::kRecurrent || detail::Never<Network>::value,
                  "resetStates: define USE_RNN__NB, USE_GRU__NB, USE_LSTM__NB or "
                  "USE_DENSE_RNN_PAIR__NB");
    for (unsigned int l = 0; l < this->numberOflayers; ++l)
      this->clear_state(this->layers[l]);
  }

  // Gives back all memory but the last outputs, which belong to the sketch from now on.
  void pdestract() {
    release();
    this->layers = nullptr;
    this->numberOflayers = 0;
    status_ = Status::kNoNetwork;
  }

 protected:
  bool fail(Status status) {
    status_ = status;
    return false;
  }
  bool ready() {
    if (this->layers == nullptr) return false;
    status_ = Status::kOk;
    return true;
  }

  // All memory, the last outputs, too: what comes next is another network.
  void forget_all() {
    if (this->layers != nullptr) forget_outputs(this->layers[this->numberOflayers - 1]);
    pdestract();
  }
  // Lays out a network of `sizes` layers, the input among them; size(i) is the units of
  // layer i. With Flag<true> its parameters have their place in the block, too.
  template <bool Owns, class Size>
  bool build(detail::Flag<Owns> owns, const Size& size, unsigned int sizes) {
    if (sizes < 2) return fail(Status::kBadShape);
    Carver counted;
    if (!this->place(owns, counted, size, sizes - 1)) return fail(Status::kBadShape);
    uint8_t* const block = static_cast<uint8_t*>(counted.allocate());
    if (block == nullptr) return fail(Status::kOutOfMemory);
    Carver carver(block);
    this->place(owns, carver, size, sizes - 1);
    this->numberOflayers = sizes - 1;
    status_ = Status::kOk;
    if (C::kDeletesOutputs || have_outputs(this->layers[this->numberOflayers - 1]))
      return true;
    pdestract();
    return fail(Status::kOutOfMemory);
  }

  // How many inputs of a row FeedForward_Individual has got.
  unsigned int next_ = 0;

  static bool have_outputs(Layer& layer) {
    if (layer.outputs == nullptr) {
      layer.outputs = platform::new_array<Value>(layer._numberOfOutputs);
    }
    return layer.outputs != nullptr;
  }
  static void forget_outputs(Layer& layer) {
    platform::delete_array(layer.outputs);
    layer.outputs = nullptr;
  }

 private:
  void release() {
    // Half a row of FeedForward_Individual.
    if (C::kDeletesOutputs && this->numberOflayers > 1) {
      platform::delete_array(this->layers[0].outputs);
    }
    free(this->layers);
  }

  Status status_ = Status::kNoNetwork;
};

}  // namespace compat
}  // namespace thimble
