# Everything the project needs is set up by these targets; nothing else has to be installed by hand but make itself.
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
LONG ?= 900
# A seed is one story, in every process: sets of strings are walked in the same order everywhere.
export PYTHONHASHSEED = 0
SEEDS ?= 2000
JOBS ?= 1
CASES ?= 20000
SEED ?= 0

ARCH ?= amd64

.PHONY: help setup demo test test-long test-hardware lint types qmllint gallery golden sim differential bench deb repo clean
help:
	@sed -n 's/^\([a-z-]*\):.*## /make \1\t/p' $(MAKEFILE_LIST)

setup: $(READY) ## make the environment in .venv, with .venv/bin/kiosk
$(READY): packaging/setup packaging/requirements-dev.txt pyproject.toml tests/differential/package-lock.json
	@packaging/setup $(VENV)
	@touch $@

demo: $(READY) ## a working door panel, in a building of ten rooms (BACKEND=graph, google, ical: on the fake of a vendor); without a display, the tour
	@$(BIN)/kiosk demo --backend $(or $(BACKEND),caldav)

lint: $(READY) ## ruff and qmllint; the import rules are tests
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/python packaging/qmllint

types: $(READY) ## mypy, strict
	@$(BIN)/mypy

# Four at a time, also on two cores: the end-to-end scenes mostly wait.
test: lint types ## everything that must hold before a change lands, <= 10 min
	@$(BIN)/python -m pytest -q -n 4 --dist worksteal -m "not long"

test-long: $(READY) ## kills, races, odd servers, the gallery, <= 60 min
	@$(BIN)/python -m pytest -q -n 2 --dist worksteal -m long --timeout $(LONG)
	@$(BIN)/python tests/ui/gallery.py --jobs $(JOBS)

sim: $(READY) ## whole stories in virtual time, each from a seed: make sim SEEDS=20000 JOBS=2
	@PYTHONPATH=tests $(BIN)/python -m sim.run $(SEEDS) --jobs $(JOBS)

differential: $(READY) ## calendars as others read them: make differential CASES=20000 SEED=0
	@PYTHONPATH=tests $(BIN)/python -m differential.run $(CASES) --seed $(SEED)

test-hardware: $(READY) ## the hardware daemon on a real kernel's simulated GPIO chip and lights, in QEMU
	@packaging/qemu-gpio $(BIN)/python -m pytest -q tests/hardware --timeout 300 || test $$? = 77

gallery test-long: JOBS = 2
gallery: $(READY) ## every page in every state, size and language, judged: make gallery ONLY="--scene busy*"
	@$(BIN)/python tests/ui/gallery.py --jobs $(JOBS) $(ONLY)

golden: $(READY) ## keep the chosen pictures anew, after looking at what differs
	@$(BIN)/python tests/ui/golden.py

bench: $(READY) ## what the panel costs, beside a bare window: make bench BENCH=start
	@PYTHONPATH=tests $(BIN)/python -m bench.run $(BENCH)

deb: $(READY) ## the Debian package of the last commit, in build/deb: make deb ARCH=arm64
	@PYTHONPATH=packaging $(BIN)/python -m deb.build --arch $(ARCH)

repo: $(READY) ## a signed apt repository of build/deb, in build/repo: make repo KEY=FINGERPRINT URL=https://...
	@PYTHONPATH=packaging $(BIN)/python -m deb.repo --key "$(KEY)" --url "$(URL)"

clean: ## remove everything that was made
	rm -rf $(VENV) build
