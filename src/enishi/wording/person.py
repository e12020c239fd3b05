"""A person and what is known of them, in words."""

import re

from enishi.language import _
from enishi.model.card import Field, PhoneKind, Property
from enishi.model.contact import Contact, Fact

_SHORTEST_NUMBER = 3


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


def named(said: Field | Fact, region: str) -> tuple[str, str]:
    """What a field or fact is called, and its value as people write it."""
    if said.property is not Property.PHONE:
        return label(said.property), said.value
    from enishi.extraction.phones import written

    return phone_label(said.kind), written(said.value, region)


def dialled(number: str) -> str:
    """A number as the `tel:` address that a phone dials (RFC 3966); "" for what is none."""
    found = re.search(r"\+?\d[\d\s().\-‐－]*", number)
    digits = re.sub(r"[^+\d]", "", found[0]) if found else ""
    return f"tel:{digits}" if len(digits) >= _SHORTEST_NUMBER else ""


def web_address(written: str) -> str:
    """What a browser opens for an address as it stands on a card; nothing but the web is ever opened."""
    return written if written.lower().startswith(("https://", "http://")) else f"https://{written}"


def headline(contact: Contact) -> str:
    """A person in one line: name, company, title."""
    return " · ".join(filter(None, (contact.name, about(contact))))


def about(contact: Contact) -> str:
    """What stands beside a name: company and title; "" where neither is known, or the company is the name."""
    known = (contact.company, contact.value(Property.TITLE))
    return " · ".join(each for each in known if each and each != contact.name)


def spoken(contact: Contact) -> str:
    """How a name is said, where it is not written so: kana, romaji; "" where neither is known."""
    others = (contact.value(Property.NAME_KANA), contact.value(Property.NAME_ROMAJI))
    return _(", ").join(each for each in others if each and each != contact.name)
