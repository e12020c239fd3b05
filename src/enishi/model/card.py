"""Photo, Card, Side, Reading, Draft: what is seen on a table and what it claims."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

Pixels: TypeAlias = "npt.NDArray[np.uint8]"
"""A picture in memory: shape (height, width, 3), RGB, 0..255, origin at the top left."""

Point: TypeAlias = tuple[float, float]
"""(x, y) in pixels; x to the right, y down, (0, 0) the outer corner of the top-left pixel."""

Quad: TypeAlias = tuple[Point, Point, Point, Point]
"""Four corners, clockwise, beginning with the thing's own top left (as one reads it, not as it lies)."""

Size: TypeAlias = tuple[int, int]
"""(width, height) in pixels."""


@dataclass(frozen=True)
class Photo:
    """One picture or document as it came in, byte for byte."""

    source: str
    """Where it came from, as the user named it."""
    data: bytes = field(repr=False)

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the bytes, in hexadecimal: the photo's name in the store."""
        from hashlib import sha256  # noqa: PLC0415 - OpenSSL, for the few commands that take pictures in

        return sha256(self.data).hexdigest()


@dataclass(frozen=True, slots=True)
class Rejected:
    """A picture that could not be taken in, and why."""

    source: str
    slug: str
    message: str
    hint: str = ""


Rivals: TypeAlias = tuple[tuple[str, float], ...]
"""Other characters that may stand in a character's place, each with its probability, the likeliest first."""


class Face(StrEnum):
    FRONT = "front"
    BACK = "back"


@dataclass(frozen=True, slots=True)
class Line:
    """One line (or column, if the writing is vertical) of text as an engine saw it."""

    text: str
    box: Quad
    """In pixels of the rectified side; clockwise from the corner where reading begins."""
    confidence: float
    certainties: tuple[float, ...] = ()
    """Of each character of the text, where the engine tells; else ()."""
    rivals: tuple[Rivals, ...] = ()
    """Of each character of the text, where the engine tells; else ()."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What an OCR engine saw on one side, in the engine's order."""

    lines: tuple[Line, ...]
    size: Size
    """Of the rectified side that was read."""
    engine: str
    codes: tuple[str, ...] = ()
    """What QR codes on the side say."""

    @property
    def confidence(self) -> float:
        """Mean over the characters read; 0 when nothing was."""
        characters = sum(len(line.text) for line in self.lines)
        return sum(line.confidence * len(line.text) for line in self.lines) / characters if characters else 0.0


@dataclass(frozen=True, slots=True)
class Side:
    """One face of a card: where it lies on its photo and what was read there."""

    page: int
    """Of the photo, from 1; pictures have one page."""
    image_size: Size
    """Of the upright page on which the corners were measured."""
    corners: Quad
    reading: Reading
    face: Face = Face.FRONT
    source: str = ""
    """The photo it is on, where the sides of its card are on two; else "", for the card's own."""


@dataclass(frozen=True, slots=True)
class Advice:
    """What is wrong with a picture of a card, and what to do."""

    slug: str
    message: str
    hint: str


class Property(StrEnum):
    """What a card, a file or the user can say of a person."""

    NAME = "name"
    NAME_KANA = "name_kana"
    NAME_ROMAJI = "name_romaji"
    COMPANY = "company"
    DEPARTMENT = "department"
    TITLE = "title"
    PHONE = "phone"
    EMAIL = "email"
    URL = "url"
    POSTAL_CODE = "postal_code"
    ADDRESS = "address"
    QUALIFICATION = "qualification"
    NOTE = "note"

    @property
    def is_list(self) -> bool:
        """Whether a person has several of it at once, none of them the head."""
        return self in _LISTS


_LISTS = {Property.PHONE, Property.EMAIL, Property.URL, Property.QUALIFICATION}


class PhoneKind(StrEnum):
    WORK = "work"
    MOBILE = "mobile"
    FAX = "fax"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Field:
    """One claim of a card."""

    property: Property
    value: str
    """Cleaned for use; phones as E.164, or as printed where the country is unknown."""
    confidence: float
    """Probability, 0..1, that the value is exactly what the card says."""
    lines: tuple[int, ...] = ()
    """Indices of the lines it was read from, counted through the card's sides in order."""
    kind: PhoneKind | None = None
    """Of phones only."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What a card claims, before anyone agreed."""

    fields: tuple[Field, ...] = ()

    def all(self, what: Property) -> tuple[Field, ...]:
        return tuple(claim for claim in self.fields if claim.property is what)

    def value(self, what: Property) -> str:
        """The first value of a property, "" if the card has none."""
        return next((claim.value for claim in self.fields if claim.property is what), "")

    def values(self, what: Property) -> tuple[str, ...]:
        return tuple(claim.value for claim in self.fields if claim.property is what)

    @property
    def is_empty(self) -> bool:
        return not self.fields


@dataclass(frozen=True, slots=True)
class Card:
    """One business card found on a photo, with what it claims."""

    number: int
    """Among the cards of its photo, from 1, in reading order."""
    sides: tuple[Side, ...]
    draft: Draft

    @property
    def front(self) -> Side:
        return self.sides[0]

    @property
    def lines(self) -> Iterator[Line]:
        """Of all sides in order: what the indices of `Field.lines` count."""
        for side in self.sides:
            yield from side.reading.lines
