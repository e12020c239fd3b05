"""Candidates -> what each is worth as a card, by its edges, its shape and the writing on it."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from enishi.imaging.evidence import Quads, Values, support

LEAST_SUPPORT = 0.35
"""Of the worst side: a finger or a pen may hide much of one."""
ASPECTS = (1.5, 1.8)
"""Long to short side of the cards in use."""
ASPECT_SPREAD = 0.17
"""Of its logarithm: a tilt of 25 degrees changes it by 0.1, one of 35 by 0.2."""
SQUARE_ENOUGH = 0.2
"""Cosine of a corner's angle up to which the tilt of a hand explains it."""
SQUARE_SPREAD = 0.45
WORDLESS = 0.3
"""What is left of the worth of a candidate without writing while others have some."""


@dataclass(frozen=True)
class Candidates:
    """n quads with what speaks for each."""

    quads: Quads
    belief: Values
    """(n, 4, samples), in an edge along each side."""
    writing: Values
    """(boxes, n): share of each stretch of writing that lies inside."""
    lengths: Values
    """(boxes,)"""

    def take(self, which: npt.ArrayLike) -> "Candidates":
        index = np.asarray(which, np.intp)
        return Candidates(self.quads[index], self.belief[index], self.writing[:, index], self.lengths)


def looks(candidates: Candidates) -> Values:
    """How much each looks like a card whose edge shows, 0..1."""
    return np.asarray(_edges(support(candidates.belief)) * shape(candidates.quads))


def shape(quads: Quads) -> Values:
    """How near each comes to the shape of a card held at a slant, 0..1."""
    lengths = np.linalg.norm(np.roll(quads, -1, axis=1) - quads, axis=2)
    one, other = (lengths[:, 0] + lengths[:, 2]) / 2, (lengths[:, 1] + lengths[:, 3]) / 2
    aspect = np.log(np.maximum(one, other) / np.maximum(np.minimum(one, other), 1))
    low, high = np.log(ASPECTS)
    long_or_short = np.maximum(0, np.maximum(low - aspect, aspect - high)) / ASPECT_SPREAD
    skew = np.maximum(0, np.abs(_cosines(quads)).max(axis=1) - SQUARE_ENOUGH) / SQUARE_SPREAD
    return np.asarray(np.exp(-(long_or_short**2) / 2 - skew**2))


def words(candidates: Candidates) -> Values:
    """1 for writing wholly inside, less for writing cut through, least for none."""
    if not len(candidates.lengths):
        return np.ones(len(candidates.quads), np.float32)
    lengths = candidates.lengths[:, None]
    inside = (lengths * (candidates.writing >= 0.99)).sum(axis=0)
    cut = (lengths * np.minimum(candidates.writing, 1 - candidates.writing) * 2).sum(axis=0)
    clean = inside / np.maximum(inside + 0.5 * cut, 1e-6)
    return np.asarray(np.where(inside > 0, WORDLESS + (1 - WORDLESS) * clean, WORDLESS))


def _edges(sides: Values) -> Values:
    edges = 0.7 * sides.min(axis=1) + 0.3 * sides.mean(axis=1)
    return np.asarray(np.where(sides.min(axis=1) >= LEAST_SUPPORT, edges, 0))


def _cosines(quads: Quads) -> Values:
    along = np.roll(quads, -1, axis=1) - quads
    along = along / np.maximum(np.linalg.norm(along, axis=2, keepdims=True), 1e-6)
    return np.asarray((along * np.roll(along, -1, axis=1)).sum(axis=2))
