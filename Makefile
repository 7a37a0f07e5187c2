# Two commands are enough on a machine with Python 3.11+, git and make: `make run` and `make test`.
# Everything is installed into .venv, from the hashed lock files; nothing else on the machine changes.

PYTHON ?= python3
HOST := 127.0.0.1
PORT := 8000
BIN := .venv/bin
INSTALLED := .venv/.installed
INSTALLED_DEV := .venv/.installed-dev
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input -qq

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help run test soak fuzz check migrate seed names names-sources bench-names catalogues lock parts bench load clean

help:  ## Show the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: $(INSTALLED)  ## Serve on http://127.0.0.1:8000 (HOST=, PORT=); installs, migrates and seeds itself
	@exec $(BIN)/treaty-status serve --host $(HOST) --port $(PORT)

test: $(INSTALLED_DEV)  ## Check and test everything, with a real browser and a real PostgreSQL
	@$(MAKE) --no-print-directory parts 2>/dev/null || true
	@status=0; \
	$(MAKE) --no-print-directory check || status=1; \
	$(BIN)/pytest -n 2 --dist loadfile || status=1; \
	exit $$status

soak: $(INSTALLED_DEV)  ## Press writing longer than make test does: many writers, kills; about four minutes
	@$(BIN)/pytest -s -p no:cacheprovider tests/soak/soak_writers.py tests/soak/soak_kills.py

fuzz: $(INSTALLED_DEV)  ## Look at ten times as many made-up worlds as make test does, new ones each time
	@$(BIN)/pytest -p no:cacheprovider tests/property --hypothesis-profile=wide

check: $(INSTALLED_DEV)  ## Format, lint, types, layers; runs all four, then fails if one did
	@status=0; \
	for step in 'ruff format --check .' 'ruff check .' 'mypy' 'lint-imports --no-logo'; do \
		echo "$$step"; $(BIN)/$$step || status=1; \
	done; \
	exit $$status

migrate: $(INSTALLED)  ## Bring the database's schema up to date
	@$(BIN)/treaty-status migrate

seed: $(INSTALLED)  ## Record what seed/ holds and the database lacks
	@$(BIN)/treaty-status seed

names: $(INSTALLED)  ## Build the names table in seed/names/ from what is kept there
	@$(BIN)/python -m app.sources.names_build seed/names

names-sources: $(INSTALLED)  ## Take the sources of the names anew, from packages that only this needs
	@$(PIP) install --require-hashes --no-deps --upgrade --target .cache/names --requirement seed/names/requirements.lock
	@PYTHONPATH=.cache/names $(BIN)/python -m app.sources.names_gathering seed/names
	@$(MAKE) --no-print-directory names

CATALOGUES := app/render/catalogues
LANGUAGES := fr es ar zh ru

catalogues: $(INSTALLED_DEV)  ## Bring the translations up to the messages in the code, and compile them
	@$(BIN)/pybabel -q extract --no-default-keywords -k say -k many:1,2 -k N_ --no-location --sort-output \
		--omit-header -w 110 -o .cache/messages.pot app/render
	@for language in $(LANGUAGES); do \
		$(BIN)/pybabel -q update --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date -w 110 \
			-i .cache/messages.pot -l $$language -o $(CATALOGUES)/$$language.po && \
		$(BIN)/pybabel -q compile -l $$language -i $(CATALOGUES)/$$language.po -o $(CATALOGUES)/$$language.mo; \
	done

RIVALS := .cache/bench-names
bench-names: $(INSTALLED_DEV) $(RIVALS)/.installed  ## Names beside other libraries, on names held out; takes those from the registry
	@$(BIN)/python -m tests.bench_names.report $(RIVALS)

$(RIVALS)/.installed: tests/bench_names/requirements.lock tests/bench_names/countrynames.lock
	@rm -rf $(RIVALS) && mkdir -p $(RIVALS)
	@$(PIP) install --require-hashes --no-deps --target $(RIVALS) --requirement $< 2>$(RIVALS).log || { \
		echo 'bench-names compares with libraries and data from the package registry, and could not get them:' >&2; \
		grep -m 1 ERROR $(RIVALS).log >&2; exit 1; }
	@$(PIP) install --require-hashes --no-deps --target $(RIVALS) --requirement tests/bench_names/countrynames.lock \
		2>$(RIVALS).log || echo 'countrynames is left out: it needs a compiler and the headers of ICU'
	@touch $@

# uv only compiles the lock files, so it stays out of them. Versions that are locked stay as they
# are unless pyproject.toml asks for more: `make lock UPGRADE=--upgrade` takes the newest.
COMPILE = .cache/uv/bin/uv pip compile pyproject.toml \
	--quiet --no-config --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --no-header $(UPGRADE)

lock: .cache/uv/bin/uv  ## Recreate the lock files from pyproject.toml (UPGRADE=--upgrade)
	@$(COMPILE) --group build --output-file requirements.lock
	@$(COMPILE) --group dev --constraints requirements.lock --output-file requirements-dev.lock
	@$(subst pyproject.toml,seed/names/requirements.in,$(COMPILE)) --no-deps --output-file seed/names/requirements.lock
	@for set in requirements countrynames; do \
		$(subst pyproject.toml,tests/bench_names/$$set.in,$(COMPILE)) --no-deps --output-file tests/bench_names/$$set.lock; \
	done

parts:  ## Install Debian's Chromium and nginx for the tests, where they are missing and this is root
	@missing=''; \
	command -v chromium >/dev/null || missing='chromium fonts-dejavu-core'; \
	command -v nginx >/dev/null || test -x /usr/sbin/nginx || missing="$$missing nginx-light"; \
	if [ -z "$$missing" ]; then \
		exit 0; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		echo "installing $$missing for the tests"; \
		apt-get update -qq >/dev/null && \
		DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
			$$missing >/dev/null; \
	else \
		echo "missing for the tests: $$missing (on Debian: apt install $$missing)" >&2; \
		exit 1; \
	fi

bench: $(INSTALLED_DEV)  ## Measure this service against its peers, and its growth; writes README's tables (about 6 minutes)
	@PYTHONPATH=. $(BIN)/python -m tests.bench.run

load: $(INSTALLED_DEV)  ## Fifty readers and four writers for five minutes, and what they met (SECONDS=)
	@PYTHONPATH=. $(BIN)/python -m tests.bench.mixed $(SECONDS)

clean:  ## Remove what the other targets made, but never the database in var/
	@rm -rf .venv .cache .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache \
		.schemathesis build dist treaty_status.egg-info
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

# An environment whose Python is gone is made anew; one that is whole is only completed.
$(shell [ -x $(BIN)/python ] || rm -f $(INSTALLED) $(INSTALLED_DEV))
$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
		echo "Treaty Status needs Python 3.11 or newer; $(PYTHON) says: $$($(PYTHON) --version 2>&1)" >&2; \
		echo "Name another one, for example: make $(or $(MAKECMDGOALS),run) PYTHON=python3.13" >&2; \
		exit 1; }
	@$(PYTHON) -m venv --clear .venv

$(INSTALLED): requirements.lock pyproject.toml $(BIN)/python
	@echo 'installing what requirements.lock names into .venv'
	@$(PIP) install --require-hashes --requirement requirements.lock
	@$(PIP) install --no-build-isolation --no-deps --editable .
	@touch $@

$(INSTALLED_DEV): requirements-dev.lock requirements.lock pyproject.toml $(BIN)/python
	@echo 'installing what requirements-dev.lock names into .venv (about a minute)'
	@$(PIP) install --require-hashes --requirement requirements-dev.lock
	@$(PIP) install --no-build-isolation --no-deps --editable .
	@touch $(INSTALLED) $@

.cache/uv/bin/uv:
	@$(PYTHON) -m venv --clear .cache/uv
	@.cache/uv/bin/python -m pip --disable-pip-version-check --quiet install uv==0.13.9
