"""Who is worth a message, and why."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.followup.rank import Acquaintance, rank
from enishi.language import speaking
from enishi.model.event import Decision, Encounter
from enishi.model.tie import Favour, Way
from enishi.settings import Ranking
from tests.builders import DAY, a_contact, an_event

WEIGHTS = Ranking()


def somebody(contact_id=1, *, met=(), past=(), decision=None, note="", stars=0, known=None, **said):
    encounter = Encounter(1, contact_id, id=contact_id, note=note, decision=decision, stars=stars)
    earlier = tuple(Encounter(2, contact_id, **each) for each in past)
    return Acquaintance(a_contact(contact_id, **said), encounter, tuple(met), past=earlier, **(known or {}))


def words(ranked):
    return [reason.words for reason in ranked.reasons]


@pytest.mark.parametrize(
    ("event", "said", "found"),
    [
        ({"wanted": ("物流",)}, {"company": "みなと物流株式会社"}, "物流"),
        ({"wanted": ("logistics",)}, {"title": "Head of LOGISTICS"}, "logistics"),
        ({"wanted": ("ＡＩ",)}, {"department": "AI推進室"}, "ＡＩ"),
        ({"purpose": "物流のパートナーを探す"}, {"title": "物流部長"}, "物流"),
        ({"purpose": "find a logistics partner"}, {"company": "Soukai Logistics"}, "logistics"),
    ],
)
def test_a_wanted_word_counts_wherever_it_stands(event, said, found):
    (ranked,) = rank([somebody(name="A", **said)], an_event(**event), WEIGHTS)
    assert any(found in each and next(iter(said.values())) in each for each in words(ranked))


def test_a_word_of_the_note_counts_too():
    (ranked,) = rank([somebody(note="knows a logistics firm")], an_event(wanted=("logistics",)), WEIGHTS)
    assert ranked.score >= WEIGHTS.fits_purpose + WEIGHTS.own_note


def test_who_fits_comes_before_who_was_met_before_and_both_before_a_stranger():
    before = an_event("before", DAY - timedelta(days=30))
    stranger, friend, wanted = somebody(1), somebody(2, met=[before]), somebody(3, title="物流部長")
    ranked = rank([stranger, friend, wanted], an_event(wanted=("物流",)), WEIGHTS)
    assert [each.person.contact.id for each in ranked] == [3, 2, 1]


def test_reasons_are_told_in_words():
    before = [an_event("Spring Mixer", DAY - timedelta(days=90))]
    person = somebody(met=before, note="boats", known={"colleagues": ("Hanako",)}, email="a@a.example")
    (ranked,) = rank([person], an_event(), WEIGHTS)
    assert words(ranked) == [
        "met before: Spring Mixer, 2026-08-22",
        "you noted: boats",
        "you know there: Hanako",
        "can be reached by e-mail",
    ]


@pytest.mark.parametrize(
    "out",
    [{"decision": Decision.TAKER}, {"past": [{"decision": Decision.PASS}, {"decision": Decision.TAKER}]}],
)
def test_takers_stay_passed_over(out):
    assert rank([somebody(name="Taker", **out)], an_event(), WEIGHTS) == ()


def test_who_does_not_want_to_be_written_to_is_left_out():
    silent = replace(somebody(name="A"), contact=replace(a_contact(name="A"), do_not_contact=True))
    assert rank([silent], an_event(), WEIGHTS) == ()


@pytest.mark.parametrize(
    ("known", "told"),
    [
        ({"stars": 2}, "your impression: ★★☆"),
        ({"past": [{}, {"stars": 3}]}, "your impression then: ★★★"),
        ({"past": [{}, {"note": "boats"}]}, "you noted then: boats"),
        ({"known": {"introduced_by": ("Hanako", "Jiro")}}, "introduced by Hanako, Jiro"),
        ({"known": {"introduced_to": ("Hanako",)}}, "an introduction between you and Hanako"),
        ({"known": {"favours": (Favour(1, Way.TOOK, "a venue", DAY),)}}, "you owe them: a venue, 2026-11-20"),
    ],
)
def test_each_thing_that_is_known_raises_and_says_so(known, told):
    stranger, friend = somebody(1), somebody(2, **known)
    ranked = rank([stranger, friend], an_event(), WEIGHTS)
    assert [words(each) for each in ranked] == [[told], []]


@pytest.mark.parametrize("ways", [[Way.GAVE], [Way.GAVE, Way.TOOK], [Way.GAVE, Way.GAVE]])
def test_what_was_given_and_did_not_come_back_is_no_reason(ways):
    favours = tuple(Favour(1, way, "a venue", DAY) for way in ways)
    (ranked,) = rank([somebody(known={"favours": favours})], an_event(), WEIGHTS)
    assert words(ranked) == []


def held(*days_ago, **more):
    return [an_event(f"{each} days ago", DAY - timedelta(days=each), **more) for each in days_ago]


@pytest.mark.parametrize(
    ("days_ago", "grows"), [([30], False), ([10, 60], True), ([60, 90], False), ([9, 30, 40], True)]
)
def test_who_is_met_more_and_more_often_is_told(days_ago, grows):
    (ranked,) = rank([somebody(met=held(*days_ago))], an_event(), WEIGHTS)
    assert ("you meet more and more often" in words(ranked)) is grows


def test_who_comes_again_to_a_series_is_told():
    regular = somebody(met=held(10, series="AI night"))
    for series, told in (("AI night", True), ("", False), ("Other", False)):
        (ranked,) = rank([regular], an_event(series=series), WEIGHTS)
        assert ("comes to AI night again" in words(ranked)) is told


def test_each_kind_that_fits_is_told_once_by_the_word_and_what_means_the_same():
    person = somebody(title="Head of Freight", company="Minato Freight Robotics", note="物流")
    (ranked,) = rank([person], an_event(wanted=("物流", "ロボット", "銀行")), WEIGHTS)
    assert words(ranked)[:2] == [
        "fits what you look for: 物流 = Freight (Head of Freight)",
        "fits what you look for: ロボット = Robotics (Minato Freight Robotics)",
    ]
    assert sum("fits" in each for each in words(ranked)) == 2


@given(ids=st.lists(st.integers(1, 50), unique=True, max_size=8))
def test_equals_keep_their_order_and_nobody_is_lost(ids):
    with speaking("en"):
        ranked = rank([somebody(each) for each in ids], an_event(), WEIGHTS)
    assert [each.person.contact.id for each in ranked] == ids
