"""Pixels -> smaller ones for the screen."""

from collections.abc import Iterator, Sequence

import cv2
import numpy as np

from enishi.model.card import Pixels

QUALITY = 82
"""Of JPEG: print on a card stays legible at half the bytes of 90."""
TALLEST = 4
"""Heights to a width; more is no picture of cards, and would be a picture without end."""


def previews(pixels: Pixels, widths: Sequence[int]) -> Iterator[tuple[int, bytes]]:
    """The picture as a JPEG of each width, the widest first, and never wider than it is."""
    height = pixels.shape[0]
    for width in sorted(widths, reverse=True):
        pixels = _at_most(pixels, width, min(height, TALLEST * width))
        _done, data = cv2.imencode(".jpg", cv2.cvtColor(pixels, cv2.COLOR_RGB2BGR), [cv2.IMWRITE_JPEG_QUALITY, QUALITY])
        yield width, data.tobytes()


def _at_most(pixels: Pixels, width: int, height: int) -> Pixels:
    scale = min(1.0, width / pixels.shape[1], height / pixels.shape[0])
    if scale == 1.0:
        return pixels
    size = max(1, round(pixels.shape[1] * scale)), max(1, round(pixels.shape[0] * scale))
    return np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA), np.uint8)
