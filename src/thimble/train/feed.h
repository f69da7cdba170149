// SPDX-License-Identifier: MIT
// Samples that come over a serial line: the sketch's side of `thimble feed`.
//
//   thimble::Feed<decltype(trainer), decltype(Serial)> feed(trainer, Serial);
//   void loop() { feed.poll(); }
// The computer speaks first, one byte:
//   kHello   answered by kShape, uint16 inputs, uint16 targets (0: the index of a class)
//   kLearn   a sample to learn, kJudge one to tell the loss of: the sketch then asks for
//            the values in blocks (storage/stream.h): float32 inputs, float32 targets or
//            a uint16 index, and a byte that is the sum of all before it. Answered by
//            kDone, uint8 TrainStatus, float32 loss; or by kRefused: the sum is wrong or
//            bytes are missing, nothing was learnt, send it again
// All of it is little-endian. What else the sketch prints is shown to the user.
#pragma once

#include "../storage/stream.h"
#include "trainer.h"

namespace thimble {

template <class Trainer, class Port>
class Feed {
  using Value = typename Trainer::Value;
  using Target = typename Trainer::Target;
  using Blocks = RequestedStream<Port>;
  static_assert(
      detail::IsSame<Value, float>::value || detail::IsSame<Value, double>::value,
      "Feed: samples come as floats, for a Float32 or Float64 model; read those of "
      "an Int16 model yourself");

 public:
  static constexpr uint8_t kHello = Blocks::kHello, kShape = 0x02;
  static constexpr uint8_t kLearn = 0x0e, kJudge = 0x0f;
  static constexpr uint8_t kDone = Blocks::kDone, kRefused = Blocks::kRefused;

  Feed(Trainer& trainer, Port& port) : trainer_(trainer), port_(port) {}

  // Serves the computer, if it has said something. True if a sample was learnt.
  bool poll() {
    while (port_.available() > 0) {
      const int command = port_.read();
      if (command == kHello) tell_shape(Kind<Target>());
      if (command == kLearn || command == kJudge) return serve(command == kLearn);
    }
    return false;
  }

 private:
  template <class T>
  struct Kind {};

  template <class T>
  void tell_shape(Kind<T>) {
    tell_shape(Trainer::kOutputs);
  }
  void tell_shape(Kind<uint16_t>) { tell_shape(0); }
  void tell_shape(uint16_t targets) {
    port_.write(kShape);
    put(Trainer::kInputs);
    put(targets);
  }

  bool serve(bool learns) {
    Incoming from(port_);
    Value x[Trainer::kInputs];
    from.take(x, Trainer::kInputs);
    float loss = 0;
    if (!with_target(from, x, learns, &loss, Kind<Target>())) {
      port_.write(kRefused);
      return false;
    }
    port_.write(kDone);
    port_.write(static_cast<uint8_t>(trainer_.status()));
    put(loss);
    return learns && trainer_.status() == TrainStatus::kLearned;
  }

  // The values of a sample as they come.
  struct Incoming {
    explicit Incoming(Port& port) : blocks(port) {}

    template <class T>
    void take(T* to, uint16_t count) {
      for (; count != 0; --count) *to++ = static_cast<T>(one<float>());
    }
    template <class T>
    T one() {
      uint8_t bytes[sizeof(T)] = {};
      if (is_right && !blocks.read(bytes, sizeof bytes)) is_right = false;
      for (const uint8_t byte : bytes) sum = static_cast<uint8_t>(sum + byte);
      T value;
      memcpy(&value, bytes, sizeof value);
      return value;
    }
    bool is_whole() {
      const uint8_t expected = sum;
      return one<uint8_t>() == expected && is_right;
    }

    Blocks blocks;
    uint8_t sum = 0;
    bool is_right = true;
  };

  template <class T>
  bool with_target(Incoming& from, const Value* x, bool learns, float* loss, Kind<T>) {
    Value target[Trainer::kOutputs];
    from.take(target, Trainer::kOutputs);
    return from.is_whole() && judge(x, target, learns, loss);
  }
  bool with_target(Incoming& from, const Value* x, bool learns, float* loss,
                   Kind<uint16_t>) {
    const uint16_t target = from.template one<uint16_t>();
    return from.is_whole() && judge(x, target, learns, loss);
  }
  bool judge(const Value* x, Target target, bool learns, float* loss) {
    *loss = static_cast<float>(learns ? trainer_.fit(x, target)
                                      : trainer_.evaluate(x, target));
    return true;
  }

  template <class T>
  void put(T value) {
    uint8_t bytes[sizeof value];
    memcpy(bytes, &value, sizeof value);
    port_.write(bytes, sizeof bytes);
  }

  Trainer& trainer_;
  Port& port_;
};

}  // namespace thimble
