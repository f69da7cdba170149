// SPDX-License-Identifier: MIT
// Names the wave on an analog pin from 64 samples, none of which is ever stored.
//
// The input of the network is a PushedInput: each value is worked into the sums of the
// first layer as soon as it is measured, so that 64 inputs cost no RAM for an array. That
// counts most where inputs are many: a picture, a second of sound.
#include <Thimble.h>

// thimble convert waves.joblib --calibrate train.npz --board uno --pushed -o waves.h
#include "waves.h"

waves::Model model;

// Waves to try it on without a signal generator: a period of 24 samples, some noise.
// With one, let this be  return analogRead(A0);
int measure(uint8_t kind, uint8_t i) {
  const int position = (i + 5) % 24;
  const int noise = random(-8, 9);
  if (kind == 0) return 512 + 300 * sin(TWO_PI * position / 24) + noise;
  if (kind == 1) return 512 + (position < 12 ? 300 : -300) + noise;
  if (kind == 2) return 812 - 50 * abs(position - 12) + noise;
  return 512 + noise;
}

void setup() {
  Serial.begin(115200);
  Serial.print(F("bytes of RAM: "));
  Serial.println(sizeof(model));
}

void loop() {
  static uint8_t kind = 0;
  model.begin();
  for (uint8_t i = 0; i < waves::Model::kInputs; ++i) {
    model.push(waves::quantize(measure(kind, i)));
  }
  const int8_t* y = model.finish();
  const uint16_t best = thimble::argmax(y, waves::Model::kOutputs);
  Serial.print(waves::kLabels[best]);
  Serial.print(F(", "));
  Serial.print(100 * waves::dequantize(y[best]), 0);
  Serial.println(F(" % sure"));
  kind = (kind + 1) % 4;
  delay(20);
}
