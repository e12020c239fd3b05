# `make` alone tells what there is.
.DEFAULT_GOAL := help
.PHONY: help demo test bench matching samples messages lock clean

ENGINES ?= auto rapidocr tesseract
FOLDERS ?=
SCENES ?= 230
MATCHING ?= 100000
PEERS ?= recordlinkage splink

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

bench: matching  ## how well cards are found, read and understood; SCENES=50 makes it shorter, FOLDERS="a b" adds your pictures
	@scripts/setup.sh dev
	@test -f .bench/$(SCENES)/labels.jsonl || \
	  .venv/bin/python -m benchmarks.scenes --half judging --seed 1 --count $(SCENES) --out .bench/$(SCENES)
	@for folder in samples .bench/$(SCENES) $(FOLDERS); do \
	  for engine in $(ENGINES); do \
	    .venv/bin/python -m benchmarks.accuracy "$$folder" --engine "$$engine" && echo || exit 1; \
	  done; \
	  .venv/bin/python -m benchmarks.extraction.examples "$$folder" > .bench/readings.jsonl && \
	  .venv/bin/python -m benchmarks.extraction .bench/readings.jsonl && echo || exit 1; \
	done

matching:  ## how well people are known again, with others beside us; MATCHING=1000000 contacts, PEERS="dedupe" for others
	@scripts/setup.sh dev
	@scripts/peers.sh
	@for set in "tuning 10000 1" "judging 10000 1" "judging $(MATCHING) 1" "judging $(MATCHING) 2"; do \
	  scripts/people.sh $$set || exit 1; \
	done
	@for noise in 1 2; do \
	  echo "$(MATCHING) contacts, misread $$noise times as often" && \
	  .venv/bin/python -m benchmarks.matching .bench/people/judging-$(MATCHING)-$$noise && echo || exit 1; \
	done
	.bench/peers/bin/python -m benchmarks.matching.peers --tools enishi $(PEERS)
	.bench/peers/bin/python -m benchmarks.matching.peers .bench/people/judging-10000-1 .bench/people/tuning-10000-1 \
	  --tools enishi $(PEERS)

samples:  ## print and photograph the sample cards again (needs Chromium and the fonts in samples/README.md)
	@scripts/setup.sh dev
	.venv/bin/python -m samples.make

messages:  ## take up new texts into the Japanese catalogue, and compile it
	@scripts/setup.sh dev
	@scripts/messages.sh

lock:  ## take up the newest versions of all libraries
	scripts/lock.sh

clean:  ## remove all that make has made
	rm -rf .venv .demo .bench .coverage .hypothesis .*_cache build dist
	find . -name __pycache__ -prune -exec rm -rf {} +
