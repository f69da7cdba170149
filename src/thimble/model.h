// SPDX-License-Identifier: MIT
// Model: a network whose shape is known at compile time, with its one static buffer.
//
//   using Xor = thimble::Model<thimble::Float32, thimble::Flash, thimble::Input<2>,
//                              thimble::Dense<3, thimble::Tanh>,
//                              thimble::Dense<1, thimble::Sigmoid>>;
//   THIMBLE_FLASH(static const float kXor[Xor::kParameterCount]) = {...};
//   Xor network(thimble::in_flash(kXor));
//   const float* y = network.predict(x);      // valid until the next call
#pragma once

#include <string.h>

#include "graph/network.h"
#include "graph/source.h"

namespace thimble {
namespace graph {

// What the layers keep from call to call, and nothing where they keep nothing.
template <class Net, bool kAny = (Net::Graph::kStateBytes > 0)>
struct States {
  State state() { return State(); }
  void reset() {}
};
template <class Net>
struct States<Net, true> {
  using Value = typename Net::Format::Value;
  static constexpr uint32_t kBytes = Net::Graph::kStateBytes;

  State state() { return State{bytes, bytes}; }
  void reset() { memset(bytes, 0, kBytes); }

  alignas(detail::StateAlignment<Value>::value) uint8_t bytes[kBytes];
};

// The RAM of a model: the areas its layers write to, and with PushedInput the sums of the
// first layer (which may overlay those areas) and the number of values pushed so far.
template <class Net, bool kPushed = Net::kPushed>
struct Memory : States<Net> {
  using Value = typename Net::Format::Value;
  using Graph = typename Net::Graph;
  static constexpr uint32_t kBytes = Graph::kTargetBytes + Graph::kOtherBytes;

  Value* target() { return buffer; }
  Value* other() { return buffer + Graph::kTargetBytes / sizeof(Value); }

  Value buffer[kBytes / sizeof(Value)];
};

template <class Net>
struct Memory<Net, true> : States<Net> {
  using Value = typename Net::Format::Value;
  using Sum = typename Net::Format::Sum;
  using Graph = typename Net::Graph;
  static constexpr uint32_t kSumBytes =
      static_cast<uint32_t>(Graph::Here::kOutputs) * sizeof(Sum);
  static constexpr uint32_t kBytes =
      detail::larger_of(kSumBytes, Graph::kTargetBytes + Graph::kOtherBytes);

  Sum* sums() { return reinterpret_cast<Sum*>(buffer); }
  Value* target() { return reinterpret_cast<Value*>(buffer); }
  Value* other() { return reinterpret_cast<Value*>(buffer + Graph::kTargetBytes); }

  alignas(Sum) uint8_t buffer[kBytes];
  uint16_t pushed;
};

template <class Net, class Argument>
struct InputCheck {
  static_assert(detail::Never<Argument>::value,
                "predict: pass an array of the network's values: float for Float32 and "
                "Quantized, double for Float64, int8_t for Int8, int16_t for Int16x8 (a "
                "converted header has "
                "quantize_all())");
};
template <class Net, class T, size_t N>
struct InputCheck<Net, T[N]> : InputCheck<Net, T*> {
  static_assert(N == Net::kInputs,
                "predict: this array holds another number of values than the network has "
                "inputs (kInputs)");
};
template <class Net, class T>
struct InputCheck<Net, T*> {
  static_assert(detail::IsSame<typename detail::RemoveConst<T>::Type,
                               typename Net::Format::Value>::value,
                "predict: pass an array of the network's values: float for Float32 and "
                "Quantized, double for Float64, int8_t for Int8, int16_t for Int16x8 (a "
                "converted header has "
                "quantize_all())");
  static constexpr bool kRight = true;
};

}  // namespace graph

namespace detail {
struct Inside;  // how a trainer reaches the buffer of a model: train/inside.h
}

template <class Number, class Storage, class In, class... Layers>
class Model : private graph::Parameters<Network<Number, In, Layers...>, Storage> {
  static_assert(detail::IsNumber<Number>::value,
                "Model: the first argument is a number format: Float32, Float64, "
                "Int8<Native>, Int8<Tflite>, Int16x8<> or Quantized<int8_t>");
  static_assert(
      detail::IsInput<In>::value,
      "Model: the third argument is the input: Input<size> or PushedInput<size>");

  using Net = Network<Number, In, Layers...>;
  using Source = graph::Parameters<Net, Storage>;
  using Reader = typename Source::Reader;
  using Graph = typename Net::Graph;
  using Memory = graph::Memory<Net>;
  // What the first layer reads from.
  using First = detail::PartFor<typename Graph::Here, Reader>;
  friend struct detail::Inside;
  static_assert(
      !Net::kPushed || Graph::Here::kTakesPushedInput,
      "Model: PushedInput needs a Dense layer behind it, which adds up the values "
      "as they come; take Input<size> in front of any other layer");

 public:
  using Value = typename Number::Value;
  static constexpr uint16_t kInputs = Net::kInputs;
  static constexpr uint16_t kOutputs = Net::kOutputs;
  static constexpr uint32_t kParameters = Net::kParameters;
  static constexpr uint32_t kParameterCount = Net::kParameterCount;
  static constexpr uint32_t kParameterBytes = Net::kParameterBytes;
  static constexpr uint32_t kMacs = Net::kMacs;
  // All the RAM of a model: its buffer and, unless the parameters are Bound, their
  // handle.
  static constexpr uint32_t kRamBytes = static_cast<uint32_t>(
      detail::IsEmpty<Source>::value ? sizeof(Memory)
                                     : sizeof(detail::Pair<Source, Memory>));

  constexpr Model() : memory_() {}
  template <class Argument>
  explicit constexpr Model(const Argument& parameters) : Source(parameters), memory_() {}
  Model(const Model&) = delete;
  Model& operator=(const Model&) = delete;

  // The outputs for the inputs x[kInputs]; they stay valid until the next call. Recurrent
  // layers take a call as one step; nullptr if an Every or LastOf let nothing pass.
  template <class Argument>
  const Value* predict(const Argument& x) {
    static_assert(graph::InputCheck<Net, Argument>::kRight, "");
    return run(x, detail::Flag<Net::kPushed>());
  }

  // A whole sequence, x[steps][kInputs]: what the last of these calls of predict() gives.
  const Value* predict_sequence(const Value* x, uint16_t steps) {
    const Value* y = nullptr;
    for (; steps != 0; --steps) {
      y = run(x, detail::Flag<Net::kPushed>());
      x += kInputs;
    }
    return y;
  }

  // Begins a new sequence: zeroes what layers have kept, as a new model does.
  void reset() { memory_.reset(); }

  // The same as predict() with one value at a time: begin(), push() kInputs times,
  // finish(). A value pushed beyond kInputs is ignored, one that is missing counts as 0
  // (zero_point 0).
  void begin() {
    require_pushed_input();
    memory_.pushed = 0;
    Reader params = first_layer();
    Graph::Here::begin(First::of(params), memory_.sums());
  }
  void push(Value x) {
    require_pushed_input();
    if (memory_.pushed >= kInputs) return;
    Reader params = first_layer();
    Graph::Here::push(First::of(params), x, memory_.pushed, memory_.sums());
    ++memory_.pushed;
  }
  const Value* finish() {
    require_pushed_input();
    const Reader tables = this->reader();
    Reader params = first_layer();
    Graph::Here::finish(First::of(params), First::of(tables), memory_.sums(),
                        memory_.target());
    return Graph::after_first(params, tables, memory_.target(), memory_.other(),
                              memory_.state());
  }

 private:
  static void require_pushed_input() {
    static_assert(
        Net::kPushed,
        "Model: begin(), push() and finish() need PushedInput<size> as the third "
        "argument; Input<size> takes its values as one array with predict()");
  }
  Reader first_layer() const {
    Reader params = this->reader();
    params.skip(Net::kTableBytes);
    return params;
  }
  const Value* run(const Value* x, detail::Flag<false>) {
    const Reader tables = this->reader();
    Reader params = first_layer();
    return Graph::run(params, tables, x, memory_.target(), memory_.other(),
                      memory_.state());
  }
  const Value* run(const Value* x, detail::Flag<true>) {
    begin();
    for (uint16_t i = 0; i < kInputs; ++i) push(x[i]);
    return finish();
  }

  Memory memory_;
};

}  // namespace thimble
