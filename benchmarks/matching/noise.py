"""A record as printed -> the record as read: characters mistaken, fields lost, spaces moved."""

from collections.abc import Iterable
from random import Random
from typing import Any, TypeAlias

from benchmarks.matching.people import Record

Table: TypeAlias = tuple[tuple[str, str], ...]
"""What is there, and what is read."""


class Noise:
    """The misreadings of a half, as often as its rates say times `level`."""

    def __init__(self, words: dict[str, Any], level: float = 1.0) -> None:
        both = [pair for group in ("han", "kana") for pair in words[group].split()]
        self.variants = _either_way(words["variants"].split())
        self._letters = (*_either_way(both), *_one_way(words["latin"]))
        self._latin = (*_one_way(words["latin"]), *_one_way(words["digits"]))
        self._digits = _one_way(words["digits"])
        self._rates = {what: min(0.9, rate * level) for what, rate in words["rates"].items()}

    def read(self, random: Random, record: Record) -> Record:
        """What a reader makes of a card; the name always stays."""
        seen: Record = {}
        for field, value in record.items():
            if field == "phones":
                seen[field] = [self._phone(random, each) for each in value if not self._is(random, "lost")]
            elif field == "emails":
                seen[field] = [self._text(random, each, "email", self._latin) for each in value]
            elif field == "name" or not self._is(random, "lost"):
                seen[field] = self._said(random, field, value)
        return {field: value for field, value in seen.items() if value}

    def _said(self, random: Random, field: str, value: Any) -> Any:
        if field not in self._rates:
            return value
        text = self._text(random, value, field, self._digits if field == "postal_code" else self._letters)
        if field == "name" and self._is(random, "name"):
            return text.replace(" ", "").replace("　", "") if not text.isascii() else text
        return text

    def _phone(self, random: Random, phone: dict[str, str]) -> dict[str, str]:
        kind = "other" if self._is(random, "phone") else phone["type"]
        return {"type": kind, "number": self._text(random, phone["number"], "phone", self._digits)}

    def _text(self, random: Random, text: str, what: str, table: Table) -> str:
        if not self._is(random, what):
            return text
        once = mistaken(random, text, table)
        return mistaken(random, once, table) if random.random() < 0.15 else once

    def _is(self, random: Random, what: str) -> bool:
        return random.random() < self._rates[what]


def mistaken(random: Random, text: str, table: Table) -> str:
    """One place read as something like it; where nothing is like anything, now and then a character is lost."""
    places = [(at, there, read) for there, read in table for at in _places(text, there)]
    if places and random.random() < 0.93:
        at, there, read = random.choice(places)
        return text[:at] + read + text[at + len(there) :]
    at = random.randrange(len(text))
    return text[:at] + text[at + 1 :] if len(text) > 3 else text


def _places(text: str, part: str) -> Iterable[int]:
    at = text.find(part)
    while at >= 0:
        yield at
        at = text.find(part, at + 1)


def _either_way(pairs: Iterable[str]) -> Table:
    return tuple(each for one, other in pairs for each in ((one, other), (other, one)))


def _one_way(text: str) -> Table:
    return tuple((there, read) for there, _, read in (pair.partition(">") for pair in text.split()))
