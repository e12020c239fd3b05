"""Quad -> flat Pixels."""

from collections.abc import Sequence

import cv2
import numpy as np
import numpy.typing as npt

from enishi.model.card import Pixels, Quad, Size

LONGEST_SIDE = 2000
"""Pixels: a card at 550 dpi; beyond it nothing more is legible and everything is slower."""
LIKELY_ASPECTS = (1.25, 2.2)
"""Long to short side of any card in use; an estimate outside comes from noise in the corners."""

Vectors = npt.NDArray[np.float64]


def rectify(pixels: Pixels, corners: Quad) -> Pixels:
    """What lies within the corners, flat, the first edge on top, at the resolution it was seen."""
    size = flat_size(pixels, corners)
    flat = cv2.warpPerspective(
        pixels, _flattening(corners, size), size, flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE
    )
    return np.asarray(flat, np.uint8)


def flat_boxes(boxes: Sequence[Quad], corners: Quad, size: Size) -> tuple[Quad, ...]:
    """Those boxes on a picture whose middle lies within the corners, as they lie on the flat side of that size.

    Each begins with its top left there.
    """
    if not boxes:
        return ()
    points = np.asarray(boxes, np.float64).reshape(-1, 1, 2)
    flat = (cv2.perspectiveTransform(points - 0.5, _flattening(corners, size)) + 0.5).reshape(-1, 4, 2)
    middles = flat.mean(axis=1)
    inside = flat[((middles > 0) & (middles < np.array(size))).all(axis=1)]
    begun = (np.roll(box, -int(box.sum(axis=1).argmin()), axis=0) for box in inside)
    return tuple(((a, b), (c, d), (e, f), (g, h)) for a, b, c, d, e, f, g, h in (box.ravel().tolist() for box in begun))


def encode(pixels: Pixels) -> bytes:
    """As a JPEG to keep and to show."""
    _done, data = cv2.imencode(".jpg", cv2.cvtColor(pixels, cv2.COLOR_RGB2BGR), [cv2.IMWRITE_JPEG_QUALITY, 90])
    return data.tobytes()


def flat_size(pixels: Pixels, corners: Quad) -> Size:
    """Of what lies within the corners, once flat."""
    a, b, c, d = np.asarray(corners, np.float64)
    across, down = max(1.0, _longer(b - a, c - d)), max(1.0, _longer(d - a, c - b))
    aspect = _aspect(pixels, corners) or across / down
    width, height = (across, across / aspect) if aspect >= 1 else (down * aspect, down)
    scale = min(1.0, LONGEST_SIDE / max(width, height))
    return max(1, round(width * scale)), max(1, round(height * scale))


def _flattening(corners: Quad, size: Size) -> Vectors:
    """From pixels of the picture to those of the flat side, both counted from the middle of the first pixel."""
    width, height = size
    flat = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    return np.asarray(cv2.getPerspectiveTransform(np.array(corners, np.float32) - 0.5, flat - 0.5))


def _longer(one: Vectors, other: Vectors) -> float:
    return float(max(np.hypot(*one), np.hypot(*other)))


def _aspect(pixels: Pixels, corners: Quad) -> float | None:
    """Width to height of the rectangle behind a quad, the lens in the middle of the picture; None if it cannot tell.

    Zhang and He, Whiteboard scanning and image enhancement (2007), section 3.2.
    """
    height, width = pixels.shape[:2]
    centred = np.asarray(corners, np.float64) - (width / 2, height / 2)
    m1, m2, m4, m3 = (np.array([x, y, 1.0]) / max(width, height) for x, y in centred)
    m1[2] = m2[2] = m3[2] = m4[2] = 1.0
    k2 = np.dot(np.cross(m1, m4), m3) / _away_from_zero(np.dot(np.cross(m2, m4), m3))
    k3 = np.dot(np.cross(m1, m4), m2) / _away_from_zero(np.dot(np.cross(m3, m4), m2))
    n2, n3 = k2 * m2 - m1, k3 * m3 - m1
    if min(abs(n2[2]), abs(n3[2])) < 0.03:  # an edge all but parallel to the picture: no focal length to be had
        return None
    focal2 = -(n2[0] * n3[0] + n2[1] * n3[1]) / (n2[2] * n3[2])
    if not 0.25 < focal2 < 25:  # from 90 degrees wide to a long tele lens, in units of the longer side
        return None
    metric = np.array([1 / focal2, 1 / focal2, 1.0])
    aspect = float(np.sqrt(np.sum(metric * n2 * n2) / np.sum(metric * n3 * n3)))
    low, high = LIKELY_ASPECTS
    return aspect if low <= max(aspect, 1 / aspect) <= high else None


def _away_from_zero(value: float) -> float:
    return value if abs(value) > 1e-12 else 1e-12
