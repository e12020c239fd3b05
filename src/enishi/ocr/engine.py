"""The one-method protocol that every OCR engine satisfies."""

from typing import Protocol

from enishi.model.card import Pixels, Reading


class Engine(Protocol):
    """Reads one flat, upright side.

    An engine object belongs to one thread. It raises `EngineUnavailableError` when it is made, never when it reads.
    """

    name: str

    def read(self, pixels: Pixels) -> Reading:
        """Every line that is legible, boxes in pixels of what was given; no lines when there is no text."""
        ...
