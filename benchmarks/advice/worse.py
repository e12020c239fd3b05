"""A flat card -> the same, as a worse picture would show it."""

from random import Random
from typing import Any, TypeAlias

import cv2
import numpy as np
import numpy.typing as npt

Pixels: TypeAlias = npt.NDArray[np.uint8]

USUAL = 1000
"""Pixels of a card's longer side to which the amounts refer."""
NOISE = 3.0
"""Grey levels of a dark picture's noise."""


def spoiled(kind: str, pixels: Pixels, random: Random) -> Pixels:
    """The card shrunk, shrunk and compressed, out of focus, moved or in the dark, more or less so."""
    longer = max(pixels.shape)
    match kind:
        case "small":
            return _shrunk(pixels, random.uniform(0.25, 0.8) * USUAL / longer)
        case "compressed":
            small = _shrunk(pixels, random.uniform(0.25, 0.8) * USUAL / longer)
            return _uint8(cv2.imdecode(cv2.imencode(".jpg", small, [cv2.IMWRITE_JPEG_QUALITY, 40])[1], 1))
        case "blurred":
            return _uint8(cv2.GaussianBlur(pixels, None, random.uniform(0.8, 5) * longer / USUAL))
        case "moved":
            return _moved(pixels, random.uniform(3, 22) * longer / USUAL, random.uniform(0, np.pi))
        case "dark":
            noise = np.random.default_rng(random.randrange(2**32)).normal(0, NOISE, pixels.shape)
            return _uint8(np.clip(pixels * random.uniform(0.05, 0.5) + noise, 0, 255))
        case _:
            return pixels


KINDS = ("as it is", "small", "compressed", "blurred", "moved", "dark")


def _shrunk(pixels: Pixels, scale: float) -> Pixels:
    return _uint8(cv2.resize(pixels, None, fx=min(scale, 0.9), fy=min(scale, 0.9), interpolation=cv2.INTER_AREA))


def _moved(pixels: Pixels, length: float, angle: float) -> Pixels:
    """Shaken so many pixels along a straight line."""
    side = max(3, round(length)) | 1
    middle, reach = side // 2, (side - 1) / 2
    x, y = round(reach * np.cos(angle)), round(reach * np.sin(angle))
    way = np.zeros((side, side), np.float32)
    cv2.line(way, (middle - x, middle - y), (middle + x, middle + y), 1.0, 1)
    return _uint8(cv2.filter2D(pixels, -1, way / way.sum()))


def _uint8(pixels: Any) -> Pixels:
    return np.asarray(pixels, np.uint8)
