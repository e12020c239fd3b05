"""Faces -> what a scanner makes of them: single cards, small pictures from the web, flatbed pages, pages of no card."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from benchmarks.scenes.arrange import paper
from benchmarks.scenes.camera import Camera
from benchmarks.scenes.cards import Face
from benchmarks.scenes.compose import Paper, lay
from benchmarks.scenes.lens import Exposure, expose
from benchmarks.scenes.light import scanner
from benchmarks.scenes.stage import Picture, Stage

A4 = (210.0, 297.0)
MM_PER_INCH = 25.4
BEDS = (255, 255, 250, 238, 206, 168, 120, 24, 8)
"""How light the lid is, from white to black."""
SHADOWS = (0.15, 0.25, 0.45)
"""The narrow shadow of the paper's edge: all that is seen of a white card's edge under a white lid."""
APART = 22
"""How much lighter or darker than a dark card the lid must be: a black one throws no shadow on it."""


def scan(faces: Sequence[Face], stage: Stage) -> Picture:
    """One card through a sheet-fed scanner."""
    return _single(faces[0], stage, stage.random.choice((200, 300, 300)))


def web(faces: Sequence[Face], stage: Stage) -> Picture:
    """One card as a small picture on a page of the web."""
    return _single(faces[0], stage, stage.random.choice((96, 110, 130, 150)))


def page(faces: Sequence[Face], stage: Stage) -> Picture:
    """Cards on a flatbed scanner."""
    papers = [replace(each, bend=0.0, shadow=stage.random.choice(SHADOWS)) for each in _on_glass(faces, stage)]
    return _scanned(papers, faces, stage, _bed_of(A4, stage.random.choice((150, 200, 200, 300)), stage))


def blank(_faces: Sequence[Face], stage: Stage) -> Picture:
    """A page of no card: empty, a receipt, a letter."""
    random = stage.random
    sheet = stage.loose((0.0, 0.0), random.gauss(0, 1))
    papers = [sheet] if random.random() < 0.6 else []
    size = (sheet.size[0] + 10, sheet.size[1] + 10)
    return _scanned(papers, (), stage, _bed_of(size, random.choice((100, 150, 200)), stage))


def _single(face: Face, stage: Stage, dpi: int) -> Picture:
    random = stage.random
    turn = random.choice((0, 0, 0, 0, 90, 270, 180)) + random.choice((0.0, random.gauss(0, 1), random.uniform(-8, 8)))
    margin = random.choice((0.0, 0.0, 1.5, 4.0, 12.0))
    flat = replace(paper(face, random, turn=turn), bend=0.0, shadow=random.choice(SHADOWS))
    seen = flat.quad.max(axis=0) - flat.quad.min(axis=0) + 2 * margin
    if not margin:  # the scanner cuts a little into a card that went in askew
        upright = face.size if round(turn / 90) % 2 == 0 else face.size[::-1]
        seen = np.minimum(seen, np.array(upright) + 0.6)
    flat = replace(flat, at=(random.uniform(-0.3, 0.3) * margin, random.uniform(-0.3, 0.3) * margin))
    return _scanned([flat], [face], stage, _bed_of((float(seen[0]), float(seen[1])), dpi, stage))


def _on_glass(faces: Sequence[Face], stage: Stage) -> list[Paper]:
    """Two columns of cards on A4, put there by hand."""
    random = stage.random
    gap, rows = random.uniform(1, 12), -(-len(faces) // 2)
    pitch = min(57.0 + gap, 293 / rows)
    papers = []
    for number, face in enumerate(faces):
        row, column = divmod(number, 2)
        turn = (90.0 if face.size[0] < face.size[1] else 0.0) + random.choice((0, 0, 0, 180))
        turn += float(np.clip(random.gauss(0, 0.25 * (pitch - 55)), -2.5, 2.5))
        at = (column - 0.5) * (92.5 + gap * 0.8), (row - (rows - 1) / 2) * pitch
        papers.append(paper(face, random, at, turn))
    return papers


def _bed_of(size: tuple[float, float], dpi: int, stage: Stage) -> Camera:
    """Straight down from far away, on so many millimetres."""
    width, height = (round(side / MM_PER_INCH * dpi) for side in size)
    return Camera(size=stage.frame((width, height)), width=size[0], focal=50.0)


def _scanned(papers: Sequence[Paper], faces: Sequence[Face], stage: Stage, camera: Camera) -> Picture:
    exposure: Exposure = scanner(stage.random)
    darkest = min((float(np.median(each.pixels[0])) for each in papers), default=255.0)
    beds = [bed for bed in BEDS if darkest > 128 or abs(bed - darkest) > APART]
    pixels = np.full((camera.size[1], camera.size[0], 3), stage.random.choice(beds), np.uint8)
    corners = [lay(pixels, each, camera, exposure.lamp) for each in papers]
    return Picture(expose(pixels, exposure, stage.grain()), tuple(zip(faces, corners, strict=False)))
