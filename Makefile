# Everything from a fresh clone: `make demo` shows what Tanqih does, `make test` proves it.
# Needs Python 3.11 or later and make.

PYTHON := $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
BIN := .venv/bin
# Benchmark items and corpora, which are no part of the repository.
DATA ?= ../shared

.DELETE_ON_ERROR:
.PHONY: demo test lint bench bench-language bench-toponyms bench-clean channel wheel browser clean

demo: .venv/.installed
	rm -rf demo
	$(BIN)/tanqih clean seeds/*.txt -o demo/canonical
	@echo
	$(BIN)/tanqih diff seeds/01-idlib-statements.txt
	@echo
	$(BIN)/tanqih diff --stat seeds/*.txt
	$(BIN)/tanqih diff --html demo/changes.html seeds/*.txt
	@echo
	$(BIN)/tanqih score demo/canonical --reference seeds/expected --baseline seeds
	@echo
	$(BIN)/tanqih undo demo/canonical -o demo/sources
	@for f in seeds/*.txt; do cmp "$$f" "demo/sources/$${f##*/}" || exit 1; done
	@echo "The sources came back byte for byte. Results: demo/canonical; open demo/changes.html to read every change."

test: lint browser
	$(BIN)/python -m pytest -n auto -q -m "not shared"

lint: .venv/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: .venv/.installed-dev
	$(BIN)/python benchmarks/throughput.py
	$(BIN)/python benchmarks/starting.py --places $(wildcard $(DATA)/gazetteer/SY.txt $(DATA)/gazetteer/IQ.txt)

bench-language: .venv/.installed-dev
	$(BIN)/python benchmarks/language.py --items $(DATA)/bench/defects/dev.tsv
	$(BIN)/python benchmarks/mentions.py --items $(DATA)/bench/mentions/dev.tsv

bench-toponyms: .venv/.installed-dev
	for c in sy iq; do $(BIN)/python benchmarks/toponyms.py \
		--places $(DATA)/bench/toponyms/gaz_$$c.tsv \
		--queries $(DATA)/bench/toponyms/heldout_$$c.tsv \
		--negatives $(DATA)/bench/toponyms/negatives.tsv || exit 1; done

bench-clean: .venv/.installed-dev
	$(BIN)/python benchmarks/clean.py $(DATA)/corpora/clean --corpus $(DATA)/corpora/news

# Learn the weights of the spelling channel anew from the shipped names.
channel: .venv/.installed-dev
	$(BIN)/python benchmarks/learn_channel.py

# A wheel with the rules in it, installed and tried in an environment of its own.
wheel: .venv/.installed-dev
	rm -rf dist build/wheel
	$(BIN)/python -m build --wheel --outdir dist . >/dev/null
	$(BIN)/check-wheel-contents --toplevel normalize,transliteration dist/*.whl
	$(PYTHON) -m venv build/wheel
	build/wheel/bin/pip install --quiet --disable-pip-version-check dist/*.whl
	build/wheel/bin/tanqih doctor
	build/wheel/bin/tanqih diff --html build/page.html seeds/*.txt

# Chromium for the tests of the page; without it they are skipped.
browser:
	@command -v chromedriver >/dev/null && command -v chromium >/dev/null && exit 0; \
	if ! command -v apt-get >/dev/null; then \
		echo "no chromium and chromedriver: the browser tests are skipped"; exit 0; fi; \
	sudo=; [ "$$(id -u)" = 0 ] || sudo="sudo -n"; \
	if $$sudo true 2>/dev/null; then \
		$$sudo apt-get update -q && $$sudo apt-get install -y -q --no-install-recommends \
			chromium chromium-driver || echo "chromium is not installed: the browser tests are skipped"; \
	else echo "to run the browser tests too: sudo apt-get install chromium chromium-driver"; fi

clean:
	rm -rf demo dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis

.venv/bin/python:
	@[ -n "$(PYTHON)" ] || { echo "Python 3.11 or later is needed, as python3 or python3.11"; exit 1; }
	$(PYTHON) -m venv .venv

.venv/.installed: pyproject.toml | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

.venv/.installed-dev: pyproject.toml | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@ .venv/.installed
