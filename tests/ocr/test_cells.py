import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.ocr.cells import cells

EM = 30


def blocks(widths, gaps):
    """A strip with a frame of ink for each glyph, and where each of them is."""
    starts = np.cumsum([10, *(width + gap for width, gap in zip(widths, gaps, strict=True))])[:-1]
    strip = np.full((EM + 10, int(starts[-1] + widths[-1] + 10)), 240, np.uint8)
    for start, width in zip(starts, widths, strict=True):
        strip[5 : 5 + EM, start : start + width] = 30
        strip[10:EM, start + 5 : start + width - 5] = 240
    return strip, [(start, 5, start + width, 5 + EM) for start, width in zip(starts, widths, strict=True)]


@given(st.lists(st.tuples(st.integers(26, 34), st.integers(3, 60)), min_size=1, max_size=7))
def test_every_glyph_is_found_however_they_are_spaced(glyphs):
    strip, boxes = blocks([width for width, _gap in glyphs], [gap for _width, gap in glyphs])
    found = cells(strip, "高" * len(glyphs))
    assert len(found) == len(boxes)
    assert np.abs(np.array(found) - np.array(boxes)).max() <= 2


def test_touching_glyphs_are_cut_where_one_has_its_length():
    strip = np.full((EM + 10, 110), 240, np.uint8)
    strip[19:21, 10:100] = 30
    for middle in (25, 55, 85):
        strip[5 : 5 + EM, middle - 2 : middle + 2] = 30
    assert [box[0] for box in cells(strip, "高高高")] == pytest.approx([10, 40, 70], abs=4)


def test_digits_are_narrow():
    strip, boxes = blocks([30, 15, 15, 30], [3, 3, 3, 3])
    assert np.abs(np.array(cells(strip, "高12高")) - np.array(boxes)).max() <= 2


def test_light_that_changes_along_the_strip_and_a_line_above_it_do_not_matter():
    strip, boxes = blocks([30, 30, 30, 30], [5, 20, 5, 5])
    shaded = strip * np.linspace(1, 0.4, strip.shape[1])
    shaded[:3, 30:90] = 10
    assert np.abs(np.array(cells(shaded.astype(np.uint8), "高高高高")) - np.array(boxes)).max() <= 2


@pytest.mark.parametrize("text", ["", "高" * 40])
def test_no_text_and_more_than_there_is_room_for_have_no_cells(text):
    assert cells(blocks([30, 30], [5, 5])[0], text) == ()


def test_an_empty_strip_has_no_cells():
    assert cells(np.full((40, 200), 250, np.uint8), "高橋") == ()
