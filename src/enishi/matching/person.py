"""Person: a draft or a contact in the form in which it is compared."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple, TypeAlias

from enishi.matching import normalise
from enishi.matching.normalise import Email
from enishi.model.card import Draft, PhoneKind, Property
from enishi.model.contact import Contact

Claim: TypeAlias = tuple[Property, str, PhoneKind | None]
"""What is said, stripped of who says it."""


class Script(StrEnum):
    HAN = "han"
    KANA = "kana"
    LATIN = "latin"
    OTHER = "other"


class Name(NamedTuple):
    """A person's name, folded, with its skeleton for misreadings."""

    words: tuple[str, ...]
    shown: str
    script: Script
    joined: str
    skeleton: str


class Company(NamedTuple):
    core: str
    shown: str
    skeleton: str


@dataclass(frozen=True, slots=True)
class Person:
    """Everything that tells one person from another, in comparable form; the order of values is of no account."""

    names: tuple[Name, ...] = ()
    readings: frozenset[str] = frozenset()
    """How the name may sound, family and given joined; Latin names in both orders."""
    companies: tuple[Company, ...] = ()
    departments: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()
    mobiles: frozenset[str] = frozenset()
    telephones: frozenset[str] = frozenset()
    emails: tuple[Email, ...] = ()
    mailboxes: frozenset[str] = frozenset()
    """Skeletons of the addresses that are a person's own."""
    postcodes: frozenset[str] = frozenset()

    @property
    def is_named(self) -> bool:
        return bool(self.names or self.readings)

    def shares_channel(self, other: "Person") -> bool:
        """Whether both have one mobile or one mailbox of their own, as far as can be read."""
        return not (
            self.mailboxes.isdisjoint(other.mailboxes)
            and self.mobiles.isdisjoint(other.mobiles)
            and self.mobiles.isdisjoint(other.telephones)
            and self.telephones.isdisjoint(other.mobiles)
        )


def from_draft(draft: Draft) -> Person:
    return person((claim.property, claim.value, claim.kind) for claim in draft.fields)


def from_contact(contact: Contact) -> Person:
    """With all that was ever said of them: a former company or address still tells who it is."""
    return person((fact.property, fact.value, fact.kind) for fact in contact.facts)


def person(claims: Iterable[Claim]) -> Person:
    """The comparable form of what is said of one person; values without substance are left out."""
    said: dict[Property, set[str]] = {}
    phones: set[tuple[str, PhoneKind | None]] = set()
    for what, value, kind in claims:
        if what is Property.PHONE:
            phones.add((value, kind))
        else:
            said.setdefault(what, set()).add(value)
    names = _names(said)
    mobiles, telephones = _numbers(phones)
    emails = {email for value in said.get(Property.EMAIL, ()) if (email := normalise.email(value))}
    return Person(
        names=names,
        readings=_readings(names, said.get(Property.NAME_KANA, ())),
        companies=tuple(sorted({made for value in said.get(Property.COMPANY, ()) if (made := _company(value))})),
        departments=_folded(said, Property.DEPARTMENT),
        titles=_folded(said, Property.TITLE),
        mobiles=mobiles,
        telephones=telephones,
        emails=tuple(sorted(emails)),
        mailboxes=frozenset(email.skeleton for email in emails if not email.is_role),
        postcodes=frozenset(re.sub(r"\W", "", value) for value in _folded(said, Property.POSTAL_CODE)) - {""},
    )


def _numbers(phones: Iterable[tuple[str, PhoneKind | None]]) -> tuple[frozenset[str], frozenset[str]]:
    """Mobiles, and all others."""
    known = [(normalise.phone(number), number, kind) for number, kind in phones]
    long_enough = [each for each in known if len(each[0]) >= _SHORTEST_NUMBER]
    mobiles = frozenset(digits for digits, number, kind in long_enough if _is_mobile(digits, number, kind))
    return mobiles, frozenset(digits for digits, _number, _kind in long_enough) - mobiles


# Shorter ones are extensions, emergency numbers and misreadings.
_SHORTEST_NUMBER = 7

# Japan's national numbering plan: 070, 080 and 090 (and 060 from 2026) with eight more digits.
_JAPANESE_MOBILE = re.compile(r"[6-9]0\d{8}")


def _is_mobile(digits: str, number: str, kind: PhoneKind | None) -> bool:
    if kind is PhoneKind.MOBILE or kind is PhoneKind.FAX:
        return kind is PhoneKind.MOBILE
    return _JAPANESE_MOBILE.fullmatch(digits) is not None and number.lstrip().startswith(("+81", "0", "０"))


_SCRIPTS = (
    (Script.HAN, re.compile("[㐀-\u9fff\uf900-\ufaff々〆\U00020000-\U0003ffff]")),
    (Script.KANA, re.compile("[ぁ-ヿ]")),
    (Script.LATIN, re.compile("[a-z]")),
)


def _names(said: dict[Property, set[str]]) -> tuple[Name, ...]:
    values = said.get(Property.NAME, set()) | said.get(Property.NAME_ROMAJI, set())
    return tuple(sorted({made for value in values if (made := _name(value))}))


def _name(value: str) -> Name | None:
    parts = normalise.words(value)
    if not parts:
        return None
    joined = "".join(parts)
    script = next((script for script, pattern in _SCRIPTS if pattern.search(joined)), Script.OTHER)
    if script is Script.LATIN:  # KATO Taro is Taro Kato
        parts = tuple(sorted(parts))
        joined = "".join(parts)
    return Name(parts, " ".join(value.split()), script, joined, normalise.skeleton(joined))


def _readings(names: Iterable[Name], kana: Iterable[str]) -> frozenset[str]:
    by_ear = [_heard(name) for name in names if name.script in (Script.LATIN, Script.KANA)]
    by_ear += map(normalise.reading, kana)
    return frozenset(form for sounds in by_ear for form in _orders(sounds)) - {""}


def _heard(name: Name) -> tuple[str, ...]:
    return tuple(sound for word in name.words if (sound := normalise.heard(word.replace("ー", ""))))


def _orders(sounds: tuple[str, ...]) -> set[str]:
    """Family name first or last: which one it is, romaji does not tell."""
    return {"".join(sounds), "".join(sounds[-1:] + sounds[:-1]), "".join(sounds[1:] + sounds[:1])}


def _company(value: str) -> Company | None:
    core = normalise.company(value)
    return Company(core, " ".join(value.split()), normalise.skeleton(core)) if core else None


def _folded(said: dict[Property, set[str]], what: Property) -> frozenset[str]:
    return frozenset(folded for value in said.get(what, ()) if (folded := normalise.fold(value)))
