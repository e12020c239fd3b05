"""Candidates -> the cards among them: of things that overlap, the one that is a card."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from enishi.imaging.evidence import Quads, Values, points_along, support

LEAST_SUPPORT = 0.35
"""Of the worst side: a finger or a pen may hide much of one."""
LEAST_WORTH = 0.4
SAME = 0.9
"""Overlap (intersection over union) above which two candidates are one and the same."""
APART = 0.1
"""Share of the smaller one that two cards may overlap: corners lie on one another."""
ASPECTS = (1.5, 1.8)
"""Long to short side of the cards in use."""
ASPECT_SPREAD = 0.17
"""Of its logarithm: a tilt of 25 degrees changes it by 0.1, one of 35 by 0.2."""
SQUARE_ENOUGH = 0.2
"""Cosine of a corner's angle up to which the tilt of a hand explains it."""
SQUARE_SPREAD = 0.45
WORDLESS = 0.3
"""What is left of the worth of a candidate without writing while others have some."""
PART = 0.35
"""Share of a card from which a panel of its own colour is taken for a part of it and not for something on it."""
FRAME = 0.5
"""Share of a card from which a frame printed on it is taken for a frame."""
FEW_SAMPLES = 3
"""Along a side: fewer tell nothing."""
NEAR = 4.0
"""Pixels within which a point still belongs to an edge."""
LIKE_WHOLE = 0.75
"""Of the worth of its part, that a whole must have: the edge toward the desk is fainter than that of a panel."""
TILED = 0.7
"""Share of a candidate that several cards in it must cover to show it to be their sheet or heap."""


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


def choose(candidates: Candidates) -> Quads:
    """The cards, in no order."""
    looks = _edges(support(candidates.belief)) * _shape(candidates.quads)
    candidates = candidates.take(np.flatnonzero(looks >= LEAST_WORTH))
    looks = looks[looks >= LEAST_WORTH]
    words = _words(candidates)
    kept = _without_doubles(candidates.quads, looks * words)
    candidates, looks, words = candidates.take(kept), looks[kept], words[kept]
    shared = _overlaps(candidates.quads)
    kept = _whole_and_single(candidates, looks, words, shared)
    candidates, looks, words, shared = candidates.take(kept), looks[kept], words[kept], shared[np.ix_(kept, kept)]
    areas = shared.diagonal()
    conflict = shared > APART * np.minimum(areas[:, None], areas[None, :])
    np.fill_diagonal(conflict, val=False)
    chosen = _best_set(looks * words, conflict)
    if len(chosen) > 1:
        alike = _size_agreement(areas, chosen)
        chosen = _best_set(looks * np.maximum(words, np.where(alike > 0.9, 0.75, 0)) * alike, conflict)
    return candidates.quads[chosen]


def _edges(sides: Values) -> Values:
    edges = 0.7 * sides.min(axis=1) + 0.3 * sides.mean(axis=1)
    return np.asarray(np.where(sides.min(axis=1) >= LEAST_SUPPORT, edges, 0))


def _shape(quads: Quads) -> Values:
    lengths = np.linalg.norm(np.roll(quads, -1, axis=1) - quads, axis=2)
    one, other = (lengths[:, 0] + lengths[:, 2]) / 2, (lengths[:, 1] + lengths[:, 3]) / 2
    aspect = np.log(np.maximum(one, other) / np.maximum(np.minimum(one, other), 1))
    low, high = np.log(ASPECTS)
    long_or_short = np.maximum(0, np.maximum(low - aspect, aspect - high)) / ASPECT_SPREAD
    skew = np.maximum(0, np.abs(_cosines(quads)).max(axis=1) - SQUARE_ENOUGH) / SQUARE_SPREAD
    return np.asarray(np.exp(-(long_or_short**2) / 2 - skew**2))


def _cosines(quads: Quads) -> Values:
    along = np.roll(quads, -1, axis=1) - quads
    along = along / np.maximum(np.linalg.norm(along, axis=2, keepdims=True), 1e-6)
    return np.asarray((along * np.roll(along, -1, axis=1)).sum(axis=2))


def _words(candidates: Candidates) -> Values:
    """1 for writing wholly inside, less for writing cut through, least for none."""
    if not len(candidates.lengths):
        return np.ones(len(candidates.quads), np.float32)
    lengths = candidates.lengths[:, None]
    inside = (lengths * (candidates.writing >= 0.99)).sum(axis=0)
    cut = (lengths * np.minimum(candidates.writing, 1 - candidates.writing) * 2).sum(axis=0)
    clean = inside / np.maximum(inside + 0.5 * cut, 1e-6)
    return np.asarray(np.where(inside > 0, WORDLESS + (1 - WORDLESS) * clean, WORDLESS))


def _without_doubles(quads: Quads, worth: Values) -> list[int]:
    kept: list[int] = []
    areas = [cv2.contourArea(quad) for quad in quads]
    for index in map(int, np.argsort(-worth)):
        if not any(_is_double(quads, areas, index, other) for other in kept):
            kept.append(index)
    return kept


def _is_double(quads: Quads, areas: Sequence[float], one: int, other: int) -> bool:
    if not SAME < areas[one] / areas[other] < 1 / SAME:
        return False
    shared = float(cv2.intersectConvexConvex(quads[one], quads[other])[0])
    return shared / (areas[one] + areas[other] - shared) > SAME


def _overlaps(quads: Quads) -> Values:
    """(n, n): the area that two candidates share; on the diagonal, their own."""
    shared = np.zeros((len(quads), len(quads)), np.float32)
    lows, highs = quads.min(axis=1), quads.max(axis=1)
    for one in range(len(quads)):
        shared[one, one] = cv2.contourArea(quads[one])
        for other in range(one):
            if (lows[one] < highs[other]).all() and (lows[other] < highs[one]).all():
                shared[one, other] = shared[other, one] = cv2.intersectConvexConvex(quads[one], quads[other])[0]
    return shared


def _whole_and_single(candidates: Candidates, looks: Values, words: Values, shared: Values) -> list[int]:
    """What is neither several cards nor a part of one."""
    areas = shared.diagonal()
    shape = _shape(candidates.quads)
    inside = shared > 0.93 * areas[:, None]  # [child, parent]
    np.fill_diagonal(inside, val=False)
    cards = [index for index in map(int, np.argsort(-looks)) if words[index] > WORDLESS and shape[index] > 0.6]
    single = [
        index
        for index in range(len(areas))
        if not _is_tiled([card for card in cards if inside[card, index]], areas, shared, index)
    ]
    worth = looks * words
    return [
        index
        for index in single
        if not any(
            inside[index, other]
            and worth[other] >= LIKE_WHOLE * worth[index]
            and shape[other] >= LIKE_WHOLE * shape[index]
            and _is_part(candidates, areas, index, other)
            for other in single
        )
    ]


def _is_tiled(cards: Sequence[int], areas: Values, shared: Values, whole: int) -> bool:
    tiles: list[int] = []
    for card in cards:
        if areas[card] < 0.6 * areas[whole] and all(shared[card, tile] < APART * areas[card] for tile in tiles):
            tiles.append(card)
    return len(tiles) > 1 and sum(areas[tile] for tile in tiles) > TILED * areas[whole]


def _is_part(candidates: Candidates, areas: Values, part: int, whole: int) -> bool:
    """Whether the whole has edges of its own beyond the part, and the part is no card that lies in it."""
    share = areas[part] / areas[whole]
    quads = candidates.quads[[part, whole]]
    if share <= PART or (share <= FRAME and _sides_in_common(*quads) < 2):
        return False
    beyond = _beyond(points_along(quads[1:])[0], quads[0])
    belief = candidates.belief[whole]
    return all(
        belief[side, beyond[side]].mean() >= LEAST_SUPPORT for side in range(4) if beyond[side].sum() >= FEW_SAMPLES
    )


def _beyond(points: Values, quad: Values) -> npt.NDArray[np.bool_]:
    """Which points lie off a quad."""
    return np.array(
        [
            [cv2.pointPolygonTest(quad, (float(x), float(y)), measureDist=True) < -NEAR for x, y in side]
            for side in points
        ]
    )


def _sides_in_common(part: npt.NDArray[np.float32], whole: npt.NDArray[np.float32]) -> int:
    near = 0.03 * float(np.sqrt(cv2.contourArea(whole)))
    along = np.roll(whole, -1, axis=0) - whole
    normals = np.stack([along[:, 1], -along[:, 0]], axis=1) / np.linalg.norm(along, axis=1, keepdims=True)
    away = np.abs(((part[:, None] - whole[None]) * normals[None]).sum(axis=2)) < near  # [corner, side]
    return int((away & np.roll(away, -1, axis=0)).any(axis=1).sum())


def _best_set(worth: Values, conflict: npt.NDArray[np.bool_]) -> list[int]:
    """Candidates without conflict of the greatest worth together: greedy, then one exchanged for several."""
    everyone = [index for index in map(int, np.argsort(-worth)) if worth[index] >= LEAST_WORTH]
    chosen = _greedy(everyone, conflict)
    for index in tuple(chosen):
        rest = [other for other in chosen if other != index]
        rivals = [other for other in everyone if conflict[index, other] and not conflict[other, rest].any()]
        better = _greedy(rivals, conflict)
        if sum(worth[each] for each in better) > worth[index]:
            chosen = rest + better
    return chosen


def _greedy(order: Iterable[int], conflict: npt.NDArray[np.bool_]) -> list[int]:
    chosen: list[int] = []
    for index in order:
        if not conflict[index, chosen].any():
            chosen.append(index)
    return chosen


def _size_agreement(areas: Values, chosen: Sequence[int]) -> Values:
    """Cards of one photo are about equally large; what covers most of the picture tells how large."""
    ordered = np.sort(areas[chosen])
    usual = ordered[np.searchsorted(ordered.cumsum(), ordered.sum() / 2)]
    off = np.abs(np.log(areas / usual))
    return np.asarray(np.exp(-(np.maximum(0, off - 0.35) ** 2)))
