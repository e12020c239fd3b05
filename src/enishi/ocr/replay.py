"""Recorded readings -> Engine: reads what it has been shown before, at no cost."""

import math
from base64 import b85decode, b85encode
from collections.abc import Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np
import numpy.typing as npt

from enishi.model.card import Pixels, Reading

THUMBNAIL = 24
"""Pixels a side: enough to tell cards, and which way up, apart."""
ALIKE = 6.0
"""Mean grey levels that two thumbnails of one picture may differ by: OpenCV rounds otherwise on another processor."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """What was read on a picture that is known again by its look."""

    thumbnail: str
    reading: Reading


class Replay:
    """An Engine that gives back readings recorded with `record`; on any other picture it sees no text."""

    name = "replay"

    def __init__(self, recorded: Sequence[Recorded]) -> None:
        self._known = [(_grey(each.thumbnail), each.reading) for each in recorded]

    def read(self, pixels: Pixels) -> Reading:
        height, width = pixels.shape[:2]
        seen = _grey(thumbnail(pixels))
        for known, reading in self._known:
            if _is_alike_in_shape(reading.size, (width, height)) and float(np.abs(known - seen).mean()) < ALIKE:
                return replace(reading, engine=self.name)
        return Reading((), (width, height), self.name)


def record(pixels: Pixels, reading: Reading) -> Recorded:
    return Recorded(thumbnail(pixels), reading)


def thumbnail(pixels: Pixels) -> str:
    """The picture's look, as text."""
    grey = cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY)
    return b85encode(cv2.resize(grey, (THUMBNAIL, THUMBNAIL), interpolation=cv2.INTER_AREA).tobytes()).decode()


def _grey(text: str) -> npt.NDArray[np.float32]:
    return np.frombuffer(b85decode(text), np.uint8).astype(np.float32)


def _is_alike_in_shape(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return abs(math.log(one[0] / one[1] * other[1] / other[0])) < 0.1
