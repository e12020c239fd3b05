"""Faces without a printer: a quarter of each colour, so that its way up is seen, and two lines of text."""

import numpy as np

from benchmarks.scenes.cards import Design, Face, Line
from benchmarks.scenes.people import Person, Phone

PERSON = Person(name="佐々木 蓮", company="つきしろ", phones=(Phone("work", "076-155-0118"),), address="本町2-8")
LINES = (
    Line("佐々木 蓮", (30.0, 20.0, 60.0, 27.0), ("name",)),
    Line("076-155-0118", (30.0, 40.0, 70.0, 43.0), ("work",)),
)


def face(size: tuple[float, float] = (91.0, 55.0), *, plain: bool = False) -> Face:
    width, height = round(size[0] * 4), round(size[1] * 4)
    pixels = np.full((height, width, 3), 250, np.uint8)
    if not plain:
        middle = height // 2, width // 2
        pixels[: middle[0], : middle[1]] = (250, 20, 20)
        pixels[: middle[0], middle[1] :] = (20, 250, 20)
        pixels[middle[0] :, middle[1] :] = (20, 20, 250)
        pixels[middle[0] :, : middle[1]] = (250, 250, 20)
    return Face(pixels, size, PERSON, Design(layout="plain", half="tuning"), LINES)
