"""Deal: which contacts hand over a card, which are taken for somebody else, and how the cards read."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from benchmarks.matching.cards import LIVES, Handed
from benchmarks.matching.firms import Registry
from benchmarks.matching.noise import Noise
from benchmarks.matching.people import Record, record, romaji
from benchmarks.matching.rosters import Seat
from benchmarks.matching.stock import Stock
from benchmarks.matching.strangers import DOUBLES, stranger

KNOWN = 0.4
DOUBLED = 0.15
"""Shares of cards of people in the store, and of people who are easily taken for one."""

CANDIDATES = 10
"""For each card, contacts kept in mind, so that there is one to whom each kind can happen."""


@dataclass(frozen=True, slots=True)
class Dealt:
    uid: str
    record: Record
    contact: str | None
    kind: str


class Deal:
    """Sees every contact go by, keeps a few, and deals the cards when all have passed."""

    def __init__(self, stock: Stock, seed: int, contacts: int, cards: int, noise: float = 1.0) -> None:
        self._random = Random(f"deal {stock.half} {seed}")
        self._count = cards
        self._noise = Noise(stock.noise, noise)
        self._wanted = frozenset(self._random.sample(range(contacts), min(contacts, cards * CANDIDATES)))
        self._kept: list[tuple[str, Seat]] = []
        self._rare: list[tuple[str, Seat]] = []

    def offer(self, number: int, uid: str, seat: Seat) -> None:
        if number in self._wanted:
            self._kept.append((uid, seat))
        elif seat.person.kin and self._random.random() < self._count / (len(self._rare) + self._count):
            self._rare.append((uid, seat))

    def cards(self, registry: Registry) -> Iterator[Dealt]:
        random = self._random
        pool = [*self._kept, *self._rare[: self._count]]
        random.shuffle(pool)
        for number in range(self._count):
            kind, contact, handed = self._next(number, registry, pool)
            said = _as(kind, random, handed)
            yield Dealt(f"card{number}", self._noise.read(random, said), contact, kind)

    def _next(self, number: int, registry: Registry, pool: list[tuple[str, Seat]]) -> tuple[str, str | None, Handed]:
        """Kinds in turn, so that each half has as many of each; one for whom nobody is left becomes a stranger's."""
        share = (number * 0.6180339887) % 1
        if share < KNOWN:
            kind = self._random.choices(tuple(LIVES), [weight for weight, _ in LIVES.values()])[0]
            life = LIVES[kind][1]
        elif share < KNOWN + DOUBLED:
            kind = self._random.choice(tuple(DOUBLES))
            life = DOUBLES[kind]
        else:
            return "stranger", None, stranger(self._random, registry)
        for at in range(len(pool) - 1, -1, -1):
            if handed := life(self._random, registry, pool[at][1]):
                uid = pool.pop(at)[0]
                return kind, uid if share < KNOWN else None, handed
        return "stranger", None, stranger(self._random, registry)


def _as(kind: str, random: Random, handed: Handed) -> Record:
    said = record(random, handed.person, handed.fields)
    if kind == "romaji side":
        del said["name_romaji"]
        return said | {"name": romaji(random, handed.person), "company": handed.person.firm.english}
    if kind == "other order":
        return said | {"name": f"{handed.person.family.written}, {handed.person.given.written}"}
    return {field: _wide(value) for field, value in said.items()} if kind == "other width" else said


def _wide(value: object) -> object:
    """As old programs write: Latin letters and digits as wide as kanji."""
    if isinstance(value, list):
        return [_wide(each) for each in value]
    if isinstance(value, dict):
        return {key: each if key == "type" else _wide(each) for key, each in value.items()}
    return "".join(_WIDE.get(each, each) for each in str(value))


_WIDE = {unicodedata.normalize("NFKC", chr(code)): chr(code) for code in range(0xFF01, 0xFF5F)}
