"""A seed -> an invented person, in the words of one card."""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

WORDS = tomllib.loads((Path(__file__).parent / "words.toml").read_text("utf-8"))


@dataclass(frozen=True, slots=True)
class Phone:
    kind: str
    """work, mobile, fax or other."""
    number: str
    """As printed."""


@dataclass(frozen=True, slots=True)
class Office:
    """Another place of the company."""

    name: str
    postal_code: str
    address: str
    phones: tuple[Phone, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """All that one side of a card says, in one language; "" and () where it is silent."""

    name: str
    company: str
    language: str = "ja"
    region: str = "JP"
    """Where a number without a country code is dialled."""
    name_kana: str = ""
    name_romaji: str = ""
    company_also: str = ""
    """The company in the card's other language."""
    department: str = ""
    title: str = ""
    phones: tuple[Phone, ...] = ()
    emails: tuple[str, ...] = ()
    urls: tuple[str, ...] = ()
    postal_code: str = ""
    address: str = ""
    country: str = ""
    qualifications: tuple[str, ...] = ()
    slogan: str = ""
    title_also: str = ""
    """Title, department and address in the card's other language."""
    department_also: str = ""
    address_also: str = ""
    office: str = ""
    """What the address is, where there are more: a head office."""
    offices: tuple[Office, ...] = ()
    handles: tuple[str, ...] = ()
    """Names on social networks, with the network's name."""
    marks: tuple[str, ...] = ()
    """Certificates the company shows."""
    services: tuple[str, ...] = ()
    code: str = ""
    """What its QR code says."""
    side: str = ""
    """front or back, where a card has both."""


def invent(random: Random, language: str = "ja") -> Person:
    """A person who does not exist, under a domain and numbers that nobody can have."""
    return _INVENTORS[language](random)


def person(table: Mapping[str, Any]) -> Person:
    """A person written down by hand: the fields of Person, phones as a table of kind and number."""
    phones = tuple(Phone(kind, number) for kind, number in table.get("phones", {}).items())
    several = {name: tuple(table.get(name, ())) for name in ("emails", "urls", "qualifications")}
    return Person(**{**table, **several, "phones": phones})


def kanji_digits(text: str) -> str:
    """Digits and hyphens as a vertical card writes them."""
    return text.translate(_KANJI_DIGITS)


def _japanese(random: Random) -> Person:
    words = WORDS["ja"]
    family, given, firm = (random.choice(words[name]) for name in ("families", "givens", "firms"))
    place = random.choice(words["places"])
    domain = f"{firm['domain']}.{random.choice(words['domains'])}"
    number = random.randrange(100)
    return Person(
        name=f"{family['kanji']} {given['kanji']}",
        name_kana=f"{family['kana']} {given['kana']}",
        name_romaji=f"{given['romaji']} {family['romaji'].upper()}",
        company=random.choice(words["forms"]).format(firm["name"]),
        department=random.choice(words["departments"]),
        title=random.choice(words["titles"]),
        phones=(
            Phone("work", f"{place['dial']}-01{number:02}"),
            Phone("mobile", f"0{random.choice('789')}0-555{random.randint(1, 9)}-01{random.randrange(100):02}"),
            Phone("fax", f"{place['dial']}-01{(number + 1) % 100:02}"),
        ),
        emails=(f"{given['romaji'].lower()}.{family['romaji'].lower()}@{domain}",),
        urls=(f"https://www.{domain}/",),
        postal_code=place["postal_code"],
        address=f"{place['town']}{_block(random)} {random.choice(words['buildings'])}{random.randint(2, 12)}F",
    )


def _english(random: Random) -> Person:
    words = WORDS["en"]
    family, given, firm = (random.choice(words[name]) for name in ("families", "givens", "firms"))
    place = random.choice(words["places"])
    domain = f"{firm['domain']}.example.com"
    return Person(
        name=f"{given} {family}",
        language="en",
        region="US",
        company=firm["name"],
        department=random.choice(words["departments"]),
        title=random.choice(words["titles"]),
        phones=tuple(Phone(kind, f"({place['area']}) 555-01{random.randrange(100):02}") for kind in ("work", "mobile")),
        emails=(f"{_ascii(given)}.{_ascii(family)}@{domain}",),
        urls=(f"www.{domain}",),
        postal_code=place["postal_code"],
        address=f"{random.randint(10, 990)} {random.choice(words['streets'])}, {place['city']} {place['postal_code']}",
    )


_KANJI_DIGITS = str.maketrans("0123456789-", "〇一二三四五六七八九－")
_INVENTORS: dict[str, Callable[[Random], Person]] = {"ja": _japanese, "en": _english}


def _block(random: Random) -> str:
    """A Japanese block number: chome, block, house."""
    return "-".join(str(random.randint(1, most)) for most in (5, 20, 15))


def _ascii(word: str) -> str:
    return "".join(letter for letter in word.lower() if letter.isascii() and letter.isalpha())
