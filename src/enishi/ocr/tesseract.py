"""Tesseract through pytesseract: the second reader, told where the lines are and how they are written."""

import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import cv2
import numpy as np

from enishi.errors import EngineUnavailableError
from enishi.language import _
from enishi.model.card import Line, Pixels, Quad, Reading
from enishi.ocr import installation, strips
from enishi.ocr.engine import Legibility
from enishi.ocr.rapid import Rapid

LINE_HEIGHT = 48
"""Pixels of a strip: Tesseract's network was trained on capitals of about 30, which is two thirds of it."""
MARGIN = 10
"""Pixels of paper around a strip, without which Tesseract loses the first and last glyphs."""
LEAST_CONFIDENCE = 0.3
"""Below it Tesseract sees letters in pictures."""
DARK = 110
"""Grey level of the paper below which a strip is turned to black on white, which is all that Tesseract knows."""

LINE, COLUMN = 7, 5
"""Page segmentation modes: one line of text; one uniform block of vertical text."""

JAPANESE = re.compile(r"[぀-ヿ㐀-鿿豈-﫿]")
BETWEEN_JAPANESE = re.compile(r"(?<=[぀-鿿豈-﫿＀-￯]) (?=[぀-鿿豈-﫿＀-￯])")


class Tesseract:
    """Satisfies Engine and TextSense. Finds lines with PP-OCR's detector: alone it loses a third of them.

    Measured on 11 rendered cards: 3.4 % of characters wrong on lines found so, 10.2 % on the whole page.
    """

    name = "tesseract"

    def __init__(self, sense: Rapid | None = None) -> None:
        part = installation.tesseract()
        if not part.is_usable:
            raise EngineUnavailableError(
                _("The reader Tesseract cannot be used: {reason}.").format(reason=part.detail), hint=part.fix
            )
        # Its threads slow a single line down, and fight with those of the other reader.
        os.environ.setdefault("OMP_THREAD_LIMIT", "1")
        self._sense = sense or Rapid()

    def read(self, pixels: Pixels) -> Reading:
        return self.read_at(pixels, self.find(pixels))

    def read_at(self, pixels: Pixels, stretches: Sequence[Quad]) -> Reading:
        boxes = [strips.along_writing(box) for box in stretches]
        lines = (
            Line(text, box, confidence)
            for box, (text, confidence) in zip(boxes, self.texts(pixels, boxes), strict=True)
            if text and confidence >= LEAST_CONFIDENCE
        )
        height, width = pixels.shape[:2]
        return Reading(strips.in_order(lines), (width, height), self.name)

    def find(self, pixels: Pixels) -> tuple[Quad, ...]:
        return self._sense.find(pixels)

    def legibility(self, pixels: Pixels, stretches: Sequence[Quad]) -> tuple[Legibility, ...]:
        return self._sense.legibility(pixels, stretches)

    def texts(self, pixels: Pixels, boxes: Sequence[Quad]) -> list[tuple[str, float]]:
        """(text, confidence) of lines and columns begun where reading begins; ("", 0) where nothing is legible."""
        found = dict.fromkeys(boxes, ("", 0.0))
        rows = [box for box in boxes if not strips.is_column(box)]
        for box, one, other in zip(rows, self.rows(pixels, rows), self.rows(pixels, rows, "eng"), strict=True):
            found[box] = one if JAPANESE.search(one[0]) and one[1] > other[1] else other
        columns = [box for box in boxes if strips.is_column(box)]
        upright = [np.rot90(_prepared(strips.cut(pixels, box)), -1) for box in columns]
        found.update(zip(columns, _recognised(upright, "jpn_vert", COLUMN), strict=True))
        return [found[box] for box in boxes]

    def rows(self, pixels: Pixels, boxes: Sequence[Quad], languages: str = "jpn+eng") -> list[tuple[str, float]]:
        """The same of lines in given languages."""
        return _recognised([_prepared(strips.cut(pixels, box)) for box in boxes], languages, LINE)


def _prepared(strip: Pixels) -> Any:
    """Grey, dark on light, at Tesseract's favourite height."""
    grey = cv2.cvtColor(strip, cv2.COLOR_RGB2GRAY)
    if np.median(grey) < DARK:
        grey = cv2.bitwise_not(grey)
    width = max(1, round(grey.shape[1] * LINE_HEIGHT / grey.shape[0]))
    grey = cv2.resize(grey, (width, LINE_HEIGHT), interpolation=cv2.INTER_CUBIC)
    return cv2.copyMakeBorder(grey, MARGIN, MARGIN, MARGIN, MARGIN, cv2.BORDER_REPLICATE)


def _recognised(flat: Sequence[Any], languages: str, layout: int) -> list[tuple[str, float]]:
    """All strips in one run: starting Tesseract costs more than reading a line."""
    if not flat:
        return []
    import pytesseract  # noqa: PLC0415 - drags in pandas where that is installed

    with TemporaryDirectory(prefix="enishi-") as folder:
        listing = Path(folder, "strips.txt")
        files = [str(Path(folder, f"{number}.png")) for number in range(len(flat))]
        for file, picture in zip(files, flat, strict=True):
            cv2.imwrite(file, picture)
        listing.write_text("\n".join(files) + "\n", "utf-8")
        table = pytesseract.image_to_data(
            str(listing), languages, f"--oem 1 --psm {layout}", output_type=pytesseract.Output.DICT
        )
    words: list[list[tuple[str, float]]] = [[] for _picture in flat]
    for page, word in _words(table):
        words[page - 1].append(word)
    return [_joined(each) for each in words]


def _words(table: dict[str, list[Any]]) -> Iterator[tuple[int, tuple[str, float]]]:
    for page, text, confidence in zip(table["page_num"], table["text"], table["conf"], strict=True):
        if str(text).strip():
            yield int(page), (str(text).strip(), max(0.0, float(confidence) / 100))


def _joined(words: Sequence[tuple[str, float]]) -> tuple[str, float]:
    text = BETWEEN_JAPANESE.sub("", " ".join(word for word, _confidence in words))
    characters = sum(len(word) for word, _confidence in words)
    return text, sum(len(word) * confidence for word, confidence in words) / characters if characters else 0.0
