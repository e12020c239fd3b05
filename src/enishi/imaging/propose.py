"""Pixels -> quads that may be cards, because something closes them in."""

from collections.abc import Iterator

import cv2
import numpy as np
import numpy.typing as npt

from enishi.model.card import Pixels

Corners = npt.NDArray[np.float32]
"""Shape (4, 2), clockwise."""
Plane = npt.NDArray[np.uint8]

EDGES = ((3, 150), (3, 60), (5, 30))
"""(blur in pixels, least gradient)."""
RIMS = (0.1, 0.2, 0.3, 0.5)
SMALLEST = 0.004
"""Of the picture: a card of two dozen on a table is 0.01."""
LEAST_FILLED = 0.85
"""Of the quad, by the shape it was drawn around: a card with rounded corners or a finger on it fills more."""


def by_edges(pixels: Pixels) -> Iterator[Corners]:
    """What is closed in by edges, from the strong ones down to those that only just rise above the noise."""
    for blur, strength in EDGES:
        smooth = cv2.GaussianBlur(pixels, (blur, blur), 0)
        planes = [np.ascontiguousarray(smooth[:, :, each]) for each in range(3)]
        edges = np.max([cv2.Canny(plane, strength / 3, strength, L2gradient=True) for plane in planes], axis=0)
        for width in (1, 3):
            closed = cv2.dilate(edges, np.ones((width, width), np.uint8))
            yield from _quads(cv2.bitwise_not(closed).astype(np.uint8))


def by_rims(rims: npt.NDArray[np.float32]) -> Iterator[Corners]:
    """What is closed in by the rims (0..1) that the network sees, the faint and the clear ones."""
    for least in RIMS:
        yield from _quads(np.asarray(rims < least, np.uint8) * 255)


def _quads(mask: Plane) -> Iterator[Corners]:
    contours, _hierarchy = cv2.findContours(mask, cv2.RETR_LIST, cv2.CHAIN_APPROX_SIMPLE)
    least = SMALLEST * mask.size
    for contour in contours:
        if len(contour) < 4:
            continue
        hull = cv2.convexHull(contour)
        area = cv2.contourArea(hull)
        if area < least or len(hull) < 4:
            continue
        corners = cv2.approxPolyN(hull, 4, approxCurve=None).reshape(4, 2).astype(np.float32)
        if cv2.contourArea(contour) >= LEAST_FILLED * cv2.contourArea(corners):
            yield clockwise(corners)


def clockwise(corners: Corners) -> Corners:
    return corners if cv2.contourArea(corners, oriented=True) > 0 else corners[::-1]
