// SPDX-License-Identifier: MIT
// Which assembly reads a storage: one for each kind of plain memory, or none.
#pragma once

#include "../../storage/far_flash.h"
#include "../../storage/flash.h"
#include "../../storage/ram.h"
#include "../bias_apart.h"

namespace thimble {
namespace kernels {
namespace avr {

template <class Reader, class FromFlash, class FromRam, class FromFarFlash = void>
struct AssemblyFor {
  using Type = void;
};
template <class FromFlash, class FromRam, class FromFarFlash>
struct AssemblyFor<Flash::Reader, FromFlash, FromRam, FromFarFlash> {
  using Type = FromFlash;
};
template <class FromFlash, class FromRam, class FromFarFlash>
struct AssemblyFor<Ram::Reader, FromFlash, FromRam, FromFarFlash> {
  using Type = FromRam;
};
template <class FromFlash, class FromRam, class FromFarFlash>
struct AssemblyFor<FarFlash::Reader, FromFlash, FromRam, FromFarFlash> {
  using Type = FromFarFlash;
};
// Where the biases are makes no difference to the weights.
template <class Reader, class FromFlash, class FromRam, class FromFarFlash>
struct AssemblyFor<Apart<Reader>, FromFlash, FromRam, FromFarFlash>
    : AssemblyFor<Reader, FromFlash, FromRam, FromFarFlash> {};

}  // namespace avr
}  // namespace kernels
}  // namespace thimble
