"""Quads with what speaks for them -> the cards among them: of things that overlap, the one that is surest."""

from dataclasses import dataclass

import cv2
import numpy as np

from enishi.imaging.evidence import Quads, Values

LEAST_WORTH = 0.12
LEAST_OF_FIRST = 0.1
"""Lower: where there is one card, something has to be it."""
ASPECTS = (1.45, 1.85)
"""Long to short side of the cards in use."""
ASPECT_SPREAD = 0.14
"""Of its logarithm: a tilt of 25 degrees changes it by 0.1."""
SQUARE_ENOUGH = 0.2
"""Cosine of a corner's angle up to which the tilt of a hand explains it."""
SQUARE_SPREAD = 0.45
APART = 0.5
"""Share of the smaller one that two cards may overlap: one lies over the blank corner of the other."""
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
    """Which are cards, the surest first."""
    quads, worth = candidates.quads, _worth(candidates)
    areas = [cv2.contourArea(quad, oriented=True) for quad in quads]
    chosen: list[int] = []
    for index in map(int, np.argsort(-worth)):
        least = LEAST_WORTH if chosen else LEAST_OF_FIRST
        if worth[index] < least or areas[index] <= 0 or not cv2.isContourConvex(quads[index]):
            continue
        if all(_shared(quads[index], quads[other]) < APART * min(areas[index], areas[other]) for other in chosen):
            chosen.append(index)
    return chosen


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


def _shared(one: Quads, other: Quads) -> float:
    return float(cv2.intersectConvexConvex(one, other)[0])
