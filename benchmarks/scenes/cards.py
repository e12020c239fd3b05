"""Design and Face: a business card, printed and not yet lying anywhere."""

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from benchmarks.scenes.people import Person

Pixels: TypeAlias = npt.NDArray[np.uint8]
"""Shape (height, width, 3), RGB."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Design:
    """How a card looks."""

    layout: str
    """The name of a template in layouts/."""
    size: tuple[float, float] = (91.0, 55.0)
    """Width and height in millimetres as one reads it; 91 x 55 is the Japanese card."""
    font: str = "Noto Sans CJK JP"
    paper: str = "#fdfdfb"
    ink: str = "#222"
    accent: str = "#2b5d8a"
    mark: str = "ring"
    """The company's emblem, drawn by layouts/mark.html."""

    @property
    def writes_kanji_digits(self) -> bool:
        return self.layout == "ja-vertical"


@dataclass(frozen=True, slots=True)
class Face:
    """One printed side of a card."""

    pixels: Pixels
    size: tuple[float, float]
    """In millimetres."""
    person: Person
    design: Design
