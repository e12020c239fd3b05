"""Typefaces and dice -> strips of writing as a camera gives them, and the signs on them."""

import subprocess
import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from random import Random

import cv2
import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw, ImageFont

from benchmarks.digits.texts import SIGNS, line
from enishi.ocr.digits import OTHER

EM = 44
"""Pixels at which glyphs are drawn,"""
SMALLEST, LARGEST = 11, 40
"""and at which they are seen."""
COLUMNS = 0.65
"""Share of strips that are columns, laid on their sides."""
_DASHES = "--－−ー—–‐"
_ALONG_COLUMNS = frozenset(_DASHES + "（）．.()")
"""What is turned in a column, as Latin is: on a strip, where columns lie, it is upright."""

Grey = npt.NDArray[np.uint8]
Strip = tuple[Grey, bool, str]
"""Its picture, whether it is a column, and its signs, OTHER for a glyph that is none."""


class Face:
    """A typeface whose glyphs are drawn once."""

    def __init__(self, path: str, index: int) -> None:
        self._font = ImageFont.truetype(path, EM, index=index)

    @cache  # noqa: B019 - a face lives as long as its process
    def glyph(self, character: str) -> tuple[Grey, float]:
        """Its picture in the middle of a square of two ems, and how far it advances."""
        picture = Image.new("L", (2 * EM, 2 * EM), 0)
        ImageDraw.Draw(picture).text((EM // 2, EM // 2), character, 255, font=self._font)
        return np.asarray(picture), max(self._font.getlength(character), EM / 5)


def faces(use: str) -> list[Face]:
    """The installed typefaces for one use: train or judge."""
    wanted = tomllib.loads(Path(__file__).with_name("fonts.toml").read_text("utf-8"))[use]
    asked = [
        subprocess.run(
            ["fc-list", family, "file", "index"], stdout=subprocess.PIPE, encoding="utf-8", check=True
        ).stdout
        for family in wanted
    ]
    rows = sorted({row for answer in asked for row in answer.splitlines() if row})
    told = [(row.partition(":")[0], int(row.rpartition("index=")[2] or 0)) for row in rows]
    return [Face(path, index) for path, index in told if index < 1 << 16]  # higher numbers are instances of one file


def strip(using: Sequence[Face], random: Random, noise: np.random.Generator) -> Strip:
    while True:
        is_column = random.random() < COLUMNS
        try:
            inked, signs = _set(line(random), random.choice(using), random, is_column=is_column)
        except OSError:  # a glyph that FreeType cannot draw
            continue
        if inked.any():
            return _seen(_cut(inked, random), random, noise), is_column, signs


def _set(text: str, face: Face, random: Random, *, is_column: bool) -> tuple[Grey, str]:
    """A line along the middle of a strip two ems high."""
    dash, stop, zero = random.choice(_DASHES), random.choice(".・．"), random.choice("〇〇〇○")
    wide = {"(": "（", ")": "）", "+": "＋"} if random.random() < 0.5 else {}
    drawn = {"-": dash, ".": stop, "〇": zero, **wide}
    loose = EM * (random.choice([1, 1, 1, 1.02, 1.05, 1.12, 1.25]) - 1)
    canvas = np.zeros((2 * EM, int((EM + loose) * (len(text) + 4))), np.uint8)
    place = EM * random.uniform(0.3, 0.9)
    for sign in text:
        if sign == " ":
            place += EM * random.uniform(0.3, 1)
            continue
        glyph, advance = face.glyph(drawn.get(sign, sign))
        lies = is_column and not (sign in _ALONG_COLUMNS or drawn.get(sign, sign) in _ALONG_COLUMNS or sign.isascii())
        if lies:
            glyph, advance = np.rot90(glyph), float(EM)
        elif is_column and sign == "-":
            glyph = np.roll(glyph, -int(EM * random.uniform(0, 0.2)), 0)  # to the middle of the column
        _lay(canvas, glyph, int(place - EM // 2))
        place += advance + loose
    return canvas, "".join(sign if sign in SIGNS else OTHER for sign in text if sign != " ")


def _lay(canvas: Grey, glyph: Grey, left: int) -> None:
    start, end = max(0, left), min(canvas.shape[1], left + glyph.shape[1])
    if start < end:
        part = canvas[:, start:end]
        np.maximum(part, glyph[:, start - left : end - left], out=part)


def _cut(inked: Grey, random: Random) -> tuple[Grey, tuple[float, float, float, float]]:
    """With the box (left, top, right, bottom) that a detector of text might give."""
    rows, columns = np.flatnonzero(inked.max(axis=1) > 60), np.flatnonzero(inked.max(axis=0) > 60)
    middle = (rows[0] + rows[-1]) / 2 if random.random() < 0.5 else EM
    height = max(EM * random.uniform(0.95, 1.6), (rows[-1] - rows[0]) * random.uniform(1.0, 1.3))
    top = middle - height / 2 + EM * random.uniform(-0.08, 0.08)
    left, right = (EM * random.uniform(-0.02, 0.45) for _ in range(2))
    return inked, (columns[0] - left, top, columns[-1] + right, top + height)


def _seen(cut: tuple[Grey, tuple[float, float, float, float]], random: Random, noise: np.random.Generator) -> Grey:
    """Smaller, aslant, bolder or thinner, blurred, unevenly lit, noisy, compressed."""
    inked, (left, top, right, bottom) = cut
    if random.random() < 0.35:
        kernel = np.ones((2, 2) if random.random() < 0.6 else (3, 3), np.uint8)
        inked = np.asarray((cv2.dilate if random.random() < 0.6 else cv2.erode)(inked, kernel), np.uint8)
    em = random.uniform(SMALLEST, LARGEST)
    scale, slant = em / EM, noise.normal(0, 0.01)
    size = max(8, int((right - left) * scale)), max(8, int((bottom - top) * scale))
    move = np.array(
        [[scale, 0, -left * scale], [slant * scale, scale, -top * scale - slant * scale * (left + right) / 2]]
    )
    ink = cv2.GaussianBlur(inked.astype(np.float32) / 255, (0, 0), max(0.4 / scale, 0.3) * random.uniform(0.7, 1.2))
    ink = cv2.warpAffine(ink, move, size)
    ink = cv2.GaussianBlur(ink, (0, 0), max(0.25, abs(noise.normal(0, 0.5)) + random.uniform(0, 0.035) * em))
    paper = random.uniform(0.5, 1)
    contrast = paper * random.uniform(0.3, 1)
    across, down = np.linspace(-1, 1, size[0])[None], np.linspace(-1, 1, size[1])[:, None]
    light = 1 + noise.normal(0, 0.07) * across + noise.normal(0, 0.05) * down
    grey = (paper - contrast * ink) * light + noise.normal(0, abs(noise.normal(0, 0.04)) * contrast + 1e-4, size[::-1])
    shot = np.asarray(np.clip(grey * 255, 0, 255), np.uint8)
    if random.random() < 0.15:
        shot = 255 - shot
    if random.random() < 0.4:
        packed = cv2.imencode(".jpg", shot, [cv2.IMWRITE_JPEG_QUALITY, random.randint(35, 95)])[1]
        shot = np.asarray(cv2.imdecode(packed, cv2.IMREAD_GRAYSCALE), np.uint8)
    return shot
