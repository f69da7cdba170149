// SPDX-License-Identifier: MIT
// The class NeuralNetwork and its layers: the few lines that need a sketch's own words.
#pragma once

#include "choices.h"
#include "network.h"

// The function of the gates.
#if defined(GRU_ACT)
#define THIMBLE_NN_GATE GRU_ACT
#elif defined(LSTM_ACT)
#define THIMBLE_NN_GATE LSTM_ACT
#else
#define THIMBLE_NN_GATE Sigmoid
#endif

// How a sketch gives the steps of a network from many to one.
#if THIMBLE_NN_THRESHOLD
#define OPTIONAL_TIME(threshold, at_index) threshold, at_index,
#else
#define OPTIONAL_TIME(threshold, at_index)
#endif

inline namespace THIMBLE_NN_SPACE {

// A layer of a network that has dense and recurrent ones: what it is, and the number of
// its activation.
#if THIMBLE_NN_PAIR
struct LayerType {
  using IsLayerType = void;
  uint8_t fx : 4;
  uint8_t arch : 3;
  uint8_t spare : 1;
};
inline LayerType layer_type(thimble::compat::Cell cell, uint8_t function) {
  LayerType type;
  type.fx = function & 15;
  type.arch = static_cast<uint8_t>(cell) & 7;
  type.spare = 0;
  return type;
}
inline LayerType DENSE(uint8_t function = 0) {
  return layer_type(thimble::compat::Cell::kDense, function);
}
inline LayerType RNN(uint8_t function = 0) {
  return layer_type(thimble::compat::Cell::kRnn, function);
}
#endif

class NeuralNetwork;

class NeuralNetworkLayer
    : public thimble::compat::LayerOf<thimble::compat::Choices, NeuralNetwork> {
 public:
  DFLOAT gate(DFLOAT x) { return THIMBLE_NN_GATE(x); }
#if THIMBLE_NN_CUSTOM1
  DFLOAT CUSTOM_AF1(const DFLOAT& x);
  DFLOAT custom(Custom<14>, DFLOAT x) { return CUSTOM_AF1(x); }
#endif
#if THIMBLE_NN_CUSTOM2
  DFLOAT CUSTOM_AF2(const DFLOAT& x);
  DFLOAT custom(Custom<15>, DFLOAT x) { return CUSTOM_AF2(x); }
#endif
#if THIMBLE_NN_CUSTOM3
  DFLOAT CUSTOM_AF3(const DFLOAT& x);
  DFLOAT custom(Custom<16>, DFLOAT x) { return CUSTOM_AF3(x); }
#endif
#if THIMBLE_NN_CUSTOM4
  DFLOAT CUSTOM_AF4(const DFLOAT& x);
  DFLOAT custom(Custom<17>, DFLOAT x) { return CUSTOM_AF4(x); }
#endif
#if THIMBLE_NN_CUSTOM5
  DFLOAT CUSTOM_AF5(const DFLOAT& x);
  DFLOAT custom(Custom<18>, DFLOAT x) { return CUSTOM_AF5(x); }
#endif
#if THIMBLE_NN_DERIVATIVE1
  DFLOAT THIMBLE_NN_JOIN(CUSTOM_AF1, Der)(const DFLOAT& fx);
  DFLOAT custom_slope(Custom<14>, DFLOAT y) {
    return THIMBLE_NN_JOIN(CUSTOM_AF1, Der)(y);
  }
#endif
#if THIMBLE_NN_DERIVATIVE2
  DFLOAT THIMBLE_NN_JOIN(CUSTOM_AF2, Der)(const DFLOAT& fx);
  DFLOAT custom_slope(Custom<15>, DFLOAT y) {
    return THIMBLE_NN_JOIN(CUSTOM_AF2, Der)(y);
  }
#endif
#if THIMBLE_NN_DERIVATIVE3
  DFLOAT THIMBLE_NN_JOIN(CUSTOM_AF3, Der)(const DFLOAT& fx);
  DFLOAT custom_slope(Custom<16>, DFLOAT y) {
    return THIMBLE_NN_JOIN(CUSTOM_AF3, Der)(y);
  }
#endif
#if THIMBLE_NN_DERIVATIVE4
  DFLOAT THIMBLE_NN_JOIN(CUSTOM_AF4, Der)(const DFLOAT& fx);
  DFLOAT custom_slope(Custom<17>, DFLOAT y) {
    return THIMBLE_NN_JOIN(CUSTOM_AF4, Der)(y);
  }
#endif
#if THIMBLE_NN_DERIVATIVE5
  DFLOAT THIMBLE_NN_JOIN(CUSTOM_AF5, Der)(const DFLOAT& fx);
  DFLOAT custom_slope(Custom<18>, DFLOAT y) {
    return THIMBLE_NN_JOIN(CUSTOM_AF5, Der)(y);
  }
#endif
};

class NeuralNetwork
    : public thimble::compat::NetworkOf<thimble::compat::Choices, NeuralNetworkLayer,
                                        NeuralNetwork> {
 public:
  using Layer = NeuralNetworkLayer;
  using Base = thimble::compat::NetworkOf<thimble::compat::Choices, NeuralNetworkLayer,
                                          NeuralNetwork>;
  using Base::Base;
  NeuralNetwork() {}

#if THIMBLE_NN_EEPROM
  // Runs from the EEPROM, where save() has put a network.
  explicit NeuralNetwork(unsigned int address) { open_at(medium_, address); }
#endif
#if THIMBLE_NN_SAVES_EEPROM || THIMBLE_NN_EEPROM
  // Returns the address behind the last byte, or the same one if it could not be saved.
  unsigned int save(unsigned int address) {
    thimble::compat::BoardEeprom eeprom;
    return static_cast<unsigned int>(save_to(eeprom, address));
  }
#endif
#if THIMBLE_NN_FRAM
  // The FRAM has to stay as long as the network does.
  NeuralNetwork(FRAM& fram, unsigned int address) {
    medium_ = thimble::compat::BoardFram(fram);
    open_at(medium_, address);
  }
#endif
#if THIMBLE_NN_SAVES_FRAM
  unsigned int save(FRAM& fram, unsigned int address) {
    thimble::compat::BoardFram medium(fram);
    return static_cast<unsigned int>(save_to(medium, address));
  }
#endif
#if THIMBLE_NN_SD
  explicit NeuralNetwork(String file) { load(file); }
  bool load(String name) {
    auto file = SD.open(name.c_str());
    if (!file) return fail(thimble::compat::Status::kNoFile);
    const bool right = load(file);
    file.close();
    return right;
  }
  // A file that is there already is replaced.
  bool save(String name) {
    SD.remove(name.c_str());
    auto file = SD.open(name.c_str(), FILE_WRITE);
    if (!file) return fail(thimble::compat::Status::kNoFile);
    const bool right = save(file);
    file.close();
    return right;
  }
  bool load_old(String name) { return load(name); }
#endif
  // Any file that is open and at its beginning; the sketch closes it.
  template <class File>
  auto load(File& file) -> decltype(file.seek(0), bool()) {
    using thimble::compat::SketchFile;
    thimble::compat::SketchFileMedium<File> medium{SketchFile<File>(file)};
    return load_from(medium, 0, true);
  }
  template <class File>
  auto save(File& file) -> decltype(file.seek(0), bool()) {
    using thimble::compat::SketchFile;
    thimble::compat::SketchFileMedium<File> medium{SketchFile<File>(file)};
    return save_to(medium, 0) != 0;
  }
};

// The numbers of the functions that there are, by name.
#if THIMBLE_NN_PER_LAYER
enum : uint8_t {
#if THIMBLE_NN_BUILT_IN & 0x0001
  Idx_Sigmoid,
#endif
#if THIMBLE_NN_BUILT_IN & 0x0002
  Idx_Tanh,
#endif
#if THIMBLE_NN_BUILT_IN & 0x0004
  Idx_ReLU,
#endif
#if THIMBLE_NN_BUILT_IN & 0x0008
  Idx_LeakyReLU,
  Idx_LeakyELU = Idx_LeakyReLU,
#endif
#if THIMBLE_NN_BUILT_IN & 0x0010
  Idx_ELU,
#endif
#if THIMBLE_NN_BUILT_IN & 0x0020
  Idx_SELU,
#endif
#if THIMBLE_NN_BUILT_IN & 0x0040
  Idx_SoftmaxSum,
  Idx_Softmax = Idx_SoftmaxSum,
#endif
#if THIMBLE_NN_BUILT_IN & 0x0080
  Idx_Identity,
#endif
#if THIMBLE_NN_BUILT_IN & 0x0100
  Idx_BinaryStep,
#endif
#if THIMBLE_NN_BUILT_IN & 0x0200
  Idx_Softplus,
#endif
#if THIMBLE_NN_BUILT_IN & 0x0400
  Idx_SiLU,
#endif
#if THIMBLE_NN_BUILT_IN & 0x0800
  Idx_GELU,
#endif
#if THIMBLE_NN_BUILT_IN & 0x1000
  Idx_Mish,
#endif
#if THIMBLE_NN_BUILT_IN & 0x2000
  Idx_Gaussian,
#endif
#if THIMBLE_NN_CUSTOM1
  THIMBLE_NN_JOIN(Idx_, CUSTOM_AF1),
#endif
#if THIMBLE_NN_CUSTOM2
  THIMBLE_NN_JOIN(Idx_, CUSTOM_AF2),
#endif
#if THIMBLE_NN_CUSTOM3
  THIMBLE_NN_JOIN(Idx_, CUSTOM_AF3),
#endif
#if THIMBLE_NN_CUSTOM4
  THIMBLE_NN_JOIN(Idx_, CUSTOM_AF4),
#endif
#if THIMBLE_NN_CUSTOM5
  THIMBLE_NN_JOIN(Idx_, CUSTOM_AF5),
#endif
};
#endif

}  // namespace THIMBLE_NN_SPACE
