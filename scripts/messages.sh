#!/usr/bin/env bash
# Takes up new texts into the Japanese catalogue, leaves their translation empty for you to fill in, and compiles it.
set -euo pipefail
cd "$(dirname "$0")/.."
template=$(mktemp)
trap 'rm -f "$template"' EXIT
.venv/bin/pybabel -q extract -F <(printf '[python: **.py]\n[jinja2: web/templates/**.html]\n') -k _ -k ngettext:1,2 --no-location --sort-output -o "$template" src/enishi
.venv/bin/pybabel -q update -D enishi -l ja -d src/enishi/locale -i "$template" \
  --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date --width 118
.venv/bin/pybabel -q compile -D enishi -d src/enishi/locale
.venv/bin/python - <<'PYTHON'
from pathlib import Path

from babel.messages.pofile import read_po

with Path("src/enishi/locale/ja/LC_MESSAGES/enishi.po").open("rb") as file:
    for entry in read_po(file):
        if entry.id and not any([entry.string] if isinstance(entry.string, str) else entry.string):
            print("to be translated:", entry.id)
PYTHON
