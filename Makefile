# Two commands do everything on a fresh Debian machine with Python 3.11: `make serve` and `make test`.
SHELL := /bin/bash
.DEFAULT_GOAL := help
VENV := .venv
BIN := $(VENV)/bin
SUDO := $(if $(filter 0,$(shell id -u)),,sudo)
export NO_MKDOCS_2_WARNING := 1

.PHONY: help serve build check schemas test lint types unit browser format chromium clean search-quality

help: ## What can be done here
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 16

serve: $(VENV)/.serve ## Portal on http://127.0.0.1:8000, rebuilt on every save
	$(BIN)/mac serve

build: $(VENV)/.serve ## Portal into site/
	$(BIN)/mac build

check: $(VENV)/.serve ## Check every record, and that it is written in the canonical form
	$(BIN)/mac check
	$(BIN)/mac fmt --check

schemas: $(VENV)/.serve # Schemas that editors use say what the models say
	$(BIN)/mac schema --check

test: lint types check schemas unit browser ## Everything that must pass before a change lands

lint: $(VENV)/.test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.test
	$(BIN)/mypy

unit: $(VENV)/.test
	$(BIN)/pytest --ignore=tests/browser

browser: $(VENV)/.test chromium
	$(BIN)/pytest tests/browser

search-quality: $(VENV)/.test chromium ## How well search answers, beside three other engines (needs npm)
	$(BIN)/python -m tests.search.quality

format: $(VENV)/.test ## Put the code in order
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

chromium:
	@command -v chromium >/dev/null || { $(SUDO) apt-get update -q && $(SUDO) apt-get install -qy chromium; }

# One environment; `.serve` holds what the portal needs, `.test` what the tests need besides.
$(BIN)/python:
	@python3 -m venv $(VENV) 2>/dev/null || { rm -rf $(VENV); $(SUDO) apt-get update -q && $(SUDO) apt-get install -qy python3-venv && python3 -m venv $(VENV); }

$(VENV)/.serve: pyproject.toml constraints.txt | $(BIN)/python
	$(BIN)/python -m pip install -q --disable-pip-version-check -c constraints.txt -e .
	@touch $@

$(VENV)/.test: pyproject.toml constraints.txt | $(BIN)/python
	$(BIN)/python -m pip install -q --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@ $(VENV)/.serve

clean: ## Remove what was built, not the environment
	rm -rf site .cache build *.egg-info
