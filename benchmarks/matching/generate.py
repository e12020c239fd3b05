"""Write contacts and cards: python -m benchmarks.matching.generate --half tuning|judging --seed N --out FOLDER."""

import argparse
import json
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from random import Random
from tempfile import TemporaryFile
from typing import IO

from benchmarks.matching.deal import Deal, Dealt
from benchmarks.matching.firms import Registry
from benchmarks.matching.people import Record, record
from benchmarks.matching.rosters import people
from benchmarks.matching.stock import stock
from benchmarks.scenes.halves import Half

HEAPS = 64
"""Into which contacts are thrown before each heap is shuffled, so that no more than one is in memory."""


def generate(half: Half, seed: int, contacts: int, deal: Deal) -> tuple[Iterator[Record], Iterator[Dealt]]:
    """The records of a store, firm by firm, and the cards (to be asked for after them); by the arguments alone."""
    registry = Registry(stock(half), seed)
    random = Random(f"records {half} {seed}")

    def stored() -> Iterator[Record]:
        for number, seat in enumerate(people(registry, seed, contacts)):
            uid = f"c{number}"
            deal.offer(number, uid, seat)
            yield {"id": uid, **record(random, seat.person, seat.person.shown)}

    return stored(), deal.cards(registry)


def write(out: Path, contacts: Iterable[Record], cards: Iterable[Dealt], seed: int) -> None:
    """contacts.jsonl in no order, cards.jsonl and truth.jsonl line by line for each other."""
    out.mkdir(parents=True, exist_ok=True)
    with (out / "contacts.jsonl").open("w", encoding="utf-8") as file:
        file.writelines(_shuffled((_line(each) for each in contacts), seed))
    with (out / "cards.jsonl").open("w", encoding="utf-8") as file, (out / "truth.jsonl").open("w") as truth:
        for each in cards:
            file.write(_line({"id": each.uid, **each.record}))
            truth.write(_line({"id": each.uid, "contact": each.contact, "kind": each.kind}))


def _shuffled(lines: Iterable[str], seed: int) -> Iterator[str]:
    random = Random(f"order {seed}")
    with ExitStack() as stack:
        heaps: list[IO[str]] = [stack.enter_context(TemporaryFile("w+", encoding="utf-8")) for _ in range(HEAPS)]
        for line in lines:
            random.choice(heaps).write(line)
        for heap in heaps:
            heap.seek(0)
            there = heap.readlines()
            random.shuffle(there)
            yield from there


def _line(each: Record) -> str:
    return json.dumps(each, ensure_ascii=False) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.matching.generate", description=__doc__)
    parser.add_argument("--half", type=Half, choices=list(Half), required=True, help="tune on one, report the other")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--contacts", type=int, default=100_000)
    parser.add_argument("--cards", type=int, default=2000)
    parser.add_argument("--noise", type=float, default=1.0, help="times as many misreadings (default: 1)")
    parser.add_argument("--out", type=Path, required=True, help="a folder")
    asked = parser.parse_args()
    deal = Deal(stock(asked.half), asked.seed, asked.contacts, asked.cards, asked.noise)
    write(asked.out, *generate(asked.half, asked.seed, asked.contacts, deal), asked.seed)


if __name__ == "__main__":
    main()
