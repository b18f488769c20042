# Two commands do everything on a fresh Debian machine with Python 3.11: `make serve` and `make test`.
SHELL := /bin/bash
.DEFAULT_GOAL := help
VENV := .venv
BIN := $(VENV)/bin
SUPPLY := .cache/supply
EDITOR_TOOLS := .cache/editor
# Debian's own Python, where it is 3.11: built with its optimisations, which not every other one on a machine is.
PYTHON := $(firstword $(wildcard /usr/bin/python3.11) python3)
SUDO := $(if $(filter 0,$(shell id -u)),,sudo)
export NO_MKDOCS_2_WARNING := 1

.PHONY: help serve build check schemas test lint types unit browser format editor editor-site editor-tools pictures chromium java clean search-quality screenshots lock nginx npm \
	preview comment smoke links stale advisories sbom release publish-release

help: ## What can be done here
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 16

serve: $(VENV)/.serve ## Portal on http://127.0.0.1:8000, rebuilt on every save
	$(BIN)/mac serve

build: $(VENV)/.serve ## Portal into site/
	$(BIN)/mac build --site-dir $(SITE)

check: $(VENV)/.serve ## Check every record, and that it is written in the canonical form
	$(BIN)/mac check $(if $(GITHUB_ACTIONS),--format github)
	$(BIN)/mac fmt --check
	$(BIN)/mac codeowners --check

schemas: $(VENV)/.serve # Schemas that editors use say what the models say
	$(BIN)/mac schema --check

test: lint types check schemas unit browser ## Everything that must pass before a change lands

lint: $(VENV)/.test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.test
	$(BIN)/mypy

unit: $(VENV)/.test nginx tests/github/node_modules
	$(BIN)/pytest -n auto --dist loadfile --ignore=tests/browser

browser: $(VENV)/.test chromium java tests/browser/tools/node_modules $(EDITOR_TOOLS)/.ready
	$(BIN)/pytest -n auto --dist worksteal tests/browser

editor: $(VENV)/.serve $(EDITOR_TOOLS)/.ready ## Forms for every record on http://127.0.0.1:8001/editor/ (needs npm, installs it)
	$(BIN)/mac editor

editor-site: $(VENV)/.serve $(EDITOR_TOOLS)/.ready ## The forms inside the built site, which MAC_EDITOR_LOGIN lets people into
	$(BIN)/mac editor --site-dir $(SITE)

editor-tools: $(EDITOR_TOOLS)/.ready # What `mac editor` needs from npm

pictures: $(VENV)/.test chromium $(EDITOR_TOOLS)/.ready ## Take the pictures of /colaborar/ again
	$(BIN)/python -m tests.browser.pictures

screenshots: $(VENV)/.test chromium ## Take the pictures of docs/assets/screenshots/ anew
	$(BIN)/python -m tests.browser.screenshots

search-quality: $(VENV)/.test chromium ## How well search answers, beside three other engines (needs npm)
	$(BIN)/python -m tests.search.quality

# In a workflow it reports and does not fail: what a phone would feel on a shared runner is nobody's fault.
.PHONY: lighthouse
lighthouse: $(VENV)/.test chromium nginx tests/browser/lighthouse/node_modules ## Lighthouse, as a phone, on six kinds of page; `ARGS=--readme` keeps the table (needs npm)
	@set -o pipefail; $(BIN)/python -m tests.browser.lighthouse.measure $(ARGS) $(if $(GITHUB_ACTIONS),--report-only) | $(SUMMARY)

# Goes on where it was stopped; `ARGS=--fresh` forgets what was measured, `ARGS='--services 500 --runs 2'` is a small one.
.PHONY: benchmark benchmark-growth benchmark-serve
benchmark: $(VENV)/.benchmark ## Our build beside Hugo with Pagefind and mkdocs-material: 10,000 services, 5 rounds
	$(BIN)/python -m benchmarks.run $(ARGS)

benchmark-growth: $(VENV)/.benchmark ## Validation and rendering of 100,000 services against 10,000, 3 rounds
	$(BIN)/python -m benchmarks.run --growth $(ARGS)

benchmark-serve: $(VENV)/.test chromium ## How long after a save a browser shows it, with 10,000 services
	$(BIN)/python -m benchmarks.serve $(ARGS)

format: $(VENV)/.test ## Put the code in order
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# Decap CMS is one file of a package whose dependencies nobody here needs; the others are locked.
DECAP := decap-cms-3.16.3
DECAP_SHA512 := 85ff9d3e50a1ed32665a5f3ee954731d839686b8b9c605249eb65b0dec1a59ee2cf41ef127c3d0ba0a7640779295d3142b36afebecf4a08a7051885424362d63
$(EDITOR_TOOLS)/.ready: generator/liaison/editor/package-lock.json | npm
	mkdir -p $(EDITOR_TOOLS) && cp generator/liaison/editor/package*.json $(EDITOR_TOOLS)/
	cd $(EDITOR_TOOLS) && npm ci --silent --no-audit --no-fund --ignore-scripts
	cd $(EDITOR_TOOLS) && npm pack --silent $(subst cms-,cms@,$(DECAP)) && echo "$(DECAP_SHA512)  $(DECAP).tgz" | sha512sum --check --quiet
	cd $(EDITOR_TOOLS) && tar xf $(DECAP).tgz --strip-components=2 package/dist/decap-cms.js && rm $(DECAP).tgz
	@touch $@

chromium:
	@command -v chromium >/dev/null || { $(SUDO) apt-get update -q && $(SUDO) apt-get install -qy chromium; }

nginx: # what a test serves the site with; Debian's default site is not touched
	@[ -e /usr/lib/nginx/modules/ngx_http_brotli_static_module.so ] || { $(SUDO) apt-get update -q && $(SUDO) apt-get install -qy --no-install-recommends nginx libnginx-mod-http-brotli-static; }

java: # what the HTML checker runs on
	@command -v java >/dev/null || { $(SUDO) apt-get update -q && $(SUDO) apt-get install -qy --no-install-recommends default-jre-headless; }

npm:
	@command -v npm >/dev/null || { $(SUDO) apt-get update -q && $(SUDO) apt-get install -qy --no-install-recommends nodejs npm; }

tests/%/node_modules: tests/%/package-lock.json | npm
	@cd $(@D) && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

# One environment; `.serve` holds what the portal needs, `.test` what the tests need besides.
$(BIN)/python:
	@$(PYTHON) -m venv $(VENV) 2>/dev/null || { rm -rf $(VENV); $(SUDO) apt-get update -q && $(SUDO) apt-get install -qy python3-venv && $(PYTHON) -m venv $(VENV); }

$(VENV)/.serve: pyproject.toml constraints.txt requirements.lock | $(BIN)/python
	$(call install,requirements.lock,.)
	@$(compile)
	@touch $@

$(VENV)/.test: pyproject.toml constraints.txt requirements-dev.lock | $(BIN)/python
	$(call install,requirements-dev.lock,'.[dev]')
	@$(compile)
	@touch $@ $(VENV)/.serve

$(VENV)/.benchmark: pyproject.toml $(VENV)/.test
	$(PIP) -c constraints.txt -e '.[benchmark]'
	@touch $@

# CI takes nothing whose hash is not in the lock, not even to build this project. By hand, the versions are enough.
PIP := $(BIN)/python -m pip --disable-pip-version-check install -q
ifdef CI
install = $(PIP) --require-hashes -r $(1) && $(PIP) --no-deps --no-build-isolation -e .
else
install = $(PIP) -c constraints.txt -e $(2)
endif

# pip writes the bytecode of all it installs but not of what it only links to; where Python may not write any
# itself (PYTHONDONTWRITEBYTECODE), every command would compile this project anew.
compile = $(BIN)/python -m compileall -q generator

# What workflows run (.github/workflows). Each can be run by hand too.
# A container's root is not who owns the checkout, which git would refuse to read.
ifdef GITHUB_ACTIONS
export GIT_CONFIG_COUNT := 1
export GIT_CONFIG_KEY_0 := safe.directory
export GIT_CONFIG_VALUE_0 := $(CURDIR)
endif

SITE := site
DIST := dist
SUMMARY = tee -a $${GITHUB_STEP_SUMMARY:-/dev/null}

preview: $(VENV)/.serve ## What citizens will see change since BASE, and the site with it
	@mkdir -p .cache/preview
	$(BIN)/mac diff $(BASE) --format markdown > .cache/preview/cambios.md
	$(BIN)/mac build --site-dir $(SITE)

comment: $(VENV)/.serve # Only from the workflow of that name, which has the event and the token
	@$(BIN)/mac comment

smoke: $(VENV)/.serve ## Is what was built what is out at URL?
	@if [ -n "$(TAR)" ]; then rm -rf .cache/published && mkdir -p .cache/published && tar -xf $(TAR) -C .cache/published; fi
	$(BIN)/mac smoke $(URL) --site-dir $(if $(TAR),.cache/published,$(SITE))

links: $(VENV)/.serve ## Which addresses of records still answer (slow and polite)
	@set -o pipefail; $(BIN)/mac report links --format markdown --minutes $(or $(MINUTES),60) | $(SUMMARY)

stale: $(VENV)/.serve ## What nobody confirmed lately
	@set -o pipefail; { echo '```text'; $(BIN)/mac report stale; echo '```'; } | $(SUMMARY)

advisories: $(VENV)/.serve $(SUPPLY)/.ready ## Known weaknesses of what the portal is made of
	@rm -f .cache/advisories.json
	@$(SUPPLY)/bin/pip-audit -r requirements.lock --require-hashes --disable-pip --progress-spinner off -f json -o .cache/advisories.json || true
	@set -o pipefail; $(BIN)/mac report advisories .cache/advisories.json | $(SUMMARY)

sbom: $(SUPPLY)/.ready ## What the portal is made of, as CycloneDX: dist/sbom.cdx.json
	@mkdir -p $(DIST)
	$(SUPPLY)/bin/python -W ignore -m cyclonedx_py requirements requirements.lock --pyproject pyproject.toml --output-reproducible --of JSON -o $(DIST)/sbom.cdx.json

release: sbom $(VENV)/.serve ## What a release holds, in dist/
	$(BIN)/mac build --site-dir $(SITE)
	$(PIP) -c constraints.txt setuptools
	$(BIN)/python -c 'import setuptools.build_meta as b; b.build_sdist("$(DIST)")'
	$(BIN)/python -m pip wheel -q --no-deps --no-build-isolation -w $(DIST) .
	tar --sort=name --owner=0 --group=0 --numeric-owner -czf $(DIST)/site.tar.gz -C $(SITE) .

publish-release: # Only from the workflow of that name
	gh release create "$(TAG)" $(DIST)/* --verify-tag --generate-notes

lock: $(SUPPLY)/.ready ## After a dependency changed: write the locks with their hashes again
	$(call lock,requirements.lock,pyproject.toml --group build -c constraints.txt)
	$(call lock,requirements-dev.lock,pyproject.toml --group build --extra dev -c constraints.txt)
	$(call lock,requirements-supply.lock,--group supply)

# For every system, from 3.11.2 on (Debian 12's); no address of an index is written.
lock = $(SUPPLY)/bin/uv pip compile -q --no-config --universal --python-version 3.11.2 --generate-hashes \
	--no-annotate --custom-compile-command 'make lock' -o $(1) $(2)

# Tools of the supply chain in an environment of their own: the audited one holds only what is used.
$(SUPPLY)/.ready: requirements-supply.lock
	@python3 -m venv $(SUPPLY) && $(SUPPLY)/bin/python -m pip --disable-pip-version-check install -q --require-hashes -r $<
	@touch $@

clean: ## Remove what was built, not the environment
	rm -rf site .cache build dist *.egg-info
