import pytest

from enishi.extraction.draft import draft
from enishi.model.card import Property
from tests.extraction.texts import placed, rows


@pytest.mark.parametrize(
    ("texts", "company"),
    [
        (["株式会社みなと設計", "営業部", "高橋 さくら"], "株式会社みなと設計"),
        (["高橋 さくら", "㈱大和田工務店"], "㈱大和田工務店"),
        (["花園市役所", "産業振興部", "橋本 ひなた"], "花園市役所"),
        (["株式会社銀の匙生産技術部設備保全課", "山口 直樹"], "株式会社銀の匙"),
        (["帝北大学大学院医学系研究科", "安藤 礼"], "帝北大学大学院"),
        (["Harbour & Lane Ltd.", "Emma Whitfield", "emma@harbourlane.example"], "Harbour & Lane Ltd."),
        (["Bergmann GmbH & Co. KG", "Stefan Kowalski"], "Bergmann GmbH & Co. KG"),
        (["人と街をつなぐ、あしたの技術。", "アオゾラ電機株式会社", "東海林 太一"], "アオゾラ電機株式会社"),
        (
            ["株式会社アルカディア", "Arcadia Co., Ltd.", "今井 絵里子", "imai@arcadia.example.jp"],
            "株式会社アルカディア",
        ),
        (["ISO 9001 認証取得", "有限会社山あい木工", "森 大輔"], "有限会社山あい木工"),
        (["株)大和田工務店", "高橋 さくら"], "(株)大和田工務店"),
        (["株オルタナ・システムズ", "高橋 さくら"], "(株)オルタナ・システムズ"),
        (["般社団法人まちづくり機構", "高橋 さくら"], "一般社団法人まちづくり機構"),
        (["Chitose Bank Co.. Ltd.", "Emma Hart"], "Chitose Bank Co., Ltd."),
        (["株式会社アオバ・メデイカル", "高橋 さくら"], "株式会社アオバ・メディカル"),
        (["三栄運輸株式会社関西支店", "高橋 さくら"], "三栄運輸株式会社"),
        (["エヌ・ケイ・", "プランニング株式会社", "高橋 さくら"], "エヌ・ケイ・プランニング株式会社"),
        (["株北ノ杜電機", "高橋 さくら"], "(株)北ノ杜電機"),
        (["Cabinet Rousseau &", "Associés", "Noémie Rousseau"], "Cabinet Rousseau & Associés"),
        (["(株) Kisaragi", "高橋 さくら"], "(株)Kisaragi"),
        (["株式会社八ルカぜ", "高橋 さくら"], "株式会社ハルカゼ"),
        (["Chitose Bank Co., Lid.", "Emma Hart"], "Chitose Bank Co., Ltd."),
    ],
)
def test_companies(texts, company):
    assert draft([rows(*texts)]).value(Property.COMPANY) == company


def test_a_form_on_the_line_above_belongs_to_the_name():
    card = placed(
        ("株式会社", (500, 40, 580, 60)),
        ("はるかぜ", (500, 64, 660, 104)),
        ("竹内 義弘", (40, 200, 240, 240)),
    )
    assert draft([card]).value(Property.COMPANY) == "株式会社 はるかぜ"


def test_lettering_is_told_by_its_domain():
    card = placed(
        ("northwind", (40, 40, 400, 110)),
        ("Making every day lighter", (40, 120, 300, 138)),
        ("Priya Raman", (40, 240, 260, 275)),
        ("Senior Data Engineer", (40, 285, 240, 303)),
        ("priya.raman@northwind.example", (40, 400, 300, 418)),
    )
    assert draft([card]).value(Property.COMPANY) == "northwind"


def test_a_lone_line_is_told_by_how_its_domain_sounds():
    card = placed(
        ("三日月キッチン", (900, 40, 930, 260)),
        ("料理長", (600, 60, 624, 140)),
        ("五十嵐悠斗", (530, 60, 580, 330)),
        ("yuto@mikazuki.example.jp", (40, 500, 260, 520)),
    )
    assert draft([card]).value(Property.COMPANY) == "三日月キッチン"


def test_a_logo_over_two_lines_is_one_name():
    card = placed(
        ("RemoteHarbour", (400, 80, 680, 130)),
        ("BUSINESS CONSULTING", (400, 132, 680, 158)),
        ("Andrew Morin", (60, 250, 350, 290)),
        ("www.remoteharbourconsulting.example", (60, 370, 500, 400)),
    )
    assert draft([card]).value(Property.COMPANY) == "RemoteHarbour BUSINESS CONSULTING"


@pytest.mark.parametrize(
    ("logo", "company"),
    [
        (["株式会社木漏れ日建築工", "房"], "株式会社木漏れ日建築工 房"),
        (["学校法人KISARAGI", "MOTORS"], "学校法人KISARAGI MOTORS"),
        (["株式会社エヌ・", "ケイ・", "プランニング"], "株式会社エヌ・ケイ・プランニング"),
    ],
)
def test_a_name_set_large_over_lines_is_one(logo, company):
    large = [(text, (40, 40 + 48 * row, 40 + 30 * len(text), 74 + 48 * row)) for row, text in enumerate(logo)]
    small = [
        ("高橋 さくら", (40, 300, 160, 320)),
        ("部長", (40, 330, 80, 350)),
        ("TEL 045-555-0121", (40, 400, 240, 420)),
    ]
    assert draft([placed(*large, *small)]).value(Property.COMPANY) == company


def test_a_form_beside_a_name_belongs_to_it():
    lines = [
        ("株式会社", (32, 31, 160, 70)),
        ("花筏酒造", (196, 31, 323, 70)),
        ("Hanaikada Sake Brewery", (31, 71, 271, 100)),
    ]
    assert draft([placed(*lines, ("二階堂 陽菜", (32, 160, 275, 220)))]).value(Property.COMPANY) == "株式会社 花筏酒造"


@pytest.mark.parametrize(
    ("texts", "company"),
    [
        (["≈三ツ葉印刷株式会社", "三浦 誠"], "三ツ葉印刷株式会社"),
        (["l Aoba Medical", "曽我部 さくら", "info@aoba-medical.example.jp"], "Aoba Medical"),
        (["三浦 誠", "LINE ID: harukaze", "miura@harukaze.example.jp"], ""),
    ],
)
def test_emblems_and_handles_are_no_part_of_a_firm(texts, company):
    assert draft([rows(*texts)]).value(Property.COMPANY) == company
