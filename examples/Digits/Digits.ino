// SPDX-License-Identifier: MIT
// Reads handwritten digits: a network of 64-16-10 in 8-bit integers, its weights in
// flash.
//
// Open the serial monitor at 115200 baud. The sketch first reads the pictures it brings
// along in flash, then every picture you send: 64 characters, row by row, from '0' for
// white paper to '@' for black ink. Line ends in between do not matter.
#include <Thimble.h>

// thimble convert digits.joblib --calibrate train.npz --board uno -o digits.h
#include "digits.h"
#include "pictures.h"

digits::Model model;                    // 26 bytes: all the RAM that the network takes
int8_t pixels[digits::Model::kInputs];  // one picture, in the network's own integers

// quantize() turns a real number, here the ink of a pixel, into such an integer.
int8_t pixel_of(char ink) { return digits::quantize(ink - '0'); }

void print_answer() {
  const int8_t* y = model.predict(pixels);  // one probability for each digit
  const uint16_t best = thimble::argmax(y, digits::Model::kOutputs);
  Serial.print(digits::kLabels[best]);
  Serial.print(F(", "));
  Serial.print(100 * digits::dequantize(y[best]), 0);
  Serial.println(F(" % sure"));
}

void setup() {
  Serial.begin(115200);
  for (uint8_t n = 0; n < kPictureCount; ++n) {
    for (uint16_t i = 0; i < digits::Model::kInputs; ++i) {
      pixels[i] = pixel_of(pgm_read_byte(&kPictures[n][i]));
    }
    print_answer();
  }
}

void loop() {
  static uint16_t received = 0;
  if (Serial.available() == 0) return;
  const char ink = Serial.read();
  if (ink < '0' || ink > '@') return;
  pixels[received++] = pixel_of(ink);
  if (received == digits::Model::kInputs) {
    received = 0;
    print_answer();
  }
}
