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
        ("電話〇八二一五二七一三五四二", "電話〇八二ー五二七ー三五四二"),
        ("〇九〇一一二三四一五六七八", "〇九〇ー一二三四ー五六七八"),
        ("〇三ー五七二八ー一二三四", "〇三ー五七二八ー一二三四"),
        ("〇二(六五八)八一五九", "〇一一(六五八)八一五九"),
        ("若山一1二1三", "若山一ー二ー三"),
        ("(六五八)八一五九", "(六五八)八一五九"),
        ("本町二一八一三", "本町二ー八ー三"),
        ("元町九ー二六一六", "元町九ー二六ー六"),
        ("一番町三丁目", "一番町三丁目"),
        ("大字一一一一一一一一一一一一", "大字一一一一一一一一一一一一"),
        ("登録三四五六七八", "登録三四五六七八"),
    ],
)
def test_dashes_that_were_read_as_a_one(read, printed):
    assert parted(read) == printed


def test_columns_get_their_dashes_back_and_rows_do_not():
    text = "石川県金沢市本町二一八一三"
    assert layout([placed((text, (100, 50, 130, 450)))]).text == "石川県金沢市本町二ー八ー三"
    assert layout([placed((text, (100, 50, 500, 80)))]).text == text
