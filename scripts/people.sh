#!/usr/bin/env bash
# Invents contacts and cards, once: `scripts/people.sh HALF CONTACTS NOISE` -> .bench/people/HALF-CONTACTS-NOISE.
set -euo pipefail
cd "$(dirname "$0")/.."

readonly HALF=$1 CONTACTS=$2 NOISE=$3
readonly OUT=.bench/people/$HALF-$CONTACTS-$NOISE
if [ ! -f "$OUT/truth.jsonl" ]; then
  .venv/bin/python -m benchmarks.matching.generate \
    --half "$HALF" --seed 1 --contacts "$CONTACTS" --noise "$NOISE" --out "$OUT"
fi
