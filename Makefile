# `make` alone tells what there is.
.DEFAULT_GOAL := help
.PHONY: help demo test bench samples messages lock clean

ENGINES ?= auto tesseract
FOLDERS ?=

help:  ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo:  ## set up what is missing, then the main job on the samples, in a folder of its own
	@scripts/setup.sh run
	@scripts/demo.sh

test:  ## set up what is missing, then every check and test
	@scripts/setup.sh dev
	.venv/bin/ruff format --check .
	.venv/bin/ruff check .
	.venv/bin/mypy
	.venv/bin/lint-imports
	.venv/bin/python -m pytest --cov --cov-report=term

bench:  ## how well the samples are read; FOLDERS="a b" adds your own labelled pictures, ENGINES="auto" chooses
	@scripts/setup.sh dev
	@for folder in samples $(FOLDERS); do for engine in $(ENGINES); do \
	  .venv/bin/python -m benchmarks.accuracy "$$folder" --engine "$$engine" && echo || exit 1; \
	done; done

samples:  ## print and photograph the sample cards again (needs Chromium and the fonts in samples/README.md)
	@scripts/setup.sh dev
	.venv/bin/python -m pip install --quiet --upgrade pip
	.venv/bin/python -m pip install --quiet --group bench
	.venv/bin/python -m samples.make

messages:  ## take up new texts into the Japanese catalogue, and compile it
	@scripts/setup.sh dev
	@scripts/messages.sh

lock:  ## take up the newest versions of all libraries
	scripts/lock.sh

clean:  ## remove all that make has made
	rm -rf .venv .demo .coverage .hypothesis .*_cache build dist
	find . -name __pycache__ -prune -exec rm -rf {} +
