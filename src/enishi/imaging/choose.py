"""Quads with what speaks for them -> the cards among them: of things that overlap, the one that is surest."""

from dataclasses import dataclass

import cv2
import numpy as np

from enishi.imaging.evidence import Quads, Values

LEAST_WORTH = 0.12
ASPECTS = (1.45, 1.85)
"""Long to short side of the cards in use."""
ASPECT_SPREAD = 0.14
"""Of its logarithm: a tilt of 25 degrees changes it by 0.1."""
SQUARE_ENOUGH = 0.2
"""Cosine of a corner's angle up to which the tilt of a hand explains it."""
SQUARE_SPREAD = 0.45
APART = 0.5
"""Share of the smaller one that two cards may overlap: one lies over the blank corner of the other."""
ALIKE = 1.2
"""How much likelier what is as large as the other cards on the picture is one too."""
SIZE_SPREAD = 0.5
"""Of the logarithm of their areas: the near end of a desk held at a slant is half as large again as the far one."""
WRITTEN = 0.5
"""Share of a stretch of writing that lies on a card for it to be the card's."""
WORDLESS = 0.6
"""What is left of the worth of a candidate without writing while others have some: small print is overlooked."""


@dataclass(frozen=True, slots=True)
class Candidates:
    """n quads with what speaks for each."""

    quads: Quads
    scores: Values
    """(n,), how sure the network is that there is a card, 0..1."""
    support: Values
    """(n, 4), how well each side shows, 0..1."""
    writing: Values
    """(boxes, n): share of each stretch of writing that lies inside."""


def choose(candidates: Candidates) -> list[int]:
    """Which are cards, the surest first: cards on one picture are of one size."""
    worth = _worth(candidates)
    chosen = _surest(candidates.quads, worth)
    return _surest(candidates.quads, worth * _alike(candidates.quads, chosen)) if len(chosen) > 1 else chosen


def shape(quads: Quads) -> Values:
    """How near each comes to the shape of a card held at a slant, 0..1."""
    along = np.roll(quads, -1, axis=1) - quads
    lengths = np.maximum(np.linalg.norm(along, axis=2), 1e-6)
    one, other = lengths[:, 0] + lengths[:, 2], lengths[:, 1] + lengths[:, 3]
    aspect = np.log(np.maximum(one, other) / np.minimum(one, other))
    low, high = np.log(ASPECTS)
    long_or_short = np.maximum(0, np.maximum(low - aspect, aspect - high)) / ASPECT_SPREAD
    ways = along / lengths[..., None]
    cosines = np.abs((ways * np.roll(ways, -1, axis=1)).sum(axis=2)).max(axis=1)
    skew = np.maximum(0, cosines - SQUARE_ENOUGH) / SQUARE_SPREAD
    return np.asarray(np.exp(-(long_or_short**2) / 2 - skew**2))


def _worth(candidates: Candidates) -> Values:
    shows = (candidates.support.mean(axis=1) + candidates.support.min(axis=1)) / 2
    worth = candidates.scores * shows * shape(candidates.quads)
    if len(candidates.writing):
        worth = worth * np.where((candidates.writing >= WRITTEN).any(axis=0), 1, WORDLESS)
    return np.asarray(worth)


def _surest(quads: Quads, worth: Values) -> list[int]:
    areas = [cv2.contourArea(quad, oriented=True) for quad in quads]
    chosen: list[int] = []
    for index in map(int, np.argsort(-worth)):
        if worth[index] < LEAST_WORTH or areas[index] <= 0 or not cv2.isContourConvex(quads[index]):
            continue
        if all(_shared(quads[index], quads[other]) < APART * min(areas[index], areas[other]) for other in chosen):
            chosen.append(index)
    return chosen


def _alike(quads: Quads, chosen: list[int]) -> Values:
    """How much likelier a card each is because it is, or is not, as large as those chosen."""
    sizes = np.log([max(cv2.contourArea(quad), 1) for quad in quads])
    return np.asarray(ALIKE * np.exp(-(((sizes - np.median(sizes[chosen])) / SIZE_SPREAD) ** 2) / 2))


def _shared(one: Quads, other: Quads) -> float:
    return float(cv2.intersectConvexConvex(one, other)[0])
