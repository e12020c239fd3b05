"""Photos of one colour, and a reader that knows by it what stands there."""

from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np

from enishi.model.card import Photo, Pixels, Reading
from tests.extraction.texts import rows

SIZE = (1000, 600)


def photo(folder: Path, name: str, shade: int) -> Path:
    """A picture of this shade of grey."""
    path = folder / name
    path.write_bytes(picture(shade).data)
    return path


def picture(shade: int, source: str = "") -> Photo:
    pixels = np.full((SIZE[1], SIZE[0], 3), shade, np.uint8)
    return Photo(source or f"{shade}.png", cv2.imencode(".png", pixels)[1].tobytes())


class Scripted:
    """An Engine that reads certain lines on pictures of certain shades, the right way up."""

    name = "scripted"

    def __init__(self, texts: dict[int, tuple[str, ...]]) -> None:
        self._texts = texts
        self.read_so_far: list[int] = []

    def read(self, pixels: Pixels) -> Reading:
        height, width = pixels.shape[:2]
        shade = round(float(pixels.mean()))
        self.read_so_far.append(shade)
        said = rows(*self._texts.get(shade, ())) if width > height else rows()
        return replace(said, size=(width, height), engine=self.name)
