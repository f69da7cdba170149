// SPDX-License-Identifier: MIT
// Reads the layers of a record whose shape nobody knows yet: checks each of them, and
// plans the memory that they take, to the byte.
//
// Nothing read is trusted: a plan that is right keeps every layer within the memory it
// counts and every parameter within the record. Memory, in one buffer: the steps, the two
// areas that swap roles as in graph/chain.h, the states.
#pragma once

#include "check.h"
#include "forms.h"

namespace thimble {
namespace persist {

// Which layers of the list compute activations by tables.
template <class Layer>
struct UsesTable {
  static constexpr bool value = false;
};
template <uint16_t Units, class Bias, class Weights>
struct UsesTable<Dense<Units, AnyTable, Bias, Weights>> {
  static constexpr bool value = true;
};
template <class... Layers>
struct AnyUsesTable {
  static constexpr bool value = false;
};
template <class First, class... Rest>
struct AnyUsesTable<First, Rest...> {
  static constexpr bool value = UsesTable<First>::value || AnyUsesTable<Rest...>::value;
};

// One layer of a record, of which a table only counts as one, whatever it was made from,
// and the int8 activations without one count as Identity: requantization does them.
struct Found {
  static constexpr uint8_t kLongest = 22;
  uint8_t kind, length;
  uint8_t body[kLongest];  // a number first, if it has any

  uint16_t number() const { return uint16_of(body); }

  // Its place among the `count` entries that are in flash, whatever their numbers.
  THIMBLE_NOINLINE uint8_t place(const uint8_t* entry, uint8_t count) const {
    uint8_t form = 0;
    for (; form != count; ++form) {
      uint8_t different = platform::next_from_flash<uint8_t>(entry) ^ kind;
      const uint8_t bytes = platform::next_from_flash<uint8_t>(entry);
      different |= bytes ^ length;
      const uint8_t* found = body;
      for (uint8_t i = 0; i != bytes; ++i) {
        const uint8_t wanted = platform::next_from_flash<uint8_t>(entry);
        if (i >= 2) different |= wanted ^ *found;
        ++found;
      }
      if (different == 0) break;
    }
    return form;
  }
};

template <class Number, class... Layers>
class Plan : Needs {
  using Value = typename Number::Value;
  using Parameter = typename Number::Parameter;
  using AllForms = Forms<Number, Layers...>;
  using Entries = typename detail::Joined<typename EntryOf<Layers>::Bytes...>::Type;
  using Format = typename FormatOf<Number>::Bytes;

 public:
  using Size = platform::MemorySize;
  static constexpr uint8_t kAlignment = static_cast<uint8_t>(
      detail::larger_of(detail::StateAlignment<Value>::value, alignof(Step)));
  static constexpr bool kUsesTables = AnyUsesTable<Layers...>::value;

  // Where steps are written, if all of them fit into so many bytes.
  Step* steps;
  Size room;

  using Needs::outputs;
  uint16_t inputs;
  uint8_t layers, tables;
  bool has_room;
  Size parameters_at;                           // from the beginning of the record
  Size first_area, second_area, states, bytes;  // in the buffer

  template <class Medium>
  Error check(Cursor<Medium>& cursor) {
    using At = typename Medium::Size;
    const Error error = compare_head(cursor, Format::kValues, 11);
    if (error != Error::kNone) return error;
    tables = cursor.next();
    inputs = cursor.next16();
    const uint16_t count = cursor.next16();
    if (!kUsesTables && tables != 0) return Error::kUnknownLayer;
    if (inputs == 0 || count == 0) return Error::kBadLayer;
    layers = static_cast<uint8_t>(count);
    // Sums of parameters of records beyond 16 MB might overflow.
    if (layers != count || (sizeof(At) > 2 && cursor.left() > (UINT32_C(1) << 24))) {
      return Error::kTooLarge;
    }
    const At begin = cursor.left();
    static_cast<Needs&>(*this) = Needs();
    has_room = room / sizeof(Step) >= layers;
    outputs = inputs;
    for (uint8_t i = layers; i != 0; --i) {
      const Error wrong = add(cursor);
      if (wrong != Error::kNone) return wrong;
    }
    parameters_at = static_cast<Size>(kFirstEntry + (begin - cursor.left()));
    for (; parameters_at % sizeof(Parameter) != 0; ++parameters_at) {
      if (cursor.next() != 0) return Error::kBadLayer;
    }
    first_area = aligned(static_cast<Size>(sizeof(Step)) * layers, kAlignment);
    second_area = first_area + areas[0];
    states = second_area + areas[1];
    if (AllForms::kAnyState) {
      states = aligned(states, detail::StateAlignment<Value>::value);
    }
    bytes = states + kept;
    for (uint8_t i = tables; kUsesTables && i != 0; --i) {
      if (cursor.left() < kTableBytes) return Error::kWrongLength;
      cursor.skip(kTableBytes);
    }
    return check_notes(cursor, static_cast<At>(parameters));
  }

 private:
  static Size aligned(Size at, uint8_t alignment) {
    return static_cast<Size>((at + alignment - 1) / alignment * alignment);
  }

  // One layer. What it takes is counted, its step is written if there is room.
  template <class Medium>
  THIMBLE_NOINLINE Error add(Cursor<Medium>& cursor) {
    Found found;
    found.kind = cursor.next();
    found.length = cursor.next();
    if (found.length > Found::kLongest) return Error::kUnknownLayer;
    found.body[0] = found.body[1] = 0;
    uint8_t* byte = found.body;
    for (uint8_t i = found.length; i != 0; --i) *byte++ = cursor.next();
    if (cursor.went_beyond()) return Error::kWrongLength;
    Step step;
    step.table = 0;
    if (Number::kTables && found.kind == kDense && found.length >= 4) {
      uint8_t& activation = found.body[3];
      if (activation <= 2) activation = 0;
      if (kUsesTables && activation == kTableCode) {
        step.table = found.body[4];
        if (found.length < 6 || step.table >= tables) return Error::kBadLayer;
        found.length = 4;
      }
    }
    step.number = found.number();
    step.form = found.place(Entries::kValues, sizeof...(Layers));
    if (has_room) *steps++ = step;
    return AllForms::add(step.form, step, static_cast<Needs&>(*this), cursor.left());
  }
};

}  // namespace persist
}  // namespace thimble
