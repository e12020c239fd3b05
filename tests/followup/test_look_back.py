"""Which ways lead to ties."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.followup.look_back import Beginning, Route, Step, look_back, promptness
from tests.builders import EVENING, later

WEEK = timedelta(days=7)
NOW = later(days=100)


def begun(contact_id=1, route=Route.MIXER, occasion="a", **came):
    days = {name: tuple(later(days=each) for each in value) for name, value in came.items() if isinstance(value, tuple)}
    return Beginning(contact_id, route, occasion, EVENING, **{**came, **days})


def steps(*beginnings, now=NOW):
    (harvest,) = look_back(beginnings, now, WEEK)
    return {step for step in Step if harvest.counts[step]} - {Step.CARDS}


@pytest.mark.parametrize(
    ("came", "expected"),
    [
        ({}, {Step.FADED}),
        ({"is_chosen": True}, {Step.CHOSEN, Step.FADED}),
        ({"is_closed": True}, set()),
        ({"tries": (1,)}, {Step.IN_TIME}),
        ({"tries": (8,)}, set()),
        ({"tries": (8, 9), "replies": (9,)}, {Step.REPLIED}),
        ({"tries": (1,), "replies": (2,), "meetings": (2,)}, {Step.IN_TIME, Step.REPLIED, Step.MET_AGAIN}),
        ({"replies": (2, 3)}, {Step.REPLIED, Step.TIE}),
        ({"meetings": (30,), "favours": (40,)}, {Step.MET_AGAIN, Step.TIE}),
    ],
)
def test_how_far_it_went_with_somebody(came, expected):
    assert steps(begun(**came)) == expected


def test_nothing_has_faded_before_its_time():
    assert steps(begun(), now=later(days=6)) == set()
    assert steps(begun(), now=later(days=7)) == {Step.FADED}


def test_a_series_counts_each_evening_and_each_person_once():
    people = [begun(1, Route.SERIES, "first"), begun(1, Route.SERIES, "second"), begun(2, Route.SERIES, "second")]
    (harvest,) = look_back(people, NOW, WEEK)
    assert (harvest.occasions, harvest.counts[Step.CARDS]) == (2, 2)


def test_the_way_that_leads_to_ties_most_often_comes_first():
    crowd = [begun(each, replies=(1, 2) if each == 1 else ()) for each in range(10)]
    few = [begun(each, Route.INTRODUCTION, replies=(1, 2)) for each in range(2)]
    talks = [begun(1, Route.SEMINAR, replies=(1,))]
    found = look_back([*crowd, *few, *talks], NOW, WEEK)
    assert [each.route for each in found] == [Route.INTRODUCTION, Route.MIXER, Route.SEMINAR]
    assert found[1].rate(Step.TIE) == pytest.approx(0.1)


def test_what_writing_in_time_is_worth():
    told = promptness(
        [
            begun(1, tries=(1,), replies=(2,)),
            begun(2, tries=(1, 9)),
            begun(3, tries=(9,), replies=(10,)),
            begun(4),
            begun(5, Route.DIRECT, tries=(0,)),
        ],
        WEEK,
    )
    assert (told.in_time, told.late) == ((2, 1), (1, 1))


days = st.lists(st.integers(0, 90), max_size=3).map(tuple)
beginnings = st.lists(
    st.builds(
        begun,
        contact_id=st.integers(1, 5),
        route=st.sampled_from(Route),
        occasion=st.sampled_from("ab"),
        is_chosen=st.booleans(),
        is_closed=st.booleans(),
        tries=days,
        replies=days,
        meetings=days,
    )
)


@given(beginnings)
def test_nobody_is_counted_twice_and_nobody_is_lost(told):
    found = look_back(told, NOW, WEEK)
    assert {each.route: each.counts[Step.CARDS] for each in found} == {
        route: len({each.contact_id for each in told if each.route is route}) for route in {each.route for each in told}
    }
    for each in found:
        assert all(count <= each.counts[Step.CARDS] for count in each.counts.values())
        assert each.counts[Step.FADED] + each.counts[Step.IN_TIME] <= each.counts[Step.CARDS]
        assert each.counts[Step.TIE] + each.counts[Step.FADED] <= each.counts[Step.CARDS]
