"""Page -> candidates for the person's name, its kana and its romaji."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from math import log2

from enishi.extraction.addresses import likeness
from enishi.extraction.candidates import Candidate, Span, trimmed
from enishi.extraction.characters import HANGUL, HIRAGANA, JAPANESE, KANJI, KATAKANA, LATIN, bare, has_japanese, is_kana
from enishi.extraction.lexicon import alternatives, folded, words
from enishi.extraction.lines import Page, Piece
from enishi.extraction.names import HONORIFICS, LONGEST, PARTICLES, family_and_given, romaji_names, split
from enishi.extraction.spans import chains, ranges
from enishi.extraction.titles import WEAK, department_likeness, title_likeness
from enishi.model.card import Property

LARGEST = 0.9
"""Share of the largest glyphs' size from which a line is among the largest."""
_JAPANESE_NAME = re.compile(rf"[{JAPANESE}](?: ?[{JAPANESE}]){{1,{LONGEST - 1}}}")
_KOREAN_NAME = re.compile(rf"[{HANGUL}] ?[{HANGUL}] ?[{HANGUL}]?[{HANGUL}]?")
_READING = re.compile(rf"[{HIRAGANA}]{{2,16}}|[{KATAKANA}]{{2,16}}")
_FOREIGN_NAME = re.compile(rf"[{KATAKANA}]+(?:[・ =][{KATAKANA}]+)+")
_LATIN_WORD = rf"(?:[{LATIN}]\.|[{LATIN}][{LATIN}'’.-]*|[\"“'][{LATIN}]+[\"”'])"
_LATIN_NAME = re.compile(
    rf"(?:(?:Dr|Prof|Mr|Ms|Mrs|Dipl|Ing|med)\.?,? ?(?:-Ing\.? )?)*{_LATIN_WORD}(?:[ ,]+{_LATIN_WORD}){{0,4}}"
)
_UNSPACED = re.compile(
    r"(?<=[a-z]{3})(?=[A-Z])|(?<=\b(?!Mac)[A-Z][a-z]{2})(?=[A-Z])|(?<=\w[\"”])(?=[A-Z])"
    r"|(?:(?<=[a-z]{2}\.)|(?<=\b[DM]r\.))(?=[A-Z])|(?<= [A-Z]\.)(?=[A-Z][a-z])"
)
"""Where an engine lost the space of DaisukeSUZUKI (but not of McDonald)."""


def find(page: Page, free: Sequence[Span], region: str) -> Iterator[Candidate]:
    """Candidates for the name, its kana and its romaji; `region` tells a Chinese name from a Japanese one."""
    seen = set()
    for chain in _possible(page, free):
        key = tuple((id(span.piece), span.start, span.end) for span in chain)
        if key not in seen:
            seen.add(key)
            yield from _candidates(page, chain, region)


def _possible(page: Page, free: Sequence[Span]) -> Iterator[tuple[Span, ...]]:
    for span in free:
        yield from ((part,) for part in ranges(span))
        if inside := re.match(r"(.{2,10}?)\s?[(（]", span.text):
            yield (Span(span.piece, span.start, span.start + inside.end(1)),)
        yield from ((part,) for part in _without_degrees(span))
        yield from ((part,) for part in _beside_kana(span))
        yield from _stacked(page, span, free)
    short = [span for span in free if _is_part(span.text)]
    for chain in chains(page, short, 6):
        if len(chain) > 1 and all(a.piece.shares_row(b.piece) for a, b in pairwise(chain)):
            yield chain


def _stacked(page: Page, span: Span, free: Sequence[Span]) -> Iterator[tuple[Span, ...]]:
    """Western names in two pieces, or in three."""
    for other in _next_parts(page, span, free):
        yield span, other
        yield from ((span, other, last) for last in _next_parts(page, other, free))


def _next_parts(page: Page, span: Span, free: Sequence[Span]) -> Iterator[Span]:
    for next_to in filter(None, (page.below(span.piece), page.right_of(span.piece))):
        if _are_one_name(span, next_to):
            yield from (each for each in free if each.piece is next_to and each.text == next_to.text.rstrip("-"))


def _are_one_name(span: Span, next_to: Piece) -> bool:
    """Whether a Western name may be set in two pieces: a word or two each, large, of one size."""
    one, other = span.piece, next_to
    large = min(one.size, other.size) > STACKED and max(one.size, other.size) < UNLIKE * min(one.size, other.size)
    words = (span.text == one.text.rstrip("-"), _STACKED_NAME.fullmatch(one.text), _STACKED_NAME.fullmatch(other.text))
    return large and all(words)


STACKED, UNLIKE = 1.3, 1.5
"""Times the usual size of glyphs that a name in two pieces has at least; that they may differ: one has a g or j."""
_STACKED_NAME = re.compile(rf"(?:{_LATIN_WORD} ?){{1,2}}")


def _is_part(text: str) -> bool:
    """Whether it may be a part of a Japanese name, or of its reading, set apart from the rest."""
    length = len(bare(text))
    return has_japanese(text) and (length <= 4 or (is_kana(text) and length <= 8))


def _beside_kana(span: Span) -> Iterator[Span]:
    """The name and its reading where both ran into one line: 五味一郎ごみいちろう."""
    if found := _NAME_AND_KANA.fullmatch(span.text):
        starts_ends = [found.span(group) for group in (1, 2, 3, 4) if found.group(group)]
        parts = (trimmed(Span(span.piece, span.start + start, span.start + end)) for start, end in starts_ends)
        yield from filter(None, parts)


_NAME_AND_KANA = re.compile(rf"([{KANJI} ]{{2,7}})([{HIRAGANA} ]{{3,}})|([{HIRAGANA} ]{{3,}})([{KANJI} ]{{2,7}})")


def _without_degrees(span: Span) -> Iterator[Span]:
    """The name before "Ph.D.", "MBA" and the like."""
    found = re.search(rf"[,.]?\s*{alternatives('qualifications')}", span.text)
    if found and found.start() > 0 and (part := trimmed(Span(span.piece, span.start, span.start + found.start()))):
        yield part


def _candidates(page: Page, chain: tuple[Span, ...], region: str) -> Iterator[Candidate]:
    value = _joined(chain)
    size = log2(max(span.piece.size for span in chain))
    alone = float(len(chain) > 1 or chain[0].text == chain[0].piece.text)
    largest = float(2**size >= LARGEST * page.largest)
    layout = {"size": size, "largest": largest, "alone": alone, "parts": len(chain) - 1.0, "uneven": _unevenness(chain)}
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


def _unevenness(chain: Sequence[Span]) -> float:
    sizes = [log2(span.piece.size) for span in chain]
    return max(sizes) - min(sizes)


def _joined(chain: Sequence[Span]) -> str:
    """Parts with a space between family and given name, letter-spacing closed."""
    if len(chain) == 2 and len(chain[0].text) > 2 and len(chain[1].text) == 1 and has_japanese(chain[1].text):
        return " ".join(filter(None, split(chain[0].text + chain[1].text)))
    ends = ["-" if span.piece.text.endswith("-") else " " for span in chain[:-1]]
    value = _UNSPACED.sub(" ", "".join(span.text + end for span, end in zip(chain, [*ends, ""], strict=True)))
    letters = value.split(" ")
    if has_japanese(value) and len(letters) > 2 and all(len(part) <= 2 for part in letters):
        family, given = split("".join(letters))
        return f"{family} {given}".strip() if family and given else "".join(letters)
    return value


def _respaced(value: str) -> str:
    """ASUKATSUJI as ASUKA TSUJI, where an engine lost the space between two well-known names."""
    word = value.casefold()
    if not re.fullmatch(r"[A-Za-z]{7,}", value) or word in romaji_names() | folded("given_names"):
        return value
    known = romaji_names() | folded("given_names")
    cuts = [cut for cut in range(3, len(word) - 2) if word[:cut] in known and word[cut:] in known]
    return f"{value[: cuts[-1]]} {value[cuts[-1] :]}" if cuts else value


_NUMBER = re.compile("[〇一二三四五六七八九]{3,}")


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
        "title": float(title_likeness(value) > WEAK),
        "organisation": float(
            bool(re.search(rf"{alternatives('organisations')}$|{alternatives('legal_forms')}", squeezed))
        ),
        "address": max(0.0, likeness(value)),
        "label": float(
            bool(_NUMBER.fullmatch(squeezed)) or squeezed in words("not_names") or squeezed in words("qualifications")
        ),
    }


def _latin_evidence(value: str) -> dict[str, float]:
    plain = HONORIFICS.sub("", value)
    parts = [part for part in re.split(r"[ ,]+", plain) if part]
    lower = [part.casefold().strip(".") for part in parts]
    given = sum(part in folded("given_names") or part.split("-")[0] in folded("given_names") for part in lower)
    japanese = sum(part in romaji_names() for part in lower)
    ordinary = sum(part in _ordinary() for part in lower)
    capitals = all(part[0].isupper() or part in PARTICLES for part in parts)
    return {
        "latin": 1.0,
        "given": min(2, given + japanese),
        "ordinary": float(ordinary),
        "capitals": float(capitals),
        "one_word": float(len(parts) == 1),
        "many_words": float(len(parts) > 3),
        "honorific": float(plain != value),
        "unfinished": float(value.endswith("-") or (lower[-1:] != [] and lower[-1] in PARTICLES)),
        "degree": float(bool(re.search(alternatives("qualifications"), value))),
        "initial": float(any(re.fullmatch(r"[A-Z]\.?", part) for part in parts[1:-1])),
        "department": float(department_likeness(value) > WEAK),
        "title": float(title_likeness(value) > WEAK),
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
