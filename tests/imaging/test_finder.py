import cv2
import numpy as np
import pytest

from enishi.imaging.finder import LONGEST, find
from tests.imaging.desks import DARK, WHITE, Laid, desk, overlap, plain, wood

CARDS = [Laid(70, 60, 8), Laid(180, 120, -70, DARK)]


def as_quads(finding):
    return [tuple(map(tuple, quad)) for quad in finding.quads * finding.scale]


def test_cards_are_seen():
    scene = desk(CARDS, wood(1000, 750))
    finding = find(scene.pixels)
    assert all(max(overlap(quad, truth) for quad in as_quads(finding)) > 0.75 for truth in scene.corners)


def test_where_a_card_is_the_score_is_high_and_beside_it_low():
    scene = desk([Laid(70, 60, 8)], wood(1000, 750))
    finding = find(scene.pixels)
    card = np.array(scene.corners, np.float32) / finding.scale
    here, aside = finding.scores(np.concatenate([card, card + np.float32((230, 150))]))
    assert here > 0.5
    assert aside < 0.2


def test_the_nearest_card_that_is_seen():
    finding = find(desk(CARDS, wood(1000, 750)).pixels)
    assert (finding.nearest(finding.quads[::-1] + np.float32((3, -2))) == finding.quads[::-1]).all()


def test_rims_are_where_cards_end():
    scene = desk(CARDS, plain(1000, 750, (120, 125, 130)))
    finding = find(scene.pixels)
    for truth in scene.corners:
        corners = np.array(truth) / finding.scale
        halfway = np.rint((corners + np.roll(corners, -1, axis=0)) / 2).astype(int)
        x, y = np.rint(corners.mean(axis=0)).astype(int)
        assert min(finding.rims[b - 3 : b + 4, a - 3 : a + 4].max() for a, b in halfway) > 0.4
        assert finding.rims[y, x] < 0.2


def test_quads_are_clockwise_and_grow_with_the_picture():
    scene = desk(CARDS, wood(1000, 750))
    large = cv2.resize(scene.pixels, None, fx=2.5, fy=2.5, interpolation=cv2.INTER_AREA)
    one, other = find(scene.pixels), find(large)
    other_quads = [tuple(np.array(quad) / 2.5) for quad in as_quads(other)]
    for truth in scene.corners:
        near, far = (max(quads, key=lambda quad: overlap(quad, truth)) for quads in (as_quads(one), other_quads))
        assert cv2.contourArea(np.array(near, np.float32), oriented=True) > 0
        assert overlap(far, near) > 0.9


def test_small_cards_are_looked_at_again_from_nearer():
    small = desk([Laid(90, 80, 8), Laid(380, 100, -20), Laid(120, 280, 70), Laid(330, 290, 3)], wood(2000, 1500))
    large = desk([Laid(70, 60, 8)], wood(600, 480))
    assert max(find(small.pixels).rims.shape) > LONGEST
    assert max(find(large.pixels).rims.shape) == LONGEST


@pytest.mark.parametrize("size", [(1, 1), (3, 500), (300, 2)])
def test_of_any_size(size):
    finding = find(plain(*size, WHITE))
    assert finding.quads.shape[1:] == (4, 2)
    assert max(finding.rims.shape) == LONGEST


def test_nothing_on_a_blank_page():
    finding = find(plain(900, 1200, WHITE))
    assert finding.middles.max() < 0.3
