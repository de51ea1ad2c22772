.PHONY: lock
PYTHON := .venv/bin/python

lock: ## Resolve the dependencies again, with hashes and without registry hosts
	uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --python-version 3.11 pyproject.toml --group build --group dev -o requirements/dev.txt
	uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --python-version 3.11 pyproject.toml --group build -c requirements/dev.txt -o requirements/run.txt
