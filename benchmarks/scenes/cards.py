"""Design and Face: a business card, printed and not yet lying anywhere."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

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
    half: str = ""
    """The folder of the layout; none for those of the samples."""
    radius: float = 0.0
    """Of its corners, in millimetres."""
    style: Mapping[str, Any] = field(default_factory=dict)
    """Sizes, weights and colours that a layout leaves open."""
    rows: tuple[tuple["Item", ...], ...] = ()
    """Addresses and numbers as they are printed, line by line."""
    columns: bool = False
    """Written from top to bottom."""

    @property
    def writes_kanji_digits(self) -> bool:
        return self.columns or self.layout == "ja-vertical"


@dataclass(frozen=True, slots=True)
class Item:
    """A labelled value in a row."""

    field: str
    text: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text on a face."""

    text: str
    box: tuple[float, float, float, float]
    """Left, top, right, bottom, in millimetres."""
    fields: tuple[str, ...]
    """What it tells; none for labels and ornament."""
    upright: bool = False
    """Written from top to bottom."""


@dataclass(frozen=True, slots=True)
class Face:
    """One printed side of a card."""

    pixels: Pixels
    size: tuple[float, float]
    """In millimetres."""
    person: Person
    design: Design
    lines: tuple[Line, ...] = ()
    """Those of generated cards; the samples have none."""
