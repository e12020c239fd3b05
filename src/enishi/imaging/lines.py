"""Pixels -> quads whose sides are straight lines that meet: cards that nothing closes in."""

from collections.abc import Iterator
from itertools import combinations

import cv2
import numpy as np
import numpy.typing as npt

from enishi.imaging.propose import clockwise
from enishi.model.card import Pixels

Segments = npt.NDArray[np.float64]
"""Shape (n, 2, 2): both ends."""

SHORTEST = 0.025
"""Of the longer side of the picture; letters and threads are shorter."""
LONGEST = 3.0
"""Long to short side of a card, badly tilted."""
MOST_LINES = 120
"""The longest are kept: two dozen cards have 96 sides."""
SAME_LINE = 2.5
"""Pixels that pieces of one line lie apart at most, across it,"""
SAME_COURSE = 0.012
"""and more of them for each pixel of distance along it."""
GAP = 0.8
"""Of a line's length that may be missing where it meets another: a finger, a round corner, a side that fades."""
STEEPEST, FLATTEST = np.deg2rad(50), np.deg2rad(130)
"""Angles at which the sides of a tilted card meet."""
LEAST_DRAWN = 0.5
"""Of a quad's outline that must lie on lines."""
SAME_CORNER = 10
"""Pixels: the two edges of a shadowed rim give sixteen quads of every card."""
MOST_QUADS = 300
"""The most complete are kept: the grid of a tiled table has tens of thousands."""
BOOST = 4.0
"""How much faint edges are strengthened for the second look."""


def by_lines(pixels: Pixels) -> Iterator[npt.NDArray[np.float32]]:
    """Every four lines that meet in four corners and are mostly there, the most complete first."""
    lines = _joined(_segments(pixels))
    meets, places = _meetings(lines)
    a, b, c, d = _rounds(meets).T  # a and c face one another, b and d too
    corners = np.stack([places[a, b], places[b, c], places[c, d], places[d, a]], axis=1)
    outline = np.linalg.norm(np.roll(corners, 1, axis=1) - corners, axis=2)
    lengths = np.linalg.norm(lines[:, 1] - lines[:, 0], axis=1)
    drawn = np.minimum(outline, lengths[np.stack([a, b, c, d], axis=1)]).sum(axis=1)
    drawn /= np.maximum(outline.sum(axis=1), 1)
    long, short = outline.max(axis=1, initial=0), outline.min(axis=1, initial=np.inf)
    drawn[(short < SHORTEST * max(pixels.shape)) | (long > LONGEST * short)] = 0
    order = np.argsort(-drawn)
    order = order[drawn[order] > LEAST_DRAWN]
    places_seen = np.sort(np.rint(corners[order] / SAME_CORNER).astype(np.int64) @ [10_000, 1], axis=1)
    _places, firsts = np.unique(places_seen, axis=0, return_index=True)
    for index in order[np.sort(firsts)[:MOST_QUADS]]:
        yield clockwise(corners[index].astype(np.float32))


def _rounds(meets: npt.NDArray[np.bool_]) -> npt.NDArray[np.intp]:
    """Each four lines of which each meets the next, once."""
    count = meets.astype(np.int32)
    facing = np.argwhere(np.triu(~meets & (count @ count > 1), 1))
    rounds = [
        (first, third, second, fourth)
        for first, second in facing
        for third, fourth in combinations(np.flatnonzero(meets[first] & meets[second]), 2)
        if first < third and not meets[third, fourth]
    ]
    return np.array(rounds, np.intp).reshape(-1, 4)


def _segments(pixels: Pixels) -> Segments:
    grey = cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY).astype(np.float32)
    level = cv2.GaussianBlur(grey, (0, 0), 0.02 * max(grey.shape))
    boosted = np.clip(128 + BOOST * (cv2.GaussianBlur(grey, (5, 5), 0) - level), 0, 255)
    found = []
    for plane in (grey, boosted):
        segments = cv2.createLineSegmentDetector(cv2.LSD_REFINE_STD).detect(plane.astype(np.uint8))[0]
        if segments is not None:
            found.append(segments.reshape(-1, 2, 2))
    ends = np.concatenate(found) if found else np.zeros((0, 2, 2))
    lengths = np.linalg.norm(ends[:, 1] - ends[:, 0], axis=1)
    order = np.argsort(-lengths)
    return np.asarray(ends[order[lengths[order] > SHORTEST * max(grey.shape)]], np.float64)


def _joined(segments: Segments) -> Segments:
    """Pieces of one line made one, the longest lines first."""
    lines = []
    left = np.ones(len(segments), bool)
    for index, (start, end) in enumerate(segments):
        if not left[index]:
            continue
        length = float(np.linalg.norm(end - start))
        along = (end - start) / length
        where = (segments - start) @ along
        beyond = np.maximum(0, np.maximum(-where, where - length))
        off = np.abs((segments - start) @ np.array([-along[1], along[0]]))
        mates = np.flatnonzero(left & (off < SAME_LINE + SAME_COURSE * beyond).all(axis=1))
        mates = mates[_run(np.sort(where[mates], axis=1), length)]
        left[mates] = False
        ends = segments[mates].reshape(-1, 2)
        reach = where[mates].ravel()
        lines.append([ends[reach.argmin()], ends[reach.argmax()]])
    lines.sort(key=lambda line: -float(np.linalg.norm(line[1] - line[0])))
    return np.array(lines[:MOST_LINES]).reshape(-1, 2, 2)


def _run(spans: npt.NDArray[np.float64], length: float) -> npt.NDArray[np.bool_]:
    """Which of the pieces on one line follow on from the first, that spans 0..length."""
    low, high = 0.0, length
    taken = np.zeros(len(spans), bool)
    while True:
        gap = GAP * (high - low)
        more = ~taken & (spans[:, 0] < high + gap) & (spans[:, 1] > low - gap)
        if not more.any():
            return taken
        taken |= more
        low, high = min(low, spans[more, 0].min()), max(high, spans[more, 1].max())


def _meetings(lines: Segments) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.float64]]:
    """Which lines meet about at their ends or between, and where."""
    n = len(lines)
    if not n:
        return np.zeros((0, 0), bool), np.zeros((0, 0, 2))
    starts, along = lines[:, 0], lines[:, 1] - lines[:, 0]
    lengths = np.linalg.norm(along, axis=1)
    cross = along[:, None, 0] * along[None, :, 1] - along[:, None, 1] * along[None, :, 0]
    sines = np.abs(cross) / (lengths[:, None] * lengths[None])
    safe = np.where(np.abs(cross) < 1e-9, 1e-9, cross)
    away = starts[None] - starts[:, None]
    place = (away[..., 0] * along[None, :, 1] - away[..., 1] * along[None, :, 0]) / safe  # along the first, 0..1
    near = (place > -GAP) & (place < 1 + GAP)
    meets = near & near.T & (sines > np.sin(STEEPEST))
    return meets, starts[:, None] + place[..., None] * along[:, None]
