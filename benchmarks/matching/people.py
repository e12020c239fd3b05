"""Person: who is behind a record, and what a record tells of them."""

from collections.abc import Collection
from dataclasses import dataclass
from random import Random
from typing import Any, TypeAlias

import jaconv

from benchmarks.matching import numbers
from benchmarks.matching.firms import Firm, Registry
from benchmarks.matching.numbers import Number
from benchmarks.matching.pool import Word

Record: TypeAlias = dict[str, Any]
"""With the field names of `enishi read --json`."""


@dataclass(frozen=True, slots=True)
class Person:
    family: Word
    given: Word
    firm: Firm
    department: str
    title: str
    phone: Number
    """At work: the switchboard, or one's own extension."""
    mobile: Number
    email: str
    """One's own."""
    shown: frozenset[str]
    """The fields that the contact in the store has; "role" is the firm's mailbox in place of one's own."""
    kin: str = ""
    """Of those who have a double in the store: "namesake" or "kin"."""

    @property
    def language(self) -> str:
        return self.firm.language


SHOWN = {
    "name_kana": 0.2, "name_romaji": 0.3, "company": 0.98, "department": 0.6, "title": 0.75, "phone": 0.85, "fax": 0.4,
    "mobile": 0.62, "email": 0.88, "role": 0.08, "url": 0.3, "postal_code": 0.7, "address": 0.75,
}  # fmt: skip
"""How often a contact has each field besides the name."""

_CHANNELS = ("phone", "mobile", "email")


def draw(random: Random, registry: Registry, firm: Firm) -> Person:
    """Somebody who works there; the mailbox is the first that fits, whoever else may have it."""
    names = registry.stock.names[firm.language]
    family, given = names.families.draw(random), random.choice(names.givens).draw(random)
    words = registry.stock.words[firm.language]
    return Person(
        family=family,
        given=given,
        firm=firm,
        department=random.choice(words["departments"]),
        title=random.choice(words["titles"]),
        phone=firm.switchboard if random.random() < 0.7 else numbers.beside(firm.switchboard, random.randint(1, 900)),
        mobile=registry.mobiles.give(firm.language),
        email=mailbox(firm, family, given),
        shown=shown(random),
    )


def shown(random: Random) -> frozenset[str]:
    fields = {field for field, share in SHOWN.items() if random.random() < share}
    return frozenset(fields if fields.intersection(_CHANNELS) else fields | {random.choice(_CHANNELS)})


def mailbox(firm: Firm, family: Word, given: Word, number: str = "") -> str:
    words = {"family": family.romaji, "given": given.romaji, "g": given.romaji[0]}
    pattern, _, _ = firm.pattern.partition("#")
    return f"{pattern.format(**words)}{number or ('1' if '#' in firm.pattern else '')}@{firm.host}"


def record(random: Random, person: Person, fields: Collection[str]) -> Record:
    """What is told of a person when these fields are, in no noise but the freedom of writing."""
    said: Record = {"name": _name(random, person)}
    if person.family.kana:
        said |= _spoken(random, person, fields)
    values = {
        "company": person.firm.name,
        "department": person.department,
        "title": person.title,
        "postal_code": person.firm.postal_code,
        "address": person.firm.address,
    }
    said |= {field: value for field, value in values.items() if field in fields}
    if phones := _phones(random, person, fields):
        said["phones"] = phones
    if "email" in fields:
        said["emails"] = [person.firm.role if "role" in fields else person.email]
    if "url" in fields:
        said["urls"] = [f"https://www.{person.firm.host}/"]
    return said


def _name(random: Random, person: Person) -> str:
    family, given = person.family.written, person.given.written
    if person.language == "ja":
        return f"{family}{random.choice((' ', ' ', ' ', '', '　'))}{given}"
    if person.language == "ko":
        return f"{family}{given}"
    return f"{given} {family.upper() if random.random() < 0.15 else family}"


def romaji(random: Random, person: Person) -> str:
    family, given = person.family.romaji, person.given.romaji.title()
    forms = (
        f"{given} {family.title()}",
        f"{given} {family.title()}",
        f"{family.upper()} {given}",
        f"{given} {family.upper()}",
    )
    return random.choice(forms)


def _spoken(random: Random, person: Person, fields: Collection[str]) -> Record:
    said = {}
    if "name_kana" in fields:
        kana = f"{person.family.kana} {person.given.kana}"
        said["name_kana"] = random.choice((kana, jaconv.hira2kata(kana)))
    if "name_romaji" in fields:
        said["name_romaji"] = romaji(random, person)
    return said


def _phones(random: Random, person: Person, fields: Collection[str]) -> list[Record]:
    kinds = {"phone": ("work", person.phone), "mobile": ("mobile", person.mobile)}
    kinds["fax"] = ("fax", numbers.beside(person.firm.switchboard, 1))
    return [
        {
            "type": kind,
            "number": numbers.international(number) if random.random() < 0.7 else numbers.printed(random, number),
        }
        for field, (kind, number) in kinds.items()
        if field in fields
    ]
