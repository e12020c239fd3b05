import pytest

from enishi.extraction.draft import draft
from enishi.extraction.lines import layout
from enishi.extraction.postal_codes import agreement, find, place
from enishi.model.card import Property
from tests.extraction.texts import rows


def found(text, region="JP"):
    return {each.value for each in find(layout([rows(text)]), region)}


@pytest.mark.parametrize(
    "text",
    [
        "〒104-0061",
        "104-0061東京都中央区",
        "〒 104 - 0061",
        "〒1040061",
        "T104-0061 東京都",
        "〒一〇四ー〇〇六一",
        "テ一〇四1〇〇六一",
    ],
)
def test_japanese_codes(text):
    assert found(text) == {"104-0061"}


@pytest.mark.parametrize(
    ("text", "region", "code"),
    [
        ("Portland, OR 97210", "US", "97210"),
        ("Portland, OR 97210-1234, USA", "US", "97210-1234"),
        ("London EC2A 1AF", "GB", "EC2A 1AF"),
        ("Toronto ON M5V 2T6", "CA", "M5V 2T6"),
        ("Hafenstraße 112,20359 Hamburg", "DE", "20359"),
        ("D-10119 Berlin", "DE", "10119"),
        ("75011 Paris", "FR", "75011"),
        ("1016 EA Amsterdam", "NL", "1016 EA"),
        ("CH-8001 Zürich", "CH", "8001"),
        ("111 52 Stockholm", "SE", "111 52"),
        ("Shanghai 200040, China", "CN", "200040"),
    ],
)
def test_other_countries(text, region, code):
    assert code in found(text, region)


@pytest.mark.parametrize("text", ["03-1234-5678", "040 3766 4420", "Room 1203, Building B", "1266 Nanjing Road"])
def test_what_is_no_code(text):
    assert found(text) == set()


def test_a_code_knows_its_place():
    assert place("1040061").startswith("東京都 中央区 銀座")
    assert place("0000000") == ""
    assert agreement("104-0061", "東京都中央区銀座1-2-3") == 1
    assert agreement("104-0061", "大阪市北区梅田1-1") == -1
    assert agreement("104-0061", "東京都港区芝1-1") == 0
    assert agreement("104-0061", "1-2-3 Ginza, Tokyo") == 0
    assert agreement("000-0000", "東京都中央区銀座") == 0


def test_a_british_code_may_be_broken_over_two_lines():
    card = draft(
        [rows("Northlight Robotics Ltd", "Grace Singh", "12 Harbour Row, Bristol BS1", "5TR", "+44 117 496 0069")]
    )
    assert card.value(Property.POSTAL_CODE) == "BS1 5TR"
    assert card.value(Property.ADDRESS) == "12 Harbour Row, Bristol"
