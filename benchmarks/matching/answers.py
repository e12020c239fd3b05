"""A folder's cards -> Answers: whom each is taken for, and what that took."""

import json
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.matching.shelf import Shelf, records
from enishi.matching.blocking import keys
from enishi.matching.person import Person
from enishi.model.match import Match, Verdict
from enishi.settings import Matching
from enishi.workflow.recognition import recognise


@dataclass(frozen=True, slots=True)
class Truth:
    uid: str
    contact: str
    """Empty for somebody who is not in the store."""
    kind: str


@dataclass(frozen=True, slots=True)
class Guess:
    contact: str
    probability: float
    verdict: Verdict
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What is said of one card."""

    truth: Truth
    guesses: tuple[Guess, ...]
    """Best first."""
    seconds: float = 0.0
    found: frozenset[str] = frozenset()
    """Who was looked at."""

    @property
    def best(self) -> Guess | None:
        return self.guesses[0] if self.guesses else None

    @property
    def verdict(self) -> Verdict:
        return self.guesses[0].verdict if self.guesses else Verdict.NON_LINK

    @property
    def is_right(self) -> bool:
        """Whether the best candidate is the person."""
        return bool(self.guesses) and self.guesses[0].contact == self.truth.contact


TIMES = 4
"""That each card is looked up for the clock."""


def truths(folder: Path) -> dict[str, Truth]:
    with (folder / "truth.jsonl").open(encoding="utf-8") as lines:
        read = [json.loads(line) for line in lines]
    return {each["id"]: Truth(each["id"], each["contact"] or "", each["kind"]) for each in read}


def answers(folder: Path, shelf: Shelf, limits: Matching) -> Iterator[Answer]:
    """What a card costs is the least of some times: the first warms what is warm in a session, others are disturbed."""
    known = truths(folder)
    for uid, person in records(folder / "cards.jsonl"):
        seconds = min(_seconds(person, shelf, limits) for _ in range(TIMES))
        guesses = tuple(_guess(each, shelf) for each in recognise(person, shelf.store, limits))
        yield Answer(known[uid], guesses, seconds, _found(person, shelf))


def _seconds(person: Person, shelf: Shelf, limits: Matching) -> float:
    began = time.perf_counter()
    recognise(person, shelf.store, limits)
    return time.perf_counter() - began


def _guess(match: Match, shelf: Shelf) -> Guess:
    return Guess(shelf.names[match.contact_id], match.probability, match.verdict, match.reasons)


def _found(person: Person, shelf: Shelf) -> frozenset[str]:
    return frozenset(shelf.names[each] for each in shelf.store.index.sharing_any(keys(person)))
