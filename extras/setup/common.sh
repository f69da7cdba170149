# Small helpers that every set-up script shares; sourced, never run.
# SPDX-License-Identifier: MIT

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)

say() { printf '%s\n' "-- $*"; }

fail() {
  printf '%s\n' "error: $*" >&2
  exit 1
}

# One set-up at a time: two terminals that both call make must not share a half-made state.
# A script that is called by one that holds the lock must not wait for it.
lock() {
  mkdir -p "$root/build"
  if [ -n "${THIMBLE_SETUP_LOCKED:-}" ]; then return; fi
  export THIMBLE_SETUP_LOCKED=1
  exec 9>"$root/build/.setup.lock"
  if command -v flock >/dev/null && ! flock -n 9; then
    say "waiting for another set-up of this tree"
    flock 9
  fi
}
