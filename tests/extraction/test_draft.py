from enishi.extraction.draft import draft
from enishi.model.card import Draft, Line, PhoneKind, Property, Reading

TEXTS = (
    ("株式会社みなと設計", 40, 30, 320, 56),
    ("設計部 課長", 40, 150, 160, 172),
    ("高橋 さくら", 40, 180, 260, 222),
    ("〒104-0061 東京都中央区銀座1-2-3 銀座ビル5F", 40, 300, 460, 320),
    ("TEL 03-3541-0001 FAX 03-3541-0002", 40, 325, 400, 345),
    ("携帯 090-1234-5678", 40, 350, 260, 370),
    ("sakura@minato.example.jp", 40, 375, 300, 395),
)


def reading(texts: tuple[tuple[str, int, int, int, int], ...]) -> Reading:
    lines = (
        Line(text, ((left, top), (right, top), (right, bottom), (left, bottom)), 0.99)
        for text, left, top, right, bottom in texts
    )
    return Reading(tuple(lines), (500, 420), "test")


def test_says_what_a_plain_japanese_card_says() -> None:
    found = draft([reading(TEXTS)])
    assert found.value(Property.NAME) == "高橋 さくら"
    assert found.value(Property.COMPANY) == "株式会社みなと設計"
    assert found.value(Property.DEPARTMENT) == "設計部"
    assert found.value(Property.TITLE) == "課長"
    assert found.value(Property.POSTAL_CODE) == "104-0061"
    assert found.value(Property.ADDRESS) == "東京都中央区銀座1-2-3 銀座ビル5F"
    assert found.values(Property.EMAIL) == ("sakura@minato.example.jp",)
    assert [(phone.value, phone.kind) for phone in found.all(Property.PHONE)] == [
        ("+81335410001", PhoneKind.WORK),
        ("+81335410002", PhoneKind.FAX),
        ("+819012345678", PhoneKind.MOBILE),
    ]


def test_an_unread_side_claims_nothing() -> None:
    assert draft([Reading((), (500, 300), "test")]) == Draft()
    assert draft([]) == Draft()
