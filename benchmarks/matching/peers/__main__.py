"""`python -m benchmarks.matching.peers [FOLDER TAUGHT]`: others beside us, on FEBRL's sets or on a folder's cards."""

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.matching.febrl import SETS

TOOLS = ("enishi", "recordlinkage", "splink", "dedupe")

SECONDS = 3600
"""After which one is not waited for."""


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.matching.peers", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, help="what benchmarks.matching.generate wrote; else FEBRL")
    parser.add_argument("taught", nargs="?", type=Path, help="another such folder, with labels for those who learn")
    parser.add_argument("--tools", nargs="+", default=TOOLS, choices=TOOLS)
    asked = parser.parse_args()
    folders = [asked.folder, asked.taught or asked.folder] if asked.folder else []
    head = ("precision", "recall", "f1") if folders else tuple(name for name, _ in SETS)
    print(f"{'':16}" + "".join(f"{column:>10}" for column in (*head, "seconds", "MB")))
    for tool in asked.tools:
        print(_line(tool, head, _measured(tool, folders)), flush=True)


def _measured(tool: str, folders: Sequence[Path]) -> dict[str, Any] | str:
    one_core = os.environ | {"OMP_NUM_THREADS": "1"}
    try:
        done = subprocess.run(
            command(tool, folders), check=True, capture_output=True, text=True, timeout=SECONDS, env=one_core
        )
    except subprocess.TimeoutExpired:
        return f"not done after {SECONDS} seconds"
    except subprocess.CalledProcessError as error:
        return f"failed: {error.stderr.strip().rpartition(os.linesep)[2]}"
    result: dict[str, Any] = json.loads(done.stdout.strip().rpartition("\n")[2])
    return result or "not installed"


def command(tool: str, folders: Sequence[Path]) -> list[str]:
    return [sys.executable, "-W", "ignore", "-m", "benchmarks.matching.peers.measure", tool, *map(str, folders)]


def _line(tool: str, head: Sequence[str], result: dict[str, Any] | str) -> str:
    if isinstance(result, str):
        return f"{tool:16}{result:>10}"
    figures = result.get("f1") if isinstance(result.get("f1"), dict) else result
    cells = "".join(f"{figures[column]:10.4f}" if column in figures else f"{'-':>10}" for column in head)
    return f"{tool:16}{cells}{result['seconds']:10.1f}{result['megabytes']:10}"


if __name__ == "__main__":
    main()
