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
    const Cell cell = this->cell_of(static_cast<unsigned int>(&layer - this->layers));
    print_shape(cell, layer._numberOfInputs, layer._numberOfOutputs);
    constexpr bool kFunctionFirst = C::kPlace == Place::kEeprom;
    auto values = source.values(layer);
    if (kFunctionFirst) print_function(function);
    if (C::kBiases == Biases::kShared) {
      Printer::print(THIMBLE_NN_TEXT("| bias:"));
      number(value(values.bias()));
    }
    if (!kFunctionFirst) print_function(function);
    Printer::end_line();
    for (uint8_t gate = 0; gate < gates_of(cell); ++gate) {
      print_gate_name(cell, gate);
      for (unsigned int i = 0; i < layer._numberOfOutputs; ++i) {
        if (C::kBiases == Biases::kUnit) {
          Printer::print(THIMBLE_NN_TEXT("   B:"));
          number(value(values.bias()));
          Printer::end_line();
        }
        Printer::print(i + 1);
        Printer::print(THIMBLE_NN_TEXT(" "));
        print_weights(THIMBLE_NN_TEXT(" W:"), values, layer._numberOfInputs);
        if (cell == Cell::kDense) continue;
        Printer::print(THIMBLE_NN_TEXT("  "));
        print_weights(THIMBLE_NN_TEXT(" U:"), values, layer._numberOfOutputs);
      }
    }
    source.pass(*this, layer, values);
  }

  // Rows of gates: W for the inputs, U for the outputs of the step before.
  template <class Text, class Values>
  static void print_weights(Text name, Values& values, unsigned int count) {
    for (; count != 0; --count) {
      Printer::print(name);
      const Value weight = value(values.weight());
      if (weight > Value(0)) Printer::print(THIMBLE_NN_TEXT(" "));
      number(weight);
      Printer::print(THIMBLE_NN_TEXT(" "));
    }
    Printer::end_line();
  }

  // 3x9, RNN [(1+8)*8], GRU [((1*7)+(7*7))*3], LSTM [((1*6)+(6*6))*4]
  static void print_shape(Cell cell, unsigned int inputs, unsigned int units) {
    if (cell == Cell::kDense) {
      Printer::print(inputs);
      Printer::print(THIMBLE_NN_TEXT("x"));
      Printer::print(units);
    } else if (cell == Cell::kRnn) {
      Printer::print(THIMBLE_NN_TEXT("RNN [("));
      Printer::print(inputs);
      Printer::print(THIMBLE_NN_TEXT("+"));
      Printer::print(units);
      Printer::print(THIMBLE_NN_TEXT(")*"));
      Printer::print(units);
      Printer::print(THIMBLE_NN_TEXT("]"));
    } else {
      Printer::print(cell == Cell::kGru ? THIMBLE_NN_TEXT("GRU [((")
                                        : THIMBLE_NN_TEXT("LSTM [(("));
      Printer::print(inputs);
      Printer::print(THIMBLE_NN_TEXT("*"));
      Printer::print(units);
      Printer::print(THIMBLE_NN_TEXT(")+("));
      Printer::print(units);
      Printer::print(THIMBLE_NN_TEXT("*"));
      Printer::print(units);
      Printer::print(THIMBLE_NN_TEXT("))*"));
      Printer::print(static_cast<unsigned int>(gates_of(cell)));
      Printer::print(THIMBLE_NN_TEXT("] "));
    }
  }
  static void print_gate_name(Cell cell, uint8_t gate) {
    if (gates_of(cell) == 1) return;
    if (cell == Cell::kGru) {
      Printer::print(gate == 0   ? THIMBLE_NN_TEXT("- RESET -")
                     : gate == 1 ? THIMBLE_NN_TEXT("- HIDDEN -")
                                 : THIMBLE_NN_TEXT("- UPDATE -"));
    } else {
      Printer::print(gate == 0   ? THIMBLE_NN_TEXT("- FORGET -")
                     : gate == 1 ? THIMBLE_NN_TEXT("- UPDATE -")
                     : gate == 2 ? THIMBLE_NN_TEXT("- CELL -")
                                 : THIMBLE_NN_TEXT("- OUTPUT -"));
    }
    Printer::end_line();
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
