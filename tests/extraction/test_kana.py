import pytest

from enishi.extraction.kana import reading_of, romaji_of, sounds_like, words_of


@pytest.mark.parametrize(
    ("reading", "spelling"),
    [
        ("さとう", "sato"),
        ("さとう", "satou"),
        ("おおの", "ohno"),
        ("しょうじ", "shoji"),
        ("はっとり", "hattori"),
        ("じゅん", "jun"),
    ],
)
def test_usual_spellings(reading, spelling):
    assert spelling in romaji_of(reading)


@pytest.mark.parametrize(
    ("latin", "reading"),
    [
        ("Tarou", "たろう"),
        ("TARO", "たろう"),
        ("Shinpei", "しんぺい"),
        ("Shimpei", "しんぺい"),
        ("Tuda", "つだ"),
        ("Ohno", "おおの"),
    ],
)
def test_one_sound_in_several_systems(latin, reading):
    assert sounds_like(latin, reading)


def test_different_sounds():
    assert not sounds_like("Tanaka", "なかた")


def test_the_analyser_knows_names():
    assert [word.person for word in words_of("高橋健太郎")] == ["姓", "名"]
    assert reading_of("高橋") == "たかはし"
