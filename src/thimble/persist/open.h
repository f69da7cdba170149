// SPDX-License-Identifier: MIT
// Opens a record for a model whose network is known: nothing is used before all is right.
//
//   auto record = thimble::open<Net>(medium);    // or open<Net>(medium, at)
//   if (!record) { record.describe(Serial); ... }
//   thimble::Model<Number, Medium::Storage, ...> model(record.parameters());
// The parameters stay where they are; the model reads them from there.
#pragma once

#include "../graph/source.h"
#include "check.h"

namespace thimble {

template <class Number, class Storage, class In, class... Layers>
class Model;

// What a record has to hold, said by a Network or a Model.
template <class Net>
struct NetworkOf {
  static_assert(detail::Never<Net>::value,
                "open, save: name the network or the model that the record is of: "
                "open<Net>(medium)");
};
// Pushed or not, and in how many dimensions, the record is the same.
template <class Number, class In, class... Layers>
struct NetworkOf<Network<Number, In, Layers...>> {
  using Type = Network<Number, Input<In::kSize>, Layers...>;
};
template <class Number, class Storage, class In, class... Layers>
struct NetworkOf<Model<Number, Storage, In, Layers...>>
    : NetworkOf<Network<Number, In, Layers...>> {};

// What open() found in a medium.
template <class Net, class Medium>
class Record {
  using Head = persist::HeadOf<Net>;

 public:
  using Parameter = typename Net::Format::Parameter;
  using Parameters =
      StoredArray<typename Medium::Storage, Parameter, Net::kParameterCount>;

  Record(Error error, Medium& medium, typename Medium::Size at)
      : medium_(&medium), at_(at), error_(error) {}

  Error error() const { return error_; }
  explicit operator bool() const { return error_ == Error::kNone; }
  // Where it begins in the medium.
  typename Medium::Size at() const { return at_; }

  // Only of a record without an error.
  Parameters parameters() const {
    return Parameters{medium_->handle(at_ + Head::kParametersAt)};
  }

  // Writes a sentence, byte by byte with out.write(uint8_t), such as Serial has it. In
  // persist/describe.h.
  template <class Out>
  void describe(Out& out) const;

 private:
  Medium* medium_;
  typename Medium::Size at_;
  Error error_;
};

namespace persist {

template <class Net>
struct Expected {
  using Parameter = typename Net::Format::Parameter;

  template <class Medium>
  static Error check(Medium& medium, typename Medium::Size at) {
    const Error error = check_record(medium, at, KnownContents<Net>());
    if (alignof(Parameter) > 1 && error == Error::kNone &&
        !aligned(medium, at, alignof(Parameter), 0)) {
      return Error::kMisaligned;
    }
    return error;
  }
};

}  // namespace persist

template <class Net, class Medium>
Record<typename NetworkOf<Net>::Type, Medium> open(Medium& medium,
                                                   typename Medium::Size at = 0) {
  using Known = typename NetworkOf<Net>::Type;
  return Record<Known, Medium>(persist::Expected<Known>::check(medium, at), medium, at);
}

}  // namespace thimble
