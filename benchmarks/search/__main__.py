"""How soon people are found: python -m benchmarks.search CONTACTS.jsonl [--index FILE] [--people 60] [--seed 1]."""

import argparse
import sqlite3
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from itertools import islice
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from statistics import quantiles

from benchmarks.search.ask import Asked, queries
from enishi.exchange.entry import Fault
from enishi.exchange.records import identified
from enishi.matching.search import findable, likeness, query
from enishi.model.contact import Contact, Fact, Origin
from enishi.store.schema import m004_search
from enishi.store.search import Search
from enishi.store.sqlite import Database

SHOWN = 50
SAID_AT = datetime(2026, 11, 20, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Answered:
    asked: Asked
    milliseconds: float
    place: int
    """Of whom the query was made from, 1 the first; 0 if not among those shown."""


def main() -> None:
    arguments = _arguments()
    if not arguments.index.exists():
        _build(arguments.contacts, arguments.index)
    count = sum(1 for _each in people(arguments.contacts))
    chosen = list(islice(people(arguments.contacts), 0, None, max(1, count // arguments.people)))
    started = time.perf_counter()
    search = _open(arguments.index)
    _answer(search, Asked("", "佐藤", 0))
    print(f"first answer of a file just opened: {1000 * (time.perf_counter() - started):.1f} ms\n")
    asked = list(queries(chosen, arguments.seed))
    for each in asked[::10]:
        _answer(search, each)
    _print([_answer(search, each) for each in asked])


def people(path: Path) -> Iterator[Contact]:
    """The contacts of a file of records, numbered by its lines."""
    with path.open(encoding="utf-8") as lines:
        for number, entry in enumerate(identified(lines), 1):
            if not isinstance(entry, Fault):
                facts = (Fact(each.property, each.value, Origin.IMPORT, SAID_AT, each.kind) for each in entry.said)
                yield Contact(number, str(number), tuple(facts))


def _build(contacts: Path, index: Path) -> None:
    search = _open(index)
    count = sum(1 for _each in people(contacts))
    reading = time.process_time()
    for _each in people(contacts):
        pass
    started, clock = time.process_time(), time.perf_counter()
    search.renew(people(contacts))
    spent = time.process_time() - started - (started - reading)
    search._db.conn.commit()  # noqa: SLF001 - an index without its store
    print(
        f"indexed {count:,} contacts: {spent:.0f} s of a processor, {spent / count * 1e6:.0f} µs each"
        f" (with reading the file {time.perf_counter() - clock:.0f} s by the clock);"
        f" {index.stat().st_size / count:.0f} bytes each; {getrusage(RUSAGE_SELF).ru_maxrss / 1024:.0f} MB of memory"
    )


def _open(index: Path) -> Search:
    is_new = not index.exists()
    db = Database(sqlite3.connect(index))
    db.conn.execute(f"PRAGMA mmap_size = {2**30}")
    if is_new:
        m004_search(db.conn)
    return Search(db, findable)


def _answer(search: Search, asked: Asked) -> Answered:
    started = time.perf_counter()
    looked_for = query(asked.words)
    found = search.find(looked_for, SHOWN) or search.find_misspelt(looked_for, SHOWN, likeness)
    milliseconds = 1000 * (time.perf_counter() - started)
    return Answered(asked, milliseconds, found.index(asked.wanted) + 1 if asked.wanted in found else 0)


def _print(answers: list[Answered]) -> None:
    print("| looked for | queries | p50 ms | p99 ms | slowest | among the first 50 | first |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    kinds = dict.fromkeys(each.asked.kind for each in answers)
    for kind in kinds:
        _print_row(kind, [each for each in answers if each.asked.kind == kind])
    _print_row("all", answers)
    for each in sorted(answers, key=lambda each: -each.milliseconds)[:10]:
        print(f"slow: {each.milliseconds:.1f} ms {each.asked.kind}: {each.asked.words}")


def _print_row(kind: str, answers: list[Answered]) -> None:
    times = sorted(each.milliseconds for each in answers)
    cut = partial(quantiles, times, n=100, method="inclusive")
    wanted = [each for each in answers if each.asked.wanted]
    shown = f"{sum(each.place > 0 for each in wanted) / len(wanted):.2f}" if wanted else ""
    first = f"{sum(each.place == 1 for each in wanted) / len(wanted):.2f}" if wanted else ""
    p50, p99 = (cut()[49], cut()[98]) if len(times) > 1 else (times[0], times[0])
    print(f"| {kind} | {len(answers)} | {p50:.1f} | {p99:.1f} | {times[-1]:.1f} | {shown} | {first} |")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.search", description=__doc__)
    parser.add_argument("contacts", type=Path, help="JSON Lines, a contact a line")
    parser.add_argument("--index", type=Path, default=Path(".bench/search.sqlite3"), help="kept for the next time")
    parser.add_argument("--people", type=int, default=60, help="from whom queries are made")
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


if __name__ == "__main__":
    main()
