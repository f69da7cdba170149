// SPDX-License-Identifier: MIT
// Learns three gestures from samples that come over serial, one by one.
//
//   thimble feed gestures.csv --port /dev/ttyACM0 --epochs 3 --plot loss.png
// The 163 parameters, and all else that learning needs, are known before it runs.
#include <Thimble.h>
#include <thimble/train.h>

using Gestures =
    thimble::Model<thimble::Float32, thimble::Ram, thimble::Input<16>,
                   thimble::Dense<8, thimble::Tanh>, thimble::Dense<3>, thimble::Softmax>;

float weights[Gestures::kParameterCount];
Gestures network(weights);
thimble::Trainer<Gestures, thimble::SparseCategoricalCrossEntropy, thimble::Sgd> trainer(
    network, weights, {0.05f});
thimble::Feed<decltype(trainer), decltype(Serial)> feed(trainer, Serial);

static_assert(sizeof(weights) + sizeof(network) + sizeof(trainer) < 900,
              "leaves half of an Uno to the sensor");

void setup() {
  Serial.begin(115200);
  thimble::initialize<thimble::Glorot>(network, weights, 1);
}

void loop() { feed.poll(); }
