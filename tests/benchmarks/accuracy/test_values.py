from typing import Any

import pytest

from benchmarks.accuracy.labels import TrueCard
from benchmarks.accuracy.values import ROWS, SOFT, answers, claims, hits, wholly_right

CARD = TrueCard(
    {
        "name": "髙橋 美咲",
        "company": "株式会社かぜはや設計",
        "phones": [
            {"type": "work", "number": "03-1555-0121", "also": ["mobile"]},
            {"type": "fax", "number": "03-1555-0122"},
        ],
        "emails": ["misaki@kazehaya.example.co.jp", "info@kazehaya.example.co.jp"],
        "postal_code": "150-0002",
        "address": "東京都渋谷区渋谷3-12-5",
        "accept": {"name": ["Misaki TAKAHASHI"], "postal_code": ["1500003"]},
    }
)


def said(row: str, value: Any) -> list[str]:
    return claims({"phones" if row == "phones+type" else row: value}, row, CARD)


def test_any_accepted_form_is_right():
    for name in ("髙橋美咲", "MISAKI Takahashi"):
        assert hits(answers(CARD, "name"), said("name", name)) == 1
    assert hits(answers(CARD, "name"), said("name", "高橋美咲")) == 0


def test_a_card_without_a_property_wants_none():
    assert [row for row in ROWS if not answers(CARD, row)] == [
        "name_kana",
        "name_romaji",
        "department",
        "title",
        "urls",
    ]


def test_nothing_said_is_no_claim():
    assert [claims({"name": "", "emails": None, "phones": [{"number": ""}]}, row, CARD) for row in ROWS] == [[]] * len(
        ROWS
    )


def test_each_claim_counts_once():
    assert said("phones", ["03-1555-0121", {"number": "+81315550121"}]) == ["+81315550121"]
    assert said("emails", ["A@example.com", "a@example.com"]) == ["a@example.com"]


def test_a_claim_hits_one_answer_only():
    wanted = [("a",), ("a",)]
    assert (hits(wanted, ["a"]), hits(wanted, ["a", "a"])) == (1, 2)


@pytest.mark.parametrize(("kind", "hit"), [("work", 1), ("other", 1), ("cell", 1), ("fax", 0)])
def test_kinds_are_told_apart_and_some_have_several(kind: str, hit: int):
    assert hits(answers(CARD, "phones+type"), said("phones+type", [{"type": kind, "number": "03-1555-0121"}])) == hit


def test_soft_forgives_one_slip_in_ten():
    wanted = answers(CARD, "company")
    slip = said("company", "株式会社かぜはや設汁")
    assert (hits(wanted, slip), hits(wanted, slip, at_least=SOFT)) == (0, 1)
    assert hits(wanted, said("company", "株式会社かぜはや没汁"), at_least=SOFT) == 0


def test_an_address_may_carry_its_postal_code():
    for address in ("〒150-0002 東京都渋谷区渋谷3-12-5", "1500003 東京都渋谷区 渋谷3-12-5"):
        assert hits(answers(CARD, "address"), said("address", address)) == 1


def test_a_list_for_a_single_field_is_joined():
    assert said("name", ["髙橋", "美咲"]) == ["髙橋美咲"]


RIGHT = {
    "name": "髙橋 美咲",
    "company": "株式会社かぜはや設計",
    "emails": ["info@kazehaya.example.co.jp", "misaki@kazehaya.example.co.jp"],
    "phones": ["03-1555-0122"],
}


def test_wholly_right_wants_one_phone_and_all_the_rest():
    assert wholly_right(CARD, RIGHT)


@pytest.mark.parametrize(
    "wrong", [{"name": "高橋 美咲"}, {"company": ""}, {"emails": RIGHT["emails"][:1]}, {"phones": []}]
)
def test_one_wrong_part_is_not_wholly_right(wrong: dict[str, Any]):
    assert not wholly_right(CARD, RIGHT | wrong)


def test_a_card_that_says_nothing_is_wholly_right():
    assert wholly_right(TrueCard({}), {})
