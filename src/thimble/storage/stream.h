// SPDX-License-Identifier: MIT
// A record that arrives once and forwards: over serial, from a network, from a pipe.
#pragma once

#include <stdint.h>

namespace thimble {

// Any object with Arduino's readBytes(), which waits as long as its setTimeout() says.
// Nothing tells the sender to wait: its bytes have to fit into the receive buffer, or to
// come slowly enough. RequestedStream is for a serial line.
template <class Stream>
class StreamSource {
 public:
  explicit StreamSource(Stream& stream) : stream_(stream) {}

  bool read(void* to, uint16_t count) {
    return stream_.readBytes(static_cast<char*>(to), count) == count;
  }

 private:
  Stream& stream_;
};

// What `thimble send` talks to: asks for every block, so that the 64 bytes in which an
// Arduino receives never run over, and EEPROM and card have all the time they need.
//   sender     kHello, again and again, until it is asked for a block
//   sketch     kNext asks for a block
//   sender     kBlock, its length from 1 to 32, its bytes; length 0 at the end
//   sketch     kDone or kRefused and a line of text
// Anything else the sketch sends is text for the user.
template <class Stream>
class RequestedStream {
 public:
  static constexpr uint8_t kHello = 0x05, kNext = 0x06, kBlock = 0x01;
  static constexpr uint8_t kDone = 0x04, kRefused = 0x15;

  explicit RequestedStream(Stream& stream) : stream_(stream) {}

  // Whether somebody wants to send; takes the bytes that say so.
  bool is_offered() {
    bool is_offered = false;
    while (stream_.available() > 0 && stream_.peek() == kHello) {
      stream_.read();
      is_offered = true;
    }
    return is_offered;
  }

  bool read(void* to, uint16_t count) {
    uint8_t* bytes = static_cast<uint8_t*>(to);
    while (count != 0) {
      if (left_ == 0 && !next_block()) return false;
      const uint16_t now = count < left_ ? count : left_;
      if (stream_.readBytes(reinterpret_cast<char*>(bytes), now) != now) return false;
      bytes += now;
      count = static_cast<uint16_t>(count - now);
      left_ = static_cast<uint8_t>(left_ - now);
    }
    return true;
  }

  // Ends the transfer; the sketch then prints a line that says more.
  void finish(bool is_right) { stream_.write(is_right ? kDone : kRefused); }

 private:
  static constexpr uint8_t kMost = 32;

  bool next_block() {
    char c;
    stream_.write(kNext);
    do {  // a hello may still be on its way
      if (stream_.readBytes(&c, 1) != 1) return false;
    } while (c != static_cast<char>(kBlock));
    if (stream_.readBytes(&c, 1) != 1) return false;
    left_ = static_cast<uint8_t>(c);
    return left_ >= 1 && left_ <= kMost;
  }

  Stream& stream_;
  uint8_t left_ = 0;
};

}  // namespace thimble
