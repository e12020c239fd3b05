"""Spans -> cells: where a line may be cut into post, department and name, and which cells follow each other."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from enishi.extraction.candidates import Span, trimmed
from enishi.extraction.characters import HIRAGANA, JAPANESE, KATAKANA, has_japanese, is_kana
from enishi.extraction.lexicon import alternatives, folded, words
from enishi.extraction.lines import Page

LONGEST = 5
"""Cells in one value."""


def cells(span: Span) -> list[Span]:
    """A Japanese line cut at spaces, readings in brackets, and the edges of posts; a Latin one at slashes and bars."""
    text = span.text
    cuts = {0, len(text)} | (_japanese_cuts(text) if has_japanese(text) else _latin_cuts(text))
    parts = (Span(span.piece, span.start + a, span.start + b) for a, b in pairwise(sorted(cuts)))
    return [cell for part in parts if (cell := trimmed(part))]


def _japanese_cuts(text: str) -> set[int]:
    cuts = {cut for gap in _GAPS.finditer(text) for cut in gap.span()}
    cuts |= {
        cut for pattern in (_INSTITUTION, _firm_and_part(), _firm_and_branch()) if (cut := _end_of_group(pattern, text))
    }
    for post in _posts().finditer(text):
        cuts.add(post.end())
        if post.start() and re.search(_PART_OF_A_FIRM, text[: post.start()]):
            cuts.add(post.start())
    return cuts


def _end_of_group(pattern: re.Pattern[str], text: str) -> int:
    found = pattern.match(text)
    return found.end(1) if found else 0


_INSTITUTION = re.compile(r"(.+?(?:大学院|大学(?!大学院|院|病院|校)|大学校|病院))(?=.{3,}[部科座室課系]$)")


@cache
def _firm_and_part() -> re.Pattern[str]:
    """A firm's name with its form, and the first word of a department's name after it."""
    forms = alternatives("legal_forms")
    ending = rf"(?:{alternatives('departments')})$"
    return re.compile(rf"((?:{forms}.{{2,}}?|.{{2,}}?{forms}))(?={alternatives('department_heads')}.*{ending})")


@cache
def _firm_and_branch() -> re.Pattern[str]:
    """A firm's name that ends with its form, and a branch after it."""
    branch = r"[^ ]{1,8}(?:支店|支社|本店|本社|営業所|事業所|出張所|営業部|工場|センター)$"
    return re.compile(rf"(.{{2,}}?{alternatives('legal_forms')})(?={branch})")


def _latin_cuts(text: str) -> set[int]:
    """A comma divides only what a department follows: "Director, Sales Division" but "Partner, Tax Law"."""
    cuts = {cut for gap in re.finditer(r" ?[/|] ?| [·•-] ", text) for cut in gap.span()} | before_firm(text)
    for comma in re.finditer(", ?(?=[A-Z])", text):
        if re.search(_LATIN_DEPARTMENT, text[comma.end() :]) or re.match(_LATIN_DEPARTMENT, text):
            cuts |= set(comma.span())
    return cuts


def before_firm(text: str) -> set[int]:
    """Where a firm's name may begin after somebody's, or after a post, that stands on its line."""
    if not re.search(rf"{alternatives('legal_forms')}\W*$", text):
        return set()
    gaps = [gap.end() for gap in re.finditer(r" (?=[A-Z])|(?<=[a-z]{2})(?=[A-Z])", text)]
    return {cut for cut in gaps if _is_somebody(text[:cut])}


def _is_somebody(text: str) -> bool:
    words_before = text.split()
    named = 2 <= len(words_before) <= MOST_NAMES and words_before[0].casefold() in folded("given_names")
    return named or any(word.casefold() in folded("titles") for word in (words_before[0], words_before[-1]))


MOST_NAMES = 3
"""Words of a person's name."""
_GAPS = re.compile(rf"[ /、,|｜]+|(?<=[{JAPANESE}])(?=[A-Z][A-Za-z]+ [A-Za-z]+$)|[(][{HIRAGANA}{KATAKANA}・ ]+[)]")
_PART_OF_A_FIRM = r"(?:[部課室係局科店所]|グループ|チーム|センター|ユニット|会社|法人)$"
_LATIN_DEPARTMENT = (
    r"(?:[\w&]+ ){0,4}"
    r"(?:Department|Dept\.?|Division|Div\.|Section|Team|Group|Unit|Office|Center|Centre|Abteilung)\b"
    r"|(?:Lehrstuhl|Institut|Bereich|Fakultät|Direction|Service|Département|Faculty|School)\b"
)


@cache
def _posts() -> re.Pattern[str]:
    """Posts of whose edges one can be sure: no other word contains them, or the script changes there."""
    kana = "|".join(sorted((word for word in words("titles") if is_kana(word)), key=len, reverse=True))
    return re.compile(
        rf"{alternatives('strong_titles')}(?:代理|補佐|心得|待遇|候補|付|級|代行)?(?![{KATAKANA}])"
        rf"|(?<![{KATAKANA}])[{KATAKANA}・]*(?:{kana})(?![{KATAKANA}])"
    )


def ranges(span: Span) -> Iterator[Span]:
    """Every stretch of neighbouring cells within one span."""
    parts = cells(span)
    for first in range(len(parts)):
        for last in range(first, min(first + LONGEST, len(parts))):
            yield Span(span.piece, parts[first].start, parts[last].end)


def following(page: Page, span: Span, spans: Sequence[Span]) -> Iterator[Span]:
    """What may come next after a span: the rest of its line, the next piece in its row, the next line of its block.

    The next line may also begin where the row does, before the span.
    """
    piece = span.piece
    rest = min((s for s in spans if s.piece is piece and s.start >= span.end), key=lambda s: s.start, default=None)
    if rest:
        yield rest
        return
    left = page.left_of(piece)
    below = (page.below(piece), page.below(left) if left else None)
    for neighbour in dict.fromkeys((page.right_of(piece), *below)):
        first = min((s for s in spans if s.piece is neighbour), key=lambda s: s.start, default=None)
        if first:
            yield first


def chains(page: Page, starts: Sequence[Span], length: int) -> Iterator[tuple[Span, ...]]:
    """Every run of up to `length` spans that follow each other."""
    for start in starts:
        yield from _grow(page, (start,), starts, length)


def _grow(page: Page, chain: tuple[Span, ...], spans: Sequence[Span], length: int) -> Iterator[tuple[Span, ...]]:
    yield chain
    if len(chain) < length:
        for after in following(page, chain[-1], spans):
            if after not in chain:
                yield from _grow(page, (*chain, after), spans, length)
