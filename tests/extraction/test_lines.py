from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from enishi.extraction.lines import layout
from enishi.model.card import Reading
from tests.extraction.texts import line, placed, rows


def texts(reading):
    return [piece.text for piece in layout([reading]).pieces]


def test_rows_run_from_the_top_and_from_the_left():
    reading = placed(("right", (300, 102, 400, 122)), ("below", (40, 160, 140, 180)), ("left", (40, 100, 140, 120)))
    assert texts(reading) == ["left", "right", "below"]


def test_columns_run_from_the_right():
    reading = placed(("左の列", (100, 50, 130, 250)), ("右の列", (400, 50, 430, 250)), ("中の列", (250, 50, 280, 250)))
    assert texts(reading) == ["右の列", "中の列", "左の列"]


def test_a_single_character_belongs_to_the_column_it_stands_in():
    page = layout(
        [placed(("三浦", (400, 50, 440, 150)), ("健", (402, 200, 438, 236)), ("TEL 03", (40, 500, 140, 520)))]
    )
    above, single = (next(piece for piece in page.pieces if piece.text == text) for text in ("三浦", "健"))
    assert single.vertical
    assert page.right_of(above) is single


def test_neighbours():
    page = layout([rows("one", "two", "three")])
    one, two, three = page.pieces
    assert page.below(one) is two
    assert page.above(three) is two
    assert page.left_of(one) is page.right_of(one) is page.above(one) is page.below(three) is None


def test_sides_are_no_neighbours():
    page = layout([rows("front"), rows("back")])
    front, back = page.pieces
    assert (front.side, back.side) == (0, 1)
    assert (front.index, back.index) == (0, 1)
    assert page.below(front) is None
    assert page.right_of(front) is None


def test_a_stroke_read_as_a_line_of_its_own_is_left_out():
    stroke = line("一", (100, 42, 125, 62), 0.5)
    name = line("南雲", (40, 40, 120, 64), 0.99)
    assert texts(Reading((name, stroke), (500, 300), "test")) == ["南雲"]


def test_a_column_gets_its_lost_vowel_marks_back():
    assert texts(placed(("プロジェクトリダ", (100, 50, 130, 250)))) == ["プロジェクトリーダー"]
    assert texts(placed(("プロジェクトリダ", (100, 50, 300, 80)))) == ["プロジェクトリダ"]


def test_empty_lines_are_no_pieces_but_count():
    page = layout([rows(" ", "text")])
    assert [(piece.index, piece.text) for piece in page.pieces] == [(1, "text")]


@given(st.lists(st.floats(0, 1), max_size=12))
def test_every_character_has_a_certainty_whatever_the_engine_tells(certainties):
    read = placed(("ＴＥＬ　03−1234", (0, 0, 200, 20)))
    told = replace(read, lines=tuple(replace(line, certainties=tuple(certainties)) for line in read.lines))
    assert all(len(piece.certainties) == len(piece.text) for piece in layout([told]).pieces)
