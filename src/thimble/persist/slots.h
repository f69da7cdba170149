// SPDX-License-Identifier: MIT
// Saving that cannot lose: two slots, of which one always holds a whole record.
//
//   thimble::TwoSlots<Medium> store(medium);        // all of it; or (medium, at, bytes)
//   thimble::Error error = store.save<Net>(weights);  // or save<Net>(source)
//   auto record = store.open<Net>();                  // the newest whole one
// and with an Interpreter
//   error = store.save(net, source);                  // only what it can run
//   error = store.open(net);
// A slot is a record and, as its last byte, a mark. save() writes into the slot that does
// not count: it takes its mark away, writes the record, reads it back and checks it, and
// commits it by one byte, the new mark. Until then the old record is served.
//
// A mark is 0x0f, 0x33 or 0x55, in this order, round and round; the newer of two is the
// one that follows the other, anything else is none. EEPROM cells are erased to ones and
// then written to zeros, so a mark torn half way has ones besides its own: since all
// marks have four, it cannot pass for another one.
#pragma once

#include "copy.h"
#include "written.h"

namespace thimble {

template <class Medium>
class TwoSlots {
  using Size = typename Medium::Size;

 public:
  // From position at; bytes 0 means up to the end of the medium.
  explicit TwoSlots(Medium& medium, Size at = 0, Size bytes = 0)
      : medium_(&medium), at_(at), bytes_(bytes) {}

  // The longest record that fits.
  Size room() {
    measure();
    return slot_bytes_ == 0 ? 0 : slot_bytes_ - 1;
  }

  // The newest whole record of this network.
  template <class Net>
  Record<typename NetworkOf<Net>::Type, Medium> open() {
    using Known = typename NetworkOf<Net>::Type;
    const Found found = find(persist::ByType<Known>());
    return Record<Known, Medium>(found.error, *medium_, slot_at(found.slot));
  }
  // The newest whole record that an Interpreter can run.
  template <class Player>
  Error open(Player& net) {
    return find(persist::ByOpening<Player>{&net}).error;
  }

  // Of this network, or AnyNetwork. What is wrong is told by the error; what open() gives
  // is the new record after kNone, and otherwise what it was before.
  template <class Net, class Argument>
  Error save(Argument&& argument) {
    using Known = typename NetworkOf<Net>::Type;
    using Source = persist::SourceFrom<Known, Argument>;
    typename Source::Type source = Source::of(argument);
    return save_from(source, persist::ByType<Known>());
  }
  // A record that the Interpreter can run in its buffer. What it runs now is untouched,
  // and it runs the new one after the next open().
  template <class Player, class Source>
  Error save(Player& net, Source& source) {
    return save_from(source, persist::ByLooking<Player>{&net});
  }

 private:
  struct Found {
    uint8_t slot;
    uint8_t rank;  // of its mark
    Error error;
  };
  static constexpr uint8_t kNoRank = 3, kUnreadable = 4, kNoMark = 0xff;

  static uint8_t mark(uint8_t rank) { return rank == 0 ? 0x0f : rank == 1 ? 0x33 : 0x55; }
  static uint8_t after(uint8_t rank) { return rank == 2 ? 0 : rank + 1; }

  // A multiple of 8, so that what is aligned in one slot is so in both.
  void measure() {
    const Size size = medium_->size();
    Size room = at_ < size ? size - at_ : 0;
    if (bytes_ != 0 && bytes_ < room) room = bytes_;
    slot_bytes_ = room / 16 * 8;
  }
  Size slot_at(uint8_t slot) const { return slot == 0 ? at_ : at_ + slot_bytes_; }
  Size mark_at(uint8_t slot) const { return slot_at(slot) + slot_bytes_ - 1; }

  uint8_t rank_of(uint8_t slot) {
    uint8_t found;
    if (!medium_->read(mark_at(slot), &found, 1)) return kUnreadable;
    uint8_t rank = 0;
    while (rank != kNoRank && found != mark(rank)) ++rank;
    return rank;
  }

  template <class Check>
  Found find(const Check& check) {
    measure();
    if (slot_bytes_ < persist::kShortest) return Found{0, kNoRank, Error::kEmpty};
    const uint8_t ranks[2] = {rank_of(0), rank_of(1)};
    if (ranks[0] == kUnreadable || ranks[1] == kUnreadable) {
      return Found{0, kNoRank, Error::kMediumFailed};
    }
    uint8_t slot = ranks[0] == kNoRank || after(ranks[0]) == ranks[1];
    Found first{slot, kNoRank, Error::kErased};
    for (uint8_t tried = 0; tried < 2; ++tried, slot ^= 1) {
      if (ranks[slot] == kNoRank) continue;
      const Found found{slot, ranks[slot], check(*medium_, slot_at(slot))};
      if (found.error == Error::kNone) return found;
      if (first.rank == kNoRank) first = found;
    }
    return first;
  }

  template <class Source, class Check>
  Error save_from(Source& source, const Check& check) {
    persist::Start start;
    Error error = start.read(source, room());
    if (error != Error::kNone) return error;
    // What open() serves is kept, even if the other slot has a newer one of another
    // network; and a whole record rather than none.
    Found kept = find(check);
    if (kept.error != Error::kNone) kept = find(persist::ByType<AnyNetwork>());
    if (kept.error == Error::kMediumFailed) return kept.error;
    const bool keeps = kept.error == Error::kNone;
    const uint8_t slot = keeps ? kept.slot ^ 1 : 0;
    if (!put_mark(slot, kNoMark)) return Error::kWriteFailed;
    error = persist::copy_rest(start, source, *medium_, slot_at(slot));
    if (error == Error::kNone) error = check(*medium_, slot_at(slot));
    if (error != Error::kNone) return error;
    return put_mark(slot, mark(keeps ? after(kept.rank) : 0)) ? Error::kNone
                                                              : Error::kWriteFailed;
  }

  bool put_mark(uint8_t slot, uint8_t mark) {
    const Size at = mark_at(slot);
    uint8_t found;
    return medium_->write(at, &mark, 1) && medium_->flush() &&
           medium_->read(at, &found, 1) && found == mark;
  }

  Medium* medium_;
  Size at_, bytes_;
  Size slot_bytes_ = 0;
};

// For media with room for one record only. A power cut during save() LOSES the record:
// it is detected when it is opened, but neither the old nor the new one is there.
template <class Medium>
class UnsafeOneSlot {
  using Size = typename Medium::Size;

 public:
  explicit UnsafeOneSlot(Medium& medium, Size at = 0) : medium_(&medium), at_(at) {}

  Size room() const {
    const Size size = medium_->size();
    return at_ < size ? size - at_ : 0;
  }

  template <class Net>
  Record<typename NetworkOf<Net>::Type, Medium> open() {
    return thimble::open<Net>(*medium_, at_);
  }
  template <class Net, class Argument>
  Error save(Argument&& argument) {
    using Known = typename NetworkOf<Net>::Type;
    using Source = persist::SourceFrom<Known, Argument>;
    typename Source::Type source = Source::of(argument);
    persist::Start start;
    Error error = start.read(source, room());
    if (error == Error::kNone) {
      error = persist::copy_rest(start, source, *medium_, at_);
    }
    return error == Error::kNone ? persist::Expected<Known>::check(*medium_, at_) : error;
  }

 private:
  Medium* medium_;
  Size at_;
};

}  // namespace thimble
