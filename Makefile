# The front door. `make demo` and `make test` set up all they need, from Python 3.11, Node 20 and make.
.DEFAULT_GOAL := help
.PHONY: help demo serve test check fix prove bench docs setup browser lock clean
.DELETE_ON_ERROR:

BIN := .venv/bin
UV := $(BIN)/uv
PYTHON ?= python3
export PYTHONUNBUFFERED := 1

help:  ## what this file can do
	@awk -F':.*## ' '/^[a-z]+:.*## /{printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: .ok/python .ok/pages  ## the virtual environment and the pages' design system

.ok/python: requirements-dev.txt pyproject.toml
	@mkdir -p .ok
	@echo "Setting up: Python packages into .venv (about 15 seconds the first time)"
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@test -x $(UV) || $(BIN)/pip install --quiet --disable-pip-version-check $$(grep -o '^uv==[0-9.]*' requirements-dev.txt)
	@$(UV) pip sync --quiet --compile-bytecode --require-hashes requirements-dev.txt
	@$(UV) pip install --quiet --no-deps --no-build-isolation-package goldenthread --editable .
	@$(BIN)/python -m compileall -q goldenthread
	@touch $@

.ok/pages: package-lock.json goldenthread/web/vendor.py | .ok/python
	@echo "Setting up: GOV.UK and Ministry of Justice components from npm"
	@npm ci --ignore-scripts --legacy-peer-deps --silent
	@$(BIN)/python goldenthread/web/vendor.py
	@touch $@

browser: .ok/python  ## Debian's Chromium, for the browser tests, where it is absent and we may install it
	@if ! command -v chromium >/dev/null; then \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    echo "Setting up: Chromium for the browser tests"; \
	    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null; \
	  else echo "Chromium is absent: the browser tests will fail until 'sudo apt-get install chromium' has run"; fi; fi

demo: setup  ## the made-up borough of Thornbeck, loaded, with one sign-in per role, on http://127.0.0.1:8000
	@$(BIN)/goldenthread demo

serve: setup  ## what is in ./var, on http://127.0.0.1:8000
	@$(BIN)/goldenthread serve

test: setup browser check  ## check, then every test that is not marked slow
	@echo "Testing"
	@$(BIN)/pytest -n 2 --dist loadfile tests/journeys  # in two boroughs, side by side
	@$(BIN)/pytest -n 2 --dist loadfile --ignore tests/journeys

check: setup  ## format, lint, types, layers, sizes, generated pages of the manual
	@echo "Checking: format, lint, types, layers, sizes, manual"
	@$(BIN)/ruff format --check --quiet . && $(BIN)/ruff check --quiet .
	@$(BIN)/djlint --quiet --lint goldenthread/web
	@$(BIN)/lint-imports --no-logo
	@$(BIN)/mypy --no-error-summary
	@$(BIN)/python -m tests.ratchet
	@$(BIN)/python -m tests.manual --check

fix: setup  ## format and mend what a machine can
	@$(BIN)/ruff format --quiet . && $(BIN)/ruff check --fix --quiet .
	@$(BIN)/python -m tests.ratchet --shrink

prove: setup browser  ## the slow proofs: kills, sabotage, every draw, every page, the sector's validator
	@GOLDENTHREAD_ALL_DRAWS=1 $(BIN)/pytest -m "prove or drawn"

bench: setup  ## the benchmarks
	@$(BIN)/goldenthread bench

docs: setup  ## write the generated pages of the manual
	@$(BIN)/python -m tests.manual

lock: .ok/python  ## the hashed requirements, from pyproject.toml
	$(UV) pip compile --quiet --universal --generate-hashes --no-header --no-annotate --no-emit-index-url pyproject.toml -o requirements.txt
	$(UV) pip compile --quiet --universal --generate-hashes --no-header --no-annotate --no-emit-index-url pyproject.toml --group dev -o requirements-dev.txt

clean:  ## forget the set-up (what is in ./var stays)
	rm -rf .venv .ok node_modules goldenthread/web/static/vendor
