// SPDX-License-Identifier: MIT
// Fuzzing: images of the old library in an EEPROM, and records there, run in place by
// NeuralNetwork.h.
#include <stddef.h>
#include <stdint.h>
#include <string.h>

// The interface of Arduino's EEPROM, with the bytes under test in it.
struct EepromObject {
  uint8_t cells[700];
  uint8_t read(int at) { return cells[at]; }
  void write(int at, uint8_t value) { cells[at] = value; }
  int length() { return static_cast<int>(sizeof cells); }
};
static EepromObject EEPROM;
#define EEPROM_h

#define _2_OPTIMIZE 0B10000100
#define Q_FLOAT_RANGE 2.0
#define Sigmoid
#include <NeuralNetwork.h>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size == 0) return 0;
  memset(EEPROM.cells, 0xff, sizeof EEPROM.cells);
  const size_t at = data[0] % 8;
  const size_t count =
      size - 1 < sizeof EEPROM.cells - at ? size - 1 : sizeof EEPROM.cells - at;
  memcpy(EEPROM.cells + at, data + 1, count);
  NeuralNetwork network(static_cast<unsigned int>(at));
  if (network.layers == nullptr) return 0;
  static const float x[512] = {0.5f, -0.25f, 1};
  if (network.layers[0]._numberOfInputs <= 512) network.FeedForward(x);
  delete[] network.layers[network.numberOflayers - 1].outputs;
  return 0;
}
