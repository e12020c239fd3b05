import pytest

from enishi.extraction.lines import layout
from enishi.extraction.numerals import arabic, parted
from tests.extraction.texts import placed


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("〇三(五七二八)一二三四", "03(5728)1234"),
        ("03・5728・1234", "03.5728.1234"),
        ("東京都港区一番町", "東京都港区一番町"),
        ("二O", "二O"),
        ("2O3", "203"),
    ],
)
def test_kanji_digits(text, number):
    assert arabic(text) == number
    assert len(arabic(text)) == len(text)


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("電話〇八二一五二七一三五四二", "電話〇八二-五二七-三五四二"),
        ("〇九〇一一二三四一五六七八", "〇九〇-一二三四-五六七八"),
        ("〇三ー五七二八ー一二三四", "〇三-五七二八-一二三四"),
        ("〇二(六五八)八一五九", "〇一一(六五八)八一五九"),
        ("若山一1二1三", "若山一-二-三"),
        ("(六五八)八一五九", "(六五八)八一五九"),
        ("携帯:+八一一七〇一五五五五一〇一〇四", "携帯:+八一-七〇-五五五五-〇一〇四"),
        ("フリーダイヤル〇ーニ〇ー〇〇〇ー七七七", "フリーダイヤル〇一二〇-〇〇〇-七七七"),
        ("〇九六一一四七一九四三九", "〇九六-一四七-九四三九"),
        ("デ八六O一〇〇四一", "デ八六〇-〇〇四一"),
        ("正円寺ニ-ー五ひかり", "正円寺二-一五ひかり"),
        ("パークスクエア一〇一一", "パークスクエア一〇一一"),
        ("本町二一八一三", "本町二-八-三"),
        ("元町九ー二六一六", "元町九-二六-六"),
        ("一番町三丁目", "一番町三丁目"),
        ("大字一一一一一一一一一一一一", "大字一一一一一一一一一一一一"),
        ("登録三四五六七八", "登録三四五六七八"),
    ],
)
def test_dashes_that_were_read_as_a_one(read, printed):
    assert parted(read) == printed


def test_columns_and_rows_have_their_dashes_back():
    text = "石川県金沢市本町二一八一三"
    for box in ((100, 50, 130, 450), (100, 50, 500, 80)):
        assert layout([placed((text, box))]).text == "石川県金沢市本町二-八-三"


def test_storeys_are_counted_in_kanji():
    assert parted("ベイフロントニニ階") == "ベイフロント二二階"
