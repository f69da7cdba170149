# One command per thing to do with Thimble; every target installs what it lacks.
# SPDX-License-Identifier: MIT

MAKEFLAGS += --no-print-directory
SETUP := extras/setup
PYTHON := .venv/bin/python

.PHONY: help setup demo test bench fuzz matrix proof coverage lint format clean \
        .demo-tools .test-tools

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "  make %-9s %s\n", $$1, $$2}' Makefile

setup: .demo-tools ## install the converter, the AVR tools and the simulator
	@echo "-- ready: .venv/bin/thimble --help"

demo: .demo-tools ## train a network and watch it read digits on a simulated Uno
	@if [ -x extras/demo/run.sh ]; then extras/demo/run.sh; \
	 else $(PYTHON) extras/demo/demo.py; fi

test: .test-tools ## run every test: host, sanitizers, simulated boards, converter, style
	@extras/tests/run.sh check

bench: .demo-tools ## measure bytes and cycles on the simulated boards, rewrite the tables
	@$(SETUP)/packages.sh targets bench
	@$(PYTHON) extras/bench/run.py

fuzz: ## try random records for a minute on each of what reads them
	@$(SETUP)/packages.sh test
	@python3 extras/tests/fuzz/fuzzing.py --seconds 60

matrix: .test-tools ## run every set of options of NeuralNetwork.h on a simulated Uno, hours
	@THIMBLE_ALL_OPTIONS=1 .venv/bin/pytest -q -n auto extras/tests/combinations/test_neural_network.py

proof: .test-tools ## run every test and rewrite docs/proof.csv and docs/proof.md
	@extras/tests/run.sh write

coverage: ## line coverage of src/ by the host tests
	@$(SETUP)/packages.sh demo test
	@extras/tests/run.sh coverage

lint: ## check the formatting of C++ and Python
	@$(SETUP)/packages.sh format
	@$(SETUP)/venv.sh format
	@$(PYTHON) extras/setup/style.py --check

format: ## format C++ and Python
	@$(SETUP)/packages.sh format
	@$(SETUP)/venv.sh format
	@$(PYTHON) extras/setup/style.py

clean: ## remove what was built; the Python environment stays
	@rm -rf build demo.png
	@$(MAKE) -C extras/sim clean >/dev/null
	@echo "-- removed; .venv stays (rm -rf .venv removes it)"

.demo-tools:
	@$(SETUP)/packages.sh demo
	@$(SETUP)/venv.sh run
	@$(SETUP)/sim.sh

.test-tools: .demo-tools
	@$(SETUP)/packages.sh targets test bench format
	@$(SETUP)/venv.sh test
