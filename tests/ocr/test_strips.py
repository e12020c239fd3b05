import numpy as np
import pytest

from enishi.model.card import Line
from enishi.ocr import strips
from tests.ocr.drawn import column, line

ROW = ((10.0, 10.0), (110.0, 10.0), (110.0, 30.0), (10.0, 30.0))
COLUMN = ((200.0, 10.0), (230.0, 10.0), (230.0, 210.0), (200.0, 210.0))


def at(text, left, top, right, bottom):
    box = ((left, top), (right, top), (right, bottom), (left, bottom))
    return Line(text, strips.along_writing(box), 0.9)


def read(*lines):
    return "".join(each.text for each in strips.in_order(lines))


def test_a_box_begins_where_reading_begins():
    assert strips.along_writing(ROW) == ROW
    assert strips.along_writing(COLUMN) == (*COLUMN[1:], COLUMN[0])
    assert strips.is_column(strips.along_writing(COLUMN))
    assert not strips.is_column(strips.along_writing(ROW))
    assert strips.sides(ROW) == (100, 20)


def test_cutting_lays_the_first_edge_on_top():
    pixels = np.zeros((300, 300, 3), np.uint8)
    pixels[10:60, 200:230] = 255
    flat = strips.cut(pixels, strips.along_writing(COLUMN))
    assert flat.shape == (30, 200, 3)
    assert flat[15, 25].min() == 255
    assert flat[15, 150].max() == 0


def test_rows_from_the_top_each_from_the_left():
    assert read(at("c", 0, 40, 90, 60), at("b", 100, 2, 190, 22), at("a", 0, 5, 90, 25)) == "abc"


def test_columns_from_the_right_each_from_the_top():
    columns = [at("c", 0, 0, 20, 200), at("b", 100, 120, 120, 200), at("a", 102, 0, 122, 100)]
    assert read(*columns) == "abc"


@pytest.mark.parametrize(("columns", "order"), [("長い縦書き", "長い縦書き123"), ("縦", "123縦")])
def test_the_greater_part_comes_first(columns, order):
    assert read(at("123", 0, 210, 90, 230), at(columns, 100, 0, 120, 200)) == order


def test_a_column_set_upright_reads_as_a_line(rapid, card):
    stood, down = column(card)
    lying = strips.cut(stood, down)
    assert rapid.texts([strips.glyphs_turned(lying)])[0][0] == "品質保証部"
    pixels, row = line(card)
    assert rapid.legibility(stood, [down])[0].as_column > 0.85 > rapid.legibility(pixels, [row])[0].as_column


def test_paper_without_ink_stays_as_it_is():
    blank = np.full((20, 100, 3), 255, np.uint8)
    assert strips.glyphs_turned(blank).size
