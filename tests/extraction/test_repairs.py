import pytest

from enishi.extraction.draft import Part, draft
from enishi.model.card import Property, Reading
from tests.extraction.texts import line, rows

FIRM, NAME = "株式会社みなと設計", "高橋 絵里子"
DOUBT = 0.9


def read(*texts, confidence=DOUBT):
    """Rows of which the engine was not sure."""
    plain = rows(*texts)
    lines = tuple(line(each.text, (*each.box[0], *each.box[2]), confidence) for each in plain.lines)
    return Reading(lines, plain.size, plain.engine)


@pytest.mark.parametrize(
    ("texts", "what", "mended"),
    [
        ([NAME, "〒321-0953", "栃木県宇都宮市束宿郷2-4-3"], Property.ADDRESS, "栃木県宇都宮市東宿郷2-4-3"),
        ([NAME, "〒321-0963", "栃木県宇都宮市東宿郷2-4-3"], Property.POSTAL_CODE, "321-0953"),
        ([NAME, "takahashil@example.com"], Property.EMAIL, "takahashi1@example.com"),
        ([NAME, "takahashi@minat0.com", "www.minato.com", FIRM], Property.EMAIL, "takahashi@minato.com"),
        ([NAME, "takahashi@minato.com", "www.minat0.com/about", FIRM], Property.URL, "www.minato.com/about"),
        (["Emma Hart", "hyggebakery", "Baker", "emma@hygge-bakery.com"], Property.COMPANY, "hygge bakery"),
        ([FIRM, "ブロジェクトマネージャー", NAME], Property.TITLE, "プロジェクトマネージャー"),
        ([NAME, "ttakahashi@example.com"], Property.EMAIL, "takahashi@example.com"),
        ([NAME, "東京都港区芝1-2-3 バークスクエア 5F"], Property.ADDRESS, "東京都港区芝1-2-3 パークスクエア 5F"),
        ([FIRM, NAME, "たかはし えりて"], Property.NAME_KANA, "たかはし えりこ"),
        ([FIRM, NAME, "タカハシ エリユ", "Eriko TAKAHASHI"], Property.NAME_KANA, "タカハシ エリコ"),
        ([FIRM, "伊集院 薫", "Kaoru ljuin", "ijuin@example.com"], Property.NAME_ROMAJI, "Kaoru Ijuin"),
        ([FIRM, "伊集院 薫", "KAORU IJUlN", "ijuin@example.com"], Property.NAME_ROMAJI, "KAORU IJUIN"),
    ],
)
def test_what_is_misread_is_mended_by_another_line(texts, what, mended):
    card = read(*texts)
    field = draft([card]).all(what)[0]
    assert field.value == mended
    assert draft([card], parts={Part.JOINT}).value(what) != mended
    assert len(field.lines) > 1 or what in (Property.TITLE, Property.ADDRESS)


@pytest.mark.parametrize(
    ("texts", "what", "printed"),
    [
        ([NAME, "〒100-0001", "東京都千代田区丸の内1-1-1"], Property.POSTAL_CODE, "100-0001"),
        ([FIRM, "喜屋武 誠司", "KYAN Seiji"], Property.NAME_ROMAJI, "KYAN Seiji"),
        ([FIRM, "中島 誠司", "Seiji NAKASHIMA"], Property.NAME_ROMAJI, "Seiji NAKASHIMA"),
        ([FIRM, "中島 誠司", "なかしま せいじ"], Property.NAME_KANA, "なかしま せいじ"),
        ([NAME, "takahashi@minato-a.com", "www.minato-b.jp"], Property.URL, "www.minato-b.jp"),
        ([NAME, "takahashi@gmail.com", "www.gmeil.com"], Property.URL, "www.gmeil.com"),
        ([NAME, "jul@example.com"], Property.EMAIL, "jul@example.com"),
    ],
)
def test_what_is_read_surely_stays_as_printed(texts, what, printed):
    assert draft([read(*texts, confidence=0.995)]).value(what) == printed


def test_nothing_is_added_and_each_part_can_be_left_out():
    card = rows(FIRM, "部長", NAME, "takahashi@minato.example.jp", "TEL 03-5728-1234")
    whole = draft([card])
    assert draft([card], parts=()).values(Property.EMAIL) == whole.values(Property.EMAIL)
    for parts in ((), (Part.JOINT,), (Part.REPAIRS,)):
        assert {field.property for field in draft([card], parts=parts).fields} <= {
            field.property for field in whole.fields
        }
