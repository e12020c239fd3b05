"""Candidate: what a part of a card could mean, and the evidence for it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from enishi.extraction.lines import Piece
from enishi.model.card import PhoneKind, Property

HALF = 1 << 16
"""More characters than a card has."""


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
        """The characters it explains. A postal code may stand within an address: these two have half the bits each."""
        bits = covered((*self.spans, *self.also))
        within, around = (self.what is not Property.ADDRESS), (self.what is not Property.POSTAL_CODE)
        return (bits << HALF) * within | bits * around

    @property
    def side(self) -> int:
        return self.spans[0].piece.side

    @property
    def lines(self) -> tuple[int, ...]:
        return tuple(sorted({span.piece.index for span in self.spans if span.piece.index >= 0}))

    @property
    def certainties(self) -> tuple[float, ...]:
        """Of the engine, for each of its characters."""
        return tuple(
            certainty
            for span in self.spans
            for character, certainty in zip(span.text, span.piece.certainties[span.start : span.end], strict=True)
            if character != " "
        )

    def alternatives(self) -> Iterator[str]:
        """The value with one of its characters as the engine thought it may be, too; none if it is not as read."""
        places = [(span.piece, at) for span in self.spans for at in range(span.start, span.end)]
        read = [(piece, at) for piece, at in places if piece.text[at] != " "]
        positions = [position for position, character in enumerate(self.value) if character != " "]
        if "".join(piece.text[at] for piece, at in read) != self.value.replace(" ", ""):
            return
        for (piece, at), position in zip(read, positions, strict=True):
            for other, _sure in piece.rivals[at] if piece.rivals else ():
                yield self.value[:position] + other + self.value[position + 1 :]

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
    return tuple(span for piece in pieces for span in remains_of(Span(piece, 0, len(piece.text)), taken))


def remains_of(span: Span, taken: int) -> Iterator[Span]:
    """The stretches of one span that are not taken."""
    start = None
    for position in range(span.start, span.end + 1):
        free = position < span.end and not taken >> (span.piece.offset + position) & 1
        if free and start is None:
            start = position
        elif not free and start is not None:
            if part := trimmed(Span(span.piece, start, position)):
                yield part
            start = None


def trimmed(span: Span) -> Span | None:
    """Without separators and the brackets around it; None if nothing is left."""
    start, end = span.start, span.end
    text = span.piece.text
    while start < end:
        if text[start] in _SEPARATORS or (text[start] in _CLOSING):
            start += 1
        elif text[end - 1] in _SEPARATORS or text[end - 1] in _OPENING:
            end -= 1
        elif _BRACKETS.get(text[start]) and (
            text[end - 1] == _BRACKETS[text[start]]
            or (text[start] not in text[start + 1 : end] and _BRACKETS[text[start]] not in text[start:end])
        ):
            end -= text[end - 1] == _BRACKETS[text[start]]
            start += 1
        else:
            return Span(span.piece, start, end)
    return None


_SEPARATORS = " ≈~,、・:;/|｜-_·•●■□◆◇▶▼☑✓✔▪★☆※"
_BRACKETS = {"(": ")", "[": "]", "【": "】", "「": "」", "<": ">", "〈": "〉", "《": "》"}
_OPENING = frozenset(_BRACKETS)
_CLOSING = frozenset(_BRACKETS.values())
