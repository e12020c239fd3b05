"""A name -> family and given name, and how surely it is one."""

import re
from functools import cache
from math import log2
from typing import Any

from enishi.extraction.characters import HANGUL, JAPANESE, bare, has_japanese, has_kanji
from enishi.extraction.kana import romaji_of, words_of
from enishi.extraction.lexicon import alternatives

LONGEST = 9
"""Characters in a Japanese name written with kanji; more in katakana."""
PARTICLES = frozenset(
    [
        "van",
        "von",
        "de",
        "der",
        "den",
        "di",
        "da",
        "del",
        "della",
        "du",
        "la",
        "le",
        "zu",
        "zur",
        "ten",
        "ter",
        "bin",
        "al",
        "dos",
    ]
)
HONORIFICS = re.compile(r"^(?:(?:Dr|Prof|Mr|Ms|Mrs)\.? |Dipl\.-Ing\. |Dr\.-Ing\. )+", re.IGNORECASE)


def split(name: str) -> tuple[str, str]:
    """(family, given) of a printed name; "" for what cannot be told."""
    name = HONORIFICS.sub("", name.strip())
    if has_japanese(name) or re.search(f"[{HANGUL}]", name):
        return _split_japanese(name)
    return _split_western(name)


def _split_japanese(name: str) -> tuple[str, str]:
    if found := re.fullmatch(r"(.+?)[・=＝](.+)", name):
        return found.group(2), found.group(1)
    parts = name.split()
    if len(parts) == 2:
        return parts[0], parts[1]
    squeezed = "".join(parts)
    cuts = [(_cut_weight(squeezed[:cut], squeezed[cut:]), cut) for cut in range(1, len(squeezed))]
    weight, cut = max(cuts, default=(0.0, 0))
    return (squeezed[:cut], squeezed[cut:]) if weight > 0 else (squeezed, "")


def _cut_weight(family: str, given: str) -> float:
    return _plausible(family, given) + 0.03 * log2(1 + family_count(family)) / 20 + 0.02 * is_given(given)


def _split_western(name: str) -> tuple[str, str]:
    if "," in name:
        family, _, given = name.partition(",")
        return family.strip(), given.strip()
    parts = name.split()
    if len(parts) < 2:
        return "", name
    capitals = [part for part in parts if len(part) > 1 and part.isupper()]
    if capitals and len(capitals) < len(parts) and (parts[0].isupper() or parts[-1].isupper()):
        return " ".join(capitals), " ".join(part for part in parts if part not in capitals)
    start = next((i for i, part in enumerate(parts[1:], 1) if part.casefold() in PARTICLES), len(parts) - 1)
    return " ".join(parts[start:]), " ".join(parts[:start])


def family_and_given(value: str) -> float:
    """How surely a Japanese text is a person's full name: 1 both parts are known, 0.5 one of them, 0 none."""
    squeezed = bare(value)
    if not has_kanji(squeezed) or not 2 <= len(squeezed) <= LONGEST or not re.fullmatch(f"[{JAPANESE}]+", squeezed):
        return 0.0
    parts = value.split(" ")
    cuts = [len(parts[0])] if len(parts) == 2 and parts[0] and parts[1] else range(1, len(squeezed))
    return max((_plausible(squeezed[:cut], squeezed[cut:]) for cut in cuts), default=0.0)


def _plausible(family: str, given: str) -> float:
    """0..1 for one way of cutting."""
    known_family = family_count(family) > 0 or _kind(family) == "姓"
    known_given = is_given(given) or _kind(given) == "名"
    if known_family and known_given:
        return 1.0 if family_count(family) > 0 or len(family) > 1 else 0.7
    one = (
        0.5 if known_family and len(given) <= 3 else 0.4 if known_given and len(given) > 1 and len(family) <= 4 else 0.0
    )
    return one if _clean_part(family) and _clean_part(given) else 0.0


def _clean_part(text: str) -> bool:
    return not re.search(rf"[部課室係長役所店社会学院業駅線口]$|{alternatives('prefectures')}", text)


def family_count(text: str) -> int:
    """About how many people bear a family name (0 if it is not among the 2,000 commonest)."""
    entry = _families().get(_unified(text))
    return int(entry["count"]) if entry else 0


def family_readings(text: str) -> frozenset[str]:
    """How a family name is read, in hiragana, if it is among those 2,000."""
    entry = _families().get(_unified(text))
    return frozenset({entry["reading"]}) if entry else frozenset()


def is_given(text: str) -> bool:
    """Whether it is a known Japanese given name."""
    return _unified(text) in _given_names()


def given_readings(text: str) -> frozenset[str]:
    """All readings of a known Japanese given name, in hiragana."""
    return _given_names().get(_unified(text), frozenset())


def _unified(text: str) -> str:
    return text.translate(_VARIANTS)


_VARIANTS = str.maketrans("髙﨑邉邊濵濱𠮷霸惠德廣澤櫻國眞瀨齋稻", "高崎辺辺浜浜吉覇恵徳広沢桜国真瀬斎稲")


@cache
def _dataset() -> tuple[dict[str, Any], dict[str, Any], dict[str, Any]]:
    from japanese_personal_name_dataset import load_dataset  # noqa: PLC0415 - 4 MB of lists, for cards alone

    men, women, families = load_dataset("org", include_last_names=True)
    return men, women, families


@cache
def _families() -> dict[str, Any]:
    return {_unified(name): entry for name, entry in _dataset()[2].items()}


@cache
def _given_names() -> dict[str, frozenset[str]]:
    """Given names -> their readings; those in kana are their own."""
    men, women, _ = _dataset()
    found: dict[str, set[str]] = {reading: {reading} for names in (men, women) for reading in names}
    for names in (men, women):
        for reading, entry in names.items():
            for kanji in entry["kanji"]:
                found.setdefault(_unified(kanji), set()).add(reading)
    return {name: frozenset(readings) for name, readings in found.items()}


@cache
def romaji_names() -> frozenset[str]:
    """Japanese family and given names in Latin letters, in lower case."""
    men, women, families = _dataset()
    forms = {form for names in (men, women) for reading in names for form in romaji_of(reading)}
    return frozenset(forms | {form for entry in families.values() for form in romaji_of(entry["reading"])})


def _kind(text: str) -> str:
    """姓 or 名 if the analyser knows the whole text as such, else ""."""
    found = words_of(_unified(text))
    return found[0].person if len(found) == 1 else ""
