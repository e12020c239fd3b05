"""Writing on a flat side -> how far to turn it until it reads."""

from collections.abc import Callable, Sequence
from typing import Protocol

import numpy as np

from enishi.model.card import Pixels, Quad

WITNESSES = 4
"""Stretches of writing that are asked; more change no verdict and cost 20 ms each."""


class Legible(Protocol):
    @property
    def as_line(self) -> float: ...

    @property
    def as_column(self) -> float: ...


def quarter_turns(
    pixels: Pixels, writing: Sequence[Quad], legibility: Callable[[Pixels, Sequence[Quad]], Sequence[Legible]]
) -> int:
    """Quarter turns clockwise (0..3) that set a side upright, by the votes of its longest stretches of writing.

    Each is read along its length, both ways, as a line (glyphs upright) and as a column (glyphs turned).
    """
    witnesses = sorted((_along_length(box) for box in writing), key=_weight, reverse=True)[:WITNESSES]
    ways = [way for box in witnesses for way in (box, box[2:] + box[:2])]
    votes = [0.0] * 4
    for way, seen in zip(ways, legibility(pixels, ways), strict=True):
        turns = _turns_to_horizontal(way)
        votes[turns] += seen.as_line * _weight(way)
        votes[(turns + 1) % 4] += seen.as_column * _weight(way)
    return int(np.argmax(votes))


def turned(pixels: Pixels, quarters: int) -> Pixels:
    """The side after so many quarter turns clockwise."""
    return np.ascontiguousarray(np.rot90(pixels, -quarters))


def turned_corners(corners: Quad, quarters: int) -> Quad:
    """The same corners, begun with the top left of the side after so many quarter turns clockwise."""
    return corners[-quarters:] + corners[:-quarters] if quarters else corners  # type: ignore[return-value]


def _along_length(box: Quad) -> Quad:
    across, down = _lengths(box)
    return box if across >= down else box[1:] + box[:1]


def _lengths(box: Quad) -> tuple[float, float]:
    a, b, _c, d = np.asarray(box, np.float64)
    return float(np.hypot(*(b - a))), float(np.hypot(*(d - a)))


def _weight(box: Quad) -> float:
    """About how many glyphs a stretch holds."""
    along, across = _lengths(box)
    return min(along / max(across, 1.0), 12.0)


def _turns_to_horizontal(box: Quad) -> int:
    """Quarter turns clockwise after which the first edge runs to the right."""
    (ax, ay), (bx, by) = box[:2]
    if abs(bx - ax) >= abs(by - ay):
        return 0 if bx > ax else 2
    return 3 if by > ay else 1
