"""Faces -> what a phone makes of them: one card, a table of cards, a desk without any."""

from collections.abc import Sequence
from dataclasses import replace
from math import cos, pi, sin
from random import Random

import numpy as np

from benchmarks.scenes.arrange import in_rows, paper, strewn
from benchmarks.scenes.camera import Camera
from benchmarks.scenes.cards import Face
from benchmarks.scenes.compose import Paper, fit, lay
from benchmarks.scenes.lens import expose
from benchmarks.scenes.light import room
from benchmarks.scenes.objects import touch
from benchmarks.scenes.stage import Picture, Stage

SMALL, MIDDLE, LARGE = ((1600, 1200), (2016, 1512)), ((2592, 1944), (2592, 1944)), ((3264, 2448), (4032, 3024))


def photo(faces: Sequence[Face], stage: Stage) -> Picture:
    """One card before a phone."""
    random = stage.random
    turn = random.choice((0, 0, 0, 0, 0, 90, 270, 180)) + random.gauss(0, 7)
    if random.random() < 0.1:
        turn = random.uniform(0, 360)
    card = paper(faces[0], random, (random.uniform(-9, 9), random.uniform(-7, 7)), turn)
    if random.random() < 0.12:
        card = replace(card, bend=random.uniform(3, 8))
    width = random.choice((95, 110, 125, 150, 190)) * random.uniform(0.95, 1.05)
    return _shot([card], faces, stage, _phone(random, stage.frame(random.choice((*SMALL, *MIDDLE, *LARGE))), width))


def table(faces: Sequence[Face], stage: Stage) -> Picture:
    """Several cards before a phone."""
    random = stage.random
    style = random.choice(("rows", "rows", "strewn", "strewn", "overlapping"))
    papers = in_rows(faces, random) if style == "rows" else strewn(faces, random, overlapping=style == "overlapping")
    size = random.choice((*MIDDLE, *LARGE) if len(faces) < 5 else LARGE)
    corners = np.concatenate([each.quad for each in papers])
    across, down = corners.max(axis=0) - corners.min(axis=0)
    # People hold the phone the way the table is spread; most of them.
    return _shot(papers, faces, stage, _phone(random, stage.frame(size), 110, upright=0.1 if across > down else 0.9))


def empty(_faces: Sequence[Face], stage: Stage) -> Picture:
    """A desk with receipts or letters, a newspaper, or nothing on it."""
    random = stage.random
    camera = _phone(random, stage.frame(random.choice((*SMALL, *MIDDLE))), random.uniform(150, 420))
    pixels = stage.desk(camera, printed=random.random() < 0.35)
    exposure = room(random, camera.size)
    for _ in range(random.choice((0, 1, 1, 2))):
        at = random.uniform(-0.2, 0.2) * camera.width, random.uniform(-0.2, 0.2) * camera.width
        lay(pixels, stage.loose(at, random.uniform(0, 360)), camera, exposure.lamp)
    return Picture(expose(pixels, exposure, stage.grain()))


def _phone(random: Random, size: tuple[int, int], width: float, upright: float = 0.4) -> Camera:
    """Held over the desk at up to 25 degrees, upright so often."""
    slant = random.choice((0, 4, 10, 18, 25)) * random.uniform(0.6, 1)
    way = random.uniform(0, 2 * pi)
    if random.random() < upright:
        size = size[::-1]
    return Camera(
        size=size, width=width, tilt=slant * sin(way), pan=slant * cos(way), roll=random.gauss(0, 3),
        focal=random.uniform(0.7, 1.1) * max(size) / size[0],
    )  # fmt: skip


def _shot(papers: Sequence[Paper], faces: Sequence[Face], stage: Stage, camera: Camera) -> Picture:
    random = stage.random
    camera, papers = fit(camera, papers, random.choice((0.01, 0.03, 0.06)))
    pixels = stage.desk(camera)
    exposure = room(random, camera.size)
    for clutter in _clutter(stage, camera):
        lay(pixels, clutter, camera, exposure.lamp)
    corners = [lay(pixels, each, camera, exposure.lamp) for each in papers]
    touch(pixels, list(zip(faces, papers, strict=True)), camera, random)
    return Picture(expose(pixels, exposure, stage.grain()), tuple(zip(faces, corners, strict=True)))


def _clutter(stage: Stage, camera: Camera) -> list[Paper]:
    """Under one picture in seven, papers that are no cards; the cards lie on them or beside them."""
    random = stage.random
    if random.random() > 0.14:
        return []
    way, far = random.uniform(0, 2 * pi), camera.width * random.uniform(0.3, 0.6)
    at = float(np.cos(way) * far), float(np.sin(way) * far)
    return [stage.loose(at, random.uniform(0, 360))]
