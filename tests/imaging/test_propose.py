import cv2
import numpy as np

from enishi.imaging.propose import by_edges, by_rims, clockwise
from tests.imaging.desks import WHITE, Laid, desk, overlap, plain

SQUARE = np.array([[0, 0], [10, 0], [10, 10], [0, 10]], np.float32)


def test_a_plain_card_is_closed_in_by_its_edges():
    scene = desk([Laid(125, 94, 17)], plain(1000, 750, (120, 125, 130)))
    assert max(overlap(quad, scene.corners[0]) for quad in by_edges(scene.pixels)) > 0.95


def test_edges_close_in_nothing_on_a_blank_but_the_picture_itself():
    whole = ((0, 0), (300, 0), (300, 200), (0, 200))
    assert all(overlap(quad, whole) > 0.97 for quad in by_edges(plain(300, 200, WHITE)))


def test_what_faint_and_clear_rims_close_in():
    rims = np.zeros((300, 400), np.float32)
    left, right = ((30, 40), (190, 140)), ((210, 40), (370, 140))
    for (first, last), strength in ((left, 0.15), (right, 0.9)):
        cv2.rectangle(rims, first, last, strength, 3)
    quads = list(by_rims(rims))
    for (x, y), (right_x, bottom) in (left, right):
        card = ((x, y), (right_x, y), (right_x, bottom), (x, bottom))
        assert max(overlap(quad, card) for quad in quads) > 0.9


def test_corners_go_clockwise():
    assert (clockwise(SQUARE) == SQUARE).all()
    assert (clockwise(SQUARE[::-1]) == SQUARE).all()
