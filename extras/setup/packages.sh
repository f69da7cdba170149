#!/usr/bin/env bash
# Installs the Debian packages of the named groups that are not there yet.
# SPDX-License-Identifier: MIT
#
# usage: packages.sh GROUP...      groups: demo targets test bench format python
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

packages_of() {
  case $1 in
    # The converter, the AVR compiler with the Arduino core, and the AVR simulator.
    demo) echo g++ make pkg-config gcc-avr binutils-avr avr-libc arduino-core-avr \
               libsimavr-dev libelf-dev ;;
    # The other boards: Cortex-M and RISC-V compilers, and QEMU to run them.
    targets) echo gcc-arm-none-eabi libnewlib-arm-none-eabi gcc-riscv64-unknown-elf \
                  picolibc-riscv64-unknown-elf qemu-system-arm qemu-system-misc gcc ;;
    # PyTorch in Debian is built for the CPU; the one of the package index brings gigabytes of CUDA.
    test) echo cmake clang libclang-rt-dev libgtest-dev lcov git python3-torch ;;
    # Instruction counts on this computer.
    bench) echo valgrind ;;
    format) echo clang-format ;;
    python) echo python3 python3-venv ;;
    *) fail "there is no package group '$1'" ;;
  esac
}

# The program that stands for a package where there is no dpkg to ask.
program_of() {
  case $1 in
    binutils-avr) echo avr-objcopy ;;
    gcc-riscv64-unknown-elf) echo riscv64-unknown-elf-gcc ;;
    gcc-arm-none-eabi) echo arm-none-eabi-gcc ;;
    gcc-avr) echo avr-g++ ;;
    qemu-system-misc) echo qemu-system-riscv32 ;;
    python3-venv) echo python3 ;;
    clang) echo clang++ ;;
    python3-torch) echo python3 ;;
    lib* | avr-libc | arduino-core-avr | picolibc-*) echo "" ;;
    *) echo "$1" ;;
  esac
}

wanted=()
for group in "$@"; do
  list=$(packages_of "$group")
  read -r -a of_group <<<"$list"
  wanted+=("${of_group[@]}")
done

if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
  missing=()
  for package in "${wanted[@]}"; do
    program=$(program_of "$package")
    if [ -n "$program" ] && ! command -v "$program" >/dev/null; then missing+=("$package"); fi
  done
  if [ ${#missing[@]} -gt 0 ]; then
    fail "this system has no apt-get: please install what Debian calls ${missing[*]}" \
         "(all that is needed: ${wanted[*]})"
  fi
  exit 0
fi

find_missing() {
  missing=()
  local package
  for package in "${wanted[@]}"; do
    if [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" != installed ]; then
      missing+=("$package")
    fi
  done
}

find_missing
if [ ${#missing[@]} -eq 0 ]; then exit 0; fi
lock
find_missing
if [ ${#missing[@]} -eq 0 ]; then exit 0; fi

as_root=()
if [ "$(id -u)" -ne 0 ]; then
  command -v sudo >/dev/null ||
    fail "these Debian packages are missing and need root to install: ${missing[*]}"
  as_root=(sudo)
fi
say "installing Debian packages: ${missing[*]}"
log="$root/build/apt.log"
install() {
  "${as_root[@]}" apt-get update -q &&
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
      apt-get install -q -y --no-install-recommends "${missing[@]}"
}
if ! install >"$log" 2>&1; then
  tail -n 20 "$log" >&2
  fail "apt-get could not install them; the whole log is build/apt.log"
fi
