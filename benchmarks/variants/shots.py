"""Glyphs of a face -> what a camera or scanner gives of one of them."""

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from benchmarks.variants.fonts import CANVAS, EM, Face
from enishi.model.card import Pixels
from enishi.ocr.forms import Box, Grey, Picture, picture

Matrix = npt.NDArray[np.float64]

SMALLEST, LARGEST = 12, 64
"""Pixels of the em square: of a table seen from above, of a scan at 300 dpi."""
ALONE = 0.25
"""Share of glyphs without neighbours."""
MOST_OFF = 0.12
"""Of the ink's longer side, by which a found box may lie beside the true one."""


@dataclass(frozen=True, slots=True)
class Shot:
    grey: Grey
    box: Box
    """Where the glyph's ink truly is."""


def shot(face: Face, character: str, size: float, random: np.random.Generator) -> Shot:
    """A character of a face, `size` pixels high, in a row or column of others."""
    row = _in_a_row(face, character, random)
    box = _ink(face.glyphs[character])
    side = row.shape[0]
    move = _move(side, size / EM, random)
    wanted = max(8, round(side * size / EM))
    blurred = cv2.GaussianBlur(row, (0, 0), max(0.4 * EM / size, 0.3))
    ink = cv2.warpPerspective(blurred, move, (wanted, wanted), flags=cv2.INTER_LINEAR).astype(np.float32) / 255
    edge = (side - CANVAS) / 2
    corners = np.array([[[x + edge, y + edge] for x in box[::2] for y in box[1::2]]], np.float64)
    points = cv2.perspectiveTransform(corners, move)[0]
    return Shot(_exposed(ink, size, random), (*map(float, points.min(axis=0)), *map(float, points.max(axis=0))))


def line(face: Face, text: str, size: float, random: np.random.Generator) -> Pixels:
    """A line of a face, `size` pixels high, as a picture with paper around it."""
    pitch = round(EM * random.uniform(1.0, 1.3))
    height, width = 2 * CANVAS, (len(text) - 1) * pitch + 2 * CANVAS
    row = np.zeros((height, width), np.uint8)
    for place, character in enumerate(text):
        _laid(row, face.glyphs[character], (CANVAS // 2 + place * pitch, CANVAS // 2))
    scale, turn = size / EM, random.normal(0, 0.01)
    move = np.array(
        [[scale, -scale * turn, scale * turn * height / 2], [scale * turn, scale, -scale * turn * width / 2]]
    )
    blurred = cv2.GaussianBlur(row, (0, 0), max(0.4 / scale, 0.3))
    ink = cv2.warpAffine(blurred, move, (round(width * scale), round(height * scale))).astype(np.float32) / 255
    return np.asarray(cv2.cvtColor(_exposed(ink, size, random), cv2.COLOR_GRAY2RGB), np.uint8)


def seen(shot: Shot, random: np.random.Generator) -> Picture:
    """What the network is shown of it, the box found about as well as boxes are found."""
    return picture(shot.grey, _moved(shot.box, random.normal(0, MOST_OFF / 3, 2), float(random.normal(0, 0.06))))


def missed(shot: Shot, random: np.random.Generator) -> Picture:
    """The same with a box that holds half of the glyph, or far too much or little."""
    angle, far = random.uniform(0, 2 * np.pi), random.uniform(0.3, 0.8)
    if random.random() < 0.6:
        return picture(shot.grey, _moved(shot.box, far * np.array([np.cos(angle), np.sin(angle)]), 0.0))
    return picture(shot.grey, _moved(shot.box, np.zeros(2), float(random.choice([-1, 1]) * random.uniform(0.5, 0.9))))


def _moved(box: Box, by: npt.NDArray[np.float64], growth: float) -> Box:
    left, top, right, bottom = box
    longer = max(right - left, bottom - top)
    x, y = np.clip(by, -1, 1) * longer
    grow = longer * (np.exp(growth) - 1) / 2
    return left + x - grow, top + y - grow, right + x + grow, bottom + y + grow


def _ink(glyph: Grey) -> Box:
    rows, columns = np.flatnonzero(glyph.max(axis=1) > 100), np.flatnonzero(glyph.max(axis=0) > 100)
    if not len(rows):
        return 0.0, 0.0, float(CANVAS), float(CANVAS)
    return float(columns[0]), float(rows[0]), float(columns[-1] + 1), float(rows[-1] + 1)


def _in_a_row(face: Face, character: str, random: np.random.Generator) -> Grey:
    """The glyph in the middle of a square, with neighbours' strokes at the rim."""
    side = CANVAS + EM // 2
    row = np.zeros((side, side), np.uint8)
    edge = (side - CANVAS) // 2
    row[edge : edge + CANVAS, edge : edge + CANVAS] = face.glyphs[character]
    if random.random() > ALONE:
        pitch = round(EM * random.choice([0.95, 1.0, 1.0, 1.05, 1.15]))
        others = random.choice(list(face.glyphs), 2)
        is_column = random.random() < 0.25
        for other, way in zip(others, (-pitch, pitch), strict=True):
            _laid(row, face.glyphs[str(other)], (edge, edge + way) if is_column else (edge + way, edge))
    if random.random() < 0.3:
        kernel = np.ones((2, 2) if random.random() < 0.7 else (3, 3), np.uint8)
        row = (cv2.dilate if random.random() < 0.6 else cv2.erode)(row, kernel)
    return row


def _laid(row: Grey, glyph: Grey, at: tuple[int, int]) -> None:
    """A glyph added at (x, y), cut off where it leaves the picture."""
    (x, y), (height, width) = at, row.shape
    left, top, right, bottom = max(x, 0), max(y, 0), min(x + CANVAS, width), min(y + CANVAS, height)
    if left < right and top < bottom:
        part = row[top:bottom, left:right]
        np.maximum(part, glyph[top - y : bottom - y, left - x : right - x], out=part)


def _move(side: int, scale: float, random: np.random.Generator) -> Matrix:
    """Shrinking about the middle with some turn, shear, stretch and perspective."""
    turn, shear, stretch = random.normal(0, (0.035, 0.05, 0.06))
    matrix = np.array(
        [
            [np.exp(stretch) * np.cos(turn), shear - np.sin(turn), 0],
            [np.sin(turn), np.exp(-stretch) * np.cos(turn), 0],
            [*random.normal(0, 0.0006, 2), 1],
        ]
    )
    middle = side / 2
    shift = random.uniform(-0.5, 0.5, 2)
    there = np.array([[1, 0, -middle], [0, 1, -middle], [0, 0, 1]])
    back = np.array([[scale, 0, scale * middle + shift[0]], [0, scale, scale * middle + shift[1]], [0, 0, 1]])
    return np.asarray(back @ matrix @ there, np.float64)


def _exposed(ink: npt.NDArray[np.float32], size: float, random: np.random.Generator) -> Grey:
    """Ink 0..1 as greys: defocus, shake, contrast, light, noise, sharpening, JPEG."""
    ink = cv2.GaussianBlur(ink, (0, 0), max(0.25, abs(random.normal(0, 0.5)) + random.uniform(0, 0.03) * size))
    if random.random() < 0.15:
        length = int(random.integers(2, 2 + max(1, round(size / 10))))
        kernel = np.zeros((length, length), np.float32)
        if random.random() < 0.5:
            kernel[length // 2] = 1 / length
        else:
            kernel[:, length // 2] = 1 / length
        ink = cv2.filter2D(ink, -1, kernel)
    paper = random.uniform(0.5, 1.0)
    contrast = paper * random.uniform(0.25, 1.0)
    slope = random.normal(0, 0.07, 2)
    light = 1 + slope[0] * np.linspace(-1, 1, ink.shape[1])[None] + slope[1] * np.linspace(-1, 1, ink.shape[0])[:, None]
    grey = (paper - contrast * ink) * light
    if random.random() < 0.2:
        grey += 0.8 * (grey - cv2.GaussianBlur(grey, (0, 0), 1.5))
    grey += random.normal(0, abs(random.normal(0, 0.05)) * contrast, grey.shape)
    exposed = np.asarray(np.clip(grey * 255, 0, 255), np.uint8)
    if random.random() < 0.1:
        exposed = 255 - exposed
    if random.random() < 0.4:
        _, packed = cv2.imencode(".jpg", exposed, [cv2.IMWRITE_JPEG_QUALITY, int(random.integers(35, 95))])
        exposed = cv2.imdecode(packed, cv2.IMREAD_GRAYSCALE)
    return np.asarray(exposed, np.uint8)
