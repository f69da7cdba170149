#!/usr/bin/env bash
# Makes the Python virtual environment .venv and brings it to the pinned versions.
# SPDX-License-Identifier: MIT
#
# usage: venv.sh run|test|format
#   run     the converter and what it needs        (requirements.txt)
#   test    the same and the tests' oracles        (requirements-test.txt)
#   format  only the formatter pinned for the tests
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

kind=${1:-run}
venv=$root/.venv
python_dir=$root/extras/python
runtime=$python_dir/requirements.txt
testing=$python_dir/requirements-test.txt

# 3.9 to 3.12 is what the pinned oracles exist for; the converter alone takes anything newer.
usable() {
  "$1" -c "import ensurepip, sys, venv; sys.exit(not (3, 9) <= sys.version_info[:2] <= $2)" \
    >/dev/null 2>&1
}

find_python() {
  local newest candidate
  for newest in '(3, 12)' '(3, 99)'; do
    for candidate in ${PYTHON:-} python3 /usr/bin/python3 python3.11 python3.12 python3.10 \
                     python3.9; do
      if usable "$candidate" "$newest"; then
        echo "$candidate"
        return
      fi
    done
  done
  return 1
}

# What an installation is made from: when any of it changes, the stamp no longer matches.
fingerprint() {
  { "$venv/bin/python" --version && cat "$@"; } 2>/dev/null | cksum
}

up_to_date() {
  local stamp=$venv/.stamp-$1
  shift
  [ -x "$venv/bin/python" ] && [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$(fingerprint "$@")" ]
}

done_with() {
  local stamp=$venv/.stamp-$1
  shift
  fingerprint "$@" >"$stamp"
}

pip_install() {
  local log=$root/build/pip.log
  if ! "$venv/bin/python" -m pip install --disable-pip-version-check "$@" >"$log" 2>&1; then
    tail -n 20 "$log" >&2
    fail "pip could not install them; the whole log is build/pip.log"
  fi
}

make_venv() {
  if "$venv/bin/python" -c "import pip" >/dev/null 2>&1; then return; fi
  local python
  if ! python=$(find_python); then
    "$root/extras/setup/packages.sh" python
    python=$(find_python) || fail "Python 3.9 or newer with the venv module is needed"
  fi
  say "making the Python environment .venv with $("$python" --version)"
  rm -rf "$venv"
  "$python" -m venv "$venv"
}

install_runtime() {
  if up_to_date run "$runtime" "$python_dir/pyproject.toml"; then return; fi
  say "installing Python packages into .venv: $(names_in "$runtime")"
  pip_install -r "$runtime"
  pip_install --no-deps -e "$python_dir"
  done_with run "$runtime" "$python_dir/pyproject.toml"
}

install_testing() {
  if up_to_date test "$runtime" "$testing"; then return; fi
  say "installing Python packages for the tests (some minutes): $(names_in "$testing")"
  pip_install -r "$runtime" -r "$testing"
  done_with test "$runtime" "$testing"
}

install_format() {
  if up_to_date format "$testing" || up_to_date test "$runtime" "$testing"; then return; fi
  local ruff
  ruff=$(grep -E '^ruff==' "$testing") || fail "requirements-test.txt names no version of ruff"
  say "installing Python packages into .venv: $ruff"
  pip_install "$ruff"
  done_with format "$testing"
}

names_in() { sed -nE 's/^([A-Za-z0-9_.-]+).*/\1/p' "$1" | sort -u | tr '\n' ' '; }

case $kind in
  run) ready() { up_to_date run "$runtime" "$python_dir/pyproject.toml"; } ;;
  test) ready() {
    up_to_date run "$runtime" "$python_dir/pyproject.toml" &&
      up_to_date test "$runtime" "$testing"
  } ;;
  format) ready() { up_to_date format "$testing" || up_to_date test "$runtime" "$testing"; } ;;
  *) fail "usage: venv.sh run|test|format" ;;
esac

if ready; then exit 0; fi
lock
make_venv
case $kind in
  run) install_runtime ;;
  test) install_runtime && install_testing ;;
  format) install_format ;;
esac
