"""How soon the page finds people: python -m benchmarks.web CONTACTS.jsonl [--home FOLDER] [--people 30] [--seed 1]."""

import argparse
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from itertools import islice
from pathlib import Path
from statistics import quantiles

from starlette.testclient import TestClient

from benchmarks.search.__main__ import people
from benchmarks.search.ask import Asked, queries
from benchmarks.web.stock import fill
from enishi.settings import Settings
from enishi.web.app import create
from enishi.web.desk import Desk
from enishi.web.guard import COOKIE
from enishi.workflow import pairing
from enishi.workflow.workspace import Workspace

ORIGIN = "http://127.0.0.1:8471"
SCREENS = ("/people", "/", "/shortlist", "/people/50", "/look-back", "/calendar")
LONGEST = 100
"""Milliseconds in which whoever types should have an answer."""


def main() -> None:
    arguments = _arguments()
    if not arguments.home.exists():
        started = time.perf_counter()
        fill(arguments.contacts, arguments.home)
        print(f"store filled in {time.perf_counter() - started:.0f} s")
    count = sum(1 for _each in people(arguments.contacts))
    chosen = list(islice(people(arguments.contacts), 0, None, max(1, count // arguments.people)))
    with _page(arguments.home) as page:
        for path in SCREENS:
            _fetch(page, path, {})
            first, length = _fetch(page, path, {})
            print(f"{path}: {first:.1f} ms, {length / 1000:.1f} kB")
        asked = list(queries(chosen, arguments.seed))
        _print([(each, _fetch(page, "/people", {"q": each.words}, partial_=True)[0]) for each in asked])


@contextmanager
def _page(home: Path) -> Iterator[TestClient]:
    """A paired browser before that store: all that a request passes through, save the network."""
    workspace = Workspace(Settings(home=home))
    kept = pairing.pair(pairing.offer(workspace), "benchmark", workspace)
    workspace.close()
    app = create(Desk(Settings(home=home), frozenset({ORIGIN}), ORIGIN))
    with TestClient(app, ORIGIN, cookies={COOKIE: kept}) as opened:
        yield opened


def _fetch(page: TestClient, path: str, asked: dict[str, str], *, partial_: bool = False) -> tuple[float, int]:
    """Milliseconds until all of the answer is there, and its bytes on the wire."""
    headers = {"HX-Request": "true"} if partial_ else {}
    started = time.perf_counter()
    answer = page.get(path, params=asked, headers=headers)
    milliseconds = 1000 * (time.perf_counter() - started)
    answer.raise_for_status()
    return milliseconds, int(answer.headers.get("content-length", 0))


def _print(answers: list[tuple[Asked, float]]) -> None:
    print("\n| looked for | queries | p50 ms | p99 ms | slowest |")
    print("| --- | --- | --- | --- | --- |")
    for kind in dict.fromkeys(each.kind for each, _time in answers):
        _row(kind, [spent for each, spent in answers if each.kind == kind])
    _row("all", [spent for _each, spent in answers])
    over = sum(spent >= LONGEST for _each, spent in answers)
    print(f"\nover {LONGEST} ms: {over} of {len(answers)}")


def _row(kind: str, spent: list[float]) -> None:
    times = sorted(spent)
    cut = partial(quantiles, times, n=100, method="inclusive")
    p50, p99 = (cut()[49], cut()[98]) if len(times) > 1 else (times[0], times[0])
    print(f"| {kind} | {len(times)} | {p50:.1f} | {p99:.1f} | {times[-1]:.1f} |")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.web", description=__doc__)
    parser.add_argument("contacts", type=Path, help="JSON Lines, a contact a line")
    parser.add_argument("--home", type=Path, default=Path(".bench/web"), help="the store, kept for the next time")
    parser.add_argument("--people", type=int, default=30, help="from whom queries are made")
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


if __name__ == "__main__":
    main()
