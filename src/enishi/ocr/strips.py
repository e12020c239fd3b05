"""Boxes of writing: cut out flat, laid as lines, put in order."""

from collections.abc import Iterable

import cv2
import numpy as np
import numpy.typing as npt

from enishi.model.card import Line, Pixels, Quad

Vectors = npt.NDArray[np.float32]

WIDEST_GLYPH = 1.1
"""Of the thickness of the writing: two strokes farther apart belong to two glyphs."""
COLUMN_ASPECT = 1.5
"""A box this much taller than wide holds a column (the bound that PP-OCR was trained with)."""


def quad(points: npt.ArrayLike) -> Quad:
    """Four corners of an array as plain floats."""
    a, b, c, d = ((float(x), float(y)) for x, y in np.asarray(points, np.float64))
    return a, b, c, d


def sides(box: Quad) -> tuple[float, float]:
    """(length along the first edge, length across it)."""
    a, b, c, d = np.asarray(box, np.float64)
    along = (np.hypot(*(b - a)) + np.hypot(*(c - d))) / 2
    across = (np.hypot(*(d - a)) + np.hypot(*(c - b))) / 2
    return float(along), float(across)


def along_writing(box: Quad) -> Quad:
    """The box begun where reading begins on an upright side: its first edge runs along the line or down the column."""
    along, across = sides(box)
    return (box[1], box[2], box[3], box[0]) if across >= COLUMN_ASPECT * along else box


def is_column(box: Quad) -> bool:
    """Whether the first edge of a box begun where reading begins runs downwards."""
    (ax, ay), (bx, by) = box[:2]
    return abs(by - ay) > abs(bx - ax)


def stretch(box: Quad, start: float, end: float) -> Quad:
    """The part of a box between two shares of its first edge."""
    a, b, c, d = np.asarray(box, np.float64)
    return quad([a + start * (b - a), a + end * (b - a), d + end * (c - d), d + start * (c - d)])


def cut(pixels: Pixels, box: Quad) -> Pixels:
    """The box laid flat, its first edge on top."""
    along, across = sides(box)
    width, height = max(1, round(along)), max(1, round(across))
    flat = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    matrix = cv2.getPerspectiveTransform(np.array(box, np.float32), flat)
    return np.asarray(
        cv2.warpPerspective(pixels, matrix, (width, height), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE),
        np.uint8,
    )


def in_order(lines: Iterable[Line]) -> tuple[Line, ...]:
    """As one reads: rows from the top, each from the left; columns from the right, each from the top."""
    everything = list(lines)
    columns = [line for line in everything if is_column(line.box)]
    rows = [line for line in everything if not is_column(line.box)]
    mostly_columns = sum(len(each.text) for each in columns) > sum(len(each.text) for each in rows)
    ordered = (_banded(rows, 1, 0), _banded(columns, 0, 1, sign=-1))
    return tuple(line for group in (reversed(ordered) if mostly_columns else ordered) for line in group)


def _banded(lines: list[Line], across: int, along: int, *, sign: int = 1) -> list[Line]:
    """Lines whose middles lie within one another's thickness share a band; bands in order, then within each."""
    bands: list[list[Line]] = []
    for line in sorted(lines, key=lambda each: sign * _middle(each)[across]):
        if bands and abs(_middle(line)[across] - _middle(bands[-1][0])[across]) < _thickness(bands[-1][0]) / 2:
            bands[-1].append(line)
        else:
            bands.append([line])
    return [line for band in bands for line in sorted(band, key=lambda each: _middle(each)[along])]


def _middle(line: Line) -> tuple[float, float]:
    return sum(x for x, _ in line.box) / 4, sum(y for _, y in line.box) / 4


def _thickness(line: Line) -> float:
    return sides(line.box)[1]


def glyphs_turned(strip: Pixels) -> Pixels:
    """A column that was cut as a line, its glyphs lying on their left sides, with each glyph set upright."""
    cells = [strip[:, start:end] for start, end in _glyphs(strip)]
    if not cells:
        return strip
    side = max(strip.shape[0], *(cell.shape[1] for cell in cells))
    paper = np.median(strip.reshape(-1, 3), axis=0)
    upright = [_on_square(np.rot90(cell, -1), side, paper) for cell in cells]
    return np.concatenate(upright, axis=1)


def _glyphs(strip: Pixels) -> list[tuple[int, int]]:
    """Stretches along a strip that hold one glyph each, about as long as the writing is thick."""
    grey = cv2.cvtColor(strip, cv2.COLOR_RGB2GRAY)
    _threshold, ink = cv2.threshold(grey, 0, 1, cv2.THRESH_BINARY | cv2.THRESH_OTSU)
    if ink.mean() > 0.5:
        ink = 1 - ink
    across = np.flatnonzero(ink.any(axis=1))
    inked = np.flatnonzero(ink.any(axis=0))
    if not len(inked):
        return []
    thickness = across[-1] - across[0] + 1
    runs = np.split(inked, np.flatnonzero(np.diff(inked) > 1) + 1)
    glyphs: list[tuple[int, int]] = []
    for run in runs:
        start, end = int(run[0]), int(run[-1]) + 1
        if glyphs and end - glyphs[-1][0] <= WIDEST_GLYPH * thickness:
            glyphs[-1] = (glyphs[-1][0], end)
        else:
            glyphs.append((start, end))
    return glyphs


def _on_square(glyph: Pixels, side: int, paper: npt.ArrayLike) -> Pixels:
    square = np.full((side, max(side // 8 + glyph.shape[1], 1), 3), paper, np.uint8)
    top = (side - glyph.shape[0]) // 2
    square[top : top + glyph.shape[0], : glyph.shape[1]] = glyph
    return square
