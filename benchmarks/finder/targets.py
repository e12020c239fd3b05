"""Corners -> what the network is to answer about a picture of that size."""

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from enishi.imaging.finder import COARSE, FINE

Maps = npt.NDArray[np.float32]

WIDTH = 0.35
"""Of the hill over the middle of a card, in halves of its sides."""
WITHIN = 0.35
"""Height of the hill from which a place is asked for the corners."""
WHOLE, GONE = 0.7, 0.15
"""Shares of a card that are seen: with more it is to be found, with less it is none; between, either is right."""
SHIFT = 4
"""Bits of a pixel's fraction when outlines are drawn."""


@dataclass(frozen=True, slots=True)
class Targets:
    middles: Maps
    """(1, h / COARSE, w / COARSE)"""
    asked: Maps
    """The same shape: 0 where either answer is right."""
    corners: Maps
    """(8, h / COARSE, w / COARSE): from each place, in pixels; nan where no card is near."""
    rims: Maps
    """(1, h / FINE, w / FINE)"""


def targets(quads: Maps, size: tuple[int, int]) -> Targets:
    """Of cards (n, 4, 2) on a picture (height, width); later cards lie over earlier ones."""
    rows, columns = size[0] // COARSE, size[1] // COARSE
    middles, asked = np.zeros((rows, columns), np.float32), np.ones((rows, columns), np.float32)
    corners = np.full((8, rows, columns), np.nan, np.float32)
    rims = np.zeros((size[0] // FINE, size[1] // FINE), np.uint8)
    places = (
        np.stack(np.meshgrid(np.arange(columns), np.arange(rows)), axis=-1).astype(np.float32) * COARSE + COARSE / 2
    )
    for quad, seen in zip(quads, _shares_seen(quads, size), strict=True):
        if seen < WHOLE:
            if seen > GONE:
                cv2.fillConvexPoly(asked, np.rint(quad / COARSE - 0.5).astype(np.int32), 0)
            continue
        hill = _hill(quad, places)
        nearer = (hill > middles) & (hill > WITHIN)
        corners[:, nearer] = quad.reshape(8, 1) - np.tile(places[nearer].T, (4, 1))
        middles = np.maximum(middles, hill)
        outline = np.rint((quad / FINE - 0.5) * 2**SHIFT).astype(np.int32)
        cv2.fillConvexPoly(rims, outline, 0, cv2.LINE_8, SHIFT)
        cv2.polylines(rims, [outline], True, 255, 1, cv2.LINE_AA, SHIFT)  # noqa: FBT003 - cv2's own signature
    return Targets(middles[None], asked[None], corners, rims[None].astype(np.float32) / 255)


def _shares_seen(quads: Maps, size: tuple[int, int]) -> list[float]:
    """How much of each card lies on the picture and under no other."""
    owners = np.zeros((size[0] // FINE, size[1] // FINE), np.uint8)
    for number, quad in enumerate(quads):
        cv2.fillConvexPoly(
            owners, np.rint((quad / FINE - 0.5) * 2**SHIFT).astype(np.int32), number + 1, cv2.LINE_8, SHIFT
        )
    seen = np.bincount(owners.ravel(), minlength=len(quads) + 1)[1:] * FINE**2
    return [float(each) / max(cv2.contourArea(quad), 1.0) for each, quad in zip(seen, quads, strict=True)]


def _hill(quad: Maps, places: Maps) -> Maps:
    """1 over the middle of a card, falling toward its sides."""
    square = np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]], np.float32)
    on_card = cv2.perspectiveTransform(places.reshape(1, -1, 2), cv2.getPerspectiveTransform(quad, square))
    away = (on_card.reshape(*places.shape) ** 2).sum(axis=-1)
    inside = cv2.fillConvexPoly(np.zeros(places.shape[:2], np.uint8), np.rint(quad / COARSE - 0.5).astype(np.int32), 1)
    return np.asarray(np.exp(-away / (2 * WIDTH**2)) * inside, np.float32)
