from functools import cache
from pathlib import Path

import cv2
import numpy as np
import pytest

from enishi.ocr.digits import OTHER, read, reread
from enishi.ocr.recogniser import Character

PICTURE = Path(__file__).with_name("numbers.png")
TEXTS = ("電話〇三-一二二一-一一〇二", "駒形三-二二-一一東洋ビル", "TEL〇八九-一一〇-九六八八")
"""What stands on its strips: two columns laid on their sides, and a line."""
IS_COLUMN = (True, True, False)


@cache
def strips():
    rows = np.split(cv2.imread(str(PICTURE)), len(TEXTS))
    ends = [np.flatnonzero(row.min(axis=(0, 2)) < 128)[-1] + 6 for row in rows]
    return [row[:, :end] for row, end in zip(rows, ends, strict=True)]


def transcript(strip, text):
    """As a reader tells of a text whose glyphs lie evenly along a strip."""
    pitch = strip.shape[1] / strip.shape[0] / len(text)
    return tuple(Character(each, 0.9, (at + 0.5) * pitch, 0.0) for at, each in enumerate(text))


def texts(seen):
    return "".join(each.text for each in seen)


@pytest.mark.parametrize("number", range(3))
def test_the_network_tells_numbers_from_all_else(number):
    expected = "".join(each if each in "〇一二三四五六七八九-" else OTHER for each in TEXTS[number])
    assert texts(read(strips()[number], is_column=IS_COLUMN[number])) == expected


@pytest.mark.parametrize(
    ("number", "seen"),
    [
        (0, "電話〇三一一二二一一一一〇二"),
        (1, "駒形三—二ー一一東洋ビル"),
        (2, "TEL〇八九一一一〇一九六八八"),
        (1, "駒形三ー二二ーー一東洋ビル"),
    ],
)
def test_ones_dashes_and_what_was_seen_once(number, seen):
    strip = strips()[number]
    assert texts(reread(strip, transcript(strip, seen), is_column=IS_COLUMN[number])) == TEXTS[number]


@pytest.mark.parametrize("seen", ["駒形東洋ビル", "○○○○東洋ビル", "駒形センター東洋ビル", "三浦東洋ビル", ""])
def test_what_has_no_number_stays(seen):
    read_once = transcript(strips()[1], seen or " ")[: len(seen)]
    assert reread(strips()[1], read_once, is_column=True) is read_once


def test_a_number_that_is_seen_shorter_stays_as_read():
    strip = strips()[1]
    seen = "駒形三-二二-一一一一一一東洋ビル"
    assert texts(reread(strip, transcript(strip, seen), is_column=True)) == seen


def test_bare_paper_has_no_number():
    assert read(np.full((30, 300, 3), 250, np.uint8), is_column=False) == []
