"""Scans, photos and desks of handmade faces, small, with papers that are only grey."""

from collections.abc import Callable
from random import Random

import cv2
import numpy as np
import pytest

from benchmarks.scenes import photos, scans
from benchmarks.scenes.halves import Half
from benchmarks.scenes.papers import VARIANTS, Prints
from benchmarks.scenes.stage import Picture, Stage
from tests.benchmarks.scenes.faces import face


@pytest.fixture(scope="module")
def prints(tmp_path_factory: pytest.TempPathFactory) -> Prints:
    made = Prints(Half.TUNING, tmp_path_factory.mktemp("papers"))
    for name in made.names():
        for variant in range(VARIANTS):
            cv2.imwrite(str(made.path(name, variant)), np.full((160, 120, 3), 150 + 20 * variant, np.uint8))
    return made


def staged(seed: int, prints: Prints) -> Stage:
    return Stage(Half.TUNING, Random(seed), prints, longest=420)  # noqa: S311 - lays cards, guards nothing


@pytest.mark.parametrize(
    ("make", "count"), [(scans.scan, 1), (scans.web, 1), (scans.page, 8), (photos.photo, 1), (photos.table, 5)]
)
@pytest.mark.parametrize("seed", range(3))
def test_every_card_is_where_its_corners_say(make: Callable[..., Picture], count: int, seed: int, prints: Prints):
    picture = make([face() for _ in range(count)], staged(seed, prints))
    height, width = picture.pixels.shape[:2]
    assert len(picture.cards) == count
    assert max(height, width) == 420
    for _, corners in picture.cards:
        assert cv2.contourArea(corners.astype(np.float32), oriented=True) > 0  # clockwise to the eye
        assert (corners > -0.12 * width).all()
        assert (corners < np.array([width, height]) + 0.12 * width).all()
    assert right_way_up(picture) >= count - 1  # a hand or another card may hide a quarter


def right_way_up(picture: Picture) -> int:
    """Cards whose first quarter is redder than the one across, and the third bluer."""
    flat = np.array([[0, 0], [80, 0], [80, 48], [0, 48]], np.float32)
    right = 0
    for _, corners in picture.cards:
        unwarp = cv2.getPerspectiveTransform(corners.astype(np.float32), flat)
        seen = cv2.warpPerspective(picture.pixels, unwarp, (80, 48)).astype(int)
        first, third = seen[12, 20], seen[36, 60]
        grey = np.ptp(seen[12, 20]) < 12 and np.ptp(seen[36, 60]) < 12  # a scan without colour
        right += bool(grey or (first[0] - first[2] > third[0] - third[2]))
    return right


@pytest.mark.parametrize("make", [scans.blank, photos.empty])
def test_no_card_is_on_a_picture_of_none(make: Callable[..., Picture], prints: Prints):
    for seed in range(5):
        picture = make([], staged(seed, prints))
        assert not picture.cards
        assert max(picture.pixels.shape) == 420


def test_the_same_seed_is_the_same_picture(prints: Prints):
    one, again, other = (photos.photo([face()], staged(seed, prints)) for seed in (4, 4, 5))
    assert (one.pixels == again.pixels).all()
    assert one.pixels.shape != other.pixels.shape or (one.pixels != other.pixels).any()


def test_a_scanner_gives_its_own_resolution(prints: Prints):
    stage = Stage(Half.TUNING, Random(1), prints)  # noqa: S311
    picture = scans.page([face() for _ in range(8)], stage)
    assert picture.pixels.shape[1] in {1240, 1654, 2480}
