"""Candidates -> the cards among them: of things that overlap, the one that is a card."""

from collections.abc import Iterable, Sequence

import cv2
import numpy as np
import numpy.typing as npt

from enishi.imaging.evidence import Quads, Values, points_along
from enishi.imaging.worth import LEAST_SUPPORT, WORDLESS, Candidates, looks, shape, words

LEAST_WORTH = 0.4
SAME = 0.9
"""Overlap (intersection over union) above which two candidates are one and the same."""
APART = 0.1
"""Share of the smaller one that two cards may overlap: corners lie on one another."""
INSIDE = 0.93
"""Share of a candidate that lies in another for it to lie inside."""
PART = 0.35
"""Share of a card from which a panel of its own colour is taken for a part of it and not for something on it."""
FRAME = 0.5
"""Share of a card from which a frame printed on it is taken for a frame."""
FEW_SAMPLES = 3
"""Along a side: fewer tell nothing."""
NEAR = 4.0
"""Pixels within which a point still belongs to an edge."""
ON_EDGE = 1.5
"""The same for two sides that are one edge: cards a millimetre apart have theirs 2 pixels apart."""
LIKE_WHOLE = 0.75
"""Of the worth of its part, that a whole must have: the edge toward the desk is fainter than that of a panel."""
TILED = 0.7
"""Share of a candidate that several cards in it must cover to show it to be their sheet or heap."""
BORROWED = 0.7
"""What is left of the worth of a candidate two of whose sides are those of better ones beside it."""
ALIKE = 0.9
"""Agreement in size with the other cards from which a candidate may do without writing,"""
WORDLESS_ALIKE = 0.75
"""and is worth this share."""


def choose(candidates: Candidates) -> Quads:
    """The cards, in no order."""
    candidates = candidates.take(np.flatnonzero(looks(candidates) >= LEAST_WORTH))
    candidates = candidates.take(_without_doubles(candidates.quads, looks(candidates) * words(candidates)))
    shared = _overlaps(candidates.quads)
    own = _own_sides(candidates, shared)
    kept = _whole_and_single(candidates, own, shared)
    candidates, own, shared = candidates.take(kept), own[kept], shared[np.ix_(kept, kept)]
    areas, conflict = shared.diagonal(), _conflicts(shared)
    seen, written = own * looks(candidates), words(candidates)
    chosen = _best_set(seen * written, conflict)
    if len(chosen) > 1:
        alike = _size_agreement(areas, chosen)
        written = np.maximum(written, np.where(alike > ALIKE, WORDLESS_ALIKE, 0))
        chosen = _best_set(seen * written * alike, conflict)
    return candidates.quads[chosen]


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


def _whole_and_single(candidates: Candidates, own: Values, shared: Values) -> list[int]:
    """What is neither several cards nor a part of one."""
    areas, form, written = shared.diagonal(), shape(candidates.quads), words(candidates)
    worth = own * looks(candidates) * written
    inside = _inside(shared)
    cards = [index for index in map(int, np.argsort(-worth)) if written[index] > WORDLESS and form[index] > 0.6]
    single = [
        index
        for index in range(len(areas))
        if not _is_tiled([card for card in cards if inside[card, index]], areas, shared, index)
    ]
    return [
        index
        for index in single
        if not any(
            inside[index, other]
            and worth[other] >= LIKE_WHOLE * worth[index]
            and form[other] >= LIKE_WHOLE * form[index]
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


def _own_sides(candidates: Candidates, shared: Values) -> Values:
    """1, or less for what lies between cards, or reaches over the gap around one, and is bounded by others' edges."""
    quads, areas, conflict = candidates.quads, shared.diagonal(), _conflicts(shared)
    worth = looks(candidates) * words(candidates)
    is_tighter = _inside(shared) & (areas[:, None] > LIKE_WHOLE * areas[None])  # [child, parent]
    too_wide = set(np.flatnonzero(is_tighter.any(axis=0)).tolist())
    factor = np.ones(len(quads), np.float32)
    points = points_along(quads)[:, :, ::4]
    lows, highs = quads.min(axis=1) - NEAR, quads.max(axis=1) + NEAR
    for index in range(len(quads)):
        beside = (lows[index] < highs).all(axis=1) & (lows < highs[index]).all(axis=1) & ~conflict[index]
        beside[index] = False
        better = [quads[other] for other in np.flatnonzero(beside & (worth > worth[index]))]
        around = [quads[other] for other in np.flatnonzero(beside) if index in too_wide]
        if _count_along(points[index], better, NEAR) > 1 or _count_along(points[index], around, ON_EDGE) > 1:
            factor[index] = BORROWED
    return factor


def _inside(shared: Values) -> npt.NDArray[np.bool_]:
    """[child, parent]"""
    inside = np.asarray(shared > INSIDE * shared.diagonal()[:, None], np.bool_)
    np.fill_diagonal(inside, val=False)
    return inside


def _conflicts(shared: Values) -> npt.NDArray[np.bool_]:
    areas = shared.diagonal()
    conflict = np.asarray(shared > APART * np.minimum(areas[:, None], areas[None, :]), np.bool_)
    np.fill_diagonal(conflict, val=False)
    return conflict


def _count_along(sides: Values, quads: Sequence[Values], near: float) -> int:
    """How many of four sides run along a side of one of the quads."""
    return sum(any(_distance(side, quad) < near for quad in quads) for side in sides)


def _distance(points: Values, quad: Values) -> float:
    away = [abs(cv2.pointPolygonTest(quad, (float(x), float(y)), measureDist=True)) for x, y in points]
    return float(np.median(away))


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
