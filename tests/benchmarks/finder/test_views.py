import cv2
import numpy as np
import pytest

from benchmarks.finder.lights import lit
from benchmarks.finder.shelf import Kept
from benchmarks.finder.views import view

DESK, CARD = (40, 90, 200), (230, 60, 40)


def scene(quads):
    pixels = np.full((300, 400, 3), DESK, np.uint8)
    cv2.fillPoly(pixels, list(np.rint(quads).astype(np.int32)), CARD)
    return Kept("photo", cv2.imencode(".png", pixels[..., ::-1])[1], np.array(quads, np.float32).reshape(-1, 4, 2))


SCENES = [
    scene([[[60, 60], [240, 70], [234, 180], [54, 168]], [[260, 190], [350, 190], [350, 244], [260, 244]]]),
    scene(np.zeros((0, 4, 2))),
]


@pytest.mark.parametrize("seed", range(12))
def test_cards_lie_where_a_view_says(seed):
    random = np.random.default_rng(seed)
    seen = view(SCENES, (256, 320), random)
    assert seen.pixels.shape == (256, 320, 3)
    assert seen.pixels.dtype == np.uint8
    for quad in seen.quads:
        assert cv2.contourArea(quad, oriented=True) > 0
        within = np.zeros(seen.pixels.shape[:2], np.uint8)
        cv2.fillConvexPoly(within, np.rint(quad + (quad.mean(axis=0) - quad) * 0.1).astype(np.int32), 1)
        away = np.abs(seen.pixels[within > 0].astype(int) - CARD).max(axis=1)
        assert (away < 60).mean() > 0.95 if len(away) else True


@pytest.mark.parametrize("seed", range(12))
def test_no_light_moves_a_card(seed):
    random = np.random.default_rng(seed)
    seen = view(SCENES, (256, 320), random)
    shown = lit(seen, random)
    assert np.array_equal(shown.quads, seen.quads)
    assert shown.pixels.shape == seen.pixels.shape
    assert shown.pixels.dtype == np.uint8


def test_the_same_seed_gives_the_same_view():
    one, other = (view(SCENES, (256, 256), np.random.default_rng(5)) for _ in range(2))
    assert np.array_equal(one.pixels, other.pixels)
    assert np.array_equal(one.quads, other.quads)
