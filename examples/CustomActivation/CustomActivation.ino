// SPDX-License-Identifier: MIT
// An activation of your own: with the right one, a single unit computes XOR.
//
// The exclusive or of three inputs needs a hidden layer when its units are sigmoids (see
// the example Xor). A unit that waves does it alone: sin^2(pi / 2 * s) is 0 for an even
// sum s of the inputs and 1 for an odd one.
#include <Thimble.h>

// All that an activation has to be: a struct with a static function forward().
struct SineSquared {
  static float forward(float x) {
    const float s = sin(x);
    return s * s;
  }
};

// It stands wherever one of the library's would.
using Wave = thimble::Model<thimble::Float32, thimble::Flash, thimble::Input<3>,
                            thimble::Dense<1, SineSquared>>;

THIMBLE_FLASH(static const float kWeights[Wave::kParameterCount]) = {
    0, HALF_PI, HALF_PI, HALF_PI,  // bias, then one weight for each input
};

Wave network(thimble::in_flash(kWeights));

void setup() {
  Serial.begin(115200);
  for (uint8_t bits = 0; bits < 8; ++bits) {
    const float x[3] = {float(bits >> 2 & 1), float(bits >> 1 & 1), float(bits & 1)};
    const float* y = network.predict(x);
    for (uint8_t i = 0; i < 3; ++i) {
      Serial.print(x[i], 0);
      Serial.print(' ');
    }
    Serial.print(F("-> "));
    Serial.println(y[0], 4);
  }
}

void loop() {}
