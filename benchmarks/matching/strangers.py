"""A contact -> the card of somebody else who could be taken for them."""

from collections.abc import Mapping
from dataclasses import replace
from random import Random
from types import MappingProxyType

from benchmarks.matching.cards import Handed, Life, owned
from benchmarks.matching.firms import Firm, Registry
from benchmarks.matching.people import Person, draw, shown
from benchmarks.matching.rosters import Seat, own

TRIES = 300


def stranger(random: Random, registry: Registry) -> Handed:
    """Somebody of a firm that nobody in the store is with."""
    person = draw(random, registry, registry.found(random))
    return Handed(person, person.shown)


def _reassigned(random: Random, registry: Registry, seat: Seat) -> Handed | None:
    """The mobile was given up, and given to somebody else."""
    if "mobile" not in seat.person.shown:
        return None
    person = draw(random, registry, _elsewhere(random, registry, seat.person))
    return Handed(replace(person, mobile=seat.person.mobile), person.shown | {"mobile"})


def _kin(random: Random, registry: Registry, seat: Seat) -> Handed | None:
    """Father and son, one firm, one telephone, often one mobile."""
    known = seat.person
    if not known.firm.is_kin or not known.shown.intersection(("phone", "mobile")):
        return None
    other = _colleague(random, registry, seat, family=known.family.written)
    if other is None:
        return None
    mobile = known.mobile if random.random() < 0.6 else other.mobile
    other = replace(other, phone=known.phone, mobile=mobile)
    return Handed(other, other.shown | known.shown.intersection(("phone", "mobile")) | {"company"})


def _namesake(random: Random, registry: Registry, seat: Seat) -> Handed | None:
    """The same name in the same firm; mobile and mailbox tell."""
    known = seat.person
    mine = owned(known)
    if not mine:
        return None
    other = replace(draw(random, registry, known.firm), family=known.family, given=known.given)
    other = replace(other, email=own(other, seat.mailboxes))
    return Handed(other, other.shown - {"role"} | set(mine) | {"company"})


def _same_surname(random: Random, registry: Registry, seat: Seat) -> Handed | None:
    other = _colleague(random, registry, seat, family=seat.person.family.written)
    return other and Handed(other, other.shown | {"company"})


def _numbered(random: Random, registry: Registry, seat: Seat) -> Handed | None:
    """tanaka1@ and tanaka2@."""
    known = seat.person
    if "email" not in owned(known):
        return None
    names = registry.stock.names[known.language]
    for _ in range(TRIES):
        other = replace(draw(random, registry, known.firm), family=known.family)
        other = replace(other, given=random.choice(names.givens).draw(random))
        before = seat.mailboxes.copy()
        numbered = replace(other, email=own(other, before))
        if other.given != known.given and numbered.email.rstrip("0123456789@") and _base(numbered) == _base(known):
            seat.mailboxes.update(before - seat.mailboxes)
            return Handed(numbered, numbered.shown - {"role"} | {"email", "company"})
    return None


def _base(person: Person) -> str:
    local, _, host = person.email.partition("@")
    return f"{local.rstrip('0123456789')}@{host}"


def _shared_mailbox(random: Random, registry: Registry, seat: Seat) -> Handed | None:
    if not {"role", "email"} <= seat.person.shown:
        return None
    other = _colleague(random, registry, seat)
    return other and Handed(other, other.shown | {"role", "email", "company"})


def _switchboard(random: Random, registry: Registry, seat: Seat) -> Handed | None:
    known = seat.person
    if "phone" not in known.shown:
        return None
    other = _colleague(random, registry, seat)
    return other and Handed(replace(other, phone=known.phone), other.shown | {"phone", "company"})


def _sibling(random: Random, registry: Registry, seat: Seat) -> Handed | None:
    """One surname, given names that begin alike, one telephone at home."""
    known = seat.person
    if known.language != "ja" or "phone" not in known.shown:
        return None
    for _ in range(TRIES):
        other = draw(random, registry, known.firm)
        if other.given.written[0] == known.given.written[0] and other.given != known.given:
            firm = known.firm if known.firm.is_kin else _elsewhere(random, registry, known)
            person = replace(draw(random, registry, firm), family=known.family, given=other.given, phone=known.phone)
            person = replace(person, email=own(person, seat.mailboxes))
            return Handed(person, person.shown | {"phone"})
    return None


def _homonym(random: Random, registry: Registry, seat: Seat) -> Handed | None:
    """The same name elsewhere."""
    known = seat.person
    mine = owned(known)
    if not mine:
        return None
    other = draw(random, registry, _elsewhere(random, registry, known))
    other = replace(other, family=known.family, given=known.given)
    other = replace(other, email=own(other, seat.mailboxes))
    return Handed(other, other.shown - {"role"} | set(mine) | {"company"})


def _elsewhere(random: Random, registry: Registry, person: Person) -> Firm:
    firm = registry.found(random)
    while firm.language != person.language:
        firm = registry.found(random)
    return firm


def _colleague(random: Random, registry: Registry, seat: Seat, family: str = "") -> Person | None:
    """Somebody else of the firm, of that surname if one is given."""
    known = seat.person
    other = draw(random, registry, known.firm)
    other = replace(other, family=known.family if family else other.family, shown=shown(random))
    if other.given == known.given:
        return None
    return replace(other, email=own(other, seat.mailboxes))


DOUBLES: Mapping[str, Life] = MappingProxyType(
    {
        "reassigned mobile": _reassigned,
        "father and son": _kin,
        "namesake in the firm": _namesake,
        "same surname and firm": _same_surname,
        "numbered mailbox": _numbered,
        "shared mailbox": _shared_mailbox,
        "same switchboard": _switchboard,
        "siblings": _sibling,
        "namesake elsewhere": _homonym,
    }
)
"""The kinds of people who are taken for others."""
