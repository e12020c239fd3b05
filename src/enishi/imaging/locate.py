"""Pixels -> the corners of every card that shows its edge."""

from collections.abc import Sequence

import cv2
import numpy as np

from enishi.imaging.propose import Corners, proposals
from enishi.model.card import Pixels, Quad

WORK_AT = 1000
"""Pixels of the longer side at which cards are looked for."""


def locate(pixels: Pixels, writing: Sequence[Quad] = ()) -> tuple[Quad, ...]:  # noqa: ARG001 - evidence to come
    """Every business card whose edge shows, in reading order; () if none does.

    Corners are in pixels of the picture, clockwise, the first edge a long one. `writing` is where text was found.
    """
    height, width = pixels.shape[:2]
    scale = min(1.0, WORK_AT / max(height, width))
    small = cv2.resize(pixels, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA).astype(np.uint8)
    lab = cv2.cvtColor(cv2.GaussianBlur(small, (3, 3), 0), cv2.COLOR_RGB2LAB).astype(np.float32)
    candidates = [(score, quad) for quad in proposals(small) if (score := _score(lab, quad)) > 0.45]
    candidates.sort(key=lambda each: -each[0])
    chosen: list[Corners] = []
    for _points, quad in candidates:
        if all(_overlap(quad, other) < 0.2 for other in chosen):
            chosen.append(quad)
    return tuple(
        _as_quad(quad / scale)
        for quad in sorted(chosen, key=lambda q: (q[:, 1].mean() // (0.15 * small.shape[0]), q[:, 0].mean()))
    )


def _score(lab: np.ndarray, quad: Corners) -> float:
    height, width = lab.shape[:2]
    lengths = np.hypot(*(np.roll(quad, -1, axis=0) - quad).T)
    long, short = (
        max(lengths[0] + lengths[2], lengths[1] + lengths[3]),
        min(lengths[0] + lengths[2], lengths[1] + lengths[3]),
    )
    if short < 60 or not 1.15 < long / short < 2.4 or not cv2.isContourConvex(quad):
        return 0
    if (quad < 3).any() or (quad[:, 0] > width - 4).any() or (quad[:, 1] > height - 4).any():
        return 0
    support = []
    for a, b in zip(quad, np.roll(quad, -1, axis=0), strict=True):
        t = np.linspace(0.06, 0.94, 40)[:, None]
        points = a + t * (b - a)
        normal = np.array([(b - a)[1], -(b - a)[0]]) / np.hypot(*(b - a))
        outside, inside = points + 4 * normal, points - 4 * normal
        diff = _at(lab, outside) - _at(lab, inside)
        support.append(float((np.hypot(np.hypot(diff[:, 0], diff[:, 1]), diff[:, 2]) > 8).mean()))
    area = cv2.contourArea(quad) / (height * width)
    return min(support) * 0.6 + 0.3 * float(np.mean(support)) + 0.1 * min(1, area * 4)


def _at(lab: np.ndarray, points: np.ndarray) -> np.ndarray:
    x = np.clip(points[:, 0].round().astype(int), 0, lab.shape[1] - 1)
    y = np.clip(points[:, 1].round().astype(int), 0, lab.shape[0] - 1)
    return np.asarray(lab[y, x])


def _overlap(one: Corners, other: Corners) -> float:
    area, _ = cv2.intersectConvexConvex(one, other)
    return float(area / min(cv2.contourArea(one), cv2.contourArea(other)))


def _as_quad(corners: Corners) -> Quad:
    lengths = np.hypot(*(np.roll(corners, -1, axis=0) - corners).T)
    first = 0 if lengths[0] + lengths[2] >= lengths[1] + lengths[3] else 1
    corners = np.roll(corners, -first, axis=0)
    if corners[0, 0] + corners[0, 1] > corners[2, 0] + corners[2, 1]:
        corners = np.roll(corners, 2, axis=0)
    a, b, c, d = ((float(x), float(y)) for x, y in corners)
    return a, b, c, d
