import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.accuracy import fold


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("株式会社 かぜはや", "株式会社かぜはや"),
        ("ＡＢＣ　Ｃｏ．", "abc co."),
        ("Jean‐Luc  O’Brien", "jean-luc o'brien"),
        ("03ー1555ー0100", "03-1555-0100"),
        ("10時〜12時", "10時～12時"),
        ("㈱みなと", "(株)みなと"),
    ],
)
def test_spellings_of_the_same_text_are_equal(one: str, other: str):
    assert fold.text(one) == fold.text(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("髙橋", "高橋"),
        ("山﨑", "山崎"),
        ("渡邉", "渡邊"),
        ("O'Brien", "OBrien"),
        ("de la Cruz", "dela Cruz"),
        ("コーヒー", "コ-ヒ-"),
    ],
)
def test_other_characters_are_another_text(one: str, other: str):
    assert fold.text(one) != fold.text(other)


@given(st.lists(st.text("aé髙カ-0", min_size=1), min_size=1), st.sampled_from(["  ", "\u3000", "\t \n"]))
def test_how_wide_a_space_is_does_not_count(words: list[str], space: str):
    assert fold.text(space.join(["", *words, ""])) == fold.text(" ".join(words))


def test_readings_know_neither_spaces_nor_the_kind_of_kana():
    assert fold.reading("たかなし ゆい") == fold.reading("タカナシ・ユイ") == "タカナシユイ"


def test_urls_lose_what_one_does_not_type():
    assert fold.url("https://www.Example.com/") == fold.url("example.com") == "example.com"


def test_postal_codes_are_digits():
    assert fold.postal_code("〒150－0002") == "1500002"


def test_addresses_lose_separators_and_what_is_said_elsewhere():
    folded = fold.address("4-7-1 Ichibancho, Sendai 980-0811, Japan", without=("980-0811", "Japan", ""))
    assert folded == "4-7-1ichibanchosendai"


@pytest.mark.parametrize(
    ("printed", "region", "dialled"),
    [
        ("０３（１５５５）０１２１", "JP", "+81315550121"),
        ("+81 (0)3-1555-0121", "US", "+81315550121"),
        ("(415) 555‐0142", "US", "+14155550142"),
        ("ext. 7", "JP", "7"),
    ],
)
def test_phones_are_as_dialled(printed: str, region: str, dialled: str):
    assert fold.phone(printed, region) == dialled


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("cell", "mobile"),
        ("Mobile", "mobile"),
        ("FAX", "fax"),
        ("tel", "work/other"),
        (None, "work/other"),
        ("pager", "pager"),
    ],
)
def test_kinds_of_phones_have_one_name(said: str | None, kind: str):
    assert fold.phone_kind(said) == kind
