"""Who is worth a message, and why."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.followup.rank import Acquaintance, rank
from enishi.language import speaking
from enishi.model.event import Decision, Encounter
from enishi.settings import Ranking
from tests.builders import DAY, a_contact, an_event

WEIGHTS = Ranking()


def somebody(contact_id=1, *, met=(), decisions=(), decision=None, note="", colleagues=(), **said):
    encounter = Encounter(1, contact_id, id=contact_id, note=note, decision=decision)
    return Acquaintance(a_contact(contact_id, **said), encounter, tuple(met), tuple(colleagues), tuple(decisions))


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
    person = somebody(met=before, note="boats", colleagues=["Hanako"], email="a@a.example")
    (ranked,) = rank([person], an_event(), WEIGHTS)
    assert words(ranked) == [
        "met before: Spring Mixer, 2026-08-22",
        "you noted: boats",
        "you know there: Hanako",
        "can be reached by e-mail",
    ]


@pytest.mark.parametrize(
    "out",
    [{"decision": Decision.TAKER}, {"decisions": [Decision.PASS, Decision.TAKER]}],
)
def test_takers_stay_passed_over(out):
    assert rank([somebody(name="Taker", **out)], an_event(), WEIGHTS) == ()


@given(ids=st.lists(st.integers(1, 50), unique=True, max_size=8))
def test_equals_keep_their_order_and_nobody_is_lost(ids):
    with speaking("en"):
        ranked = rank([somebody(each) for each in ids], an_event(), WEIGHTS)
    assert [each.person.contact.id for each in ranked] == ids
