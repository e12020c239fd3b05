import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enishi.imaging.locate import locate
from tests.imaging.desks import DARK, WHITE, Desk, Laid, desk, newsprint, overlap, plain, wood

GREY_DESK = plain(1000, 750, (120, 125, 130))


def found(scene: Desk, *, least: float = 0.9) -> None:
    """Every card is located, nothing else is."""
    quads = locate(scene.pixels, scene.writing)
    best = [max((overlap(quad, truth) for quad in quads), default=0.0) for truth in scene.corners]
    assert all(each > least for each in best), best
    assert len(quads) == len(scene.corners)


@settings(max_examples=12, deadline=None)
@given(turn=st.floats(0, 360), paper=st.sampled_from((WHITE, DARK, (180, 40, 60))), tilt=st.floats(0, 0.2))
def test_a_card_at_any_angle_of_any_colour(turn, paper, tilt):
    found(desk([Laid(125, 94, turn, paper)], GREY_DESK, tilt=tilt), least=0.95)


@pytest.mark.parametrize("top", [wood(1000, 750), newsprint(1000, 750), plain(1000, 750, (238, 238, 236))])
def test_on_wood_on_newsprint_and_white_on_white(top):
    found(desk([Laid(70, 60, 8), Laid(180, 110, -70, (245, 244, 240))], top))


def test_a_two_tone_card_is_one_card():
    found(desk([Laid(80, 70, 5, panel=(20, 60, 140)), Laid(180, 120, 190, panel=DARK)], GREY_DESK))


def test_cards_a_millimetre_apart():
    rows = [Laid(55 + 92 * column, 35 + 56 * row) for row in range(3) for column in range(2)]
    found(desk(rows, plain(900, 850, (90, 60, 40))))


def test_a_flatbed_page_of_eight_on_white():
    cards = [
        Laid(55 + 100 * column, 40 + 68 * row, turn, (240, 240, 236))
        for row, turn in enumerate((1, -1, 180, 0))
        for column in (0, 1)
    ]
    found(desk(cards, plain(850, 1180, (254, 254, 254)), shadow=0.15))


def test_without_knowing_where_writing_is():
    scene = desk([Laid(70, 60, 8), Laid(180, 110, -70)], wood(1000, 750))
    quads = locate(scene.pixels)
    assert len(quads) == 2
    assert all(max(overlap(quad, truth) for quad in quads) > 0.95 for truth in scene.corners)


def test_corners_to_the_pixel():
    scene = desk([Laid(125, 94, 17)], GREY_DESK)
    (quad,) = locate(scene.pixels, scene.writing)
    assert np.abs(np.array(quad) - np.array(scene.corners[0])).max() < 1.5


def test_in_pixels_of_the_picture_however_large():
    scene = desk([Laid(125, 94, 17)], plain(3000, 2250, (120, 125, 130)), scale=12)
    (quad,) = locate(scene.pixels, scene.writing)
    assert overlap(quad, scene.corners[0]) > 0.98


def test_reading_order_is_by_rows():
    places = [(60, 40), (165, 46), (60, 110), (165, 104)]
    scene = desk([Laid(*places[index]) for index in (3, 0, 2, 1)], GREY_DESK)
    quads = locate(scene.pixels, scene.writing)
    order = [max(range(4), key=lambda card, quad=quad: overlap(quad, scene.corners[card])) for quad in quads]
    assert order == [1, 3, 2, 0]


def test_a_card_whose_corner_is_cut_off():
    found(desk([Laid(46, 40, -18)], GREY_DESK))


def test_a_card_that_fills_the_picture_shows_no_edge():
    scene = desk([Laid(45.5, 27.5, panel=(20, 60, 140))], plain(364, 220, WHITE), shadow=0)
    assert locate(scene.pixels, scene.writing) == ()


@pytest.mark.parametrize(
    "pixels", [GREY_DESK, wood(600, 450), plain(3, 2, WHITE), plain(1, 1, WHITE), plain(900, 4, DARK)]
)
def test_nothing_there(pixels):
    assert locate(pixels) == ()
