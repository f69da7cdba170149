// SPDX-License-Identifier: MIT
// Sentences for errors: what is wrong and, for a record, what was expected and found.
//
//   if (!record) record.describe(Serial);
//   thimble::describe(error, Serial);      // without a record, as after save()
// Out is anything with write(uint8_t). All text is in flash, and only if this is used.
#pragma once

#include "open.h"

namespace thimble {
namespace persist {

// In the order of Error.
template <class Unused = void>
struct Sentences {
  static const char kAll[];
};
template <class Unused>
THIMBLE_FLASH(const char Sentences<Unused>::kAll[]) =
    "all is well\0"
    "nothing is there: the file is empty or missing, or the medium is absent\0"
    "the medium could not be read: check its wiring and power\0"
    "no record has been saved here yet: the memory is erased\0"
    "this is not a record: it does not begin with the letters Thm\0"
    "the record has another version of the format than this library reads: convert the "
    "model again\0"
    "the record's length contradicts what it holds: convert the model again\0"
    "the record ends too early: copy or send it again\0"
    "there are bytes behind the end of the record: copy it again\0"
    "the record is damaged, its CRC-32 does not match: copy or send it again\0"
    "the record lies at an address that this core cannot read numbers from: align the "
    "array, as alignas(8) does\0"
    "the record has another number format than the model\0"
    "the record has another rounding rule than the model\0"
    "the record's parameters are in the order for another target: convert the model "
    "again "
    "for this board, or give the model this layout\0"
    "the record has another number of tables than the model\0"
    "the record holds another network than the model\0"
    "the record has a layer or an activation that the Interpreter was not given: add it "
    "to its list\0"
    "the layers of the record contradict each other\0"
    "the network is too large for this machine\0"
    "the Interpreter's buffer is too small or misaligned: it takes bytes() bytes\0"
    "the record is longer than the room for it\0"
    "the new record did not come whole; what was saved before is untouched\0"
    "what was written does not read back: the medium failed or is worn out\0";

// In the order of the codes; those in between are empty.
template <class Unused = void>
struct Names {
  static const char kNumbers[], kRoundings[], kOrders[], kLayers[], kActivations[],
      kWords[];
};
template <class Unused>
THIMBLE_FLASH(const char Names<Unused>::kNumbers[]) =
    "?\0float32\0float64\0int8\0int16x8\0int8 weights\0int16 weights\0";
template <class Unused>
THIMBLE_FLASH(const char Names<Unused>::kRoundings[]) = "\0native\0tflite\0";
template <class Unused>
THIMBLE_FLASH(const char Names<Unused>::kOrders[]) =
    "portable\0ForAvr\0ForAvrTiny\0ForCortexM0\0ForCortexM4\0ForCortexM4Wide\0"
    "ForAvrSmall\0";
template <class Unused>
THIMBLE_FLASH(const char Names<Unused>::kLayers[]) =
    "?\0Dense\0Softmax\0ArgMax\0SimpleRnn\0Lstm\0Gru\0Every\0LastOf\0";
template <class Unused>
THIMBLE_FLASH(const char Names<Unused>::kActivations[]) =
    "\0ReLU\0ReLU6\0Sigmoid\0Tanh\0LeakyReLU\0ELU\0SELU\0BinaryStep\0Softplus\0SiLU\0"
    "GELU\0Mish\0Gaussian\0HardSigmoid\0";
template <class Unused>
THIMBLE_FLASH(const char Names<Unused>::kWords[]) =
    " (expected \0, found \0; found \0 bytes\0 inputs\0 - \0 ...\0table \0, \0";
enum class Word : uint8_t {
  kExpected,
  kFound,
  kAlsoFound,
  kBytes,
  kInputs,
  kThen,
  kMore,
  kTable,
  kComma
};
constexpr uint8_t kLastNumber = 6, kLastRounding = 2, kLastOrder = 6, kLastLayer = 8,
                  kLastActivation = 14;

template <class Out>
class Printer {
 public:
  explicit Printer(Out& out) : out_(&out) {}

  void put(char c) { out_->write(static_cast<uint8_t>(c)); }
  void word(Word word) { nth(Names<>::kWords, static_cast<uint8_t>(word), 255); }
  void number(uint32_t n) {
    char digits[10];
    uint8_t count = 0;
    do {
      digits[count++] = static_cast<char>('0' + n % 10);
      n /= 10;
    } while (n != 0);
    while (count != 0) put(digits[--count]);
  }
  // The n-th of several strings in flash, or its number if there is none.
  void nth(const char* all, uint8_t n, uint8_t last) {
    if (n > last) return number(n);
    const uint8_t* at = reinterpret_cast<const uint8_t*>(all);
    for (;;) {
      const char c = platform::next_from_flash<char>(at);
      if (c == 0) {
        if (n == 0) return;
        --n;
      } else if (n == 0) {
        put(c);
      }
    }
  }

  // What a head says; Bytes gives byte i of it by at(i).
  template <class Bytes>
  void format(const Bytes& head) {
    nth(Names<>::kNumbers, head.at(8), kLastNumber);
    if (head.at(9) == 0) return;
    put(' ');
    nth(Names<>::kRoundings, head.at(9), kLastRounding);
    put(' ');
    nth(Names<>::kOrders, head.at(10), kLastOrder);
  }
  template <class Bytes>
  void network(const Bytes& head) {
    number(head.two(12));
    word(Word::kInputs);
    uint16_t at = kFirstEntry;
    for (uint16_t left = head.two(14); left != 0 && at + 2u <= head.end(); --left) {
      word(Word::kThen);
      const uint8_t kind = head.at(at), length = head.at(at + 1);
      nth(Names<>::kLayers, kind, kLastLayer);
      at += 2;
      if (at + length > head.end()) return word(Word::kMore);
      if (length >= 2) {
        put(' ');
        number(head.two(at));
      }
      if (length >= 4) activations(head, at + 3, at + length);
      at += length;
    }
  }

 private:
  template <class Bytes>
  void activations(const Bytes& head, uint16_t at, uint16_t end) {
    while (at < end) {
      const uint8_t code = head.at(at++);
      if (code == 0) continue;
      put(' ');
      if (code == kTableCode && at + 1u < end) {
        word(Word::kTable);
        number(head.at(at++));
        continue;
      }
      nth(Names<>::kActivations, code, kLastActivation);
      if ((code == kLeakyReLUCode || code == kEluCode) && at + 8u <= end) {
        put(' ');
        ratio(head, at);
        at += 8;
      }
    }
  }
  template <class Bytes>
  void ratio(const Bytes& head, uint16_t at) {
    const uint32_t above = head.two(at) | static_cast<uint32_t>(head.two(at + 2)) << 16;
    const bool negative = (above >> 31) != 0;
    if (negative) put('-');
    number(negative ? 0 - above : above);
    put('/');
    number(head.two(at + 4) | static_cast<uint32_t>(head.two(at + 6)) << 16);
  }

  Out* out_;
};

// The head of a model's network, in flash, or one in a medium: one type for both, so that
// the code that prints them is there once.
template <class Medium>
struct HeadBytes {
  Medium* medium;  // none: in flash
  typename Medium::Size begin;
  const uint8_t* flash;
  uint16_t count;

  uint8_t at(uint16_t i) const {
    uint8_t byte = 0;
    if (medium == nullptr) {
      const uint8_t* from = flash + i;
      byte = platform::next_from_flash<uint8_t>(from);
    } else if (!medium->read(begin + i, &byte, 1)) {
      byte = 0;
    }
    return byte;
  }
  uint16_t two(uint16_t i) const { return static_cast<uint16_t>(at(i) | at(i + 1) << 8); }
  uint16_t end() const { return count; }
};

}  // namespace persist

template <class Out>
void describe(Error error, Out& out) {
  persist::Printer<Out> print(out);
  print.nth(persist::Sentences<>::kAll, static_cast<uint8_t>(error),
            static_cast<uint8_t>(Error::kWriteFailed));
}

template <class Net, class Medium>
template <class Out>
void Record<Net, Medium>::describe(Out& out) const {
  thimble::describe(error_, out);
  persist::Printer<Out> print(out);
  const typename Medium::Size size = medium_->size();
  const uint32_t room = at_ < size ? size - at_ : 0;
  uint8_t start[8];
  const bool has_start = room >= 8 && medium_->read(at_, start, 8);
  const uint32_t length = has_start ? persist::uint32_of(start + 4) : 0;
  switch (error_) {
    case Error::kWrongVersion:
      print.word(persist::Word::kExpected);
      print.number(persist::kVersion);
      print.word(persist::Word::kFound);
      print.number(start[3]);
      break;
    case Error::kTruncated:
    case Error::kTrailingBytes:
      print.word(persist::Word::kExpected);
      print.number(has_start ? length : Head::kLength);
      print.word(persist::Word::kBytes);
      print.word(persist::Word::kFound);
      print.number(room);
      break;
    case Error::kWrongLength:
      print.word(persist::Word::kExpected);
      print.number(Head::kLength);
      print.word(persist::Word::kBytes);
      print.word(persist::Word::kFound);
      print.number(length);
      break;
    case Error::kWrongNumbers:
    case Error::kWrongRounding:
    case Error::kWrongOrder:
    case Error::kWrongTables:
    case Error::kWrongNetwork: {
      const uint32_t most = length - persist::kCrcBytes;
      const persist::HeadBytes<Medium> expected{nullptr, 0, Head::Bytes::kValues,
                                                Head::kParametersAt};
      const persist::HeadBytes<Medium> found{
          medium_, at_, nullptr, static_cast<uint16_t>(most < 65535 ? most : 65535)};
      print.word(persist::Word::kExpected);
      print.format(expected);
      print.word(persist::Word::kComma);
      print.network(expected);
      print.word(persist::Word::kAlsoFound);
      print.format(found);
      print.word(persist::Word::kComma);
      print.network(found);
      break;
    }
    default:
      return;
  }
  print.put(')');
}

}  // namespace thimble
