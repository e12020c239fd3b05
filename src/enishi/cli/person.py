"""How a person looks on the terminal: a draft, a contact, an encounter."""

from collections.abc import Iterator
from datetime import timedelta

from enishi.language import _, ngettext
from enishi.model.card import Draft, Field, PhoneKind, Property
from enishi.model.contact import Contact, Fact
from enishi.model.followup import Fade
from enishi.settings import Reading

FADE_STYLE = {Fade.FRESH: "green", Fade.FADING: "yellow", Fade.LAST_CALL: "bold red", Fade.FADED: "dim"}


def label(what: Property) -> str:
    """A property's name in the user's language."""
    return {
        Property.NAME: _("name"),
        Property.NAME_KANA: _("kana"),
        Property.NAME_ROMAJI: _("romaji"),
        Property.COMPANY: _("company"),
        Property.DEPARTMENT: _("department"),
        Property.TITLE: _("title"),
        Property.PHONE: _("phone"),
        Property.EMAIL: _("e-mail"),
        Property.URL: _("web"),
        Property.POSTAL_CODE: _("postal code"),
        Property.ADDRESS: _("address"),
        Property.QUALIFICATION: _("qualification"),
        Property.NOTE: _("note"),
    }[what]


def phone_label(kind: PhoneKind | None) -> str:
    return {PhoneKind.MOBILE: _("mobile"), PhoneKind.FAX: _("fax")}.get(kind or PhoneKind.WORK, _("phone"))


def draft_lines(draft: Draft, reading: Reading) -> Iterator[str]:
    """A card's fields, one a line, doubtful ones marked."""
    for field in sorted(draft.fields, key=lambda field: list(Property).index(field.property)):
        mark = "  ?" if field.confidence < reading.doubtful_below else ""
        name, value = named(field, reading.phone_region)
        yield row(name, value + mark)


def contact_lines(contact: Contact, reading: Reading) -> Iterator[str]:
    """What is known of a contact, each value once, the head of each property first."""
    for what in Property:
        seen = set()
        for fact in contact.all(what):
            if fact.value not in seen:
                seen.add(fact.value)
                name, value = named(fact, reading.phone_region)
                since = _("  (earlier, {date})").format(date=fact.said_at.astimezone().date())
                yield row(name, value if what.is_list or len(seen) == 1 else value + since)


def named(said: Field | Fact, region: str) -> tuple[str, str]:
    """What a field or fact is called, and its value as people write it."""
    if said.property is not Property.PHONE:
        return label(said.property), said.value
    from enishi.extraction.phones import written

    return phone_label(said.kind), written(said.value, region)


def row(name: str, value: str) -> str:
    """A label and a value, aligned also when the label is Japanese (two cells a character)."""
    from rich.cells import cell_len

    return f"{name}{' ' * max(1, 14 - cell_len(name))}{value}"


def headline(contact: Contact) -> str:
    """A person in one line: name, company, title."""
    return " · ".join(filter(None, (contact.name, contact.company, contact.value(Property.TITLE))))


def fade_words(fade: Fade, left: timedelta) -> str:
    """The state of a fade and how long until the next."""
    words = {
        Fade.FRESH: _("fresh, {left} until it fades"),
        Fade.FADING: _("fading, {left} until the last call"),
        Fade.LAST_CALL: _("last call, gone in {left}"),
        Fade.FADED: _("faded"),
    }
    return words[fade].format(left=span(left))


def span(left: timedelta) -> str:
    """A length of time as one says it: days from two on, else hours, else minutes."""
    hours = left.total_seconds() / 3600
    if hours >= 48:
        return ngettext("{n} day", "{n} days", int(hours // 24)).format(n=int(hours // 24))
    if hours >= 1:
        return ngettext("{n} hour", "{n} hours", int(hours)).format(n=int(hours))
    minutes = max(1, int(hours * 60))
    return ngettext("{n} minute", "{n} minutes", minutes).format(n=minutes)
