#!/usr/bin/env bash
# The newest versions that pyproject.toml allows -> requirements-dev.lock, from a virtual environment of its own.
set -euo pipefail
cd "$(dirname "$0")/.."

venv=$(mktemp -d)
trap 'rm -rf "$venv"' EXIT
"${PYTHON:-python3}" -m venv "$venv"
"$venv/bin/python" -m pip install --quiet --upgrade pip
"$venv/bin/python" -m pip install --quiet --editable . --group dev
{
  echo "# Every version that enishi is developed and tested with; made by scripts/lock.sh."
  "$venv/bin/python" -m pip freeze --exclude-editable
} > requirements-dev.lock
