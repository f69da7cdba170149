#!/usr/bin/env bash
# Runs all tests with short headings and ends with the closing lines of ctest and pytest.
# SPDX-License-Identifier: MIT
#
# usage: run.sh check      all tests; the counts of claims must be those of docs/proof.csv
#        run.sh write      all tests; writes docs/proof.csv and docs/proof.md
#        run.sh coverage   only the host tests with their line coverage
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../setup/common.sh"
cd "$root"

action=${1:-check}
jobs=$(nproc 2>/dev/null || echo 2)
began=$SECONDS
notes=()
closing=()
failed=()

heading() { printf '\n== %s [%d s]\n' "$*" $((SECONDS - began)); }

# host COMPILER OPTIMISATION MODE: configures, builds and runs the GoogleTests of one build.
host() {
  local compiler=$1 optimisation=$2 mode=$3
  local name=$compiler$optimisation${mode:+-$mode}
  local dir=build/host/$name
  heading "host tests: $compiler $optimisation $mode"
  mkdir -p "$dir" "build/proof/$name"
  rm -f "build/proof/$name"/* "$dir/built"
  # Counters of an earlier program would add up with, or not fit, those of this one.
  find "$dir" -name '*.gcda' -delete
  if ! {
    cmake -S . -B "$dir" -DCMAKE_CXX_COMPILER="$compiler" -DCMAKE_BUILD_TYPE=None \
      -DCMAKE_CXX_FLAGS="$optimisation -g" -DTHIMBLE_TEST_MODE="$mode" \
      -DTHIMBLE_BUILD_TESTS=ON && cmake --build "$dir" -j "$jobs"
  } >"$dir/build.log" 2>&1; then
    grep -nE 'error|warning|Error' "$dir/build.log" | head -n 20 || true
    tail -n 5 "$dir/build.log"
    failed+=("the build of $name ($dir/build.log)")
    closing+=("ctest  $name: did not build")
    return
  fi
  touch "$dir/built"
  THIMBLE_PROOF_DIR=$root/build/proof/$name \
    ctest --test-dir "$dir" -j "$jobs" --no-tests=error --output-on-failure \
    >"$dir/ctest.log" 2>&1 || {
    # What failed first says most; sed reads to the end, so that grep meets no closed pipe.
    grep -vE '^ *[0-9]+/[0-9]+ Test .* Passed|^ *Start |^Note: |^\[[-=]|^Running main' \
      "$dir/ctest.log" | sed -n 1,60p
    failed+=("$name ($dir/ctest.log)")
  }
  local line
  line=$(grep -E 'tests passed|No tests' "$dir/ctest.log" | tail -n 1) || line='did not finish'
  echo "$line"
  closing+=("ctest  $name: $line")
}

# Line coverage of src/ by the gcc -O0 build, in one line.
coverage() {
  heading "line coverage of src/"
  local dir=build/host/g++-O0-coverage info=build/coverage.info log=build/coverage.log line
  if [ ! -e $dir/built ]; then
    echo "not known: the tests did not build"
    return
  fi
  if ! {
    lcov --quiet --capture --directory $dir --base-directory "$root" \
      --output-file $info.all && lcov --quiet --extract $info.all "$root/src/*" \
      --output-file $info && lcov --summary $info
  } >$log 2>&1; then
    tail -n 5 $log
    failed+=("the coverage ($log)")
    return
  fi
  if [ "$action" = coverage ]; then lcov --list $info; fi
  line=$(sed -nE 's/ *lines\.*: *(.*)/\1/p' $log)
  echo "$line"
  notes+=("lines of src/ run by the host tests: $line")
}

python_tests() {
  heading "build matrix, misuse, converter, simulated boards, budgets, package, style"
  rm -rf build/proof/pytest
  mkdir -p build/proof/pytest
  local log=build/pytest.log
  THIMBLE_PROOF_DIR=$root/build/proof/pytest \
    .venv/bin/python -m pytest -q -n "$jobs" --dist worksteal --durations 10 \
    extras/tests extras/sim/tests extras/bench/tests 2>&1 | tee $log || failed+=("pytest ($log)")
  closing+=("pytest $(tail -n 1 $log)")
}

mkdir -p build
case $action in
  coverage)
    host g++ -O0 coverage
    coverage
    ;;
  check | write)
    rm -rf build/proof
    for compiler in g++ clang++; do
      # Instrumenting for coverage changes nothing that these tests look at: one build does both.
      host $compiler -O0 "$([ $compiler = g++ ] && echo coverage || true)"
      host $compiler -Os ""
      host $compiler -O0 sanitize
    done
    coverage
    python_tests
    heading "claims and their proof"
    line=$(.venv/bin/python extras/tests/proof.py "$action") || failed+=("the proof of a claim")
    echo "$line"
    notes+=("$(echo "$line" | tail -n 1)")
    ;;
  *) fail "usage: run.sh check|write|coverage" ;;
esac

heading "done"
for what in ${failed[@]+"${failed[@]}"}; do echo "FAILED: $what"; done
printf '%s\n' ${notes[@]+"${notes[@]}"} "${closing[@]}"
[ ${#failed[@]} -eq 0 ]
