"""names.png has names in BIZ UD Mincho, Motoya Maruberi and Hanazono, none of which the network was trained on."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from enishi.model.card import Draft, Field, Line, Property, Reading
from enishi.ocr import variants
from enishi.ocr.variants import UNSEEN, settle

PLACES = {
    "takahashi": (5, 4, 135, 44),
    "usual takahashi": (154, 4, 284, 44),
    "light on dark": (2, 68, 222, 110),
    "watanabe": (5, 126, 122, 156),
    "hamada": (5, 168, 132, 206),
    "title and name": (5, 216, 142, 250),
    "column": (254, 54, 294, 220),
    "takashi": (154, 166, 220, 204),
}


@pytest.fixture(scope="module")
def sheet():
    return np.asarray(Image.open(Path(__file__).parent / "names.png").convert("RGB"))


def quad(left, top, right, bottom):
    return (
        (float(left), float(top)),
        (float(right), float(top)),
        (float(right), float(bottom)),
        (float(left), float(bottom)),
    )


def line_at(place, text):
    box = quad(*PLACES[place])
    return Line(text, (*box[1:], box[0]) if place == "column" else box, 0.98)


def settled(sheet, name, *lines, others=()):
    """The name's field after a card has been settled that has these lines."""
    claim = Field(Property.NAME, name, 0.8, tuple(range(len(lines))))
    reading = Reading(tuple(lines), (sheet.shape[1], sheet.shape[0]), "test")
    draft = settle(Draft((claim, *others)), [(sheet, reading)])
    assert draft.fields[1:] == tuple(others)
    return draft.fields[0]


@pytest.mark.parametrize(
    ("place", "text", "read", "printed"),
    [
        ("takahashi", "高橋美咲", "高橋 美咲", "髙橋 美咲"),
        ("usual takahashi", "高橋美咲", "高橋 美咲", "高橋 美咲"),
        ("usual takahashi", "髙橋美咲", "髙橋 美咲", "高橋 美咲"),
        ("light on dark", "山 崎 一 郎", "山崎 一郎", "山﨑 一郎"),
        ("watanabe", "渡邊健太郎", "渡邊 健太郎", "渡邉 健太郎"),
        ("watanabe", "渡邉健太郎", "渡邉健太郎", "渡邉健太郎"),
        ("hamada", "演田恵子", "演田 恵子", "濵田 恵子"),
        ("title and name", "課長 高木", "高木", "髙木"),
        ("column", "吉田恵一", "吉田 恵一", "𠮷田 惠一"),
        ("takashi", "嵩一", "嵩一", "嵩一"),
    ],
)
def test_a_name_gets_the_forms_that_are_printed(sheet, place, text, read, printed):
    field = settled(sheet, read, line_at(place, text))
    assert field.value == printed
    assert 0.6 < field.confidence <= 0.8


def test_a_name_in_two_boxes_is_put_together_whatever_their_order(sheet):
    left, top, right, bottom = PLACES["takahashi"]
    middle = left + 66
    family = Line("高橋", quad(left, top, middle, bottom), 0.98)
    given = Line("美咲", quad(middle, top, right, bottom), 0.98)
    assert settled(sheet, "高橋 美咲", given, family).value == "髙橋 美咲"


def test_only_names_are_looked_at_and_the_lines_stay_as_read(sheet):
    line = line_at("takahashi", "高橋美咲")
    company = Field(Property.COMPANY, "高橋工業", 0.9, (0,))
    field = settled(sheet, "高橋 美咲", line, others=(company,))
    assert field.lines == (0,)
    assert line.text == "高橋美咲"


@pytest.mark.parametrize("name", ["佐藤 葵", "Emily Watson", ""])
def test_other_names_cost_nothing(sheet, name, monkeypatch):
    monkeypatch.setattr(variants, "cells", None)
    monkeypatch.setattr(variants, "likelihoods", None)
    assert settled(sheet, name, line_at("takahashi", name)).confidence == 0.8


def test_what_cannot_be_seen_stays_in_doubt(sheet):
    blank, unseen = np.full_like(sheet, 255), pytest.approx(0.8 * 0.92 * 0.98, abs=1e-4)
    assert settled(blank, "高橋 美咲", line_at("takahashi", "高橋美咲")).confidence == unseen
    assert settled(sheet, "高橋 美咲", line_at("takahashi", "株式会社")).confidence == unseen
    assert settled(sheet, "高橋 美咲").confidence == unseen
    assert settled(sheet, "高橋 美咲", line_at("hamada", "高橋美咲")).value == "高橋 美咲"
    assert settled(sheet, "渡邉", line_at("hamada", "渡邉美咲")).confidence == pytest.approx(0.8 * UNSEEN)


def test_a_blurred_form_lowers_the_confidence(sheet):
    small = np.asarray(Image.fromarray(sheet).reduce(4).resize(sheet.shape[1::-1]))
    clear, blurred = (settled(each, "渡邉 健太郎", line_at("watanabe", "渡邉健太郎")) for each in (sheet, small))
    assert blurred.confidence < clear.confidence


def test_what_the_real_reader_reads_is_mended(sheet, rapid):
    reading = rapid.read(np.ascontiguousarray(sheet[:50, :150]))
    assert [line.text for line in reading.lines] == ["高橋美咲"]
    claim = Field(Property.NAME, "高橋美咲", 0.8, (0,))
    assert settle(Draft((claim,)), [(sheet[:50, :150], reading)]).value(Property.NAME) == "髙橋美咲"
