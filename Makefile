# The whole of it: `make brief` shows what this does, `make test` proves it. A fresh machine needs Python and make.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: brief test check acceptance sites bench docs clean

$(BIN)/.ready: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --editable . --group dev
	touch $@

brief: $(BIN)/.ready  ## write the brief of examples/ to brief.md
	$(BIN)/timeline brief examples/*.* -o brief.md

test: $(BIN)/.ready  ## every test that needs nothing but this checkout
	$(BIN)/pytest -n auto

check: $(BIN)/.ready  ## lint, types, tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(MAKE) test

acceptance: $(BIN)/.ready  ## the real data of ../shared
	$(BIN)/python -m pip install --quiet nltk rouge-score
	$(BIN)/pytest -m acceptance tests/acceptance

sites: $(BIN)/.ready  ## build a site with every generator; Hugo, Jekyll, Node and Chromium come from the system
	$(BIN)/python -m pip install --quiet --group sites
	npm install --silent --no-package-lock --prefix tests/tools
	$(BIN)/pytest -rs tests/test_sites.py tests/test_tools.py

bench: $(BIN)/.ready  ## print the tables of docs/benchmarks
	for script in benchmarks/*.py; do $(BIN)/python $$script || exit 1; done

clean:
	rm -rf .venv build dist

docs: $(BIN)/.ready  ## docs/cli.md from the command line itself
	$(BIN)/python -m typer timeline.cli utils docs --name timeline --title "The command line" --output docs/cli.md
