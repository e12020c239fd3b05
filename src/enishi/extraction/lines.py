"""Readings -> Page: the pieces of text on a card's sides, in reading order, and who stands beside whom."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from statistics import median
from typing import TypeVar

from rapidfuzz.distance import Levenshtein

from enishi.extraction.characters import bare, clean
from enishi.extraction.doubts import settled
from enishi.extraction.lexicon import lengthened, recognised
from enishi.extraction.numerals import parted
from enishi.model.card import Line, Reading, Rivals

TALL = 1.6
"""A box this much taller than wide, with more than one character, is a column."""
SAME_ROW = 0.5
"""Two boxes are in one row when they share this much of the smaller one's height."""
OFF_CENTRE = 0.45
"""... and when their middles differ by at most this much of the larger one's: furigana lie at its edge."""
NEXT_LINE = 1.9
"""The gap to the next line of one block, in glyph sizes, is at most this (a generous leading)."""
ALIGNED = 1.2
"""Edges are aligned when they differ by at most this many glyph sizes."""


T = TypeVar("T")
NOWHERE = -1
SET_APART = 3.0
"""Heights of a glyph that the next one of a letter-spaced column begins below it at most."""
FLAT = 0.01
"""The size of a box without height."""
SPECK = 0.9
"""A single character read with less may be a piece of its neighbour."""


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """One line as read, in coordinates that turn with its writing: `u` along the line, `v` from line to line.

    Measured in glyph sizes of the side's usual text, so that no picture's resolution matters.
    """

    index: int
    """Of the line, counted through the sides in order."""
    side: int
    text: str
    confidence: float
    vertical: bool
    start: float
    end: float
    before: float
    after: float
    height: float
    """Of its glyphs, in pixels of the side."""
    certainties: tuple[float, ...]
    """Of each character of the text."""
    offset: int = 0
    """Of its first character among all characters of the card."""
    rivals: tuple[Rivals, ...] = ()
    """What else each character may be; () where the engine does not tell."""

    @property
    def size(self) -> float:
        """Of its glyphs, 1 being usual on this side."""
        return max(self.after - self.before, FLAT)

    @property
    def middle(self) -> float:
        return (self.before + self.after) / 2

    @property
    def centre(self) -> float:
        return (self.start + self.end) / 2

    @property
    def advance(self) -> float:
        """Along the line, per character, relative to its size: far over 1 when letter-spaced."""
        return (self.end - self.start) / max(1, len(bare(self.text))) / self.size

    def shares_row(self, other: "Piece") -> bool:
        if (self.side, self.vertical) != (other.side, other.vertical):
            return False
        shared = min(self.after, other.after) - max(self.before, other.before)
        apart = abs(self.middle - other.middle) / max(self.size, other.size)
        return shared >= SAME_ROW * min(self.size, other.size) and apart <= OFF_CENTRE

    def continues(self, other: "Piece") -> bool:
        """Whether this could be the next line of the block that `other` is in."""
        if (self.side, self.vertical) != (other.side, other.vertical) or self.shares_row(other):
            return False
        size = max(self.size, other.size)
        aligned = min(abs(self.start - other.start), abs(self.end - other.end), abs(self.centre - other.centre))
        return 0 <= self.middle - other.middle <= (1 + NEXT_LINE) * size and aligned <= ALIGNED * size


@dataclass(frozen=True)
class Page:
    """All pieces of a card in reading order: side by side, columns from the right, rows from the top."""

    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        return "\n".join(piece.text for piece in self.pieces)

    @cached_property
    def largest(self) -> float:
        """The size of its largest glyphs."""
        return max((piece.size for piece in self.pieces), default=FLAT)

    def left_of(self, piece: Piece) -> Piece | None:
        """The nearest piece before it in its row."""
        row = [other for other in self.pieces if other.shares_row(piece) and other.end <= piece.centre]
        return max((other for other in row if other is not piece), key=lambda other: other.end, default=None)

    def right_of(self, piece: Piece) -> Piece | None:
        """The nearest piece after it in its row."""
        row = [other for other in self.pieces if other.shares_row(piece) and other.start >= piece.centre]
        return min((other for other in row if other is not piece), key=lambda other: other.start, default=None)

    def below(self, piece: Piece) -> Piece | None:
        """The next line of its block."""
        block = (other for other in self.pieces if other is not piece and other.continues(piece))
        return min(block, key=lambda other: other.middle, default=None)

    def above(self, piece: Piece) -> Piece | None:
        """The line before it in its block."""
        block = (other for other in self.pieces if other is not piece and piece.continues(other))
        return max(block, key=lambda other: other.middle, default=None)


def layout(readings: Sequence[Reading]) -> Page:
    """The readings of one card's sides as a page; the engines' order of lines does not matter."""
    pieces: list[Piece] = []
    offset = first = 0
    for side, reading in enumerate(readings):
        for piece in _in_order(_without_specks(list(_Face(side, first, reading).pieces()))):
            pieces.append(_at(piece, offset))
            offset += len(piece.text) + 1
        first += len(reading.lines)
    return Page(tuple(pieces))


@dataclass(frozen=True)
class _Face:
    side: int
    first: int
    reading: Reading

    @cached_property
    def boxes(self) -> list[tuple[float, float, float, float]]:
        return [_extent(line) for line in self.reading.lines]

    @cached_property
    def scale(self) -> float:
        sizes = [min(right - left, bottom - top) for left, top, right, bottom in self.boxes]
        return max(median(sizes), 1.0) if sizes else 1.0

    @cached_property
    def columns(self) -> list[tuple[float, float, float, float]]:
        return [box for line, box in zip(self.reading.lines, self.boxes, strict=True) if _is_column(line.text, box)]

    def pieces(self) -> Iterable[Piece]:
        for number, (line, box) in enumerate(zip(map(settled, self.reading.lines), self.boxes, strict=True)):
            if text := clean(line.text):
                yield self._piece(self.first + number, line, text, box)

    def _stands_in_column(self, box: tuple[float, float, float, float]) -> bool:
        """Whether a single character is in a column's line or, where there are columns, under or above another one."""
        singles = [
            other for line, other in zip(self.reading.lines, self.boxes, strict=True) if len(bare(line.text)) == 1
        ]
        near = [other for other in singles if other != box and abs(other[1] - box[1]) < SET_APART * (box[3] - box[1])]
        return any(_is_under(box, other) for other in (*self.columns, *(near if self.columns else ())))

    def _piece(self, index: int, line: Line, text: str, box: tuple[float, float, float, float]) -> Piece:
        single = len(bare(text)) == 1
        vertical = self._stands_in_column(box) if single else _is_column(text, box)
        left, top, right, bottom = (edge / self.scale for edge in box)
        edges = (top, bottom, -right, -left) if vertical else (left, right, top, bottom)
        text = parted(recognised(lengthened(text) if vertical else text))
        height = min(right - left, bottom - top) * self.scale
        origins = _origins(line.text, text)
        sure = tuple(_of_origin(line.certainties, origin, line.confidence) for origin in origins)
        rivals = tuple(_of_origin(line.rivals, origin, ()) for origin in origins)
        return Piece(index, self.side, text, line.confidence, vertical, *edges, height, sure, rivals=rivals)


def _origins(read: str, text: str) -> list[int]:
    """The place in a line as read of each character of its cleaned text; of what was put in, one that is none."""
    origins = [NOWHERE] * len(text)
    for change in Levenshtein.opcodes(read, text):
        pairs = zip(range(change.dest_start, change.dest_end), range(change.src_start, change.src_end), strict=False)
        for place, origin in pairs:
            origins[place] = origin
    return origins


def _of_origin(told: Sequence[T], origin: int, otherwise: T) -> T:
    return told[origin] if 0 <= origin < len(told) else otherwise


def _extent(line: Line) -> tuple[float, float, float, float]:
    xs, ys = zip(*line.box, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _is_column(text: str, box: tuple[float, float, float, float]) -> bool:
    left, top, right, bottom = box
    return len(bare(text)) > 1 and bottom - top > TALL * (right - left)


def _is_under(box: tuple[float, float, float, float], column: tuple[float, float, float, float]) -> bool:
    """Whether a single character stands in a column's line, of about its size."""
    shared = min(box[2], column[2]) - max(box[0], column[0])
    width, own = column[2] - column[0], box[2] - box[0]
    return shared > SAME_ROW * min(width, own) and max(width, own) < 2 * min(width, own)


def _without_specks(pieces: list[Piece]) -> list[Piece]:
    """Without single characters, doubtfully read, that lie upon a longer line: a stroke of its neighbour."""
    return [piece for piece in pieces if not any(_is_speck_on(piece, other) for other in pieces)]


def _is_speck_on(piece: Piece, other: Piece) -> bool:
    overlap = min(piece.end, other.end) - max(piece.start, other.start)
    doubtful = len(piece.text) == 1 < len(other.text) and piece.confidence < min(SPECK, other.confidence)
    return doubtful and overlap > 0 and piece.shares_row(other)


def _in_order(pieces: Iterable[Piece]) -> list[Piece]:
    """Rows from the top, each from its start; columns likewise, after the rows."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda p: (p.vertical, p.middle, p.start, p.text)):
        if rows and rows[-1][0].shares_row(piece):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [piece for row in rows for piece in sorted(row, key=lambda p: (p.start, p.middle, p.text))]


def _at(piece: Piece, offset: int) -> Piece:
    return replace(piece, offset=offset)
