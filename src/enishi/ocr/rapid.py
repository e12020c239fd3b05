"""PP-OCR through rapidocr: the first reader, Japanese and Latin in one model, lines and columns."""

from collections.abc import Callable, Sequence
from typing import Any

import cv2
import numpy as np

from enishi.errors import EngineUnavailableError
from enishi.language import _
from enishi.model.card import Line, Pixels, Quad, Reading
from enishi.ocr import spacing, strips
from enishi.ocr.digits import reread
from enishi.ocr.engine import Legibility
from enishi.ocr.glyphs import form_on
from enishi.ocr.recogniser import Recogniser, Transcript, confidence

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
        except ImportError as error:
            raise EngineUnavailableError(
                _("The reader rapidocr is not installed: {reason}").format(reason=error),
                hint="pip install 'rapidocr==3.9.2' onnxruntime",
            ) from error
        ocr = RapidOCR(params={"Global.log_level": "critical", "Det.limit_type": "max"})
        self._find: Any = ocr.text_det
        reader: Any = ocr.text_rec
        self._recognise = Recogniser(reader.session, reader.postprocess_op.character)

    def read(self, pixels: Pixels) -> Reading:
        return self.read_at(pixels, self.find(pixels))

    def read_at(self, pixels: Pixels, stretches: Sequence[Quad]) -> Reading:
        boxes = [strips.along_writing(box) for box in stretches]
        cut = [strips.cut(pixels, box) for box in boxes]
        seen = [
            (part.transcript, strips.stretch(box, part.start, part.end))
            for box, strip, transcript in zip(boxes, cut, self._recognise(cut), strict=True)
            for part in spacing.parts(strip, reread(strip, transcript, is_column=strips.is_column(box)))
            if confidence(part.transcript) >= LEAST_CONFIDENCE
        ]
        form = form_on(["".join(each.text for each in transcript) for transcript, _box in seen])
        lines = (_line(transcript, box, form) for transcript, box in seen)
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
        transcripts = self._recognise(flat)
        return [("".join(each.text for each in seen), confidence(seen)) for seen in transcripts]


def _line(transcript: Transcript, box: Quad, form: Callable[[str], str]) -> Line:
    """`form` gives characters as they are printed."""
    text = "".join(form(each.text) for each in transcript)
    rivals = tuple(tuple((form(other), sure) for other, sure in each.rivals) for each in transcript)
    return Line(text, box, confidence(transcript), tuple(each.probability for each in transcript), rivals)


def _is_latin(text: str, confidence: float) -> bool:
    return confidence >= SURE and len(text) > 3 and text.isascii()
