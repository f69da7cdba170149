// SPDX-License-Identifier: MIT
// Interpreter: runs a record whose shape was not known at compile time.
//
//   using Player = thimble::Interpreter<thimble::Int8<thimble::Native>, thimble::Eeprom,
//                                       thimble::Dense<thimble::kAny>, thimble::Softmax>;
//   Player net(buffer, sizeof buffer);      // memory of yours, aligned as kAlignment
//   thimble::Error error = net.open(medium);   // or open(medium, at)
//   const int8_t* y = net.predict(x);          // x[net.inputs()], y[net.outputs()]
// The list says which layers are there: their types with kAny for the number of units or
// steps, and Dense<kAny, AnyTable> for the activations that Int8 computes by a table.
// What is not in it is not linked, and refused with Error::kUnknownLayer. The kernels are
// those of a Model, and so is every bit of the results.
#pragma once

#include <string.h>

#include "persist/plan.h"

namespace thimble {

template <class Number, class Storage, class... Layers>
class Interpreter {
  using Plan = persist::Plan<Number, Layers...>;
  using Forms = persist::Forms<Number, Layers...>;
  using Step = persist::Step;
  using Reader = typename Storage::Reader;
  using Size = platform::MemorySize;
  static_assert(sizeof...(Layers) > 0 && sizeof...(Layers) < 255,
                "Interpreter: list the layers that records may have");
  static_assert(detail::AllAny<Layers...>::value,
                "Interpreter: list layers with kAny in place of their number of units or "
                "steps, Dense<kAny, ReLU>");

 public:
  using Value = typename Number::Value;
  static constexpr uint8_t kAlignment = Plan::kAlignment;

  // Without a buffer open() says kBufferTooSmall, and bytes() then how many it takes.
  constexpr Interpreter() : plan_(), handle_(), buffer_(nullptr), room_(0) {}
  constexpr Interpreter(void* buffer, Size bytes)
      : plan_(), handle_(), buffer_(static_cast<uint8_t*>(buffer)), room_(bytes) {}
  Interpreter(const Interpreter&) = delete;
  Interpreter& operator=(const Interpreter&) = delete;

  // Other memory, for the next open().
  void use(void* buffer, Size bytes) {
    buffer_ = static_cast<uint8_t*>(buffer);
    room_ = bytes;
    is_open_ = false;
  }

  // Checks all of a record and runs it from then on; after an error, nothing is run.
  template <class Medium>
  Error open(Medium& medium, typename Medium::Size at = 0) {
    is_open_ = false;
    plan_.bytes = 0;
    plan_.steps = reinterpret_cast<Step*>(buffer_);
    plan_.room = is_aligned() ? room_ : 0;
    const Error error = check(plan_, medium, at);
    if (error != Error::kNone) return error;
    handle_ = medium.handle(static_cast<typename Medium::Size>(
        at + static_cast<typename Medium::Size>(plan_.parameters_at)));
    is_open_ = true;
    reset();
    return error;
  }

  // The same check without opening: what save() asks before it commits a record.
  template <class Medium>
  Error accept(Medium& medium, typename Medium::Size at) {
    Plan plan;
    plan.room = 0;
    return check(plan, medium, at);
  }

  // What the record of the last open() takes of the buffer, exactly.
  Size bytes() const { return plan_.bytes; }
  uint16_t inputs() const { return plan_.inputs; }
  uint16_t outputs() const { return plan_.outputs; }
  explicit operator bool() const { return is_open_; }

  // The outputs for inputs() values, in the buffer until the next call. As in a Model, a
  // call is one step of recurrent layers. nullptr if an Every or LastOf let nothing pass,
  // or if nothing is open.
  const Value* predict(const Value* x) {
    if (!is_open_) return nullptr;
    const Reader tables(handle_);
    persist::Walk<Reader, Value, Plan::kUsesTables> walk = {
        tables,
        tables,
        x,
        reinterpret_cast<Value*>(buffer_ + plan_.first_area),
        reinterpret_cast<Value*>(buffer_ + plan_.second_area),
        {buffer_ + plan_.states, buffer_ + plan_.states},
        plan_.inputs,
        true};
    if (Plan::kUsesTables) {
      walk.params.skip(static_cast<uint32_t>(persist::kTableBytes) * plan_.tables);
    }
    const Step* step = reinterpret_cast<const Step*>(buffer_);
    for (uint8_t left = plan_.layers; left != 0; --left, ++step) {
      if (!Forms::run(step->form, *step, walk)) return nullptr;
    }
    return walk.x;
  }

  // Begins a new sequence.
  void reset() {
    if (!Forms::kAnyState || !is_open_) return;
    memset(buffer_ + plan_.states, 0, plan_.bytes - plan_.states);
  }

 private:
  template <class Medium>
  Error check(Plan& plan, Medium& medium, typename Medium::Size at) {
    static_assert(detail::IsSame<typename Medium::Storage, Storage>::value,
                  "Interpreter: this medium is not of the Interpreter's storage");
    const Error error = persist::check_record(medium, at, plan);
    if (error != Error::kNone) return error;
    if (alignof(typename Number::Parameter) > 1 &&
        !persist::aligned(medium, at, alignof(typename Number::Parameter), 0)) {
      return Error::kMisaligned;
    }
    return plan.bytes > room_ || !is_aligned() ? Error::kBufferTooSmall : Error::kNone;
  }
  bool is_aligned() const {
    return kAlignment == 1 || reinterpret_cast<uintptr_t>(buffer_) % kAlignment == 0;
  }

  Plan plan_;
  typename Storage::Handle handle_;
  uint8_t* buffer_;
  Size room_;
  bool is_open_ = false;
};

}  // namespace thimble
