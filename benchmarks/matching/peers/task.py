"""Task: a folder's cards and contacts as one row each, in our comparable forms, which these tools have not."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TypeAlias

from benchmarks.matching.answers import truths
from enishi.exchange.entry import Fault
from enishi.exchange.records import identified
from enishi.matching.person import person

Row: TypeAlias = dict[str, str | None]
Claim: TypeAlias = tuple[str, str, float]
"""Card, contact, and how probable it is that they are one."""

COLUMNS = ("name", "reading", "company", "mobile", "telephone", "email", "postcode", "title")


@dataclass(frozen=True)
class Task:
    folder: Path

    @cached_property
    def cards(self) -> dict[str, Row]:
        return dict(_rows(self.folder / "cards.jsonl"))

    @cached_property
    def contacts(self) -> dict[str, Row]:
        return dict(_rows(self.folder / "contacts.jsonl"))

    @cached_property
    def known(self) -> dict[str, str]:
        """Card -> contact, of those in the store: labels for those who learn from them."""
        return {uid: truth.contact for uid, truth in truths(self.folder).items() if truth.contact}


def _rows(path: Path) -> Iterator[tuple[str, Row]]:
    with path.open(encoding="utf-8") as lines:
        for each in identified(lines):
            if not isinstance(each, Fault):
                somebody = person(each.said)
                values = {
                    "name": next((name.joined for name in somebody.names), None),
                    "reading": min(somebody.readings, default=None),
                    "company": next((company.core for company in somebody.companies), None),
                    "mobile": min(somebody.mobiles, default=None),
                    "telephone": min(somebody.telephones, default=None),
                    "email": next((str(email) for email in somebody.emails), None),
                    "postcode": min(somebody.postcodes, default=None),
                    "title": min(somebody.titles, default=None),
                }
                yield each.uid, {column: values[column] or None for column in COLUMNS}


def best(claims: list[Claim]) -> dict[str, tuple[str, float]]:
    """For each card the contact that is most probable."""
    ranked = sorted(claims, key=lambda each: each[2])
    return {card: (contact, probability) for card, contact, probability in ranked}
