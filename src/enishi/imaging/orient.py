"""Writing on a flat side -> how far to turn it until it reads."""

from collections.abc import Callable, Sequence
from typing import Protocol

import numpy as np

from enishi.model.card import Pixels, Quad, Size

WITNESSES = 3
"""Stretches of writing that are asked: a few agree."""
GLYPHS = 9.0
"""As many thicknesses of a stretch are read; more would only take time."""
LINES_FIRST = 0.15
"""Legibility that a column must have more: most cards are printed in lines, and Latin has no other way."""


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
    witnesses = [_shortened(box) for box in sorted(map(_along_length, writing), key=_weight, reverse=True)[:WITNESSES]]
    ways = [(box, box[2:] + box[:2]) for box in witnesses]
    seen = iter(legibility(pixels, [way for both in ways for way in both]))
    votes = [0.0] * 4
    for way, back in ways:
        there, again = next(seen), next(seen)
        for here, one, other in ((way, there, again), (back, again, there)):
            turns = _turns_to_horizontal(here)
            # Glyphs set upright by a quarter turn the wrong way lie as those of a column do: they read, but backwards.
            votes[turns] += (one.as_line + other.as_column + LINES_FIRST) * _weight(here)
            votes[(turns + 1) % 4] += (one.as_line + one.as_column) * _weight(here)
    return int(np.argmax(votes))


def turned(pixels: Pixels, quarters: int) -> Pixels:
    """The side after so many quarter turns clockwise."""
    return np.ascontiguousarray(np.rot90(pixels, -quarters)) if quarters else pixels


def turned_corners(corners: Quad, quarters: int) -> Quad:
    """The same corners, begun with the top left of the side after so many quarter turns clockwise."""
    return corners[-quarters:] + corners[:-quarters] if quarters else corners  # type: ignore[return-value]


def turned_box(box: Quad, quarters: int, size: Size) -> Quad:
    """A box on a side of that size, begun with its own top left, as it lies after so many quarter turns clockwise."""
    width, height = size
    for _quarter in range(quarters):
        a, b, c, d = ((height - y, x) for x, y in box)
        box, width, height = (d, a, b, c), height, width
    return box


def _along_length(box: Quad) -> Quad:
    across, down = _lengths(box)
    return box if across >= down else box[1:] + box[:1]


def _shortened(box: Quad) -> Quad:
    along, across = _lengths(box)
    share = min(1.0, GLYPHS * across / max(along, 1.0))
    a, b, c, d = np.asarray(box, np.float64)
    b, c = a + share * (b - a), d + share * (c - d)
    return (a[0], a[1]), (b[0], b[1]), (c[0], c[1]), (d[0], d[1])


def _lengths(box: Quad) -> tuple[float, float]:
    a, b, _c, d = np.asarray(box, np.float64)
    return float(np.hypot(*(b - a))), float(np.hypot(*(d - a)))


def _weight(box: Quad) -> float:
    """About how many of the glyphs of a stretch are read; of stretches as long, the thicker one reads better."""
    along, across = _lengths(box)
    return min(along / max(across, 1.0), GLYPHS) + across / 1000


def _turns_to_horizontal(box: Quad) -> int:
    """Quarter turns clockwise after which the first edge runs to the right."""
    (ax, ay), (bx, by) = box[:2]
    if abs(bx - ax) >= abs(by - ay):
        return 0 if bx > ax else 2
    return 3 if by > ay else 1
