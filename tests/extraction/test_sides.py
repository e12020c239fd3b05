import pytest

from enishi.extraction.draft import draft
from enishi.extraction.sides import belong_together, follow_each_other, is_front, looks_like_card
from enishi.model.card import Draft, Reading
from tests.extraction.texts import names, recorded, rows

FRONT = draft(
    [
        rows(
            "株式会社はるかぜ",
            "取締役社長",
            "竹内 義弘",
            "〒107-0062 東京都港区南青山1-15-9",
            "TEL 03-5237-4426",
            "takeuchi@harukaze.example.co.jp",
            "www.harukaze.example.co.jp",
        )
    ]
)
BACKS = {
    "in English": ["Harukaze Inc.", "Yoshihiro Takeuchi", "President", "takeuchi@harukaze.example.co.jp"],
    "in English, without mail": ["Harukaze Inc.", "Yoshihiro Takeuchi", "President"],
    "services": ["事業内容", "・建築設計", "・インテリアデザイン", "株式会社はるかぜ"],
    "offices": ["大阪支店 〒550-0013 大阪市西区新町1-8-3 TEL 06-6531-0001", "www.harukaze.example.co.jp"],
    "map": ["地図", "最寄駅 赤坂駅 5番出口より徒歩3分"],
    "nothing": [],
}
OTHERS = {
    "colleague": ["株式会社はるかぜ", "部長", "榊 玲奈", "TEL 03-5237-4426", "sakaki@harukaze.example.co.jp"],
    "colleague in English": ["Harukaze Inc.", "Rena Sakaki", "Manager", "sakaki@harukaze.example.co.jp"],
    "stranger": ["東亜精密工業株式会社", "平野 勇気", "hirano@toa.example.jp"],
    "nameless shop": ["喫茶みどり", "TEL 06-6333-1111", "info@midori.example.jp", "www.midori.example.jp"],
}


@pytest.mark.parametrize("texts", BACKS.values(), ids=BACKS)
def test_a_front_and_its_back_belong_together(texts):
    back = draft([rows(*texts)])
    assert belong_together(FRONT, back)
    assert belong_together(back, FRONT)
    assert is_front(FRONT, back)


@pytest.mark.parametrize("texts", OTHERS.values(), ids=OTHERS)
def test_another_card_stays_apart(texts):
    other = draft([rows(*texts)])
    assert not belong_together(FRONT, other)
    assert not belong_together(other, FRONT)


@pytest.mark.parametrize("name", names())
def test_a_recorded_card_looks_like_one(name):
    reading, _ = recorded(name)
    assert looks_like_card([reading], draft([reading]))


NO_CARDS = {
    "receipt": ["スーパーみどり 駅前店", "TEL 03-3901-1111", "領収書", "牛乳 ¥238", "小計 ¥814", "お釣り ¥186"],
    "receipt in English": ["CORNER DELI", "Tel (617) 555-0133", "Subtotal 6.25", "TOTAL $6.69", "CASH $10.00"],
    "newspaper": ["首相、来年度予算案を閣議決定へ", *["物価高対策を柱とする方針を固めた。関係者によると、"] * 40],
    "magazine": [
        "この春、着たいのはやさしい色",
        "バッグ ¥24,200",
        "靴 ¥15,400",
        "傘 ¥5,500",
        "アトリエ青山 03-3400-1234",
    ],
    "ticket": [
        "わかば学習塾、1988年に新拠点",
        "大阪府大阪市北区大淀中4-4",
        "11月28日 18:30 開演",
        "全席指定 13列 05番",
    ],
    "column": [
        "運輸倉庫",
        "之語り、今後のことはまだわからない",
        "金庫は今年も開かれる",
        "では12日まで展示が続く",
        "TEL 03-3901-1111",
    ],
    "column in English": [
        "Harbour Books",
        "The opening of the fair in March was a success for all of us",
        "and it is said that the next of them is to be in the autumn",
        "which is a surprise to many in the trade and to the public",
        "Tel (617) 555-0133",
    ],
    "keyboard": ["ESC", "F1", "F2"],
    "nothing": [],
}


@pytest.mark.parametrize("texts", NO_CARDS.values(), ids=NO_CARDS)
def test_what_is_no_card(texts):
    reading = rows(*texts)
    assert not looks_like_card([reading], draft([reading]))


@pytest.mark.parametrize(
    "texts",
    [
        ["株式会社みなと物流", "高橋 恵理子"],
        ["株式会社みなと物流", "代表取締役"],
        ["TEL 045-555-0121", "eriko@example.com"],
    ],
)
def test_a_card_of_which_little_is_legible_is_one(texts):
    reading = rows(*texts)
    assert looks_like_card([reading], draft([reading]))


def test_an_unread_side_is_no_card_but_may_be_a_back():
    assert not looks_like_card([Reading((), (10, 10), "test")], Draft())
    assert belong_together(FRONT, Draft())


def side(*texts):
    return draft([rows(*texts)])


NAMED = side(
    "株式会社はるかぜ", "課長", "竹内 義弘", "TEL 03-5237-4426", "携帯 090-5550-0152", "info@harukaze.example.co.jp"
)
ROWS = {
    "the same in English": (FRONT, side(*BACKS["in English"]), True),
    "romaji on the front": (
        side("株式会社はるかぜ", "竹内 義弘", "Yoshihiro Takeuchi"),
        side("Harukaze Inc.", "TAKEUCHI YOSHIHIRO"),
        True,
    ),
    "only the mobile in common": (NAMED, side("Harukaze Inc.", "Y Tkuchi", "Mobile 090-5550-0152"), True),
    "services with the site": (FRONT, side(*BACKS["services"], "www.harukaze.example.co.jp"), True),
    "the firm in English, spelled by the domain": (FRONT, side("Harukaze Inc."), True),
    "a misread letter": (
        side("Harukaze Inc.", "Yoshihiro Takeuchi", "TEL 03-5237-4426"),
        side("Harukaze Inc.", "Yoshihiro Takeuchl", "TEL 03-5237-4426"),
        True,
    ),
    "a map": (FRONT, side(*BACKS["map"]), False),
    "nothing": (FRONT, Draft(), False),
    "a colleague at the same mailbox": (
        NAMED,
        side("株式会社はるかぜ", "部長", "榊 玲奈", "TEL 03-5237-4426", "info@harukaze.example.co.jp"),
        False,
    ),
    "a relative in English at the same mailbox": (
        side("株式会社はるかぜ", "竹内 義弘", "info@harukaze.example.co.jp"),
        side("Harukaze Inc.", "Rena Takeuchi", "info@harukaze.example.co.jp"),
        False,
    ),
    "a colleague whose name was not read, with their mail": (
        NAMED,
        side("株式会社はるかぜ", "TEL 03-5237-4426", "sakaki@harukaze.example.co.jp", "www.harukaze.example.co.jp"),
        False,
    ),
    "a colleague whose name was not read, with their mobile and post": (
        NAMED,
        side("株式会社はるかぜ", "部長", "TEL 03-5237-4426", "携帯 090-5550-0199"),
        False,
    ),
}


@pytest.mark.parametrize(("first", "second", "joined"), ROWS.values(), ids=ROWS)
def test_two_pictures_in_a_row_must_prove_more(first, second, joined):
    assert follow_each_other(first, second) is joined
    assert follow_each_other(second, first) is joined


@pytest.mark.parametrize("texts", OTHERS.values(), ids=OTHERS)
def test_another_card_in_a_row_stays_apart(texts):
    assert not follow_each_other(FRONT, side(*texts))
