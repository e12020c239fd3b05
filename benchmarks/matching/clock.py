"""What answers cost: milliseconds, bytes, and what a process pays before its first one."""

import json
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from benchmarks.matching.shelf import HOME, Shelf
from enishi.exchange.entry import Entry
from enishi.exchange.records import stream
from enishi.model.contact import Contact, Fact, Origin
from enishi.store.journal import immediate

INSERTS = 500

_FIRST = """
import json, sys, time
from benchmarks.matching.memory import peak
from pathlib import Path
import enishi.workflow.recognition, enishi.matching.person, enishi.exchange.records
from enishi.exchange.records import identified
from enishi.matching.person import person
from enishi.settings import Settings
from enishi.store.store import Store
from enishi.workflow.workspace import Scheme
scheme, limits = Scheme(), Settings().matching
scheme._forms
said = next(iter(identified([sys.argv[2]]))).said
before = peak()
began = time.perf_counter()
store = Store(Path(sys.argv[1]), scheme)
enishi.workflow.recognition.recognise(person(said), store, limits)
seconds = time.perf_counter() - began
after = peak()
print(json.dumps([seconds, before, after]))
"""


def latency(seconds: Sequence[float]) -> str:
    ordered = sorted(seconds)
    p50, p99 = (ordered[min(len(ordered) - 1, int(len(ordered) * share))] * 1000 for share in (0.5, 0.99))
    return f"warm: p50 {p50:.2f} ms, p99 {p99:.2f} ms"


def cold(folder: Path, times: int = 5) -> str:
    """Opening the store and the first answer in a process that has imported what it needs; the median of some cards."""
    with (folder / "cards.jsonl").open(encoding="utf-8") as lines:
        cards = [next(lines) for _ in range(times)]
    runs = sorted(_first(folder / HOME, card) for card in cards)
    seconds, before, after = runs[len(runs) // 2]
    return (
        f"cold: store opened and first answer {seconds * 1000:.0f} ms (from {runs[0][0] * 1000:.0f} to"
        f" {runs[-1][0] * 1000:.0f}); memory {after / 2**20:.0f} MB, {before / 2**20:.0f} of them before"
    )


def _first(home: Path, card: str) -> tuple[float, float, float]:
    done = subprocess.run([sys.executable, "-c", _FIRST, str(home), card], check=True, capture_output=True, text=True)
    seconds, before, after = json.loads(done.stdout)
    return seconds, before, after


def inserts(folder: Path, shelf: Shelf) -> str:
    """Cards as so many further contacts, made comparable and indexed in one transaction, which is taken back."""
    contacts = _as_contacts(folder / "cards.jsonl", len(shelf.names))
    with suppress(_TakenBackError), immediate(shelf.store.db):
        began = time.perf_counter()
        for each in contacts:
            shelf.store.index.put(each)
        seconds = time.perf_counter() - began
        raise _TakenBackError
    return f"insert: {seconds / len(contacts) * 1000:.3f} ms"


class _TakenBackError(Exception):
    """Nothing of it is to stay."""


def _as_contacts(path: Path, first: int) -> list[Contact]:
    with path.open(encoding="utf-8") as lines:
        entries = [each for each in islice(stream(lines), INSERTS) if isinstance(each, Entry)]
    now = datetime.now(UTC)
    return [
        Contact(
            number,
            each.uid,
            tuple(Fact(said.property, said.value, Origin.IMPORT, now, said.kind) for said in each.said),
        )
        for number, each in enumerate(entries, first)
    ]
