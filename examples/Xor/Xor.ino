// SPDX-License-Identifier: MIT
// A network written by hand: the exclusive or of three inputs, in floating point.
//
// The three hidden units count the ones: the first fires for at least one, the second for
// at least two, the third for three. The output adds the first, takes the second away and
// adds the third: it is 1 when the number of ones is odd.
#include <Thimble.h>

using Xor = thimble::Model<thimble::Float32, thimble::Flash, thimble::Input<3>,
                           thimble::Dense<3, thimble::Sigmoid>,
                           thimble::Dense<1, thimble::Sigmoid>>;

// Layer by layer, unit by unit: the bias, then one weight for each input. kParameterCount
// is how many the network has; an array of another length does not compile.
THIMBLE_FLASH(static const float kWeights[Xor::kParameterCount]) = {
    -10, 20, 20,  20,  // at least one of three
    -30, 20, 20,  20,  // at least two
    -50, 20, 20,  20,  // all three
    -10, 20, -20, 20,  // one, but not two, but three
};

// A model knows what it takes before it is flashed.
static_assert(Xor::kRamBytes <= 32, "the network has to leave RAM for the rest");

Xor network(thimble::in_flash(kWeights));

void setup() {
  Serial.begin(115200);
  for (uint8_t bits = 0; bits < 8; ++bits) {
    const float x[3] = {float(bits >> 2 & 1), float(bits >> 1 & 1), float(bits & 1)};
    const float* y = network.predict(x);  // stays valid until the next predict()
    for (uint8_t i = 0; i < 3; ++i) {
      Serial.print(x[i], 0);
      Serial.print(' ');
    }
    Serial.print(F("-> "));
    Serial.println(y[0], 4);
  }
}

void loop() {}
