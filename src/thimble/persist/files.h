// SPDX-License-Identifier: MIT
// Saving that cannot lose, in a file system: copy-on-write with a spare file.
//
//   thimble::CopyOnWrite<FileSystem> store(files, "digits.thm", "digits.new");
//   thimble::Error error = store.save<Net>(weights);  // or save<Net>(source)
//   auto file = store.file<Net>();                    // the newest whole one
//   auto record = thimble::open<Net>(file);
// save() writes the spare file, reads it back, checks it, and only then gives it the name
// of the other one: by one replace(), or, where the file system has none, by a remove()
// and a rename(). Between those two the spare file is the one that is served.
//
// The file system's contract is in persist/medium.h.
#pragma once

#include "copy.h"

namespace thimble {

template <class FileSystem>
class CopyOnWrite {
 public:
  using File = typename FileSystem::File;

  // The names are kept as pointers.
  CopyOnWrite(FileSystem& files, const char* name, const char* spare)
      : files_(&files), name_(name), spare_(spare) {}

  // For open(): the file that holds the newest whole record of this network; if none
  // does, the one whose error says most.
  template <class Net>
  File file() {
    return files_->open(is_whole<Net>(name_) || !is_whole<Net>(spare_) ? name_ : spare_);
  }

  // Of this network, or AnyNetwork.
  template <class Net, class Argument>
  Error save(Argument&& argument) {
    using Known = typename NetworkOf<Net>::Type;
    using Source = persist::SourceFrom<Known, Argument>;
    typename Source::Type source = Source::of(argument);
    // Where the spare file is the one that file() serves, as after a cut between remove()
    // and rename(), it takes the other one's place first.
    if ((spare_is_better<Known>() || spare_is_better<AnyNetwork>()) && !promote()) {
      return Error::kWriteFailed;
    }
    const Error error = write<Known>(source);
    if (error != Error::kNone) {
      files_->remove(spare_);
      return error;
    }
    return promote() ? Error::kNone : Error::kWriteFailed;
  }

 private:
  template <class Net>
  bool is_whole(const char* name) {
    File opened = files_->open(name);
    return persist::Expected<typename NetworkOf<Net>::Type>::check(opened, 0) ==
           Error::kNone;
  }

  template <class Net>
  bool spare_is_better() {
    return !is_whole<Net>(name_) && is_whole<Net>(spare_);
  }

  // Writes the spare file, closes it, and checks what a reader then finds.
  template <class Net, class Source>
  Error write(Source& source) {
    persist::Start start;
    const Error error = start.read(source, UINT32_C(0xffffffff));
    if (error != Error::kNone) return error;
    {
      File created = files_->create(spare_);
      const Error copied = persist::copy_rest(start, source, created, 0);
      if (copied != Error::kNone) return copied;
    }
    File opened = files_->open(spare_);
    return persist::Expected<Net>::check(opened, 0);
  }

  bool promote() {
    if (files_->replace(spare_, name_)) return true;
    files_->remove(name_);
    return files_->rename(spare_, name_);
  }

  FileSystem* files_;
  const char *name_, *spare_;
};

}  // namespace thimble
