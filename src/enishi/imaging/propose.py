"""Pixels -> quads that may be cards: several simple ways, each seeing what the others miss."""

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
ABOVE_NOISE = 5.0
"""Times the median gradient of the picture, from which an edge is taken for more than noise."""
FINE = 8
"""Steps to a grey level: what is left after smoothing is finer than one. A Sobel filter adds a factor of 4."""
FAINTEST = 0.5
"""Grey levels a pixel: the rim of a white card on a white scanner lid."""
LEVELS = 12
"""Thresholds tried in each channel."""
SMALLEST = 0.004
"""Of the picture: a card of two dozen on a table is 0.01."""
LEAST_FILLED = 0.85
"""Of the quad, by the shape it was drawn around: a card with rounded corners or a finger on it fills more."""


def by_levels(pixels: Pixels) -> Iterator[Corners]:
    """What stands out of any channel of the picture at any threshold."""
    lab = cv2.cvtColor(cv2.medianBlur(pixels, 5), cv2.COLOR_RGB2LAB)
    for channel in range(3):
        plane = np.ascontiguousarray(lab[:, :, channel])
        low, high = np.percentile(plane, (1, 99))
        for level in np.linspace(low, high, LEVELS + 2)[1:-1]:
            mask = cv2.threshold(plane, float(level), 255, cv2.THRESH_BINARY)[1].astype(np.uint8)
            yield from _quads(mask)


def by_edges(pixels: Pixels) -> Iterator[Corners]:
    """What is closed in by edges, from the strong ones down to those that only just rise above the noise."""
    for blur, strength in EDGES:
        smooth = cv2.GaussianBlur(pixels, (blur, blur), 0)
        planes = [np.ascontiguousarray(smooth[:, :, each]) for each in range(3)]
        edges = np.max([cv2.Canny(plane, strength / 3, strength, L2gradient=True) for plane in planes], axis=0)
        for width in (1, 3):
            closed = cv2.dilate(edges, np.ones((width, width), np.uint8))
            yield from _quads(cv2.bitwise_not(closed).astype(np.uint8))


def by_faint_edges(pixels: Pixels) -> Iterator[Corners]:
    """What is closed in by edges that only just rise above the noise."""
    grey = cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY).astype(np.float32)
    smooth = cv2.GaussianBlur(grey, (0, 0), 1.5) * FINE
    across, down = (cv2.Sobel(smooth, cv2.CV_16S, *way) for way in ((1, 0), (0, 1)))
    strength = np.hypot(across.astype(np.float32), down)
    least = max(float(np.median(strength)) * ABOVE_NOISE, FAINTEST * 4 * FINE)
    edges = cv2.Canny(across, down, least / 2.5, least, L2gradient=True)
    for width in (1, 3):
        yield from _quads(cv2.bitwise_not(cv2.dilate(edges, np.ones((width, width), np.uint8))).astype(np.uint8))


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
