# The whole of it: `make brief` shows what this does, `make test` proves it. A fresh machine needs Python and make.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: brief test check acceptance system sites bench docs clean

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

acceptance: $(BIN)/.ready  ## the real data of ../shared; prints the figures
	$(BIN)/python -m pip install --quiet nltk rouge-score
	$(BIN)/pytest -s -m acceptance tests/acceptance

system:  ## install the programs that `make sites` opens its files with, where they are missing (Debian)
	.ci/system

sites: $(BIN)/.ready  ## build a site with every generator, open every format in its program; `make system` comes before
	$(BIN)/python -m pip install --quiet --group sites
	npm install --loglevel=error --no-audit --no-fund --no-package-lock --prefix tests/tools
	$(BIN)/pytest -n auto -rs tests/test_sites.py tests/test_tools.py

bench: $(BIN)/.ready  ## print the tables of docs/benchmarks
	for script in benchmarks/*.py; do $(BIN)/python $$script || exit 1; done

clean:
	rm -rf .venv build dist

docs: $(BIN)/.ready  ## docs/cli.md from the command line itself, the golden files and what the documents show of them
	$(BIN)/python tests/golden/write.py
	$(BIN)/python -m typer timeline.cli utils docs --name timeline --title "The command line" --output docs/cli.md
