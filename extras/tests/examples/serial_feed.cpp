// SPDX-License-Identifier: MIT
// The sketch Digits with its serial port connected to the simulator's input and output.
#include <Arduino.h>
#include <sim.h>

class Feed : public Stream {
 public:
  void begin(long) {}
  int available() override {
    if (!waiting_ && !sim::read(&next_, 1)) sim::exit(0);
    waiting_ = true;
    return 1;
  }
  int peek() override { return next_; }
  int read() override {
    waiting_ = false;
    return next_;
  }
  size_t write(uint8_t byte) override {
    sim::write(&byte, 1);
    return 1;
  }
  using Print::write;

 private:
  char next_ = 0;
  bool waiting_ = false;
};

static Feed feed;

#define Serial feed
#include "Digits.ino"
