#!/usr/bin/env bash
# Builds the board simulator thimble-sim, and shows the compiler's words only when it fails.
# SPDX-License-Identifier: MIT
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

if make -C "$root/extras/sim" --question >/dev/null 2>&1; then exit 0; fi
lock
say "building the simulator thimble-sim"
log=$root/build/sim.log
if ! make -C "$root/extras/sim" >"$log" 2>&1; then
  tail -n 40 "$log" >&2
  fail "thimble-sim did not build; the whole log is build/sim.log"
fi
