import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.extraction.characters import bare, clean, has_japanese, hiragana, is_kana, is_latin


@given(st.text())
def test_cleaning_twice_is_cleaning_once(text):
    assert clean(clean(text)) == clean(text)


@given(st.text())
def test_clean_text_has_no_wide_or_doubled_spaces_nor_controls(text):
    cleaned = clean(text)
    assert cleaned == cleaned.strip()
    assert "  " not in cleaned
    assert cleaned.isprintable()


@pytest.mark.parametrize(
    ("printed", "cleaned"),
    [
        ("髙橋　﨑", "髙橋 﨑"),
        ("㈱サンプル", "㈱サンプル"),
        ("ＴＥＬ：０３－１２３４－５６７８", "TEL:03-1234-5678"),
        ("ｶﾞｰﾃﾞﾝ", "ガーデン"),
        ("℡03", "TEL 03"),
        ("1ー2−3", "1-2-3"),
        ("コ一ヒ一", "コーヒ一"),
        ("広報·IR室", "広報・IR室"),
        ("みどリビル", "みどりビル"),
        ("エリカ力ー", "エリカカー"),
        ("コニ二コ", "コニニコ"),
        ("クラフトエ房ゆずりは", "クラフト工房ゆずりは"),
        ("フ7ックス", "ファックス"),
        ("合同会社工ヌ・ケイ", "合同会社エヌ・ケイ"),
        ("New York NY10013", "New York NY 10013"),
        ("j.kœhler@rheintal.example.net", "j.koehler@rheintal.example.net"),
        ("泉が丘i丁目", "泉が丘1丁目"),
        ("鞍月東l-15", "鞍月東1-15"),
        ("14 rue Haute · Lyon", "14 rue Haute · Lyon"),
    ],
)
def test_narrows_what_is_wide_and_keeps_what_names_are_written_with(printed, cleaned):
    assert clean(printed) == cleaned


def test_scripts():
    assert has_japanese("A社")
    assert is_kana("たかはし・サクラ")
    assert not is_kana(" ")
    assert is_latin("Müller & Co.")
    assert not is_latin("Tokyo 支店")
    assert hiragana("タカハシ ヴ") == "たかはし ゔ"
    assert bare("高 橋") == "高橋"
