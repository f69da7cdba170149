// SPDX-License-Identifier: MIT
// print(): shapes, biases and weights as text.
#pragma once

#include "losses.h"
#include "printer.h"

namespace thimble {
namespace compat {

template <class C, class Layer, class Network>
class Printed : public Losses<C, Layer, Network> {
  using Base = Losses<C, Layer, Network>;

 public:
  using typename Base::Value;

  using typename Base::Source;

  void print() {
    Printer::end_line();
    line();
    if (this->layers == nullptr) return;
    typename Base::Source source(*this);
    for (unsigned int l = 0; l < this->numberOflayers; ++l) {
      print_layer(source, this->layers[l]);
      line();
    }
  }

 private:
  static void line() {
    Printer::print(THIMBLE_NN_TEXT("----------------------"));
    Printer::end_line();
  }

  void print_layer(Source& source, const Layer& layer) {
    const unsigned int function = this->function_of(layer);
    if (C::kQuantized) Printer::print(THIMBLE_NN_TEXT("INT_Q "));
    if (C::kPlace == Place::kProgmem) Printer::print(THIMBLE_NN_TEXT("PROGMEM "));
    if (C::kPlace == Place::kEeprom) Printer::print(THIMBLE_NN_TEXT("EEPROM "));
    if (C::kPlace == Place::kFram) Printer::print(THIMBLE_NN_TEXT("EXTERNAL-FRAM "));
    Printer::print(layer._numberOfInputs);
    Printer::print(THIMBLE_NN_TEXT("x"));
    Printer::print(layer._numberOfOutputs);
    constexpr bool kFunctionFirst = C::kPlace == Place::kEeprom;
    auto values = source.values(layer);
    if (kFunctionFirst) print_function(function);
    if (C::kBiases == Biases::kShared) {
      Printer::print(THIMBLE_NN_TEXT("| bias:"));
      number(value(values.bias()));
    }
    if (!kFunctionFirst) print_function(function);
    Printer::end_line();
    for (unsigned int i = 0; i < layer._numberOfOutputs; ++i) {
      if (C::kBiases == Biases::kUnit) {
        Printer::print(THIMBLE_NN_TEXT("   B:"));
        number(value(values.bias()));
        Printer::end_line();
      }
      Printer::print(i + 1);
      Printer::print(THIMBLE_NN_TEXT(" "));
      for (unsigned int j = 0; j < layer._numberOfInputs; ++j) {
        Printer::print(THIMBLE_NN_TEXT(" W:"));
        const Value weight = value(values.weight());
        if (weight > Value(0)) Printer::print(THIMBLE_NN_TEXT(" "));
        number(weight);
        Printer::print(THIMBLE_NN_TEXT(" "));
      }
      Printer::end_line();
    }
    source.pass(values);
  }

  static void print_function(unsigned int function) {
    if (!C::kPerLayer) return;
    Printer::print(THIMBLE_NN_TEXT("| F(x):"));
    Printer::print(function);
  }
  static Value value(typename Base::Stored stored) {
    return Arithmetic<C>::value(stored);
  }
  static void number(Value value) { Printer::print(value, C::kDigits); }
};

}  // namespace compat
}  // namespace thimble
