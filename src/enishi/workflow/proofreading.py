"""A card beside what is known of whose it is: each field, how sure it was read, and where it stands on the card."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from enishi.errors import UsageError
from enishi.language import _
from enishi.model.card import Card, Draft, Field, PhoneKind, Property
from enishi.model.contact import Contact
from enishi.model.event import Encounter
from enishi.workflow import editing, triage
from enishi.workflow.workspace import Workspace

LONGEST = 500
"""Characters of a value; no card has an address as long."""
ADDABLE = (
    Property.NAME,
    Property.NAME_KANA,
    Property.COMPANY,
    Property.DEPARTMENT,
    Property.TITLE,
    Property.PHONE,
    Property.EMAIL,
    Property.URL,
    Property.POSTAL_CODE,
    Property.ADDRESS,
)
"""What is asked for where it is missing; of lists there may always be one more."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One field of a person, as a card that they gave bears it out."""

    property: Property
    value: str
    """What is known now; "" where nothing is."""
    kind: PhoneKind | None = None
    read: Field | None = None
    """What the card says there."""
    others: tuple[Field, ...] = ()
    """What else the card says of it, and is not known as that."""
    is_doubtful: bool = False


def entries(card: Card, met: Encounter, contact: Contact, workspace: Workspace) -> tuple[Entry, ...]:
    """What is known of whose card it is, the doubtful first; a list has an entry for each value."""
    doubtful = tuple(triage.doubtful(met, workspace))
    found = [each for what in Property for each in _known(what, card.draft, contact, doubtful)]
    return tuple(sorted(found, key=lambda each: not each.is_doubtful))


def missing(entries: Sequence[Entry], draft: Draft) -> tuple[Entry, ...]:
    """Empty entries for what could be known, and is not."""
    known = {each.property for each in entries}
    return tuple(
        Entry(what, "", others=() if what in known else draft.all(what))
        for what in ADDABLE
        if what not in known or what.is_list
    )


def places(read: Field | None, card: Card) -> Iterator[tuple[int, int]]:
    """Where a field was read: the side's position, and the line's on that side."""
    sides = [(position, line) for position, side in enumerate(card.sides) for line in range(len(side.reading.lines))]
    yield from (sides[index] for index in (read.lines if read else ()) if index < len(sides))


def put_right(contact: Contact, what: Property, was: str, value: str, workspace: Workspace) -> Contact:
    """Put a value in the place of another, or of none; an empty one takes it away, the same one confirms it.

    Raises UsageError if it makes no sense, or if nothing would be left of the contact.
    """
    value = "".join(each for each in " ".join(value.split()) if each.isprintable())
    _check(what, value)
    if not what.is_list:
        return editing.say(contact, {what: [value] if value else []}, workspace)
    values = list(contact.values(what))
    place = values.index(was) if was in values else len(values)
    said = _labelled(contact, was, value) if what is Property.PHONE else value
    values[place : place + 1] = [said] if value else []
    return editing.say(contact, {what: list(dict.fromkeys(values))}, workspace)


def _known(what: Property, draft: Draft, contact: Contact, doubtful: Sequence[Field]) -> Iterator[Entry]:
    claims = draft.all(what)
    facts = {fact.value: fact for fact in reversed(contact.all(what))}
    values = contact.values(what) if what.is_list else tuple(filter(None, (contact.value(what),)))
    rest = tuple(claim for claim in claims if all(_bare(claim.value) != _bare(value) for value in values))
    for value in values:
        read = next((claim for claim in claims if _bare(claim.value) == _bare(value)), None)
        place = read or (None if what.is_list else next(iter(claims), None))
        kind = facts[value].kind if value in facts else None
        yield Entry(what, value, kind, place, rest, is_doubtful=read in doubtful)
        rest = ()


def _bare(value: str) -> str:
    return "".join(value.split())


def _labelled(contact: Contact, was: str, number: str) -> str:
    """A number that takes the place of a fax number is one, unless it says itself what it is."""
    was_fax = any(fact.value == was and fact.kind is PhoneKind.FAX for fact in contact.all(Property.PHONE))
    return f"FAX {number}" if was_fax and not any(each.isalpha() for each in number) else number


def _check(what: Property, value: str) -> None:
    if len(value) > LONGEST:
        raise UsageError(_("That is too long."), hint=_("Up to {n} characters are kept.").format(n=LONGEST))
    if not value:
        return
    name, at, host = value.partition("@")
    if what is Property.EMAIL and not (name and at and host and " " not in value and "@" not in host):
        raise UsageError(_("That is no e-mail address."), hint=_("It has an @ in the middle and no blanks."))
    if what is Property.PHONE and not any(each.isdecimal() for each in value):
        raise UsageError(_("That is no telephone number."), hint=_("It has digits; leave it empty if there is none."))
