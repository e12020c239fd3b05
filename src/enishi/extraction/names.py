"""Page -> candidates for the person's name, and a name -> family and given name."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from math import log2
from typing import Any

from enishi.extraction.addresses import likeness
from enishi.extraction.candidates import Candidate, Span, trimmed
from enishi.extraction.characters import (
    HANGUL,
    HIRAGANA,
    JAPANESE,
    KATAKANA,
    LATIN,
    bare,
    has_japanese,
    has_kanji,
    is_kana,
)
from enishi.extraction.kana import reading_of, romaji_of, sounds_like, words_of
from enishi.extraction.lexicon import alternatives, folded, words
from enishi.extraction.lines import Page
from enishi.extraction.spans import chains, ranges
from enishi.extraction.titles import department_likeness, title_likeness
from enishi.model.card import Property

LONGEST = 9
"""Characters in a Japanese name written with kanji; more in katakana."""
_JAPANESE_NAME = re.compile(rf"[{JAPANESE}](?: ?[{JAPANESE}]){{1,{LONGEST - 1}}}")
_KOREAN_NAME = re.compile(rf"[{HANGUL}] ?[{HANGUL}] ?[{HANGUL}]?[{HANGUL}]?")
_READING = re.compile(rf"[{HIRAGANA}]{{2,16}}|[{KATAKANA}]{{2,16}}")
_FOREIGN_NAME = re.compile(rf"[{KATAKANA}]+(?:[・ =][{KATAKANA}]+)+")
_LATIN_WORD = rf"(?:[{LATIN}]\.|[{LATIN}][{LATIN}'’.-]*|[\"“'][{LATIN}]+[\"”'])"
_LATIN_NAME = re.compile(
    rf"(?:(?:Dr|Prof|Mr|Ms|Mrs|Dipl|Ing|med)\.?,? ?(?:-Ing\.? )?)*{_LATIN_WORD}(?:[ ,]+{_LATIN_WORD}){{0,4}}"
)
_UNSPACED = re.compile(r"(?<=[a-z]{3})(?=[A-Z])|(?<=[a-z]{2}\.)(?=[A-Z])|(?<=\w[\"”])(?=[A-Z])")
"""Where an engine lost the space of DaisukeSUZUKI (but not of McDonald)."""
_PARTICLES = {
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
}
_HONORIFICS = re.compile(r"^(?:(?:Dr|Prof|Mr|Ms|Mrs)\.? |Dipl\.-Ing\. |Dr\.-Ing\. )+", re.IGNORECASE)


def find(page: Page, free: Sequence[Span], region: str) -> Iterator[Candidate]:
    """Candidates for the name, its kana and its romaji; `region` tells a Chinese name from a Japanese one."""
    seen = set()
    for chain in _possible(page, free):
        key = tuple((id(span.piece), span.start, span.end) for span in chain)
        if key not in seen:
            seen.add(key)
            yield from _candidates(chain, region)


def _possible(page: Page, free: Sequence[Span]) -> Iterator[tuple[Span, ...]]:
    for span in free:
        yield from ((part,) for part in ranges(span))
        if inside := re.match(r"(.{2,10}?)\s?[(（]", span.text):
            yield (Span(span.piece, span.start, span.start + inside.end(1)),)
        yield from ((part,) for part in _without_degrees(span))
    short = [span for span in free if len(bare(span.text)) <= 4 and has_japanese(span.text)]
    for chain in chains(page, short, 6):
        if len(chain) > 1 and all(a.piece.shares_row(b.piece) for a, b in pairwise(chain)):
            yield chain


def _without_degrees(span: Span) -> Iterator[Span]:
    """The name before "Ph.D.", "MBA" and the like."""
    found = re.search(rf",?\s*{alternatives('qualifications')}", span.text)
    if found and found.start() > 0 and (part := trimmed(Span(span.piece, span.start, span.start + found.start()))):
        yield part


def _candidates(chain: tuple[Span, ...], region: str) -> Iterator[Candidate]:
    value = _joined(chain)
    size = log2(max(span.piece.size for span in chain))
    alone = float(len(chain) > 1 or chain[0].text == chain[0].piece.text)
    layout = {"size": size, "alone": alone, "parts": len(chain) - 1.0}
    if _READING.fullmatch(bare(value)):
        yield Candidate(Property.NAME_KANA, value, chain, {"small": -size, "alone": alone})
    if any(form.fullmatch(value) for form in (_JAPANESE_NAME, _FOREIGN_NAME, _KOREAN_NAME)):
        yield Candidate(Property.NAME, value, chain, _japanese_evidence(value, region) | layout)
    elif _LATIN_NAME.fullmatch(value) and len(value) > 2:
        spaced = _respaced(value)
        evidence = _latin_evidence(spaced) | {"respaced": float(spaced != value)}
        value = spaced
        yield Candidate(Property.NAME, value, chain, evidence | layout)
        yield Candidate(Property.NAME_ROMAJI, value, chain, evidence | {"alone": alone})


def _joined(chain: Sequence[Span]) -> str:
    """Parts with a space between family and given name, letter-spacing closed."""
    value = _UNSPACED.sub(" ", " ".join(span.text for span in chain))
    letters = value.split(" ")
    if has_japanese(value) and len(letters) > 2 and all(len(part) <= 2 for part in letters):
        family, given = split("".join(letters))
        return f"{family} {given}".strip() if family and given else "".join(letters)
    return value


def _respaced(value: str) -> str:
    """ASUKATSUJI as ASUKA TSUJI, where an engine lost the space between two well-known names."""
    word = value.casefold()
    if not re.fullmatch(r"[A-Za-z]{7,}", value) or word in _romaji_names() | folded("given_names"):
        return value
    known = _romaji_names() | folded("given_names")
    cuts = [cut for cut in range(3, len(word) - 2) if word[:cut] in known and word[cut:] in known]
    return f"{value[: cuts[-1]]} {value[cuts[-1] :]}" if cuts else value


def _japanese_evidence(value: str, region: str) -> dict[str, float]:
    squeezed = bare(value)
    foreign = bool(_FOREIGN_NAME.fullmatch(value))
    known = _chinese(squeezed) if region in _CHINESE else family_and_given(value)
    return {
        "japanese": 1.0,
        "person": known,
        "unknown": float(not known and not foreign),
        "kana": float(is_kana(value) and not foreign),
        "foreign": float(foreign),
        "spaced": float(" " in value and known > 0),
        "usual_length": float(3 <= len(squeezed) <= 5),
        "department": float(department_likeness(value) > 0),
        "title": float(title_likeness(value) > 0),
        "organisation": float(
            bool(re.search(rf"{alternatives('organisations')}$|{alternatives('legal_forms')}", squeezed))
        ),
        "address": max(0.0, likeness(value)),
        "label": float(squeezed in words("not_names") or squeezed in words("qualifications")),
    }


def _latin_evidence(value: str) -> dict[str, float]:
    plain = _HONORIFICS.sub("", value)
    parts = [part for part in re.split(r"[ ,]+", plain) if part]
    lower = [part.casefold().strip(".") for part in parts]
    given = sum(part in folded("given_names") or part.split("-")[0] in folded("given_names") for part in lower)
    japanese = sum(part in _romaji_names() for part in lower)
    ordinary = sum(part in _ordinary() for part in lower)
    capitals = all(part[0].isupper() or part in _PARTICLES for part in parts)
    return {
        "latin": 1.0,
        "given": min(2, given + japanese),
        "ordinary": float(ordinary),
        "capitals": float(capitals),
        "one_word": float(len(parts) == 1),
        "many_words": float(len(parts) > 3),
        "honorific": float(plain != value),
        "degree": float(bool(re.search(alternatives("qualifications"), value))),
        "initial": float(any(re.fullmatch(r"[A-Z]\.?", part) for part in parts[1:-1])),
        "department": float(department_likeness(value) > 0),
        "title": float(title_likeness(value) > 0),
        "organisation": float(bool(re.search(alternatives("organisations", "legal_forms"), value, re.IGNORECASE))),
        "address": max(0.0, likeness(value)),
    }


_CHINESE = {"CN", "TW", "HK", "SG"}


def _chinese(name: str) -> float:
    """How surely it is a Chinese person's name."""
    family = next((name[:n] for n in (2, 1) if name[:n] in words("chinese_surnames")), "")
    return 0.7 if family and 1 <= len(name) - len(family) <= 2 else 0.0


@cache
def _ordinary() -> frozenset[str]:
    """Words that are no part of a person's name."""
    entries = (
        words("titles"),
        words("departments"),
        words("organisations"),
        words("address_words"),
        words("not_names"),
    )
    return frozenset(word.casefold() for entry in entries for phrase in entry for word in phrase.split())


def family_and_given(value: str) -> float:
    """How surely a Japanese text is a person's full name: 1 both parts are known, 0.5 one of them, 0 none."""
    squeezed = bare(value)
    if not has_kanji(squeezed) or not 2 <= len(squeezed) <= LONGEST or not _JAPANESE_NAME.fullmatch(squeezed):
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


def split(name: str) -> tuple[str, str]:
    """(family, given) of a printed name; "" for what cannot be told."""
    name = _HONORIFICS.sub("", name.strip())
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
    start = next((i for i, part in enumerate(parts[1:], 1) if part.casefold() in _PARTICLES), len(parts) - 1)
    return " ".join(parts[start:]), " ".join(parts[:start])


@cache
def spelling(latin: str, name: str) -> float:
    """How much of a Japanese name Latin letters write, in either order: 1 all of it, 0.5 a part, 0 nothing."""
    words = [word for word in re.split(r"[ ,.]+", latin) if word]
    readings = [reading_of(part) for part in split(name) if part]
    orders = ("".join(words), "".join(reversed(words)))
    if any(sounds_like(order, "".join(readings)) for order in orders):
        return 1.0
    return 0.5 * any(sounds_like(word, reading) for word in words for reading in readings if len(word) > 2)


def family_count(text: str) -> int:
    """About how many people bear a family name (0 if it is not among the 2,000 commonest)."""
    entry = _families().get(_unified(text))
    return int(entry["count"]) if entry else 0


def is_given(text: str) -> bool:
    """Whether it is a known Japanese given name."""
    return _unified(text) in _given_names()


def _unified(text: str) -> str:
    return text.translate(_VARIANTS)


_VARIANTS = str.maketrans("髙﨑邉濵𠮷", "高崎辺浜吉")


def has_variants(name: str) -> bool:
    """Whether it has a character of which engines cannot tell the printed form."""
    return bool(re.search("[高崎辺邊浜演吉斎齋]", name))


@cache
def _dataset() -> tuple[dict[str, Any], dict[str, Any], dict[str, Any]]:
    from japanese_personal_name_dataset import load_dataset  # noqa: PLC0415 - 4 MB of lists, for cards alone

    men, women, families = load_dataset("org", include_last_names=True)
    return men, women, families


@cache
def _families() -> dict[str, Any]:
    return {_unified(name): entry for name, entry in _dataset()[2].items()}


@cache
def _given_names() -> frozenset[str]:
    men, women, _ = _dataset()
    return (
        frozenset(_unified(kanji) for names in (men, women) for entry in names.values() for kanji in entry["kanji"])
        | frozenset(men)
        | frozenset(women)
    )


@cache
def _romaji_names() -> frozenset[str]:
    men, women, families = _dataset()
    forms = {form for names in (men, women) for reading in names for form in romaji_of(reading)}
    return frozenset(forms | {form for entry in families.values() for form in romaji_of(entry["reading"])})


def _kind(text: str) -> str:
    """姓 or 名 if the analyser knows the whole text as such, else ""."""
    found = words_of(_unified(text))
    return found[0].person if len(found) == 1 else ""
