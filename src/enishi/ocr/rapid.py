"""PP-OCR through rapidocr: the first reader, Japanese and Latin in one model, lines and columns."""

from collections.abc import Sequence
from typing import Any

import cv2
import numpy as np

from enishi.errors import EngineUnavailableError
from enishi.language import _
from enishi.model.card import Line, Pixels, Quad, Reading
from enishi.ocr import strips
from enishi.ocr.engine import Legibility
from enishi.ocr.glyphs import japanese

FIND_AT = 960
"""Pixels of the longer side at which text is looked for: on a card as good as 2000, at a quarter of the cost."""
LEAST_CONFIDENCE = 0.5
"""Below it PP-OCR sees text in ornaments."""
SURE = 0.9
"""From which a reading is the right way round: upside down, PP-OCR is at 0.57 to 0.67."""


class Rapid:
    """Satisfies Engine and TextSense."""

    name = "rapidocr"

    def __init__(self) -> None:
        try:
            from rapidocr import RapidOCR  # noqa: PLC0415 - half a second that listing the engines need not pay
            from rapidocr.ch_ppocr_rec import TextRecInput  # noqa: PLC0415
        except ImportError as error:
            raise EngineUnavailableError(
                _("The reader rapidocr is not installed: {reason}").format(reason=error),
                hint="pip install 'rapidocr==3.9.2' onnxruntime",
            ) from error
        ocr = RapidOCR(params={"Global.log_level": "critical", "Det.limit_type": "max"})
        self._find: Any = ocr.text_det
        self._recognise: Any = ocr.text_rec
        self._request: Any = TextRecInput

    def read(self, pixels: Pixels) -> Reading:
        return self.read_at(pixels, self.find(pixels))

    def read_at(self, pixels: Pixels, stretches: Sequence[Quad]) -> Reading:
        boxes = [strips.along_writing(box) for box in stretches]
        texts = self.texts([strips.cut(pixels, box) for box in boxes])
        legible = [
            (text, box, confidence)
            for box, (text, confidence) in zip(boxes, texts, strict=True)
            if text.strip() and confidence >= LEAST_CONFIDENCE
        ]
        printed = japanese([text for text, _box, _confidence in legible])
        lines = (Line(text, box, sure) for text, (_seen, box, sure) in zip(printed, legible, strict=True))
        height, width = pixels.shape[:2]
        return Reading(strips.in_order(lines), (width, height), self.name)

    def find(self, pixels: Pixels) -> tuple[Quad, ...]:
        height, width = pixels.shape[:2]
        scale = min(1.0, FIND_AT / max(height, width))
        size = max(1, round(width * scale)), max(1, round(height * scale))
        small = cv2.resize(pixels, size, interpolation=cv2.INTER_AREA)
        boxes = self._find(cv2.cvtColor(small, cv2.COLOR_RGB2BGR)).boxes
        if boxes is None:
            return ()
        return tuple(strips.quad(box) for box in np.asarray(boxes, np.float64) * (width / size[0], height / size[1]))

    def legibility(self, pixels: Pixels, stretches: Sequence[Quad]) -> tuple[Legibility, ...]:
        cut = [strips.cut(pixels, stretch) for stretch in stretches]
        lines = self.texts(cut)
        # Latin has no columns; turning its letters, whichever way it runs, would be time lost.
        latin = {frozenset(stretch) for stretch, line in zip(stretches, lines, strict=True) if _is_latin(*line)}
        asked = [index for index, stretch in enumerate(stretches) if frozenset(stretch) not in latin]
        columns = self.texts([strips.glyphs_turned(cut[index]) for index in asked])
        as_column = dict(zip(asked, (sure for _text, sure in columns), strict=True))
        return tuple(Legibility(sure, as_column.get(index, 0.0)) for index, (_text, sure) in enumerate(lines))

    def texts(self, flat: Sequence[Pixels]) -> list[tuple[str, float]]:
        """(text, confidence) of strips that were cut along the writing; ("", 0) where nothing is legible."""
        if not flat:
            return []
        seen = self._recognise(self._request(img=[cv2.cvtColor(strip, cv2.COLOR_RGB2BGR) for strip in flat]))
        return [(str(text), float(score) if text else 0.0) for text, score in zip(seen.txts, seen.scores, strict=True)]


def _is_latin(text: str, confidence: float) -> bool:
    return confidence >= SURE and len(text) > 3 and text.isascii()
