"""Contacts -> queries as people type them, each kind by itself."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random

import jaconv

from enishi.model.card import Property
from enishi.model.contact import Contact

COMMON = (
    *("佐藤", "鈴木", "高橋", "田中", "株", "田", "山", "社", "東", "京", "佐", "一", "株式会社", "東京", "大阪"),
    *("営業", "営業部", "部長", "課長", "さ", "さとう", "a", "s", "1", "sato", "suzuki", "taro", "090", "03"),
    *("example", "jp", "com", "株式会社東京", "佐藤株", "佐藤 東京", "東京 営業部", "株式会社 部長"),
)
"""What nearly everybody, or a great many, have."""

NOBODY = ["ゑゐゑ", "龘龘", "qqqqq", "鰯鯨鮪", "zzxxyy", "0000000000", "ぽぺぽぺ", "麤"]


_KANJI_OR_KANA = re.compile("[\u3041-\u30ff\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class Asked:
    kind: str
    words: str
    wanted: int
    """The contact from whom it was made; 0 if it was made from nobody."""


def queries(contacts: list[Contact], seed: int) -> Iterator[Asked]:
    """One of every kind for every contact that has what it takes, and the common words."""
    random = Random(seed)
    for contact in contacts:
        for kind, make in _KINDS.items():
            if words := make(contact, random).strip():
                yield Asked(kind, words, contact.id)
    yield from (Asked("common words", words, 0) for words in COMMON)
    yield from (Asked("nobody", words, 0) for words in NOBODY)


def _part(text: str, length: int, random: Random) -> str:
    text = text.replace(" ", "").replace("\u3000", "")
    at = random.randrange(max(1, len(text) - length + 1))
    return text[at : at + length]


def _japanese(contact: Contact) -> str:
    name = contact.value(Property.NAME)
    return name if _KANJI_OR_KANA.match(name) else ""


def _slip(text: str, random: Random) -> str:
    """One character wrong, missing, twice, or changed with its neighbour."""
    at = random.randrange(1, len(text)) if len(text) > 3 else len(text)
    wrong = random.choice("aeioukst") if text.isascii() else random.choice("子太一郎美田川")
    changed = (text[at - 1 : at], wrong, "", text[at : at + 1] * 2)
    return text[:at] + random.choice(changed[1:]) + text[at + 1 :] if at < len(text) else ""


def _name_and_company(contact: Contact, random: Random) -> str:
    company = contact.company
    return f"{_japanese(contact).split(' ')[0]} {_part(company, 3, random)}" if company and _japanese(contact) else ""


_KINDS: dict[str, Callable[[Contact, Random], str]] = {
    "whole name": lambda contact, _random: _japanese(contact),
    "name, no space": lambda contact, _random: _japanese(contact).replace(" ", ""),
    "two characters": lambda contact, random: _part(_japanese(contact), 2, random),
    "one character": lambda contact, random: _part(_japanese(contact), 1, random),
    "kana": lambda contact, _random: jaconv.kata2hira(contact.value(Property.NAME_KANA)),
    "romaji": lambda contact, _random: contact.value(Property.NAME_ROMAJI).lower(),
    "company": lambda contact, _random: contact.company,
    "part of company": lambda contact, random: _part(contact.company, 3, random) if len(contact.company) > 6 else "",
    "name and company": _name_and_company,
    "end of number": lambda contact, _random: contact.value(Property.PHONE)[-4:],
    "number": lambda contact, _random: contact.value(Property.PHONE),
    "e-mail": lambda contact, _random: contact.value(Property.EMAIL),
    "before the @": lambda contact, _random: contact.value(Property.EMAIL).partition("@")[0],
    "part of address": lambda contact, random: _part(contact.value(Property.ADDRESS), 4, random),
    "misspelt name": lambda contact, random: _slip(_japanese(contact).replace(" ", ""), random),
    "misspelt romaji": lambda contact, random: _slip(contact.value(Property.NAME_ROMAJI).split(" ")[-1], random),
}
