"""The one-method protocol that every OCR engine satisfies, and a second one that a few do."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from enishi.model.card import Pixels, Quad, Reading


class Engine(Protocol):
    """Reads one flat, upright side.

    An engine object belongs to one thread. It raises `EngineUnavailableError` when it is made, never when it reads.
    """

    name: str

    def read(self, pixels: Pixels) -> Reading:
        """Every line that is legible, boxes in pixels of what was given; no lines when there is no text."""
        ...


@dataclass(frozen=True, slots=True)
class Legibility:
    """How well a stretch of writing reads, 0..1."""

    as_line: float
    """With the glyphs upright along the way of reading, as in a line."""
    as_column: float
    """With the glyphs turned a quarter against it, as in a column of Japanese."""


@runtime_checkable
class TextSense(Protocol):
    """What a reader may offer beyond reading: cheap answers to where writing is and which way it runs.

    It serves to find cards and to turn them upright; a reader without it is made to read at every turn instead.
    """

    def find(self, pixels: Pixels) -> tuple[Quad, ...]:
        """Every stretch of writing, at any angle; corners clockwise, in pixels of what was given."""
        ...

    def legibility(self, pixels: Pixels, stretches: Sequence[Quad]) -> tuple[Legibility, ...]:
        """Of each stretch when it is read along its first edge."""
        ...

    def read_at(self, pixels: Pixels, stretches: Sequence[Quad]) -> Reading:
        """What `read` gives, of a flat, upright side whose writing has been found before."""
        ...
