import numpy as np
import pytest

from enishi.imaging.choose import choose
from enishi.imaging.worth import Candidates, shape, words


def box(left, top, width, height):
    return [[left, top], [left + width, top], [left + width, top + height], [left, top + height]]


def candidates(*quads, belief=None, writing=None):
    n = len(quads)
    sure = np.ones((n, 4, 48), np.float32) if belief is None else np.array(belief, np.float32)
    shares = np.zeros((0, n), np.float32) if writing is None else np.array(writing, np.float32)
    return Candidates(np.array(quads, np.float32).reshape(-1, 4, 2), sure, shares, np.ones(len(shares), np.float32))


def chosen(*quads, **more):
    found = choose(candidates(*quads, **more)).tolist()
    return sorted(index for index, quad in enumerate(quads) if quad in found)


def test_cards_beside_each_other_are_all_chosen():
    assert chosen(box(0, 0, 182, 110), box(190, 0, 182, 110), box(0, 120, 182, 110)) == [0, 1, 2]


def test_nothing_from_nothing():
    assert chosen() == []


def test_a_photo_on_a_card_loses_to_the_card():
    assert chosen(box(0, 0, 182, 110), box(20, 20, 60, 38), writing=[[1, 1], [1, 0], [1, 0]]) == [0]


def test_a_panel_of_its_own_colour_is_a_part_of_its_card():
    edges = np.ones((2, 4, 48))
    edges[0, 3] = 0.6
    assert chosen(box(0, 0, 182, 110), box(40, 0, 142, 110), belief=edges) == [0]


def test_a_quad_over_the_gap_to_the_next_card_is_none():
    edges = np.full((2, 4, 48), 0.8)
    edges[0, 0, 40:] = edges[0, 2, 40:] = 0
    assert chosen(box(0, 0, 215, 110), box(0, 0, 182, 110), belief=edges) == [1]


def test_two_cards_together_are_two_cards():
    stacked = box(0, 0, 182, 222), box(0, 0, 182, 110), box(0, 112, 182, 110)
    assert chosen(*stacked, writing=[[1, 1, 0], [1, 0, 1]]) == [1, 2]


def test_of_doubles_the_better_one():
    edges = np.ones((2, 4, 48))
    edges[0] = 0.8
    assert chosen(box(0, 0, 182, 110), box(1, 1, 180, 108), belief=edges) == [1]


def test_what_is_far_smaller_than_the_cards_is_none():
    rows = box(0, 0, 364, 220), box(0, 300, 364, 220), box(500, 0, 45, 27)
    assert chosen(*rows) == [0, 1]


def test_a_card_whose_writing_was_not_found_is_known_by_its_size():
    rows = box(0, 0, 182, 110), box(0, 150, 182, 110), box(200, 0, 182, 110), box(300, 200, 90, 55)
    assert chosen(*rows, writing=[[1, 0, 0, 0], [0, 1, 0, 0]]) == [0, 1, 2]


@pytest.mark.parametrize("sides", [(0.0, 1, 1, 1), (0.3, 0.3, 0.3, 0.3)])
def test_without_edges_there_is_no_card(sides):
    edges = np.repeat(np.array(sides)[None, :, None], 48, axis=2)
    assert chosen(box(0, 0, 182, 110), belief=edges) == []


def test_shape_is_that_of_cards_standing_or_lying():
    quads = np.array([box(0, 0, 182, 110), box(0, 0, 110, 182), box(0, 0, 100, 100), box(0, 0, 400, 100)], np.float32)
    lying, standing, square, strip = shape(quads)
    assert lying == standing == 1
    assert square < 0.2
    assert strip < 0.05


def test_writing_within_counts_writing_cut_through_counts_against():
    whole, cut, none = words(candidates(*[box(0, 0, 182, 110)] * 3, writing=[[1, 1, 0], [1, 0.5, 0]]))
    assert whole == 1
    assert none < cut < whole
