import cv2
import numpy as np
import pytest

from enishi.imaging.evidence import ends, follow, settle, support, to_lab
from tests.imaging.desks import Laid, desk, plain, wood


def seen(scene, quad):
    return settle(to_lab(scene.pixels), np.array([quad], np.float32))


@pytest.mark.parametrize("top", [plain(1000, 750, (120, 125, 130)), wood(1000, 750)])
def test_a_card_has_support_all_round_and_a_place_beside_it_none(top):
    scene = desk([Laid(125, 94, 17)], top)
    _settled, belief = seen(scene, scene.corners[0])
    assert support(belief).min() > 0.6
    aside = np.array(scene.corners[0]) + np.array((60, -45))
    _settled, belief = seen(scene, aside)
    assert support(belief).min() < 0.3


def test_sides_settle_on_the_edges_nearby():
    scene = desk([Laid(125, 94, 17)], plain(1000, 750, (120, 125, 130)))
    rough = np.array(scene.corners[0]) + np.array([(3, -2), (-3, 2), (2, 3), (-2, -3)])
    settled, _belief = seen(scene, rough)
    assert np.abs(settled[0] - np.array(scene.corners[0])).max() < 1


def test_a_side_with_a_hole_of_half_its_length_is_doubted():
    belief = np.ones((1, 4, 48), np.float32)
    belief[0, 1, 12:36] = 0
    belief[0, 2, :12] = 0
    whole, broken, touched, _whole = support(belief)[0]
    assert whole == 1
    assert broken == pytest.approx(0.25)
    assert touched == pytest.approx(0.875)


def test_a_side_off_the_picture_shows_nothing():
    scene = desk([Laid(20, 94, 0)], plain(1000, 750, (120, 125, 130)))
    _settled, belief = seen(scene, scene.corners[0])
    top, right, bottom, left = support(belief)[0]
    assert left == 0
    assert min(top, right, bottom) > 0.6


def test_no_quads_no_belief():
    settled, belief = settle(to_lab(plain(20, 10, (0, 0, 0))), np.zeros((0, 4, 2), np.float32))
    assert len(settled) == len(belief) == 0


def test_a_side_without_an_edge_nearby_stays():
    scene = desk([Laid(125, 94, 17)], plain(1000, 750, (120, 125, 130)))
    aside = np.array(scene.corners[0], np.float32) + np.float32((200, -160))
    settled, _belief = settle(to_lab(np.full_like(scene.pixels, 128)), aside[None])
    assert settled[0] == pytest.approx(aside, abs=0.01)


def test_sides_follow_the_rims_that_the_network_sees():
    truth = np.array([[60, 50], [300, 80], [285, 225], [45, 195]], np.float32)
    rims = np.zeros((300, 400), np.float32)
    cv2.polylines(rims, [np.rint(truth * 16).astype(np.int32)], True, 1.0, 3, cv2.LINE_AA, 4)
    rough = truth + np.float32([(-6, 5), (5, -5), (6, 4), (-3, -6)])
    assert support(ends(rims, rough[None])).min() < 0.5
    followed = follow(rims, rough[None])
    assert np.abs(followed[0] - truth).max() < 1.5
    assert support(ends(rims, followed)).min() > 0.8


def test_nothing_follows_from_no_quads():
    none, rims = np.zeros((0, 4, 2), np.float32), np.zeros((30, 40), np.float32)
    assert follow(rims, none).shape == (0, 4, 2)
    assert ends(rims, none).shape[:2] == (0, 4)
