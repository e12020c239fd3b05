"""A strip with a kanji number and its Transcript -> the same, the number read by a network that knows no words.

To PP-OCR 一, a dash and a long vowel are one stroke, and of 一一 or 二二 it sees one: it was taught words. The network
here tells apart the signs of numbers (〇一二三四五六七八九十 and what parts them), and them from all else, in lines and
in columns (see benchmarks/digits).
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from itertools import groupby
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from enishi.model.card import Pixels
from enishi.ocr.recogniser import Character, Transcript

HEIGHT = 32
"""Pixels that the network wants a strip to be high."""
LONGEST = 1000
"""Pixels along a strip; longer ones are narrowed."""
FLATTEST = 8.0
"""Grey levels that are added to the contrast, so that bare paper stays bare."""
STRIDE = 4
"""Pixels from step to step."""
OTHER = "?"
"""The network's sign for a glyph of no number."""
FEWEST = 2
"""Signs from which a run with a digit in it may be a number."""
SURE = 0.85
"""Mean probability of its signs from which the network is believed."""
ROOM = 0.6
"""Heights of the strip by which two readers may differ in where a sign stands."""

_DIGITS = "一二三四五六七八九十"
"""Circles alone are no number: ○○株式会社."""
_SIGNS = _DIGITS + "〇○oO0Q1Il丨|ー-−⁻—–－１ニミハ千＋+()（）・.．/ "
_ARABIC = "0123456789"
"""What kanji digits are now and then taken for in columns."""
_STOPS = ".．・/ "
"""What ends the label before a number."""


def reread(strip: Pixels, transcript: Transcript, *, is_column: bool) -> Transcript:
    """The transcript with its kanji numbers read again; itself where there is none."""
    runs = list(_runs(transcript, _DIGITS + _ARABIC * is_column))
    if not runs:
        return transcript
    rows = _rows(read(strip, is_column=is_column))
    parts: list[Character] = []
    end = 0
    for start, stop in runs:
        number = transcript[start:stop]
        row = max(rows, key=lambda row: _shared(row, number), default=[])
        parts += transcript[end:start]
        parts += row if _is_better(row, number) else number
        rows = [each for each in rows if each is not row]
        end = stop
    return (*parts, *transcript[end:])


def _runs(transcript: Transcript, digits: str) -> Iterator[tuple[int, int]]:
    """Where numbers begin and end, which have such digits."""
    for is_sign, group in groupby(range(len(transcript)), key=lambda at: transcript[at].text in _SIGNS + digits):
        places = list(group)
        while places and transcript[places[0]].text in _STOPS:
            del places[0]
        if is_sign and len(places) >= FEWEST and any(transcript[at].text in digits for at in places):
            yield places[0], places[-1] + 1


def _rows(seen: Iterable[Character]) -> list[list[Character]]:
    """What the network sees of numbers, each by itself."""
    return [list(row) for is_other, row in groupby(seen, key=lambda each: each.text == OTHER) if not is_other]


def _shared(row: Sequence[Character], number: Sequence[Character]) -> float:
    """For how far they lie beside each other."""
    return min(row[-1].place, number[-1].place) - max(row[0].place, number[0].place)


def _is_better(row: Sequence[Character], number: Sequence[Character]) -> bool:
    """Whether a row is in the place of a number that was read, as long, and sure enough."""
    if len(row) < sum(not each.text.isspace() for each in number):
        return False
    covers = row[0].place <= number[0].place + ROOM and row[-1].place >= number[-1].place - ROOM
    sure = sum(each.probability for each in row) >= SURE * len(row)
    return covers and sure and any(each.text in _DIGITS for each in row)


def read(strip: Pixels, *, is_column: bool) -> list[Character]:
    """The signs of a strip in order, OTHER for a glyph of no number."""
    network, signs = _network()
    picture = shown(np.asarray(cv2.cvtColor(strip, cv2.COLOR_RGB2GRAY), np.uint8))
    kind = np.full_like(picture, float(is_column))
    steps = network.run(None, {"strips": np.stack([picture, kind])[None]})[0][0]
    best, sure = steps.argmax(axis=1), steps.max(axis=1)
    runs = (list(run) for sign, run in groupby(range(len(best)), key=lambda step: best[step]) if sign)
    pitch = STRIDE * strip.shape[1] / strip.shape[0] / picture.shape[1]
    return [
        Character(signs[best[run[0]] - 1], float(sure[run].max()), (run[0] + run[-1] + 1) / 2 * pitch, 0.0)
        for run in runs
    ]


def shown(grey: npt.NDArray[np.uint8]) -> npt.NDArray[np.float32]:
    """A strip as the network takes it: dark on light, of one height and one contrast."""
    height, width = grey.shape
    size = max(4 * STRIDE, min(LONGEST, round(width * HEIGHT / height))), HEIGHT
    flat = cv2.resize(grey, size, interpolation=cv2.INTER_AREA if height > HEIGHT else cv2.INTER_LINEAR)
    even = (flat.astype(np.float32) - flat.mean()) / (flat.std() + FLATTEST)
    return np.asarray(-even if np.median(even) < 0 else even, np.float32)


@cache
def _network() -> tuple[Any, str]:
    """The network and its signs, in the order of its answers after the blank."""
    import onnxruntime  # noqa: PLC0415 - few cards have numbers in kanji

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    model = (files(__package__) / "digits.onnx").read_bytes()
    session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
    return session, session.get_modelmeta().custom_metadata_map["signs"]
