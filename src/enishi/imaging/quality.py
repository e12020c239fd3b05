"""Flat side and what was read there -> what is wrong with the picture of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

import cv2
import numpy as np
import numpy.typing as npt

from enishi.model.card import Pixels, Quad, Reading

Grey = npt.NDArray[np.uint8]

BOX_OF_GLYPH = 1.3
"""The thickness of a reader's box, in heights of the type in it (the median of a thousand lines)."""
SMALLEST_LINES = 25
"""The percentile of a card's characters whose height counts: addresses are set smaller than names."""
LEGIBLE = 13.0
"""Pixels of type: smaller type has nothing to spare for noise and compression, and half of it is lost by 10."""
SHARP = 2.4
"""Pixels from the dark to the light side of a stroke: a sharp picture has 1.6 to 2.3."""
BLURRED = 3.6
"""... from which fields are lost, if the reader has the least doubt."""
BLIND = 4.5
"""... from which much was not seen at all, however sure the reader is of the rest."""
FAINT, LOST = 45.0, 22.0
"""Grey levels between paper and type, of 255: where reading becomes hard, and where it ends."""
DARK = 90.0
"""Grey level of the paper below which light is what lacks."""
CLIPPED, WHITE_PAPER = 250, 235
"""Grey levels: of an area without any drawing left, and of paper that is as light as that by itself."""
GLARING = 0.03
"""Share of the writing's area that is clipped."""
UNSURE, SURE = 0.92, 0.985
"""Mean confidence of a reading that suffered, whatever from, and of one that did not."""
SMALLEST_PICTURE = 500
"""Pixels of a picture's longer side, of which a card's type would fill eleven."""
TILE = 32
"""Pixels of the squares in which the edges of a whole picture are measured, at SEEN_AT."""
SEEN_AT = 1600
FEW_TILES = 8
"""A bare desk has no more edges than this."""


class Flaw(StrEnum):
    SMALL = "small"
    BLURRED = "blurred"
    DARK = "dark"
    FAINT = "faint"
    GLARE = "glare"


@dataclass(frozen=True, slots=True)
class Quality:
    """How the writing on a flat side came out; medians over its characters but for the height."""

    height: float
    """Of the type, in pixels; that of the smaller quarter."""
    rise: float
    """Of edges, in pixels, from 10 to 90 % of the way between paper and type."""
    contrast: float
    """Between paper and type, in grey levels."""
    light: float
    """Grey level of the paper."""
    glare: float
    """Share of the writing's area that is clipped, though the paper is not as light."""
    confidence: float
    """Of the reader."""

    @property
    def flaws(self) -> tuple[Flaw, ...]:
        """What is to be mended, the gravest first; nothing where the reading did not suffer."""
        if not self._made_reading_suffer:
            return ()
        is_dark, is_faint = self.light < DARK, self.contrast < FAINT
        wrong = {
            Flaw.SMALL: self.height < LEGIBLE,
            Flaw.GLARE: self.glare > GLARING,
            Flaw.DARK: is_faint and is_dark,
            Flaw.BLURRED: self.rise >= SHARP,
            Flaw.FAINT: is_faint and not is_dark,
        }
        return tuple(flaw for flaw, is_so in wrong.items() if is_so)

    @property
    def _made_reading_suffer(self) -> bool:
        hidden = self.rise >= BLIND or (self.contrast < LOST and self.light < DARK)
        return hidden or self.confidence < UNSURE or (self.confidence < SURE and self.rise >= BLURRED)


def measure(pixels: Pixels, reading: Reading) -> Quality | None:
    """The quality of a flat side where it bears writing; None where nothing was read.

    The rise is that of ISO 12233's edge profiles, taken from the steepest strokes of each line rather than from a
    chart, as no-reference measures of blur do (Marziliano et al., Perceptual blur and ringing metrics, 2004): it does
    not depend on how much writing there is.
    """
    grey = np.asarray(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY), np.uint8)
    seen = [(len(line.text), *_line(grey, line.box)) for line in reading.lines]
    if not seen:
        return None
    lengths = [length for length, *_measures in seen]
    heights, rises, contrasts, lights = (np.repeat(each, lengths) for each in np.array(seen).T[1:])
    return Quality(
        height=float(np.percentile(heights, SMALLEST_LINES)),
        rise=float(np.median(rises)),
        contrast=float(np.percentile(contrasts, SMALLEST_LINES)),
        light=float(np.median(lights)),
        glare=_glare(grey, reading),
        confidence=reading.confidence,
    )


def flaw_of_picture(pixels: Pixels) -> Flaw | None:
    """The gravest flaw of a whole picture on which nothing was found; None if it looks well."""
    grey = np.asarray(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY), np.uint8)
    if max(grey.shape) < SMALLEST_PICTURE:
        return Flaw.SMALL
    scale = min(1.0, SEEN_AT / max(grey.shape))
    small = np.asarray(cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), np.uint8)
    if np.percentile(small, 95) < DARK:
        return Flaw.DARK
    rises = [rise for rise, contrast, _light in map(_edges, _tiles(small)) if contrast >= FAINT]
    return Flaw.BLURRED if len(rises) > FEW_TILES and np.percentile(rises, 25) >= BLIND else None


def _line(grey: Grey, box: Quad) -> tuple[float, float, float, float]:
    """(height of the type, rise, contrast, grey level of the paper)."""
    crop = _crop(grey, box)
    return min(crop.shape) / BOX_OF_GLYPH, *_edges(crop)


def _crop(grey: Grey, box: Quad) -> Grey:
    xs, ys = zip(*box, strict=True)
    left, top = max(0, int(min(xs))), max(0, int(min(ys)))
    return grey[top : max(top + 2, int(np.ceil(max(ys)))), left : max(left + 2, int(np.ceil(max(xs))))]


def _edges(grey: Grey) -> tuple[float, float, float]:
    """(rise of the steepest edges, contrast, grey level of the lightest)."""
    dark, light = np.percentile(grey, (2, 98))
    across, down = cv2.Sobel(grey, cv2.CV_32F, 1, 0, scale=1 / 8), cv2.Sobel(grey, cv2.CV_32F, 0, 1, scale=1 / 8)
    steepest = float(np.percentile(np.hypot(across, down), 97))
    return 0.8 * float(light - dark) / max(steepest, 1e-3), float(light - dark), float(light)


def _glare(grey: Grey, reading: Reading) -> float:
    """The clipped share of the rectangle that all lines fill together."""
    if np.median(grey) >= WHITE_PAPER:
        return 0.0
    corners = np.array([line.box for line in reading.lines]).reshape(-1, 2)
    (left, top), (right, bottom) = corners.min(axis=0), corners.max(axis=0)
    return float((_crop(grey, ((left, top), (right, top), (right, bottom), (left, bottom))) >= CLIPPED).mean())


def _tiles(grey: Grey) -> Iterator[Grey]:
    height, width = grey.shape
    for top in range(0, height - TILE + 1, TILE):
        for left in range(0, width - TILE + 1, TILE):
            yield grey[top : top + TILE, left : left + TILE]
