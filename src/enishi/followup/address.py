"""A contact -> the language in which to write to them, and how to address them."""

import re
from collections.abc import Iterable

from enishi.model.card import Property
from enishi.model.contact import Contact

_KANA = re.compile(r"[ぁ-ヿｦ-ﾟ]")
_HAN = re.compile(r"[一-鿿々]")
_JAPANESE_FIRM = re.compile(r"株式会社|有限会社|合同会社|一般社団|公益|医療法人|大学|事務所|研究所|〒")
_SENSEI = re.compile(
    r"教授|講師|学長|校長|園長|医師|医学博士|薬剤師|院長|医長|弁護士|弁理士|税理士|会計士|司法書士|行政書士|社会保険労務士"
    r"|公証人|議員|professor|attorney|lawyer|physician|\bm\.?d\b|\bdr\b",
    re.IGNORECASE,
)
_PROFESSOR = re.compile(r"教授|professor", re.IGNORECASE)
_DOCTOR = re.compile(r"医師|博士|\bm\.?d\b|\bph\.?\s?d\b|\bdr\b", re.IGNORECASE)


def language(contact: Contact) -> str:
    """`ja` or `en`: what the name, the firm and the address are written in; a name in characters alone reads Japanese
    unless a number from elsewhere says otherwise.
    """  # noqa: D205 - one sentence
    written = (Property.NAME, Property.COMPANY, Property.TITLE, Property.DEPARTMENT, Property.ADDRESS)
    texts = [contact.value(each) for each in written]
    if any(_KANA.search(each) or _JAPANESE_FIRM.search(each) for each in texts):
        return "ja"
    numbers = contact.values(Property.PHONE)
    from_elsewhere = bool(numbers) and not any(each.startswith(("+81", "0")) for each in numbers)
    return "ja" if _HAN.search(contact.value(Property.NAME)) and not from_elsewhere else "en"


def honorific(contact: Contact, tongue: str) -> str:
    """様, or 先生 for doctors, professors, lawyers and the like; in English Professor, Dr., or nothing."""
    posts = [*contact.values(Property.TITLE)[:1], *contact.values(Property.QUALIFICATION)]
    if tongue == "ja":
        return "先生" if _any(_SENSEI, posts) else "様"
    return "Professor" if _any(_PROFESSOR, posts) else "Dr." if _any(_DOCTOR, posts) else ""


def _any(form: re.Pattern[str], texts: Iterable[str]) -> bool:
    return any(form.search(each) for each in texts)
