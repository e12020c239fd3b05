"""People -> an existing address book (vCard 3.0) that knows some of them."""

from dataclasses import replace
from pathlib import Path
from random import Random
from uuid import UUID

from benchmarks.scenes.people import Person, Phone, invent

STRANGERS_SEED = 26
VCARD_TYPES = {"work": "WORK,VOICE", "mobile": "CELL", "fax": "WORK,FAX", "other": "VOICE"}


def write_address_book(path: Path, cast: dict[str, Person]) -> None:
    """Four people whose cards are in the pictures, each known in another way, among eight who are not."""
    random = Random(STRANGERS_SEED)
    strangers = [invent(random, language) for language in ("ja", "en", "ja", "ja", "en", "ja", "ja", "en")]
    known = [
        _as_on_the_card(cast["sato"]),
        _before_she_moved(cast["takanashi"]),
        _namesake(cast["tanaka"]),
        _misspelt(cast["takahashi"]),
    ]
    people = [each for pair in zip(strangers[:4], known, strict=True) for each in pair] + strangers[4:]
    path.write_bytes("".join(_vcard(number, each) for number, each in enumerate(people, start=1)).encode())


def _as_on_the_card(person: Person) -> Person:
    return person


def _before_she_moved(person: Person) -> Person:
    """Another company, address and e-mail; the mobile came along."""
    mobile = tuple(phone for phone in person.phones if phone.kind == "mobile")
    return replace(
        person,
        company="株式会社ユメジ・インタラクティブ",
        department="企画部",
        title="プランナー",
        phones=mobile,
        emails=("yui.takanashi@yumeji.example.co.jp",),
        urls=(),
        postal_code="",
        address="",
    )


def _namesake(person: Person) -> Person:
    """The same name in the same company, with another mobile and mailbox: only the user can tell."""
    return replace(
        person,
        department="経理部",
        title="",
        phones=(person.phones[0], Phone("mobile", "080-5550-0198")),
        emails=("k.tanaka@minato-lease.example.co.jp",),
    )


def _misspelt(person: Person) -> Person:
    """髙橋, kept as 高橋 by a phone that had no other."""
    return replace(person, name=person.name.replace("髙", "高"), urls=(), postal_code="", address="")


def _vcard(number: int, person: Person) -> str:
    given, family = _parts(person)
    lines = [
        "BEGIN:VCARD",
        "VERSION:3.0",
        f"UID:{UUID(int=STRANGERS_SEED << 64 | number, version=4)}",
        f"N:{family};{given};;;",
        f"FN:{person.name}",
        f"ORG:{_escape(person.company)}" + (f";{_escape(person.department)}" if person.department else ""),
        *([f"TITLE:{_escape(person.title)}"] if person.title else []),
        *(f"TEL;TYPE={VCARD_TYPES[phone.kind]}:{phone.number}" for phone in person.phones),
        *(f"EMAIL;TYPE=INTERNET:{email}" for email in person.emails),
        *(f"URL:{url}" for url in person.urls),
        *([f"ADR;TYPE=WORK:;;{_escape(person.address)};;;{person.postal_code};"] if person.address else []),
        "END:VCARD",
    ]
    return "".join(map(_fold, lines))


def _parts(person: Person) -> tuple[str, str]:
    """(given, family)"""
    first, _, last = person.name.partition(" ")
    return (last, first) if person.language == "ja" else (first, last)


def _escape(text: str) -> str:
    return text.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;")


def _fold(line: str) -> str:
    """At most 75 octets a line, never inside a character (RFC 2426, 2.6)."""
    folded, length = "", 0
    for character in line:
        octets = len(character.encode())
        if length + octets > 75:
            folded, length = folded + "\r\n ", 1
        folded, length = folded + character, length + octets
    return folded + "\r\n"
