import pytest

from enishi.extraction.draft import Part, draft
from enishi.model.card import Draft, Field, PhoneKind, Property, Reading
from tests.builders import a_draft
from tests.extraction.texts import line, phones, rows

FIRM, NAME, MAIL = "株式会社みなと設計", "高橋 絵里子", "eriko.takahashi@minato.example.jp"
CODE = {"name": NAME, "company": "㈱みなと設計", "email": MAIL}


def read(*texts, confidence=0.9, parts=tuple(Part), **code):
    plain = rows(*texts)
    lines = tuple(line(each.text, (*each.box[0], *each.box[2]), confidence) for each in plain.lines)
    return draft([Reading(lines, plain.size, plain.engine)], parts=parts, codes=a_draft(**code))


def test_print_that_a_code_says_too_is_surer_and_stays_as_printed():
    texts = (FIRM, NAME, MAIL, "TEL 03-5728-1234")
    alone, both = read(*texts), read(*texts, phone="0357281234", **CODE)
    assert both.values(Property.COMPANY) == (FIRM,)
    assert [(field.property, field.value, field.lines) for field in both.fields] == [
        (field.property, field.value, field.lines) for field in alone.fields
    ]
    for one, other in zip(alone.fields, both.fields, strict=True):
        assert one.confidence < other.confidence < 1


@pytest.mark.parametrize(
    ("texts", "what", "mended"),
    [
        ([FIRM, NAME, "erlko.ta-kahashi@minato.example.jp"], Property.EMAIL, MAIL),
        ([FIRM, NAME, "eriko.takahashi@minat.example.jp"], Property.EMAIL, MAIL),
        ([FIRM, "高橋 絵里孑", MAIL], Property.NAME, NAME),
        (["株式会社みなと段計", NAME, MAIL], Property.COMPANY, "株式会社みなと設計"),
    ],
)
def test_what_is_misread_is_mended_by_the_code(texts, what, mended):
    assert read(*texts).value(what) != mended
    (field,) = read(*texts, **CODE).all(what)
    assert field.value == mended
    assert field.lines
    assert read(*texts, parts=(Part.JOINT, Part.CODES), **CODE).value(what) == mended
    assert read(*texts, parts=(Part.JOINT, Part.REPAIRS), **CODE).value(what) != mended


def test_a_doubtful_number_and_a_host_are_mended_but_no_second_number():
    said = read(
        FIRM, NAME, "TEL 03-5728-1234", "FAX 03-5728-1235", phone="03-5728-1235", url="https://minato.example.jp/"
    )
    assert phones(said) == [("+81357281234", PhoneKind.WORK), ("+81357281235", PhoneKind.FAX)]
    said = read(
        FIRM, NAME, "TEL 03-5728-1284", "www.minat0.example.jp/a", phone="03-5728-1234", url="minato.example.jp"
    )
    assert phones(said) == [("+81357281234", PhoneKind.WORK)]
    assert said.values(Property.URL) == ("www.minato.example.jp/a",)


@pytest.mark.parametrize(
    ("printed", "said", "stays"),
    [
        ("髙橋 絵里子", "高橋 絵里子", "髙橋 絵里子"),
        ("渡邊 健太郎", "渡辺 健太郎", "渡邊 健太郎"),
        ("高橋 絵里子", "髙橋 絵里子", "髙橋 絵里子"),
        ("高橋 絵里子", "高橋絵里子", "高橋 絵里子"),
        ("高橋 絵里子", "佐藤 花子", "高橋 絵里子"),
    ],
)
def test_print_heads_where_both_are_legible(printed, said, stays):
    assert read(FIRM, printed, MAIL, confidence=0.99, name=said).values(Property.NAME) == (stays,)


def test_what_is_not_read_is_filled_and_of_no_line():
    said = read("2-4-3", MAIL, name=NAME, company=FIRM, mobile="090-5550-1234")
    assert said.value(Property.NAME) == NAME
    assert said.value(Property.COMPANY) == FIRM
    assert phones(said) == [("+819055501234", PhoneKind.MOBILE)]
    assert {field.lines for field in said.fields if field.property is not Property.EMAIL} == {()}


def test_only_what_one_writes_to_is_filled():
    said = read(FIRM, NAME, name_kana="たかはし えりこ", title="部長", name_romaji="Eriko Takahashi")
    assert {field.property for field in said.fields} == {Property.COMPANY, Property.NAME}


def test_the_romaji_of_a_code_bear_out_those_in_print():
    texts = (FIRM, NAME, "TAKAHASHI Eriko")
    (alone,), (both,) = (read(*texts, **code).all(Property.NAME_ROMAJI) for code in ({}, {"name": "Eriko Takahashi"}))
    assert (both.value, both.lines) == (alone.value, alone.lines)
    assert both.confidence > alone.confidence


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("https://minato.example.jp/", ("https://minato.example.jp/",)),
        ("https://recruit.minato.example.jp/a", ("https://recruit.minato.example.jp/a",)),
        ("https://line.me/ti/p/abc", ()),
        ("https://www.wantedly.com/companies/minato", ()),
        ("https://maps.app.goo.gl/abc", ()),
        ("https://tokyo-expo.example.org/2026", ()),
    ],
)
def test_a_site_is_taken_if_it_is_their_own(url, said):
    assert read(FIRM, NAME, MAIL, url=url).values(Property.URL) == said


def test_a_printed_site_is_said_once():
    said = read(FIRM, NAME, MAIL, "www.minato.example.jp", url="https://minato.example.jp/?from=card")
    assert said.values(Property.URL) == ("www.minato.example.jp",)


def test_nothing_becomes_of_an_empty_value():
    empty = Draft((Field(Property.PHONE, "", 1.0), Field(Property.NAME, " ", 1.0)))
    card = rows(FIRM, NAME)
    assert draft([card], codes=empty) == draft([card])
