"""Spans -> cells: where a line may be cut into post, department and name, and which cells follow each other."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from enishi.extraction.candidates import Span, trimmed
from enishi.extraction.characters import has_japanese
from enishi.extraction.lexicon import alternatives
from enishi.extraction.lines import Page

LONGEST = 5
"""Cells in one value."""


def cells(span: Span) -> list[Span]:
    """A Japanese line cut at spaces and at the edges of well-known posts; a Latin one at commas, slashes and bars."""
    text = span.text
    if has_japanese(text):
        cuts = {0, len(text)} | {c for gap in re.finditer(r"[ /、,|｜]+", text) for c in gap.span()}
        cuts |= {c for post in _posts().finditer(text) for c in post.span()}
    else:
        cuts = {0, len(text)} | {c for gap in re.finditer(r", | ?/ ?| [|·•-] |,(?=[A-Z])", text) for c in gap.span()}
    edges = sorted(cuts)
    pieces = (Span(span.piece, span.start + a, span.start + b) for a, b in pairwise(edges))
    return [cell for piece in pieces if (cell := trimmed(piece))]


@cache
def _posts() -> re.Pattern[str]:
    return re.compile(alternatives("strong_titles"))


def ranges(span: Span) -> Iterator[Span]:
    """Every stretch of neighbouring cells within one span."""
    parts = cells(span)
    for first in range(len(parts)):
        for last in range(first, min(first + LONGEST, len(parts))):
            yield Span(span.piece, parts[first].start, parts[last].end)


def following(page: Page, span: Span, spans: Sequence[Span]) -> Iterator[Span]:
    """What may come next after a span: the rest of its line, the next piece in its row, the next line of its block."""
    piece = span.piece
    rest = min((s for s in spans if s.piece is piece and s.start >= span.end), key=lambda s: s.start, default=None)
    if rest:
        yield rest
        return
    for neighbour in (page.right_of(piece), page.below(piece)):
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
