import pytest

from enishi.extraction.draft import draft
from enishi.model.card import Property
from tests.extraction.texts import placed, rows


@pytest.mark.parametrize(
    ("texts", "name"),
    [
        (["部長 高橋 さくら"], "高橋 さくら"),
        (["プロジェクトリーダー原恵"], "原恵"),
        (["高 橋 さ く ら"], "高橋 さくら"),
        (["高橋さくら(たかはし さくら)"], "高橋さくら"),
        (["マリア・フェルナンデス"], "マリア・フェルナンデス"),
        (["Jennifer Wu, CPA"], "Jennifer Wu"),
        (["菅原ちひろCHIHIRO SUGAWARA"], "菅原ちひろ"),
        (["SamanthaSmith", "Owner"], "Samantha Smith"),
        (['Robert "Bob" Delgado', "Owner"], 'Robert "Bob" Delgado'),
        (["東京都港区芝1-2-3", "www.example.com"], ""),
    ],
)
def test_names_as_printed(texts, name):
    assert draft([rows(*texts)]).value(Property.NAME) == name


def test_a_name_in_two_boxes():
    card = placed(("椿", (280, 240, 340, 300)), ("太郎", (500, 240, 640, 300)), ("営業部", (280, 160, 360, 180)))
    assert draft([card]).value(Property.NAME) == "椿 太郎"


def test_furigana_over_each_part():
    card = placed(
        ("たけうち", (280, 220, 330, 234)),
        ("よしひろ", (500, 220, 550, 234)),
        ("竹内", (280, 240, 380, 290)),
        ("義弘", (500, 240, 600, 290)),
        ("TEL 03-5728-1234", (40, 400, 200, 416)),
    )
    found = draft([card])
    assert found.value(Property.NAME) == "竹内 義弘"
    assert found.value(Property.NAME_KANA) == "たけうち よしひろ"


def test_romaji_beside_a_japanese_name():
    found = draft([rows("渡邊 健太郎", "KentaroWATANABE", "k.watanabe@example.com")])
    assert found.value(Property.NAME) == "渡邊 健太郎"
    assert found.value(Property.NAME_ROMAJI) == "Kentaro WATANABE"


def test_a_chinese_name_on_a_chinese_card():
    card = rows("袁建国", "济宁远航信息科技有限公司", "手机:15554412345", "邮箱:yuan@example.com")
    assert draft([card]).value(Property.NAME) == "袁建国"


def test_a_mail_address_tells_a_lone_name():
    found = draft([rows("REVANTH", "Marketing Executive", "Northgate Foods Ltd.", "revanth@northgate.example")])
    assert found.value(Property.NAME) == "REVANTH"


def test_furigana_beside_a_column_is_no_given_name():
    card = placed(
        ("江崎", (500, 60, 560, 180)),
        ("里奈", (500, 240, 560, 360)),
        ("えざき", (553, 70, 568, 160)),
        ("りな", (553, 250, 568, 330)),
        ("株式会社はるかぜ", (800, 60, 830, 320)),
    )
    found = draft([card])
    assert found.value(Property.NAME) == "江崎 里奈"
    assert found.value(Property.NAME_KANA) == "えざき りな"


def test_furigana_of_more_letters_over_each_part():
    card = placed(
        ("ゆうたろう", (480, 220, 590, 236)),
        ("むしゃのこうじ", (250, 220, 390, 236)),
        ("武者小路", (250, 240, 450, 290)),
        ("勇太郎", (480, 240, 630, 290)),
    )
    assert draft([card]).value(Property.NAME_KANA) == "むしゃのこうじ ゆうたろう"


def test_the_reading_of_one_part_is_not_the_names():
    card = placed(("たけうち", (280, 220, 330, 234)), ("竹内 義弘", (280, 240, 500, 290)))
    assert not draft([card]).value(Property.NAME_KANA)


def test_romaji_are_known_by_any_reading_of_the_name():
    found = draft([rows("三枝 功", "Isao MIEDA", "バリスタ", "nichigetsu@example.com")])
    assert found.value(Property.NAME_ROMAJI) == "Isao MIEDA"


def test_a_western_name_over_two_lines():
    card = placed(
        ("Nathaniel H.", (80, 150, 474, 236)),
        ("Delgado", (80, 250, 368, 336)),
        ("Research Scientist", (80, 454, 371, 489)),
        ("Tidewater Consulting Group", (511, 86, 995, 121)),
        ("Phone: +44 161 496 0039", (510, 441, 903, 476)),
        ("ndelgado@tidewater.example.org", (510, 528, 1018, 563)),
    )
    assert draft([card]).value(Property.NAME) == "Nathaniel H. Delgado"


@pytest.mark.parametrize(
    ("texts", "name"),
    [
        (["株式会社みなと物流", "五味一郎ごみいちろう"], "五味一郎"),
        (["Dr.Jürgen Müller", "Nordlicht GmbH"], "Dr. Jürgen Müller"),
        (["Andrew M.Hastings", "Northlight Robotics Inc."], "Andrew M. Hastings"),
        (["Rebecca Whitfield", "Harbour & Finch LLP"], "Rebecca Whitfield"),
    ],
)
def test_names_that_ran_into_something(texts, name):
    assert draft([rows(*texts)]).value(Property.NAME) == name


@pytest.mark.parametrize(
    ("parts", "name"),
    [(["Ursula von", "Weizenbeck"], "Ursula von Weizenbeck"), (["Dong-", "hyun", "KIM"], "Dong-hyun KIM")],
)
def test_a_name_does_not_end_amid(parts, name):
    stacked = [(text, (40, 100 + 50 * at, 40 + 30 * len(text), 145 + 50 * at)) for at, text in enumerate(parts)]
    small = [("Blauwerk AG", 100), ("+49 69 90009-005", 300), ("info@blauwerk.example.com", 340), ("10 Kornweg", 380)]
    lines = [*stacked, *((text, (600, top, 850, top + 24)) for text, top in small)]
    assert draft([placed(*lines)]).value(Property.NAME) == name


def test_a_name_and_a_firm_on_one_line():
    said = draft(
        [rows("Marcus F. HastingsNorthlight Robotics, Inc.", "Software Engineer", "mhastings@northlight.example.org")]
    )
    assert said.value(Property.NAME) == "Marcus F. Hastings"
    assert said.value(Property.COMPANY) == "Northlight Robotics, Inc."


def test_the_letters_of_a_name_may_stand_apart_in_a_column():
    lines = placed(
        ("西", (340, 210, 440, 310)), ("俊", (336, 400, 444, 510)), ("みなと設計株式会社", (900, 130, 990, 950)),
        ("三八一", (90, 1550, 220, 1610)), ("info@aoba-medical.example.com", (90, 1700, 700, 1750)),
    )  # fmt: skip
    assert draft([lines]).value(Property.NAME) == "西 俊"
