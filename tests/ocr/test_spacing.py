from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.ocr.recogniser import Character
from enishi.ocr.spacing import parts

TALL, WRITING = 40, 30
"""Pixels of a strip's height, and of the glyphs on it."""


def printed(text, gaps, *, likely=(), paper=230, ink=30):
    """A strip with two strokes for each glyph, gaps (in heights of the writing) between, and what is read there."""
    advance, x, pixels, seen = WRITING // 2, 6, [], []
    for index, glyph in enumerate(text):
        place = (x + advance / 2) / TALL
        seen.append(Character(glyph, 0.9, place, 0.4 if index in likely else 0.0))
        pixels.append(x)
        x += advance + round((gaps[index] if index < len(gaps) else 0) * WRITING)
    strip = np.full((TALL, x + 6, 3), paper, np.uint8)
    for start in pixels:
        for top in (5, 2 + WRITING):
            strip[top : top + 3, start : start + advance] = ink
    return strip, tuple(seen)


def said(strip, seen):
    return ["".join(each.text for each in part.transcript) for part in parts(strip, seen)]


def test_a_gap_that_may_be_a_space_is_one():
    gaps = [0.05, 0.3, 0.05, 0.05]
    assert said(*printed("Eabcd", gaps, likely={1})) == ["Ea bcd"]
    assert said(*printed("Eabcd", gaps)) == ["Eabcd"]


@pytest.mark.parametrize(("paper", "ink"), [(230, 30), (20, 200), (120, 90)])
def test_light_or_dark_paper_is_the_same(paper, ink):
    assert said(*printed("abcd", [0.05, 0.3, 0.05], likely={1}, paper=paper, ink=ink)) == ["ab cd"]


def test_letters_set_apart_evenly_have_no_spaces():
    assert said(*printed("ABCDE", [0.5] * 4, likely={0, 1, 2, 3})) == ["ABCDE"]


def test_japanese_glyphs_are_parted_by_paper_alone():
    assert said(*printed("佐藤花子", [0.1, 0.7, 0.1])) == ["佐藤 花子"]
    assert said(*printed("一一二三", [0.1, 0.5, 0.1])) == ["一一二三"]


def test_digits_keep_together():
    assert said(*printed("090123", [0.05, 0.05, 0.4, 0.05, 0.05], likely={2})) == ["090123"]


def test_what_stands_far_off_is_a_part_of_its_own():
    strip, seen = printed("abcXYZ", [0.05, 0.05, 2.0, 0.05, 0.05])
    one, other = parts(strip, seen)
    assert (one.start, other.end) == (0, 1)
    dark = strip[:, :, 0].min(axis=0) < 100
    assert not dark[round(one.end * len(dark)) + 1 : round(other.start * len(dark)) - 1].any()


def test_a_wide_glyph_seen_twice_is_one():
    strip, seen = printed("ひかり", [0.1, 0.1])
    again = Character("り", 0.6, seen[2].place + 0.1, 0.0)
    assert said(strip, (*seen, again)) == ["ひかり"]
    assert said(strip, (*seen, replace(again, text="リ"))) == ["ひかり"]
    latin = (*seen[:2], Character("l", 0.9, seen[2].place, 0.0), Character("l", 0.9, seen[2].place + 0.1, 0.0))
    assert said(strip, latin) == ["ひかll"]


def test_an_empty_strip_has_no_parts():
    assert said(np.full((TALL, 80, 3), 255, np.uint8), ()) == []


@given(
    st.text("abc佐藤ー1. ", min_size=1, max_size=12).filter(lambda text: text.strip()),
    st.lists(st.floats(0, 2), min_size=12, max_size=12),
    st.integers(40, 255),
)
def test_nothing_but_spaces_comes_and_goes(text, gaps, paper):
    strip, seen = printed(text, gaps, paper=paper)
    assert "".join(said(strip, seen)).replace(" ", "") == text.replace(" ", "")
