"""Contact -> Findable, and what the user types -> Query, both in one comparable form."""

import re
from collections.abc import Iterable
from functools import lru_cache

import jaconv

from enishi.matching import spoken
from enishi.matching.normalise import fold, reading, words
from enishi.model.card import Property
from enishi.model.contact import Contact
from enishi.model.search import Findable, Needle, Query, bare

ALIKE = 66.0
"""Of 100: one wrong character in three, two in six. What is less alike is somebody else."""

SHORTEST_MISSPELT = 3
"""Two characters, one of them wrong, might be anything."""

FULL_NUMBER = 7
"""Digits from which on what is typed with spaces between is one telephone number."""

_NAMES = (Property.NAME, Property.NAME_ROMAJI, Property.NAME_KANA)
_NUMBER = re.compile(r"\+?(?:[()\-./]*\d){3,}[()]*")
_NO_DIGITS = re.compile(r"[^0-9]")
_BETWEEN_WIDE = re.compile(r"(?<=[^\x00-\x7f]) (?=[^\x00-\x7f])")
_SHORT_FORMS = {"(株)": "株式会社", "(有)": "有限会社", "(同)": "合同会社", "(社)": "社団法人", "(財)": "財団法人"}
_LEGAL_FORMS = r"(?:(?:一般|公益)?(?:社団|財団)法人|(?:株式|有限|合同|合資)会社)"
_LEGAL_FORM = re.compile(f"^{_LEGAL_FORMS}|{_LEGAL_FORMS}$")
_SHORT_FORM = re.compile("|".join(map(re.escape, _SHORT_FORMS)))


def findable(contact: Contact) -> Findable:
    """What a contact is found by: all that was ever said of them and still stands."""
    names = [*contact.values(Property.NAME), *contact.values(Property.NAME_ROMAJI)]
    kana = contact.values(Property.NAME_KANA)
    others = (fact.value for fact in contact.facts if fact.property not in (*_NAMES, Property.COMPANY, Property.PHONE))
    return Findable(
        names=_each(map(_name, names)),
        sounds=_each((*map(_name, kana), *map(_sound, (*names, *kana)), *map(_guess, names))),
        companies=_each(map(_company, contact.values(Property.COMPANY))),
        numbers=_each(map(_digits, contact.values(Property.PHONE))),
        others=_each(map(_text, others)),
    )


def query(typed: str) -> Query:
    """What the user types, word by word; a telephone number is one word."""
    folded = fold(typed)
    is_number = len(_digits(folded)) >= FULL_NUMBER and _NUMBER.fullmatch(bare(folded))
    needles = map(_needle, [bare(folded)] if is_number else folded.split())
    return Query(tuple(needles), _name(typed))


def likeness(looked_for: Query, found: Findable) -> float:
    """How alike a contact is to what may be misspelt: 0 to 1; 0 for somebody else."""
    texts = [*found.names, *found.sounds, *found.companies]
    alike = [_alike(needle, texts) for needle in looked_for.needles]
    return min(alike, default=0.0) and sum(alike) / len(alike)


def _alike(needle: Needle, texts: list[str]) -> float:
    forms = [form for form in (needle.name, needle.sound, needle.core) if len(form) >= SHORTEST_MISSPELT]
    best = max((_closeness(form, text) for form in forms for text in texts), default=0.0)
    return best / 100 if best >= ALIKE else 0.0


def _closeness(form: str, text: str) -> float:
    """Of a whole name rather than of its part; of a part rather than of something shorter."""
    from rapidfuzz import fuzz  # noqa: PLC0415 - what is spelt well is found without it

    text = bare(text)
    part = fuzz.partial_ratio(form, text) if len(form) <= len(text) else fuzz.ratio(form, text)
    return 0.9 * part + 0.1 * fuzz.ratio(form, text)


def _needle(word: str) -> Needle:
    text = _company(word)
    return Needle(
        text=text,
        name=bare(_name(word)),
        sound="".join(reading(word)),
        core=_LEGAL_FORM.sub("", text),
        number=_digits(word) if _NUMBER.fullmatch(word) else "",
    )


def _digits(value: str) -> str:
    return _NO_DIGITS.sub("", value if value.isascii() else fold(value))


def _name(value: str) -> str:
    parts = words(value) or tuple(fold(value).split())
    joined = _hiragana("".join(parts))
    return " ".join(parts) if joined.isascii() else joined


def _sound(value: str) -> str:
    return " ".join(reading(value))


def _guess(value: str) -> str:
    return "" if value.isascii() else spoken.family_sound("".join(words(value)))


@lru_cache(maxsize=4096)
def _company(value: str) -> str:
    return _BETWEEN_WIDE.sub("", _SHORT_FORM.sub(lambda short: _SHORT_FORMS[short.group()], _text(value)))


def _text(value: str) -> str:
    folded = fold(value)
    return folded if folded.isascii() else _BETWEEN_WIDE.sub("", _hiragana(folded))


def _hiragana(text: str) -> str:
    return text if text.isascii() else str(jaconv.kata2hira(text))


def _each(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, texts)))
