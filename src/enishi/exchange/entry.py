"""Entry: a person as a file tells of them, between the file's form and ours."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from enishi.model.card import PhoneKind, Property
from enishi.model.contact import Contact


class Said(NamedTuple):
    """One value of a property."""

    property: Property
    value: str
    kind: PhoneKind | None = None
    """Of phones always, of nothing else."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What one record of a file says of a person; made with `entry`, so it has a value and each of them once."""

    said: tuple[Said, ...]
    """In the order of `Property`, several values of one in the file's order."""
    uid: str = ""

    def value(self, what: Property) -> str:
        return next(iter(self.values(what)), "")

    def values(self, what: Property) -> tuple[str, ...]:
        return tuple(each.value for each in self.all(what))

    def all(self, what: Property) -> tuple[Said, ...]:
        return tuple(each for each in self.said if each.property is what)


class Fault(NamedTuple):
    """A part of a file that could not be used; the rest was."""

    where: str
    """The card, row or line, in words."""
    message: str


@dataclass(frozen=True, slots=True)
class Imported:
    """What came out of a file."""

    entries: tuple[Entry, ...]
    faults: tuple[Fault, ...]


def entry(said: Iterable[Said], uid: str = "") -> Entry | None:
    """An entry of what has substance; None if nothing has."""
    kept = dict.fromkeys(_clean(each) for each in said if each.value.strip())
    return Entry(tuple(sorted(kept, key=lambda each: _ORDER[each.property])), uid.strip()) if kept else None


def of_contact(contact: Contact) -> Entry | None:
    """What is true of a contact now: the head of each property, all of what one has several of."""
    return entry(_current(contact), contact.uid)


def gathered(parts: Iterable[Entry | Fault]) -> Imported:
    entries: list[Entry] = []
    faults: list[Fault] = []
    for part in parts:
        if isinstance(part, Entry):
            entries.append(part)
        else:
            faults.append(part)
    return Imported(tuple(entries), tuple(faults))


_ORDER = {what: place for place, what in enumerate(Property)}


def _clean(said: Said) -> Said:
    kind = (said.kind or PhoneKind.OTHER) if said.property is Property.PHONE else None
    return Said(said.property, said.value.strip(), kind)


def _current(contact: Contact) -> Iterator[Said]:
    for what in Property:
        facts = contact.all(what)
        for fact in facts if what.is_list else facts[:1]:
            yield Said(what, fact.value, fact.kind)
