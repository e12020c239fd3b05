"""What is known of a person, as one reads it and as one types it."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

from enishi.language import _
from enishi.model.card import PhoneKind, Property
from enishi.model.contact import Contact, Fact
from enishi.web.visit import Visit
from enishi.wording.person import dialled, label, named, web_address
from enishi.workflow.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Shown:
    """A fact in words, with what it opens."""

    property: Property
    label: str
    value: str
    since: str
    link: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """A property in a form, with what it says now."""

    name: str
    label: str
    values: tuple[str, ...]
    kind: str = "text"
    """Of keyboard: `inputmode` of the input."""
    is_list: bool = False


_KEYBOARDS = {Property.PHONE: "tel", Property.EMAIL: "email", Property.URL: "url"}
_TYPED = (
    Property.NAME,
    Property.NAME_KANA,
    Property.NAME_ROMAJI,
    Property.COMPANY,
    Property.DEPARTMENT,
    Property.TITLE,
    Property.PHONE,
    Property.EMAIL,
    Property.URL,
    Property.POSTAL_CODE,
    Property.ADDRESS,
    Property.QUALIFICATION,
    Property.NOTE,
)


def current(contact: Contact, region: str) -> list[Shown]:
    """What holds now, each value once."""
    return [_shown(fact, region) for fact in _once(contact) if fact.property.is_list or _is_head(fact, contact)]


def earlier(contact: Contact, region: str) -> list[Shown]:
    """What was said before, the newest first."""
    return [_shown(fact, region) for fact in _once(contact) if not (fact.property.is_list or _is_head(fact, contact))]


def phones(contact: Contact, region: str) -> list[Shown]:
    """The numbers at which somebody answers, mobile ones first."""
    found = [fact for fact in _once(contact) if fact.property is Property.PHONE and fact.kind is not PhoneKind.FAX]
    found.sort(key=lambda fact: fact.kind is not PhoneKind.MOBILE)
    return [shown for fact in found if (shown := _shown(fact, region)).link]


def typed(contact: Contact | None, workspace: Workspace) -> list[Field]:
    """The fields of a form about somebody, with what holds now; empty for somebody new."""
    region = workspace.settings.reading.phone_region
    said: dict[Property, list[str]] = {what: [] for what in _TYPED}
    for shown in current(contact, region) if contact else ():
        said[shown.property].append(shown.value)
    return [
        Field(what.value, label(what), tuple(values), _KEYBOARDS.get(what, "text"), what.is_list)
        for what, values in said.items()
    ]


def said_of(visit: Visit) -> dict[Property, Sequence[str]]:
    """What a form says of somebody, by property; a property that is not in the form is left out."""
    return {what: visit.all_said(what.value) for what in _TYPED if what.value in visit.form}


def _once(contact: Contact) -> list[Fact]:
    """Each value once, in the order in which one reads a card."""
    first: dict[tuple[Property, str], Fact] = {}
    for fact in contact.facts:
        first.setdefault((fact.property, fact.value), fact)
    return sorted(first.values(), key=lambda fact: _TYPED.index(fact.property))


def _is_head(fact: Fact, contact: Contact) -> bool:
    return fact.value == contact.value(fact.property)


def _shown(fact: Fact, region: str) -> Shown:
    name, value = named(fact, region)
    link = {
        Property.PHONE: lambda: "" if fact.kind is PhoneKind.FAX else dialled(fact.value),
        Property.EMAIL: lambda: f"mailto:{quote(fact.value, safe='@')}" if "@" in fact.value else "",
        Property.URL: lambda: web_address(fact.value),
    }.get(fact.property, str)()
    since = _("since {day}").format(day=fact.said_at.astimezone().date())
    return Shown(fact.property, name, value, since, link)
