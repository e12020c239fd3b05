"""A card's text -> the country whose numbers it prints without a country code."""

import re
from collections import defaultdict
from functools import cache

import phonenumbers

from enishi.extraction.characters import HANGUL, HIRAGANA, KATAKANA, has_kanji
from enishi.extraction.lexicon import words

FOREIGN_KANJI = 3
"""Fewer may be misread ones, or a name's."""
_STATE_AND_ZIP = re.compile(r"\b[A-Z]{2},?\s*\d{5}(?:-\d{4})?\b")
_UK_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b")
_INTERNATIONAL = re.compile(r"\+\s?\d[\d ().-]{7,20}\d")
_ENDING = re.compile(r"\.([a-z]{2})(?![a-z.])", re.IGNORECASE)
_NORTH_AMERICAN = re.compile(r"(?<![\d+-])(?:\([2-9]\d{2}\)\s?|[2-9]\d{2}[-. ])[2-9]?\d{2}[-. ]\d{4}(?!\d)")


def guess(text: str, default: str) -> str:
    """The region that the card itself points at, else the default."""
    votes: dict[str, float] = defaultdict(float, {default: 0.5})
    if re.search(f"[{HIRAGANA}{KATAKANA}]|株式会社|有限会社|電話|都道府県", text):
        votes["JP"] += 2
    if len(_foreign_kanji(text)) >= FOREIGN_KANJI:
        votes["CN"] += 3
    if re.search(f"[{HANGUL}]", text):
        votes["KR"] += 3
    for region, pattern, weight in (
        (("US"), _STATE_AND_ZIP, 2),
        ("GB", _UK_POSTCODE, 1.5),
        ("US", _NORTH_AMERICAN, 1.5),
    ):
        votes[region] += weight * bool(pattern.search(text))
    for region, name in _entries("countries"):
        votes[region] += 2 * bool(re.search(rf"(?<![A-Za-z]){re.escape(name)}(?![A-Za-z])", text))
    for region, word in _entries("region_hints"):
        votes[region] += word in text and bool(re.search(rf"(?<![A-Z]){re.escape(word)}(?![A-Za-zÀ-ÿ])", text))
    for number in _INTERNATIONAL.findall(text):
        votes[_region_of(number)] += 2
    for ending in {found.lower() for found in _ENDING.findall(text)}:
        votes[_region_of_ending(ending)] += 1
    votes.pop("", None)
    return max(votes, key=lambda region: (votes[region], region == default, region))


def _foreign_kanji(text: str) -> set[str]:
    """Chinese characters that no Japanese code page knows."""
    return {c for c in text if has_kanji(c) and not _is_encodable(c)}


def _is_encodable(character: str) -> bool:
    try:
        character.encode("cp932")
    except UnicodeEncodeError:
        return False
    return True


@cache
def _entries(lexicon: str) -> tuple[tuple[str, str], ...]:
    """(region, word) of a lexicon whose entries say REGION=WORD."""
    return tuple(sorted((entry.partition("=")[0], entry.partition("=")[2]) for entry in words(lexicon)))


def _region_of(number: str) -> str:
    """Of the country whose code a number begins with; "" if it is none's."""
    try:
        parsed = phonenumbers.parse(number)
    except phonenumbers.NumberParseException:
        return ""
    code = parsed.country_code or 0
    region = phonenumbers.region_code_for_number(parsed) or phonenumbers.region_code_for_country_code(code)
    possible = phonenumbers.is_possible_number(parsed) and region not in ("ZZ", "001")
    return region if possible else ""


def _region_of_ending(ending: str) -> str:
    region = {"uk": "GB"}.get(ending, ending.upper())
    return region if region in phonenumbers.SUPPORTED_REGIONS and region not in _POPULAR else ""


_POPULAR = {"IO", "AI", "TV", "ME", "CO", "LY", "GG", "TO", "CC", "WS", "FM", "AM", "SH", "ST"}
"""Endings that anybody takes."""
