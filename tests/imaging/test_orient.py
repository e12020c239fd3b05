from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.imaging.orient import quarter_turns, turned, turned_box, turned_corners
from enishi.model.card import Pixels, Quad
from enishi.ocr.engine import Legibility

SIDE = np.zeros((550, 910, 3), np.uint8)
LINES = (((50, 40), (450, 40), (450, 80), (50, 80)), ((50, 200), (700, 200), (700, 230), (50, 230)))
COLUMNS = (((800, 30), (850, 30), (850, 500), (800, 500)), ((400, 100), (430, 100), (430, 500), (400, 500)))


def reader(turn: int, *, columns: bool):
    """What PP-OCR says of writing on a side that must be turned so many quarters, as measured."""
    reads_along = {0: (1, 0), 1: (0, -1), 2: (-1, 0), 3: (0, 1)}[(turn - columns) % 4]

    def legibility(_pixels: Pixels, stretches: Sequence[Quad]) -> list[Legibility]:
        seen = []
        for (ax, ay), (bx, by), *_rest in stretches:
            forward = np.sign((bx - ax) * reads_along[0] + (by - ay) * reads_along[1])
            if columns:
                seen.append(Legibility(0.98, 0.95) if forward > 0 else Legibility(0.6, 0.65))
            else:
                seen.append(Legibility(0.99, 0.6) if forward > 0 else Legibility(0.5, 0.97))
        return seen

    return legibility


@pytest.mark.parametrize("turn", range(4))
@pytest.mark.parametrize("columns", [False, True])
def test_lines_and_columns_are_turned_upright_from_every_side(turn, columns):
    upright = COLUMNS if columns else LINES
    lying = [turned_box(box, -turn % 4, (910, 550)) for box in upright]
    assert quarter_turns(SIDE, lying, reader(turn, columns=columns)) == turn


def test_without_writing_a_side_stays():
    assert quarter_turns(SIDE, (), lambda _pixels, _stretches: ()) == 0


@given(turn=st.integers(0, 3))
def test_corners_turn_with_the_pixels(turn):
    corners = ((0, 0), (910, 0), (910, 550), (0, 550))
    first = turned_corners(corners, turn)[0]
    assert first == [(0, 0), (0, 550), (910, 550), (910, 0)][turn]
    assert turned(SIDE, turn).shape[:2] == (SIDE.shape[:2] if turn % 2 == 0 else SIDE.shape[1::-1])


@given(turn=st.integers(0, 3), left=st.integers(0, 800), top=st.integers(0, 500))
def test_boxes_turn_with_the_pixels(turn, left, top):
    pixels = SIDE.copy()
    pixels[top : top + 20, left : left + 60] = 255
    box = ((left, top), (left + 60, top), (left + 60, top + 20), (left, top + 20))
    (x0, y0), _b, (x1, y1), _d = turned_box(box, turn, (910, 550))
    assert x1 > x0
    assert y1 > y0
    inside = turned(pixels, turn)[int(y0) : int(y1), int(x0) : int(x1)]
    assert inside.size
    assert inside.min() == 255 or left + 60 > 910 or top + 20 > 550
