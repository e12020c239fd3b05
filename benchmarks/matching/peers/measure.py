"""`python -m benchmarks.matching.peers.measure TOOL [FOLDER TAUGHT]`: one tool in a process of its own -> JSON."""

import json
import sys
import time
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

from benchmarks.matching.febrl import f1, tables
from benchmarks.matching.judge import best_bound
from benchmarks.matching.memory import peak
from benchmarks.matching.peers.task import Task, best


def measure(tool: str, folders: Sequence[Path]) -> dict[str, Any]:
    """Of FEBRL's sets the F1, of a folder's cards precision, recall and F1; with seconds and, at the peak, megabytes.

    Empty if the tool is not installed.
    """
    try:
        module = import_module(f"benchmarks.matching.peers.with_{tool}")
    except ModuleNotFoundError:
        return {}
    result = _cards(module, *map(Task, folders)) if folders else _febrl(module)
    return result | {"megabytes": peak() // 2**20}


def _febrl(module: ModuleType) -> dict[str, Any]:
    began = time.perf_counter()
    sets = {table.name: f1(module.febrl(table), table.truth) for table in tables()}
    return {"f1": sets, "seconds": time.perf_counter() - began}


def _cards(module: ModuleType, task: Task, taught: Task) -> dict[str, Any]:
    began = time.perf_counter()
    claims = best(module.cards(task, taught))
    seconds = time.perf_counter() - began
    right = [(sure, task.known.get(card) == contact) for card, (contact, sure) in claims.items()]
    return {**best_bound(right, len(task.known))._asdict(), "seconds": seconds}


if __name__ == "__main__":
    print(json.dumps(measure(sys.argv[1], [Path(folder) for folder in sys.argv[2:]])))
