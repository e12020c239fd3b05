import numpy as np
import pytest

from enishi.imaging.lines import by_lines
from enishi.imaging.propose import by_edges, by_faint_edges, by_levels, clockwise
from tests.imaging.desks import WHITE, Laid, desk, overlap, plain

SQUARE = np.array([[0, 0], [10, 0], [10, 10], [0, 10]], np.float32)


@pytest.mark.parametrize("proposer", [by_levels, by_edges, by_faint_edges, by_lines])
def test_each_proposes_a_plain_card(proposer):
    scene = desk([Laid(125, 94, 17)], plain(1000, 750, (120, 125, 130)))
    assert max(overlap(quad, scene.corners[0]) for quad in proposer(scene.pixels)) > 0.95


@pytest.mark.parametrize("proposer", [by_faint_edges, by_lines])
def test_a_rim_of_a_few_grey_levels(proposer):
    scene = desk([Laid(125, 94, 17)], plain(1000, 750, (242, 242, 242)), shadow=0)
    assert max(overlap(quad, scene.corners[0]) for quad in proposer(scene.pixels)) > 0.95


def test_lines_go_on_behind_what_lies_across_them():
    scene = desk([Laid(125, 94, 0)], plain(1000, 750, (120, 125, 130)))
    pixels = scene.pixels.copy()
    pixels[:, 560:640] = (120, 125, 130)
    assert max(overlap(quad, scene.corners[0]) for quad in by_lines(pixels)) > 0.95


@pytest.mark.parametrize("proposer", [by_levels, by_edges, by_faint_edges, by_lines])
def test_there_is_nothing_to_propose_on_a_blank_but_the_picture_itself(proposer):
    whole = ((0, 0), (300, 0), (300, 200), (0, 200))
    assert all(overlap(quad, whole) > 0.97 for quad in proposer(plain(300, 200, WHITE)))


def test_corners_go_clockwise():
    assert (clockwise(SQUARE) == SQUARE).all()
    assert (clockwise(SQUARE[::-1]) == SQUARE).all()
