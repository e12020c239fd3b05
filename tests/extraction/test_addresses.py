import pytest

from enishi.extraction.addresses import likeness
from enishi.extraction.draft import draft
from enishi.model.card import Property
from tests.extraction.texts import placed, rows


def address(*texts, region="JP"):
    return draft([rows(*texts)], region).value(Property.ADDRESS)


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["〒104-0061", "東京都中央区銀座4-12-3", "銀座みゆきビル 7F"], "東京都中央区銀座4-12-3 銀座みゆきビル 7F"),
        (["所在地 〒104-0061 東京都中央区銀座4-12-3"], "東京都中央区銀座4-12-3"),
        (["本社 〒104-0061 東京都中央区銀座4-12-3"], "東京都中央区銀座4-12-3"),
        (["大阪市北区梅田二丁目五番十号"], "大阪市北区梅田二丁目五番十号"),
        (["〒107-0062 東京都港区南青山1-15-9", "SUNRISE TOWER 8F"], "東京都港区南青山1-15-9 SUNRISE TOWER 8F"),
        (
            ["2210 NW Lovejoy Street, Suite 400", "Portland, OR 97210"],
            "2210 NW Lovejoy Street, Suite 400, Portland, OR",
        ),
        (["〒420-0068", "静岡市葵区田町11-8", "ラ・メゾン青葉"], "静岡市葵区田町11-8 ラ・メゾン青葉"),
        (["〒420-0068", "静岡市葵区田町11-8", "パークスクエア1009号室"], "静岡市葵区田町11-8 パークスクエア1009号室"),
        (["3-1-10 Minamihachiman, Hakata-ku. Fukuoka"], "3-1-10 Minamihachiman, Hakata-ku, Fukuoka"),
        (["18 Finsbury Square", "London EC2A 1AF"], "18 Finsbury Square, London"),
        (["Königstraße 27 · 70173 Stuttgart"], "Königstraße 27, Stuttgart"),
        (["14 avenue Parmentier", "75011 Paris"], "14 avenue Parmentier, Paris"),
        (["1-15-9 Minami-Aoyama,", "Minato-ku, Tokyo 107-0062 Japan"], "1-15-9 Minami-Aoyama, Minato-ku, Tokyo Japan"),
    ],
)
def test_addresses_without_their_postal_code(texts, expected):
    assert address(*texts) == expected


def test_the_next_line_may_begin_under_the_postal_code():
    card = placed(
        ("〒420-0068", (80, 540, 260, 570)),
        ("静岡市葵区田町11-8", (274, 540, 630, 570)),
        ("けやき会館", (80, 582, 230, 612)),
        ("桜井 千尋", (80, 200, 380, 260)),
    )
    assert draft([card]).value(Property.ADDRESS) == "静岡市葵区田町11-8 けやき会館"


def test_the_first_office_is_the_main_one():
    offices = (
        "東京本社 〒104-0061 東京都中央区銀座4-12-3",
        "TEL 03-3541-0001",
        "大阪支店 〒530-0001 大阪市北区梅田2-5-10",
        "TEL 06-6341-0001",
    )
    found = draft([rows(*offices)])
    assert found.value(Property.ADDRESS) == "東京都中央区銀座4-12-3"
    assert found.value(Property.POSTAL_CODE) == "104-0061"
    assert not found.value(Property.DEPARTMENT)


@pytest.mark.parametrize(
    "text",
    ["高橋 さくら", "二階堂 司", "営業部", "株式会社みなと", "牛乳 ¥238", "東京都知事 第12345号", "Emma Whitfield"],
)
def test_what_is_no_address(text):
    assert likeness(text) < 1
    assert address(text) == ""


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["135,", "avenue de la République, 75003 Paris"], "135, avenue de la République, Paris"),
        (["344 Hollis Street, New York", "NY10013"], "344 Hollis Street, New York, NY"),
        (["東京都渋谷区渋谷5-1-4", "ベイフロント"], "東京都渋谷区渋谷5-1-4 ベイフロント"),
        (["東京都台東区駒形三-二〇-一九東洋ビル別", "館二一〇七"], "東京都台東区駒形三-二〇-一九東洋ビル別 館二一〇七"),
        (["東京都品川区豊町四丁目二五-六 東洋ビル七〇", "三"], "東京都品川区豊町四丁目二五-六 東洋ビル七〇 三"),
        (["工場 530-0001", "大阪府大阪市北区梅田4-4-11"], "大阪府大阪市北区梅田4-4-11"),
        (["東京都江東区常盤一-一三-五", "公〇三.一九〇一.八九二"], "東京都江東区常盤一-一三-五"),
    ],
)
def test_what_belongs_to_an_address(texts, expected):
    assert address("株式会社みなと設計", *texts) == expected


def test_no_office_is_named_by_the_code_of_another():
    said = address("本社 〒100-0006", "研究所 平920-0002", "石川県金沢市千木15-17", "TEL 076-133-7356")
    assert said == "石川県金沢市千木15-17"
