"""What contacts say and what users type meet in one form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.matching.search import findable, likeness, query
from enishi.model.search import Findable, Needle
from tests.builders import a_contact


def test_what_a_contact_is_found_by():
    told = findable(
        a_contact(
            name="髙橋 サクラ",
            name_romaji="Sakura TAKAHASHI",
            name_kana="ﾀｶﾊｼ ｻｸﾗ",
            company="㈱ みなと物流",
            mobile="+81 90-5550-0101",
            title="営業　部長",
            email="Sakura@Minato.example",
        )
    )
    assert told == Findable(
        names=("高橋さくら", "sakura takahashi"),
        sounds=("たかはしさくら", "sakura", "sakura takahasi", "takahasi sakura", "takahasi"),
        companies=("株式会社みなと物流",),
        numbers=("819055500101",),
        others=("営業部長", "sakura@minato.example"),
    )


@pytest.mark.parametrize(
    ("typed", "needle"),
    [
        ("髙橋", Needle("高橋", "高橋", core="高橋")),
        ("ﾀｶﾊｼ", Needle("たかはし", "たかはし", "takahasi", "たかはし")),
        ("㈱みなと", Needle("株式会社みなと", "株みなと", "minato", "みなと")),
        ("株式会社", Needle("株式会社", "株式会社")),
        ("03-1555", Needle("03-1555", "031555", "031555", "03-1555", "031555")),
        ("O'Brien", Needle("o'brien", "obrien", "obrien", "o'brien")),
    ],
)
def test_a_word_in_all_its_forms(typed, needle):
    assert query(typed).needles == (needle,)


def test_a_number_with_spaces_is_one_word():
    (needle,) = query("+81 (90) 5550 0101").needles
    assert needle.number == "819055500101"
    assert len(query("2026 11").needles) == 2


@given(st.text())
def test_whatever_is_typed_is_a_query(typed):
    assert all(needle.text for needle in query(typed).needles)
    assert likeness(query(typed), Findable()) == 0


@pytest.mark.parametrize(
    ("typed", "is_alike"),
    [("高橋さくろ", True), ("takahsi", True), ("佐藤", False), ("高橋 佐藤", False), ("高", False), ("", False)],
)
def test_one_slip_is_alike(typed, is_alike):
    sakura = findable(a_contact(name="髙橋 さくら"))
    assert (likeness(query(typed), sakura) > 0) is is_alike


def test_the_whole_name_is_liker_than_a_part():
    typed = query("高橋大郎")
    assert likeness(typed, Findable(names=("高橋太郎",))) > likeness(typed, Findable(names=("高橋太郎次",)))
