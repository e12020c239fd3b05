import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.ocr.agree import Agreed, agreed
from enishi.ocr.engine import TextSense


@pytest.mark.parametrize(
    ("first", "second", "settled"),
    [
        ("山桉電機株式会社", "山桜 電機 株式会社", "山桜電機株式会社"),
        ("一般社団法人地域つなく会", "一般社団法人地域つなぐ会", "一般社団法人地域つなぐ会"),
        ("460-0008愛知県名古屋市中区栄", "〒460-0008愛知県名古屋市中区栄", "〒460-0008愛知県名古屋市中区栄"),
        ("東京都千代田区丸の内1-2-3", "東京都千代田区丸の内7-2-3", "東京都千代田区丸の内1-2-3"),
        ("デザイン室ーエンジニア", "デザイン室エンジニア", "デザイン室ーエンジニア"),
        ("佐藤 葵", "何か別のもの", "佐藤 葵"),
        ("", "佐藤", ""),
    ],
)
def test_only_single_japanese_glyphs_are_taken_over(first, second, settled):
    assert agreed(first, second) == settled


@given(st.text(), st.text())
def test_agreeing_is_calm(first, second):
    assert agreed(first, first) == first
    assert sum(map(str.isascii, agreed(first, second))) == sum(map(str.isascii, first))


def test_auto_reads_as_well_as_the_first_reader(auto, rapid, card):
    reading = auto.read(card)
    assert reading.engine == "auto"
    assert len(reading.lines) == len(rapid.read(card).lines)
    assert auto.read_at(card, auto.find(card)) == reading
    assert isinstance(auto, TextSense)


def test_a_doubtful_line_is_settled_by_the_second_reader(auto, card, monkeypatch):
    monkeypatch.setattr("enishi.ocr.agree.DOUBTFUL", 2.0)
    monkeypatch.setattr("enishi.ocr.agree.TRUSTED", 0.9)
    texts = [line.text for line in auto.read(card).lines]
    assert "携帯 090-5550-0152" in texts
    assert "佐藤葵" in [text.replace(" ", "") for text in texts]


def test_without_tesseract_it_reads_alone(monkeypatch, tmp_path, card):
    monkeypatch.setenv("PATH", str(tmp_path))
    alone = Agreed()
    assert "あけぼの精密株式会社" in [line.text for line in alone.read(card).lines]
    assert alone.legibility(card, ()) == ()
