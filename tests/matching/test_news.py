"""What a card says that was otherwise before is news; what is written otherwise, misread or older is none."""

from datetime import timedelta

import pytest

from enishi.matching.news import chronicle, news
from enishi.model.contact import Contact, Origin
from enishi.model.news import Change, News
from tests.builders import EVENING, facts

YEAR = timedelta(days=365)


def card(number, years=0, **said):
    return [
        type(fact)(fact.property, fact.value, Origin.CARD, EVENING + years * YEAR, fact.kind, number)
        for fact in facts(**said)
    ]


def heard(before, after, years=1):
    return [(each.change, each.before, each.after) for each in news(card(1, **before), card(2, years, **after))]


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        ({"company": "みなと物流株式会社"}, {"company": "港湾運輸㈱"}, Change.MOVED),
        ({"company": "Minato Logistics Inc."}, {"company": "Harbour Freight Ltd"}, Change.MOVED),
        ({"title": "主任"}, {"title": "課長"}, Change.PROMOTED),
        ({"title": "営業課長"}, {"title": "企画部長"}, Change.PROMOTED),
        ({"title": "部長代理"}, {"title": "部長"}, Change.PROMOTED),
        ({"title": "Manager"}, {"title": "Senior Manager"}, Change.PROMOTED),
        ({"title": "部長"}, {"title": "課長"}, Change.POST),
        ({"title": "Engineer"}, {"title": "Architect"}, Change.POST),
        ({"department": "営業部"}, {"department": "総務部"}, Change.DEPARTMENT),
        ({"name": "高橋 美咲"}, {"name": "渡辺 美咲"}, Change.RENAMED),
    ],
)
def test_what_changed_is_news(before, after, change):
    ((value,), (other,)) = before.values(), after.values()
    assert heard(before, after) == [(change, value, other)]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"company": "株式会社青葉"}, {"company": "(株)青葉"}),
        ({"company": "青葉設計"}, {"company": "Aoba Design"}),
        ({"company": "みなと物流"}, {"company": "みなと物流 大阪支店"}),
        ({"title": "課長"}, {"title": "課 長"}),
        ({"title": "部長"}, {"title": "営業部長"}),
        ({"title": "部長"}, {"title": "General Manager"}),
        ({"department": "営業部"}, {"department": "營業部"}),
        ({"name": "髙橋 美咲"}, {"name": "高橋美咲"}),
        ({"name": "髙橋 美咲"}, {"name": "Misaki Takahashi"}),
        ({"email": "m@one.example"}, {"email": "M@one.example"}),
        ({"email": "lina@one.example"}, {"email": "1ina@one.example"}),
        ({"email": "m@one.example"}, {"email": "info@one.example"}),
        ({"mobile": "+819055500101"}, {"mobile": "090-5550-0101"}),
        ({"mobile": "+819055500101"}, {"mobile": "+819055500107"}),
        ({"mobile": "+819055500101"}, {"fax": "+81355500199"}),
        ({"name": "A"}, {"title": "課長"}),
        ({"title": "課長"}, {"name": "A"}),
    ],
)
def test_what_is_written_otherwise_or_new_altogether_is_no_news(before, after):
    assert heard(before, after) == []


def test_new_ways_to_reach_them_are_news():
    before = {"email": "m@one.example", "mobile": "+819055500101", "phone": "+81315550102"}
    after = {"email": "m@two.example", "mobile": "+818044400202", "phone": "+81366600303"}
    assert heard(before, after) == [
        (Change.MOBILE, "", "+818044400202"),
        (Change.PHONE, "", "+81366600303"),
        (Change.EMAIL, "", "m@two.example"),
    ]
    assert [change for change, *_ in heard({"name": "A"}, after)] == [Change.MOBILE, Change.PHONE, Change.EMAIL]


def test_who_moved_has_another_phone_and_department_too_and_that_is_no_further_news():
    before = {"company": "みなと物流", "department": "営業部", "phone": "+81315550102", "title": "主任"}
    after = {"company": "港湾運輸", "department": "総務部", "phone": "+81366600303", "title": "課長"}
    assert [change for change, *_ in heard(before, after)] == [Change.MOVED, Change.PROMOTED]


@pytest.mark.parametrize("years", [-1, 0])
def test_an_older_card_and_another_of_the_same_evening_are_no_news(years):
    before = {"company": "みなと物流", "email": "m@one.example"}
    assert heard(before, {"company": "港湾運輸", "email": "m@two.example"}, years) == []


def test_the_last_word_before_the_card_counts():
    known = [*card(1, company="みなと物流"), *card(2, 2, company="港湾運輸")]
    assert [(each.before, each.after) for each in news(known, card(3, 3, company="みなと物流"))] == [
        ("港湾運輸", "みなと物流")
    ]
    assert news(known, card(3, 3, company="港湾運輸")) == ()
    assert news(known, card(3, 1, company="青葉設計")) == ()


def test_address_books_have_no_date_and_count_where_nothing_else_does():
    book = facts(Origin.IMPORT, EVENING + 9 * YEAR, company="みなと物流", name="A")
    assert [each.before for each in news(book, card(1, company="港湾運輸"))] == ["みなと物流"]
    assert news([*book, *card(1, company="港湾運輸")], card(2, 1, company="港湾運輸")) == ()
    assert news(book, card(1, mobile="+819055500101")) == ()


def test_what_the_user_says_stays_and_the_card_is_told_all_the_same():
    own = facts(Origin.EDIT, EVENING, company="青葉設計")
    known = [*own, *card(1, -1, company="みなと物流")]
    assert news(known, card(2, 1, company="港湾運輸")) == (News(Change.MOVED, "青葉設計", "港湾運輸", "青葉設計"),)
    assert news(known, card(2, 1, company="青葉設計")) == ()
    assert news(known, card(2, -1, company="港湾運輸")) == ()


def test_a_chronicle_has_the_news_of_each_card_in_the_order_of_their_days():
    said = [
        *card(3, 0, title="主任", company="みなと物流"),
        *card(2, 2, title="部長", company="みなと物流"),
        *card(1, 1, title="課長", company="みなと物流"),
        *card(4, 2, title="部長", company="みなと物流"),
        *facts(Origin.IMPORT, EVENING, title="担当"),
    ]
    told = chronicle(Contact(1, "uid", tuple(said)))
    assert [(day, [each.after for each in heard]) for day, heard in told] == [
        (EVENING, ["主任"]),
        (EVENING + YEAR, ["課長"]),
        (EVENING + 2 * YEAR, ["部長"]),
    ]


def test_a_card_that_says_nothing_is_no_news():
    assert news(card(1, name="A"), []) == ()
    assert chronicle(Contact(1, "uid", ())) == ()
