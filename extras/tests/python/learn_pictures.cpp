// SPDX-License-Identifier: MIT
// A program of the tests: learns to read pictures, one at a time, and prints how many of
// others it reads.
//
// usage: learn_pictures rate last_rate epochs seed < pictures
// Pictures are INPUTS bytes and a label; the first TRAIN are learnt, in another order
// each epoch, the rest is read. NET has the layers, SCALE what a byte is divided by.
#include <Thimble.h>
#include <stdio.h>
#include <stdlib.h>
#include <thimble/train.h>

using namespace thimble;

using Net = Model<Float32, Ram, Input<INPUTS>, NET>;

static uint8_t pictures[TRAIN + TEST][INPUTS + 1];
static uint32_t order[TRAIN];
static float weights[Net::kParameterCount];
static float x[INPUTS];

static const uint8_t* take(uint32_t picture) {
  for (uint16_t i = 0; i < INPUTS; ++i) {
    x[i] = static_cast<float>(pictures[picture][i]) / SCALE;
  }
  return &pictures[picture][INPUTS];
}

int main(int count, char** arguments) {
  if (count != 5 || fread(pictures, sizeof pictures, 1, stdin) != 1) return 1;
  const uint32_t seed = static_cast<uint32_t>(atoi(arguments[4]));
  Net net(weights);
  initialize(net, weights, seed);
  Trainer<Net, SparseCategoricalCrossEntropy, Sgd> trainer(
      net, weights, {static_cast<float>(atof(arguments[1]))});
  const int epochs = atoi(arguments[3]);
  // From the first rate to the last one in a straight line.
  const float step = (static_cast<float>(atof(arguments[2])) - trainer.rule.rate) /
                     (static_cast<float>(TRAIN) * static_cast<float>(epochs));
  Random random(seed + 1);
  for (uint32_t i = 0; i < TRAIN; ++i) order[i] = i;
  for (int epoch = 0; epoch < epochs; ++epoch) {
    for (uint32_t i = TRAIN - 1; i > 0; --i) {
      const uint32_t other = random.next() % (i + 1), kept = order[i];
      order[i] = order[other];
      order[other] = kept;
    }
    for (uint32_t i = 0; i < TRAIN; ++i) {
      const uint8_t label = *take(order[i]);
      trainer.fit(x, label);
      if (trainer.status() != TrainStatus::kLearned) return 2;
      trainer.rule.rate += step;
      trainer.rule.bias_rate += step;
    }
  }
  int right = 0;
  for (uint32_t i = TRAIN; i < TRAIN + TEST; ++i) {
    const uint8_t label = *take(i);
    right += argmax(net.predict(x), Net::kOutputs) == label;
  }
  printf("%d\n", right);
  return 0;
}
