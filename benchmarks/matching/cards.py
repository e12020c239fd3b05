"""A contact -> the card that the same person hands over some years later."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from random import Random
from types import MappingProxyType
from typing import NamedTuple, TypeAlias

from benchmarks.matching.firms import Registry
from benchmarks.matching.people import SHOWN, Person, draw, mailbox
from benchmarks.matching.rosters import Seat, own


class Handed(NamedTuple):
    """Who hands a card over and which fields are on it."""

    person: Person
    fields: frozenset[str]


Life: TypeAlias = Callable[[Random, Registry, Seat], Handed | None]
"""What has happened since; None if it cannot have happened to that person, or nobody could tell who it is."""

_OWN = ("mobile", "email")


def told(random: Random, person: Person, *sure: str) -> frozenset[str]:
    """Much the same fields as the contact has, and these for sure if the contact has them."""
    fields = {field for field in sorted(person.shown) if random.random() < 0.92}
    fields |= {field for field in SHOWN if field not in person.shown and field != "role" and random.random() < 0.15}
    fields |= person.shown.intersection(sure)
    if "role" in person.shown:  # who gives the firm's mailbox gives it again
        fields |= {"role"} if "email" in person.shown else set()
    return frozenset(fields if fields.intersection(("phone", *_OWN)) else fields | person.shown)


def owned(person: Person) -> Collection[str]:
    """The channels of one's own that the contact has."""
    return [each for each in _OWN if each in person.shown and not (each == "email" and "role" in person.shown)]


def _same(random: Random, _registry: Registry, seat: Seat) -> Handed | None:
    return Handed(seat.person, told(random, seat.person))


def _sparse(random: Random, _registry: Registry, seat: Seat) -> Handed | None:
    mine = owned(seat.person)
    return Handed(seat.person, frozenset({"company", random.choice(mine)})) if mine else None


def _promoted(random: Random, registry: Registry, seat: Seat) -> Handed | None:
    other = draw(random, registry, seat.person.firm)
    person = replace(seat.person, title=other.title, department=other.department)
    return Handed(person, told(random, person) | {"title"})


def _moved(random: Random, registry: Registry, seat: Seat) -> Handed | None:
    """To another firm, with the mobile in the pocket."""
    person = seat.person
    if "mobile" not in person.shown:
        return None
    firm = registry.found(random)
    while firm.language != person.language:
        firm = registry.found(random)
    other = draw(random, registry, firm)
    moved = replace(other, family=person.family, given=person.given, mobile=person.mobile, shown=person.shown)
    moved = replace(moved, email=mailbox(firm, person.family, person.given))
    return Handed(moved, told(random, moved, "mobile") | {"company"})


def _married(random: Random, registry: Registry, seat: Seat) -> Handed | None:
    person = seat.person
    mine = owned(person)
    if not mine:
        return None
    family = draw(random, registry, person.firm).family
    wed = replace(person, family=family)
    if "mobile" in mine and random.random() < 0.5:
        wed = replace(wed, email=own(wed, seat.mailboxes))
    return Handed(wed, told(random, wed, *mine) | {"company"})


def _romaji(random: Random, _registry: Registry, seat: Seat) -> Handed | None:
    person = seat.person
    if person.language != "ja" or not (owned(person) or random.random() < 0.1):
        return None
    return Handed(
        person, told(random, person, *owned(person)) - {"name_kana", "department", "address"} | {"name_romaji"}
    )


def _new_mobile(random: Random, registry: Registry, seat: Seat) -> Handed | None:
    person = seat.person
    if len(owned(person)) < 2:
        return None
    other = replace(person, mobile=registry.mobiles.give(person.language))
    return Handed(other, told(random, other, "mobile", "email"))


def _new_domain(random: Random, registry: Registry, seat: Seat) -> Handed | None:
    person = seat.person
    if "email" not in owned(person) or not person.shown.intersection(("mobile", "phone")):
        return None
    firm = registry.rehost(person.firm)
    other = replace(person, firm=firm, email=f"{person.email.partition('@')[0]}@{firm.host}")
    return Handed(other, told(random, other, "email", "mobile", "phone", "company"))


def _renamed(random: Random, registry: Registry, seat: Seat) -> Handed | None:
    person = seat.person
    if "mobile" not in person.shown and not {"phone", "title"} <= person.shown:
        return None
    firm = registry.rename(random, person.firm)
    other = replace(person, firm=firm, email=f"{person.email.partition('@')[0]}@{firm.host}")
    return Handed(other, told(random, other, "mobile", "phone", "title") | {"company"})


def _variant(random: Random, registry: Registry, seat: Seat) -> Handed | None:
    forms = dict(registry.stock.noise["variants"].split())
    family = seat.person.family
    swapped = "".join(forms.get(each, each) for each in family.written)
    if swapped == family.written:
        return None
    return Handed(replace(seat.person, family=family._replace(written=swapped)), told(random, seat.person))


def _foreign(random: Random, _registry: Registry, seat: Seat) -> Handed | None:
    is_latin = seat.person.language not in ("ja", "ko")
    return Handed(seat.person, told(random, seat.person)) if is_latin else None


def _double(kind: str) -> Life:
    def life(random: Random, _registry: Registry, seat: Seat) -> Handed | None:
        mine = owned(seat.person)
        if seat.person.kin != kind or not mine:
            return None
        return Handed(seat.person, told(random, seat.person, *mine))

    return life


LIVES: Mapping[str, tuple[int, Life]] = MappingProxyType(
    {
        "same": (24, _same),
        "variant": (6, _variant),
        "sparse": (6, _sparse),
        "moved": (9, _moved),
        "promoted": (9, _promoted),
        "married": (4, _married),
        "romaji side": (8, _romaji),
        "new mobile": (6, _new_mobile),
        "new domain": (6, _new_domain),
        "renamed firm": (6, _renamed),
        "other order": (4, _foreign),
        "other width": (6, _same),
        "has a namesake": (3, _double("namesake")),
        "has kin": (3, _double("kin")),
    }
)
"""What the kinds of known people's cards are, and how many of a hundred have each."""
