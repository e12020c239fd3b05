#!/usr/bin/env bash
# .bench/peers: the tools that are measured beside us, and enishi, apart from the environment that tests run in.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/say.sh

readonly HOME_OF_PEERS=.bench/peers
if [ ! "$HOME_OF_PEERS/.ready" -nt pyproject.toml ]; then
  say "Installing the tools that we are compared with" "比べる相手を入れています"
  .venv/bin/python -m venv "$HOME_OF_PEERS"
  "$HOME_OF_PEERS/bin/python" -m pip install --quiet --upgrade pip
  "$HOME_OF_PEERS/bin/python" -m pip install --quiet --editable . --group bench
  touch "$HOME_OF_PEERS/.ready"
fi
