from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enishi.extraction.draft import draft
from enishi.model.card import Draft, PhoneKind, Property, Reading
from tests.extraction.texts import claims, line, names, phones, placed, recorded, rows

BACK = rows(
    "Minato Sekkei Co., Ltd.",
    "Sakura Takahashi",
    "Section Chief, Design Department",
    "1-2-3 Ginza, Chuo-ku, Tokyo 104-0061 Japan",
    "Phone: +81-3-3541-0001",
    "sakura@minato.example.jp",
)
FRONT = placed(
    ("株式会社みなと設計", (40, 30, 320, 56)),
    ("設計部 課長", (40, 150, 160, 172)),
    ("高橋 さくら", (40, 180, 260, 222)),
    ("〒104-0061 東京都中央区銀座1-2-3 銀座ビル5F", (40, 300, 460, 320)),
    ("TEL 03-3541-0001 FAX 03-3541-0002", (40, 325, 400, 345)),
    ("携帯 090-1234-5678", (40, 350, 260, 370)),
    ("sakura@minato.example.jp", (40, 375, 300, 395)),
)


@pytest.mark.parametrize("name", names())
def test_says_what_the_card_says(name):
    reading, expected = recorded(name)
    assert claims(draft([reading])) == expected


@pytest.mark.parametrize("name", names())
def test_the_engines_order_of_lines_does_not_matter(name):
    reading, expected = recorded(name)
    turned = replace(reading, lines=tuple(reversed(reading.lines)))
    assert claims(draft([turned])) == expected


@pytest.mark.parametrize("name", ["horizontal", "vertical", "english"])
def test_the_pictures_resolution_does_not_matter(name):
    reading, expected = recorded(name)
    lines = tuple(replace(each, box=tuple((3 * x, 3 * y) for x, y in each.box)) for each in reading.lines)
    assert claims(draft([Reading(lines, (3 * reading.size[0], 3 * reading.size[1]), "test")])) == expected


@pytest.mark.parametrize("name", names())
def test_fields_point_at_the_lines_they_were_read_from(name):
    reading, _ = recorded(name)
    for field in draft([reading]).fields:
        assert field.lines
        assert all(0 <= index < len(reading.lines) for index in field.lines)
        assert 0 < field.confidence <= 1


def test_line_indices_count_through_the_sides():
    found = draft([FRONT, rows("www.minato.example.jp")])
    assert found.all(Property.URL)[0].lines == (len(FRONT.lines),)
    assert found.all(Property.NAME)[0].lines == (2,)


def test_both_sides_make_one_person_with_both_names():
    for sides in ([FRONT, BACK], [BACK, FRONT]):
        found = draft(sides)
        assert found.value(Property.NAME) == "高橋 さくら"
        assert found.value(Property.NAME_ROMAJI) == "Sakura Takahashi"
        assert found.value(Property.COMPANY) == "株式会社みなと設計"
        assert found.value(Property.ADDRESS) == "東京都中央区銀座1-2-3 銀座ビル5F"
        assert found.values(Property.EMAIL) == ("sakura@minato.example.jp",)
        assert sorted(phones(found), key=str) == [
            ("+81335410001", PhoneKind.WORK),
            ("+81335410002", PhoneKind.FAX),
            ("+819012345678", PhoneKind.MOBILE),
        ]


def test_an_unread_side_claims_nothing():
    assert draft([Reading((), (500, 300), "test")]) == Draft()
    assert draft([]) == Draft()


def test_a_reading_is_never_invented():
    found = draft([FRONT])
    assert not found.value(Property.NAME_KANA)
    assert not found.value(Property.NAME_ROMAJI)


def test_doubt_of_the_engine_is_doubt_of_the_field():
    sure = draft([FRONT]).all(Property.COMPANY)[0].confidence
    lines = tuple(replace(each, confidence=0.6) for each in FRONT.lines)
    doubtful = draft([replace(FRONT, lines=lines)]).all(Property.COMPANY)[0].confidence
    assert doubtful < sure - 0.3


WORDS = "株式会社|部長|〒|03-1234-5678|@|.|example.com|高橋|・|(|)|FAX|Ltd.|一二三|東京都|http://|1-2-3|Street|ー|㈱|Dr.|,|가|é|𠮷"
PARTS = st.sampled_from([*WORDS.split("|"), " ", "\u3000", "\x00", "\u202e"])
TEXT = st.one_of(st.text(max_size=30), st.lists(PARTS, max_size=8).map("".join))
BOXES = st.tuples(st.floats(0, 900), st.floats(0, 500), st.floats(0, 200), st.floats(0, 200))


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(TEXT, BOXES, st.floats(0, 1)), max_size=8), st.sampled_from(["JP", "US", "DE", "CN"]))
def test_no_text_brings_it_down(found, region):
    lines = tuple(line(text, (x, y, x + w, y + h), confidence) for text, (x, y, w, h), confidence in found)
    for field in draft([Reading(lines, (1000, 600), "test")], region).fields:
        assert field.value.strip() == field.value != ""
        assert all(0 <= index < len(lines) for index in field.lines)
        assert 0 <= field.confidence <= 1
        assert (field.kind is not None) == (field.property is Property.PHONE)
