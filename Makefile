.DEFAULT_GOAL := help
.PHONY: help setup demo up test check lint bench bench-render lock schemas golden
BIN := .venv/bin
PYTHON := $(BIN)/python
PYTEST := $(BIN)/pytest

help: ## What there is to make
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' Makefile

setup: ## Install what the product needs, hash-locked, into .venv and the cache
	@scripts/set_up.sh run

demo: setup ## From an article to a published video: SOURCE=<path, folder or URL> GATES=manual ONCE=1
	@$(BIN)/tgcf demo $(if $(SOURCE),--source "$(SOURCE)") $(if $(GATES),--gates "$(GATES)") $(if $(ONCE),--once)

up: setup ## Start the embedded stack and stay until Ctrl-C
	@$(BIN)/tgcf up

.PHONY: test-setup
test-setup:
	@scripts/set_up.sh test

test: test-setup lint ## The static checks and the whole test suite
	@$(PYTEST)

check: test-setup lint ## The static checks and the quick tests, before a commit
	@$(PYTEST) -q -m "not (postgres or temporal or ray or browser or e2e)" tests/architecture tests/unit tests/contract tests/replay

lint: test-setup
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/mypy .
	@$(BIN)/lint-imports --no-logo
	@$(BIN)/deptry .
	@$(BIN)/djlint --lint --quiet entrypoints/portal/templates

bench: setup ## Measure the product on this machine: times, memory, use of the cores
	@$(PYTHON) -m benchmarks

bench-render: ## Measure the renderer against bare x264 and MoviePy (an hour or more), and write docs/benchmarks.md
	@scripts/set_up.sh bench
	@$(PYTHON) -m benchmarks.render --long --write $(ARGS)

schemas: ## Write the JSON Schemas of topics, commands and specifications into docs/schemas
	@$(PYTHON) scripts/write_schemas.py

golden: setup ## Draw the kept frames of the tests anew, after a look was changed on purpose
	@$(PYTHON) -m tests.support.golden

.PHONY: writing-table
writing-table: ## Write and speak scripts of the samples, and their table in docs/writing.md: SOURCES=<articles> ARGS=--scripts
	@$(PYTHON) -m scripts.writing_table $(or $(SOURCES),--write) $(ARGS)

.PHONY: contact-sheets
contact-sheets: setup ## Draw the contact sheets of docs/images from the sample articles
	@$(PYTHON) scripts/contact_sheets.py

lock: ## Resolve the dependencies again, with hashes and without registry hosts
	uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --python-version 3.11 pyproject.toml --group build --group dev -o requirements/dev.txt
	uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --python-version 3.11 pyproject.toml --group build -c requirements/dev.txt -o requirements/run.txt
	uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --python-version 3.11 --group bench -o requirements/bench.txt
	echo uv | uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header --python-version 3.11 - -o requirements/uv.txt
