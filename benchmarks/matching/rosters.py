"""Half, seed, number -> the people of a store, firm by firm, as large as firms are."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from random import Random
from typing import NamedTuple

from benchmarks.matching.firms import Firm, Registry
from benchmarks.matching.numbers import Number
from benchmarks.matching.people import Person, draw, mailbox, shown


class Seat(NamedTuple):
    """A person, and how often each mailbox has been wanted at the firm."""

    person: Person
    mailboxes: Counter[str]


LARGEST = 700
"""People of one firm that somebody knows, however many that is in all."""

DOUBLES = 0.004
"""Of a firm's people, those who have a namesake there, and those who have a parent or child."""


def people(registry: Registry, seed: int, count: int) -> Iterator[Seat]:
    """The first `count` people; nobody is kept in memory but the firm at hand."""
    made = 0
    half = registry.stock.half
    for rank, size in enumerate(_sizes(Random(f"sizes {half} {seed}"), count)):
        random = Random(f"firm {half} {seed} {rank}")
        for seat in _roster(random, registry, registry.found(random), size):
            if made == count:
                return
            made += 1
            yield seat


def _sizes(random: Random, count: int) -> Iterator[int]:
    """Falling with the rank's 0.6th power, then firms of one to four."""
    top = 1500 * (count / 1_000_000) ** 0.57
    rank = 1
    while True:
        yield min(LARGEST, max(round(top / rank**0.6), random.choice((1, 1, 1, 2, 2, 3, 4))))
        rank += 1


def _roster(random: Random, registry: Registry, firm: Firm, size: int) -> Iterator[Seat]:
    mailboxes: Counter[str] = Counter()
    for _ in range(size):
        somebody = draw(random, registry, firm)
        doubles = _doubles(random, registry, somebody) if size > 1 else (somebody,)
        for person in doubles:
            yield Seat(replace(person, email=own(person, mailboxes)), mailboxes)


def _doubles(random: Random, registry: Registry, person: Person) -> tuple[Person, ...]:
    chance = random.random()
    if chance > 2 * DOUBLES:
        return (person,)
    kind = "namesake" if chance < DOUBLES else "kin"
    other = draw(random, registry, person.firm)
    other = replace(other, family=person.family, given=person.given if kind == "namesake" else other.given)
    return replace(person, kin=kind), replace(
        other, kin=kind, mobile=_mobile(random, other, person), shown=shown(random)
    )


def _mobile(random: Random, other: Person, person: Person) -> Number:
    is_shared = other.given != person.given and random.random() < 0.4
    return person.mobile if is_shared else other.mobile


def own(person: Person, mailboxes: Counter[str]) -> str:
    """The usual mailbox, with a number if a colleague has it already."""
    usual = mailbox(person.firm, person.family, person.given)
    mailboxes[usual] += 1
    taken = mailboxes[usual]
    return usual if taken == 1 else mailbox(person.firm, person.family, person.given, str(taken))
