import io

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from enishi.imaging.rectify import LONGEST_SIDE, encode, flat_boxes, flat_size, rectify
from tests.imaging.desks import Laid, desk, plain
from tests.imaging.files import red_and_blue

DESK = plain(1000, 750, (120, 125, 130))
WHOLE = ((0.0, 0.0), (64.0, 0.0), (64.0, 40.0), (0.0, 40.0))


def test_the_whole_picture_stays_as_it_is():
    pixels = np.asarray(red_and_blue())
    assert (rectify(pixels, WHOLE) == pixels).all()


def test_the_first_corner_comes_to_the_top_left():
    pixels = np.asarray(red_and_blue())
    flat = rectify(pixels, (*WHOLE[2:], *WHOLE[:2]))
    assert (flat == pixels[::-1, ::-1]).all()
    standing = rectify(pixels, (WHOLE[3], *WHOLE[:3]))
    assert standing.shape == (64, 40, 3)
    assert (standing == np.rot90(pixels, -1)).all()


@given(turn=st.floats(0, 360), tilt=st.floats(0, 0.25))
def test_a_card_seen_at_a_slant_gets_its_shape_back(turn, tilt):
    scene = desk([Laid(125, 94, turn)], DESK, tilt=tilt)
    width, height = flat_size(scene.pixels, scene.corners[0])
    assert width / height == pytest.approx(91 / 55, rel=0.22)


def test_what_was_printed_stands_where_it_was_printed():
    scene = desk([Laid(125, 94, 33, panel=(20, 60, 140))], DESK, tilt=0.15)
    flat = rectify(scene.pixels, scene.corners[0])
    height, width = flat.shape[:2]
    assert np.abs(flat[height // 2, width // 6] - np.array((20.0, 60, 140))).max() < 25
    assert flat[height // 10, width * 9 // 10].min() > 225


def test_a_huge_side_is_bounded():
    assert max(flat_size(DESK, ((0, 0), (9100, 0), (9100, 5500), (0, 5500)))) == LONGEST_SIDE


def test_a_quad_of_nothing_gives_one_pixel():
    assert rectify(DESK, ((5, 5), (5, 5), (5, 5), (5, 5))).shape == (1, 1, 3)


def test_boxes_go_where_their_writing_goes():
    scene = desk([Laid(60, 90, 200), Laid(180, 90, 33)], DESK)
    size = flat_size(scene.pixels, scene.corners[1])
    boxes = flat_boxes(scene.writing, scene.corners[1], size)
    assert len(boxes) == 3
    left, top = boxes[0][0]
    right, bottom = boxes[0][2]
    assert (left / size[0], top / size[1]) == pytest.approx((60 / 910, 70 / 550), abs=0.01)
    assert (right / size[0], bottom / size[1]) == pytest.approx((440 / 910, 105 / 550), abs=0.01)
    assert flat_boxes((), scene.corners[1], size) == ()


def test_an_encoded_side_is_a_jpeg_of_the_same_picture():
    pixels = np.asarray(red_and_blue())
    shown = Image.open(io.BytesIO(encode(pixels)))
    assert shown.format == "JPEG"
    assert np.abs(np.asarray(shown).astype(int) - pixels)[:, :28].max() < 12
