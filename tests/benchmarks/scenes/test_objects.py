from random import Random

import numpy as np
import pytest

from benchmarks.scenes.camera import Camera, project, view_of
from benchmarks.scenes.compose import Paper, lay
from benchmarks.scenes.objects import touch
from tests.benchmarks.scenes.faces import LINES, face

CAMERA = Camera(size=(900, 700), width=150, tilt=12)


def scene(seed: int) -> tuple[np.ndarray, np.ndarray, Paper]:
    """Before and after something reached over the card."""
    blank = face(plain=True)
    paper = Paper(blank.pixels, blank.size, turn=14, shadow=0.3)
    pixels = np.full((700, 900, 3), 90, np.uint8)
    lay(pixels, paper, CAMERA, 220)
    before = pixels.copy()
    touch(pixels, [(blank, paper)], CAMERA, Random(seed))  # noqa: S311 - lays pens, guards nothing
    return before, pixels, paper


@pytest.mark.parametrize("seed", range(60))
def test_what_is_printed_stays_to_be_read(seed: int):
    before, after, paper = scene(seed)
    for line in LINES:
        left, top, right, bottom = line.box
        spots = np.array([[x, y] for x in np.linspace(left, right, 9) for y in np.linspace(top, bottom, 4)])
        for x, y in project(view_of(CAMERA) @ paper.place, spots):
            # A shadow may fall on it, skin or a pen may not lie on it.
            assert after[int(y), int(x)].mean() > 0.5 * before[int(y), int(x)].mean()


def test_one_picture_in_five_or_so_is_touched():
    touched = sum(bool((before != after).any()) for before, after, _ in map(scene, range(60)))
    assert 4 <= touched <= 24
