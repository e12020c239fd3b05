"""Pictures -> what the real program says of them, and how long it took."""

import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

NOTHING_READ = 1
"""The exit status when no picture at all could be read: a result like any other."""


@dataclass(frozen=True, slots=True)
class Run:
    lines: tuple[str, ...]
    seconds: float
    """From start to end, the program's own start included."""


def read(pictures: Sequence[Path], engine: str) -> Run:
    """`enishi read --json` in a process of its own."""
    command = [sys.executable, "-m", "enishi", "read", "--json", "--engine", engine, *map(str, pictures)]
    start = time.perf_counter()
    done = subprocess.run(command, stdout=subprocess.PIPE, encoding="utf-8", check=False)
    seconds = time.perf_counter() - start
    if done.returncode not in (0, NOTHING_READ) or not done.stdout:
        raise SystemExit(f"enishi read ended with status {done.returncode}.")
    return Run(tuple(done.stdout.splitlines()), seconds)
