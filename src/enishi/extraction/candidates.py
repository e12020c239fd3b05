"""Candidate: what a part of a card could mean, and the evidence for it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from enishi.extraction.lines import Piece
from enishi.model.card import PhoneKind, Property


@dataclass(frozen=True, slots=True)
class Span:
    """Characters `start` to `end` of a piece."""

    piece: Piece
    start: int
    end: int

    @property
    def text(self) -> str:
        return self.piece.text[self.start : self.end]

    @property
    def mask(self) -> int:
        """One bit for each character of the card that it covers."""
        return ((1 << (self.end - self.start)) - 1) << (self.piece.offset + self.start)


@dataclass(frozen=True, slots=True, eq=False)
class Candidate:
    """One reading of some spans as a property's value; its evidence is named so that weights can be learned."""

    what: Property
    value: str
    spans: tuple[Span, ...]
    evidence: Mapping[str, float] = field(default_factory=dict)
    kind: PhoneKind | None = None
    also: tuple[Span, ...] = ()
    """What it explains besides: labels, brackets, postal marks."""

    @property
    def mask(self) -> int:
        return covered((*self.spans, *self.also))

    @property
    def side(self) -> int:
        return self.spans[0].piece.side

    @property
    def lines(self) -> tuple[int, ...]:
        return tuple(sorted({span.piece.index for span in self.spans}))

    @property
    def confidence(self) -> float:
        """Of the engine, over its characters."""
        length = sum(len(span.text) for span in self.spans)
        return sum(span.piece.confidence * len(span.text) for span in self.spans) / length if length else 0.0


def covered(spans: Iterable[Span]) -> int:
    """The characters of the card under any of the spans, as bits."""
    mask = 0
    for span in spans:
        mask |= span.mask
    return mask


def remains(pieces: Sequence[Piece], taken: int) -> tuple[Span, ...]:
    """The longest stretches of the pieces that are not taken, without the separators at their ends."""
    return tuple(span for piece in pieces for span in _free(piece, taken))


def _free(piece: Piece, taken: int) -> Iterable[Span]:
    start = None
    for position in range(len(piece.text) + 1):
        free = position < len(piece.text) and not taken >> (piece.offset + position) & 1
        if free and start is None:
            start = position
        elif not free and start is not None:
            if span := trimmed(Span(piece, start, position)):
                yield span
            start = None


def trimmed(span: Span, ends: str = " ,、,・:;/|｜-_·•●■□◆◇▶▼○") -> Span | None:
    """Without separators at its ends; None if nothing is left."""
    text = span.text
    start = span.start + len(text) - len(text.lstrip(ends))
    end = span.end - (len(text) - len(text.rstrip(ends)))
    return Span(span.piece, start, end) if start < end else None
