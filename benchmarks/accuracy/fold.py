"""A value -> the form in which two spellings of the same are equal.

Width, hyphens, spaces and case do not count; which character it is does: 髙 and 高 stay different.
"""

import re
import unicodedata
from collections.abc import Iterable

import phonenumbers

_CHARACTERS = str.maketrans(dict.fromkeys("‐‑‒–—―−﹣－", "-") | dict.fromkeys("’‘`´", "'") | {"〜": "~"})
_EAST_ASIAN = r"[\u3000-\u30ff\u3400-\u4dbf\u4e00-\ufaff]"
_SPACE_BESIDE_EAST_ASIAN = re.compile(rf"(?<={_EAST_ASIAN}) | (?={_EAST_ASIAN})")
_LONG_VOWEL_FOR_HYPHEN = re.compile(r"(?<=\d)ー(?=\d)")
_TO_KATAKANA = {code: code + 0x60 for code in range(ord("ぁ"), ord("ゖ") + 1)}
_PHONE_KINDS = {"cell": "mobile"} | dict.fromkeys(("tel", "voice", "main", "home", "work", "other", ""), "work/other")


def text(value: object) -> str:
    """Names, companies, titles, e-mails: NFKC, one kind of hyphen, no space beside East Asian letters, no case."""
    folded = unicodedata.normalize("NFKC", str(value)).translate(_CHARACTERS)
    folded = " ".join(_LONG_VOWEL_FOR_HYPHEN.sub("-", folded).split())
    return _SPACE_BESIDE_EAST_ASIAN.sub("", folded).casefold()


def reading(value: object) -> str:
    """Hiragana and katakana are the same, spaces and middle dots nothing."""
    return re.sub(r"[\s・]", "", text(value)).translate(_TO_KATAKANA)


def url(value: object) -> str:
    return re.sub(r"^(https?://)?(www\.)?", "", text(value)).rstrip("/")


def postal_code(value: object) -> str:
    return re.sub(r"[\s〒-]", "", text(value))


def address(value: object, *, without: Iterable[str] = ()) -> str:
    """Commas and spaces count for nothing, nor do the parts (postal code, country) that are said elsewhere as well."""
    folded = text(value)
    for part in filter(None, without):
        folded = folded.replace(text(part), "")
    return re.sub(r"[\s,、，。;〒]", "", folded)


def phone(value: object, region: str) -> str:
    """E.164 as dialled from the region; the bare digits where that is no number."""
    number = unicodedata.normalize("NFKC", str(value)).translate(_CHARACTERS)
    try:
        parsed = phonenumbers.parse(number, region)
    except phonenumbers.NumberParseException:
        return re.sub(r"\D", "", number)
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)


def phone_kind(value: object) -> str:
    """mobile, fax or work/other, under whatever name it goes."""
    kind = str(value or "").lower()
    return _PHONE_KINDS.get(kind, kind)
