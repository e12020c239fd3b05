import numpy as np
import pytest

from enishi.imaging.choose import Candidates, choose, shape


def box(left, top, width=182, height=110):
    return [[left, top], [left + width, top], [left + width, top + height], [left, top + height]]


def chosen(*quads, scores=None, support=1.0, writing=()):
    n = len(quads)
    return choose(
        Candidates(
            np.array(quads, np.float32).reshape(-1, 4, 2),
            np.array([0.9] * n if scores is None else scores, np.float32),
            np.broadcast_to(np.array(support, np.float32), (n, 4)),
            np.array(writing, np.float32).reshape(-1, n) if n else np.zeros((0, 0), np.float32),
        )
    )


def test_cards_beside_each_other_are_all_chosen_the_surest_first():
    assert chosen(box(0, 0), box(184, 0), box(0, 112), scores=(0.7, 0.9, 0.8)) == [1, 2, 0]


def test_nothing_from_nothing():
    assert chosen() == []


def test_of_two_views_of_one_card_the_surer():
    assert chosen(box(0, 0), box(12, 8), scores=(0.6, 0.8)) == [1]


def test_of_a_card_and_its_panel_the_surer():
    assert chosen(box(0, 0), box(0, 0, 60), scores=(0.8, 0.6)) == [0]


def test_a_card_may_lie_over_the_corner_of_another():
    assert sorted(chosen(box(0, 0), box(120, 60))) == [0, 1]


def test_what_shows_no_end_is_no_card():
    assert chosen(box(0, 0), support=0.1) == []


def test_beside_others_a_card_of_their_size_may_be_more_doubtful():
    others = box(0, 0), box(184, 0)
    assert chosen(*others, box(0, 112), scores=(0.9, 0.8, 0.11)) == [0, 1, 2]
    assert chosen(*others, box(0, 112, 91, 55), scores=(0.9, 0.8, 0.2)) == [0, 1]


def test_where_there_is_writing_a_doubtful_card_has_some():
    quads = box(0, 0), box(200, 0)
    assert sorted(chosen(*quads, scores=(0.15, 0.15))) == [0, 1]
    assert chosen(*quads, scores=(0.15, 0.15), writing=[(0, 1), (0, 0.7), (0.4, 0)]) == [1]


def test_a_figure_that_crosses_itself_is_no_card():
    assert chosen([[0, 0], [182, 110], [182, 0], [0, 110]]) == []
    assert chosen(box(0, 0)[::-1]) == []


@pytest.mark.parametrize("size", [(182, 110), (170, 110), (110, 182), (178, 102)])
def test_cards_in_use_have_the_shape_of_a_card(size):
    assert shape(np.array([box(0, 0, *size)], np.float32)) == pytest.approx(1)


@pytest.mark.parametrize("quad", [box(0, 0, 150, 150), box(0, 0, 300, 100), [[0, 0], [182, 0], [262, 110], [80, 110]]])
def test_a_square_a_slip_and_a_slanting_figure_have_not(quad):
    assert shape(np.array([quad], np.float32))[0] < 0.7
