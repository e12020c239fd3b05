"""A line cut from the card, lying as a line and standing as a column."""

from functools import cache

import numpy as np

from enishi.model.card import Pixels, Quad
from enishi.ocr.rapid import Rapid
from enishi.ocr.strips import cut, glyphs_turned

WORDS = "品質保証部"


def line(card: Pixels) -> tuple[Pixels, Quad]:
    found = next(each for each in _reader().read(card).lines if each.text == WORDS)
    strip = np.pad(cut(card, found.box), ((20, 20), (20, 20), (0, 0)), mode="edge")
    return strip, _around(strip)


def column(card: Pixels) -> tuple[Pixels, Quad]:
    """The same glyphs one below the other: turned the other way by thrice the turn that sets a column upright."""
    strip = cut(*line(card))
    for _third in range(3):
        strip = glyphs_turned(strip)
    stood = np.ascontiguousarray(np.rot90(strip, -1))
    (a, b, c, d) = _around(stood)
    return stood, (b, c, d, a)


@cache
def _reader() -> Rapid:
    return Rapid()


def _around(pixels: Pixels) -> Quad:
    height, width = (float(each) for each in pixels.shape[:2])
    return (0.0, 0.0), (width, 0.0), (width, height), (0.0, height)
