"""A person -> addresses and numbers as a card words them, row by row."""

from collections.abc import Sequence
from random import Random
from typing import Any, TypeAlias

from benchmarks.scenes.cards import Design, Item
from benchmarks.scenes.people import Person, Phone, kanji_digits

Row: TypeAlias = tuple[Item, ...]

LABELS = ("work", "fax", "mobile", "other", "email", "url")


def rows(person: Person, design: Design, looks: dict[str, Any], random: Random) -> tuple[Row, ...]:
    """Address, numbers, e-mail and web in one of the orders in which cards have them."""
    labels = _labels(person, looks, random)
    together = random.random() < 0.45
    numbers = _phones(person.phones, labels, together=together)
    if person.language == "ja":
        address = _japanese(person.postal_code, person.address, person.office, random)
    else:
        address = _western(person, random)
    offices = [
        row
        for office in person.offices
        for row in (
            *_japanese(office.postal_code, office.address, office.name, random),
            *_phones(office.phones, labels, together=True),
        )
    ]
    net = _net(person, labels, together=random.random() < 0.25)
    order = [address, numbers, offices, net]
    if random.random() < 0.25:
        order = [numbers, net, address, offices] if not offices else [address, numbers, offices, net]
    several = tuple(row for block in order for row in block)
    return tuple(map(_in_kanji, several)) if design.columns else several


def _labels(person: Person, looks: dict[str, Any], random: Random) -> dict[str, str]:
    *words, between = random.choice(looks["labels"][person.language])
    return {kind: f"{word}{between}" if word else "" for kind, word in zip(LABELS, words, strict=True)}


def _phones(phones: Sequence[Phone], labels: dict[str, str], *, together: bool) -> list[Row]:
    items = [Item(phone.kind, phone.number, _label(phone, labels)) for phone in phones]
    if together and len(items) > 1:
        return [tuple(items[start : start + 2]) for start in range(0, len(items), 2)]
    return [(item,) for item in items]


def _label(phone: Phone, labels: dict[str, str]) -> str:
    return "フリーダイヤル " if phone.number.startswith("0120") else labels[phone.kind]


def _japanese(postal_code: str, address: str, office: str, random: Random) -> list[Row]:
    mark = random.choice(("〒", "〒", "〒 ", ""))
    code = Item("postal_code", postal_code, f"{office} {mark}" if office else mark)
    if " " in address and random.random() < 0.4:
        land, building = address.split(" ", 1)
        return [(code, Item("address", land)), (Item("address", building),)]
    if random.random() < 0.3:
        return [(code,), (Item("address", address),)]
    return [(code, Item("address", address))]


def _western(person: Person, random: Random) -> list[Row]:
    """In one line or in several; the postal code is part of it."""
    parts = person.address.split(", ")
    lines = [person.address]
    if len(parts) > 1 and random.random() < 0.6:
        cut = random.randint(1, len(parts) - 1)
        comma = random.choice((",", "")) if person.region in {"US", "GB", "DE", "FR"} else ","
        lines = [", ".join(parts[:cut]) + comma, ", ".join(parts[cut:])]
    several: list[Row] = [(Item("address", line),) for line in lines]
    return [*several, (Item("country", person.country),)] if person.country else several


def _net(person: Person, labels: dict[str, str], *, together: bool) -> list[Row]:
    emails = [Item("email", email, labels["email"]) for email in person.emails]
    urls = [Item("url", url, labels["url"]) for url in person.urls]
    items = [*emails, *urls]
    return [tuple(items)] if together and items else [(item,) for item in items]


def _in_kanji(row: Row) -> Row:
    """Numbers and addresses in columns; what has Latin letters stays."""
    kept = {"email", "url"}
    return tuple(item if item.field in kept else Item(item.field, kanji_digits(item.text), item.label) for item in row)
