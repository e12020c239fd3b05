"""Pixels -> the corners of every card that shows its edge."""

from collections.abc import Sequence

import cv2
import numpy as np

from enishi.imaging.choose import Candidates, choose
from enishi.imaging.evidence import Quads, Values, ends, follow, settle, support, to_lab
from enishi.imaging.finder import Finding, find
from enishi.imaging.propose import by_edges, by_rims
from enishi.model.card import Pixels, Quad

LEAST_SCORE = 0.2
"""Of the network, from which a card is thought of."""
PROPOSE_AT = 700
"""Pixels of the longer side of the picture at which edges are looked at for what they close in."""
WORK_AT = 1000
"""The same at which the sides of candidates are moved onto the edges that show,"""
SETTLE_AT = 2000
"""and those of the cards among them once more."""
SHARE_OF_EDGES = 0.4
"""Weight of the edges that show beside that of the rims that the network sees."""
PICTURE = 0
"""The place among the candidates of the picture itself, which may be all card,"""
UNSEEN = 0.3
"""and how well its sides are taken to show: worse than those of a card that lies in it."""
WITNESSES = 7
"""Points along a stretch of writing that tell where it lies."""


def locate(pixels: Pixels, writing: Sequence[Quad] = ()) -> tuple[Quad, ...]:
    """Every business card whose edge shows, in reading order; () if none does.

    Corners are in pixels of the picture, clockwise, the first edge a long one. `writing` is where text was found.
    """
    finer, factors = _reduced(pixels, SETTLE_AT)
    seen = find(finer)
    if not len(seen.quads):
        return ()
    candidates = _candidates(finer, seen, np.array(writing, np.float32).reshape(-1, 4, 2) / factors / seen.scale)
    chosen = choose(candidates)
    if not chosen or PICTURE in chosen:
        return ()
    settled, _belief = settle(to_lab(finer), candidates.quads[chosen] * seen.scale)
    return tuple(_as_quad(quad) for quad in _in_order(settled * factors))


def _candidates(pixels: Pixels, seen: Finding, boxes: Quads) -> Candidates:
    """The picture itself and what is proposed, moved onto rims and edges; in pixels of the rims."""
    proposed = _proposed(pixels, seen)
    rough = np.concatenate([proposed, follow(seen.rims, proposed)])
    small, factors = _reduced(pixels, WORK_AT)
    settled, belief = settle(to_lab(small), rough * seen.scale / factors)
    height, width = seen.rims.shape
    picture = np.array([[[0, 0], [width, 0], [width, height], [0, height]]], np.float32)
    quads = np.concatenate([picture, settled * factors / seen.scale])
    scores = seen.scores(quads) * _overlaps(quads, seen.nearest(quads))
    clear = (1 - SHARE_OF_EDGES) * support(ends(seen.rims, quads[1:])) + SHARE_OF_EDGES * support(belief)
    shows = np.concatenate([np.full((1, 4), UNSEEN, np.float32), clear])
    return Candidates(quads, scores, shows, _shares(boxes, quads))


def _proposed(pixels: Pixels, seen: Finding) -> Quads:
    """What may be a card, if the network sees the middle of one there; in pixels of its rims."""
    small, factors = _reduced(pixels, PROPOSE_AT)
    closed_in = [*by_rims(seen.rims), *(quad * factors / seen.scale for quad in by_edges(small))]
    quads = np.concatenate([seen.quads, np.array(closed_in, np.float32).reshape(-1, 4, 2)])
    return quads[seen.scores(quads) >= LEAST_SCORE]


def _overlaps(quads: Quads, others: Quads) -> Values:
    """Intersection over union of each with the other of the same place."""
    pairs = list(zip(quads, others, strict=True))
    shared = np.array([cv2.intersectConvexConvex(one, other)[0] for one, other in pairs], np.float32)
    both = np.array([cv2.contourArea(one) + cv2.contourArea(other) for one, other in pairs], np.float32)
    return np.asarray(shared / np.maximum(both - shared, 1))


def _reduced(pixels: Pixels, longest: int) -> tuple[Pixels, Values]:
    """The picture no longer than that, and what its pixels are worth in pixels of the original (x, y)."""
    height, width = pixels.shape[:2]
    scale = min(1.0, longest / max(height, width))
    size = max(1, round(width * scale)), max(1, round(height * scale))
    small = np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA), np.uint8)
    return small, np.array([width / size[0], height / size[1]], np.float32)


def _shares(boxes: Quads, quads: Quads) -> Values:
    """(boxes, quads): how much of each stretch of writing lies in each quad."""
    middle = (boxes + boxes[:, [3, 2, 1, 0]]) / 2  # the ends of the line through the middle of the writing
    places = np.linspace(0.04, 0.96, WITNESSES)[:, None]
    points = (middle[:, None, 0] * (1 - places) + middle[:, None, 1] * places).reshape(-1, 1, 1, 2)
    starts, along = quads[None], np.roll(quads, -1, axis=1)[None] - quads[None]
    away = points - starts
    inside = (along[..., 0] * away[..., 1] - along[..., 1] * away[..., 0] > 0).all(axis=2)
    return np.asarray(inside.reshape(len(boxes), WITNESSES, len(quads)).mean(axis=1))


def _in_order(quads: Quads) -> Quads:
    """Rows from the top, each from the left; a row is what lies level with the middle of its first."""
    rows: list[list[int]] = []
    for index in map(int, np.argsort(quads[:, :, 1].mean(axis=1))):
        middle = quads[index, :, 1].mean()
        if rows and middle < quads[rows[-1][0], :, 1].mean() + 0.3 * np.ptp(quads[rows[-1][0], :, 1]):
            rows[-1].append(index)
        else:
            rows.append([index])
    order = [index for row in rows for index in sorted(row, key=lambda each: float(quads[each, :, 0].mean()))]
    return quads[order]


def _as_quad(corners: Values) -> Quad:
    """Begun with the corner from which a long edge runs to the right."""
    lengths = np.linalg.norm(np.roll(corners, -1, axis=0) - corners, axis=1)
    long = 0 if lengths[0] + lengths[2] >= lengths[1] + lengths[3] else 1
    along = corners[long + 1] - corners[long]
    first = long if along[0] > 0 or (along[0] == 0 and along[1] > 0) else long + 2
    a, b, c, d = ((float(x), float(y)) for x, y in np.roll(corners, -first, axis=0))
    return a, b, c, d
