"""Ways to somebody: the strongest first, nobody twice, nobody who wants to be left alone."""

from itertools import pairwise, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.followup.introduce import (
    ACQUAINTED,
    Circle,
    CircleKind,
    Way,
    Web,
    chained,
    closeness,
    company,
    event,
    introduction,
)

people = st.integers(1, 7)
circles = st.lists(
    st.builds(
        Circle,
        st.sampled_from(CircleKind),
        st.just("x"),
        st.frozensets(people, max_size=5),
        st.sampled_from([0.05, 0.3, 0.9]),
    ),
    max_size=6,
)
own = st.dictionaries(people, st.sampled_from([0.0, 0.1, 0.5, 1.0]))
shunned = st.frozensets(people, max_size=3)


def strength(one, other, told):
    rest = 1.0
    for circle in told:
        if {one, other} <= circle.members:
            rest *= 1 - circle.strength
    return 1 - rest if 1 - rest >= ACQUAINTED else 0.0


def every_way(target, told, known):
    """All that there are, tried one by one."""
    found = [Way(target, (), known[target])] if known.get(target) else []
    others = [each for each in range(1, 8) if each != target]
    for number in (1, 2):
        for between in permutations(others, number):
            likely = known.get(between[0], 0.0)
            for one, other in zip(between, (*between[1:], target), strict=True):
                likely *= strength(one, other, told)
            if likely:
                found.append(Way(target, between, likely))
    return found


@given(circles, own, people)
def test_every_way_is_found_and_the_strongest_comes_first(told, known, target):
    found = Web(told, known).ways(target, limit=1000)
    assert {each.between: each.strength for each in found} == pytest.approx(
        {each.between: each.strength for each in every_way(target, told, known)}
    )
    through = [each.strength for each in found if each.between]
    assert through == sorted(through, reverse=True)
    assert all(each.between for each in found[1:])


@given(circles, own, people, shunned)
def test_nobody_is_on_a_way_twice_and_nobody_who_is_shunned_at_all(told, known, target, left_alone):
    web = Web(told, known, left_alone)
    for way in web.ways(target, limit=1000):
        on_it = (*way.between, way.target)
        assert len(way.between) <= 2
        assert len(set(on_it)) == len(on_it)
        assert not left_alone & set(on_it)
        assert 0 < way.strength <= 1
        assert not way.between or web.own[way.between[0]] > 0
        for one, other in pairwise(on_it):
            assert web.shared(one, other)


@given(circles, own, people, st.integers(1, 5))
def test_fewer_are_the_first_of_all(told, known, target, limit):
    web = Web(told, known)
    assert web.ways(target, limit) == web.ways(target, 1000)[:limit]


def test_who_has_declined_to_bring_the_user_to_somebody_is_not_asked_again():
    colleagues = [company("X", {1, 2, 3})]
    refused = Web(colleagues, {1: 0.5, 2: 0.5}, refused={(1, 3)}).ways(3, 9)
    assert [each.between for each in refused] == [(2,), (1, 2)]


def test_what_two_share_adds_up():
    often = [event(f"evening {n}", {1, 2, 3}, is_close=True) for n in range(3)]
    assert Web(often, {}).know(1)[2] > Web(often[:1], {}).know(1)[2]
    assert Web([*often, company("X", {1, 2})], {}).shared(1, 2)[0].name == "X"


def test_the_smaller_the_round_the_closer_and_an_introduction_that_came_about_most():
    crowd = event("mixer", range(100), is_close=False)
    few = event("study group", range(5), is_close=True)
    assert crowd.strength < few.strength < introduction("", {1, 2}, came_about=True).strength
    assert company("small", range(3)).strength > company("large", range(300)).strength
    assert introduction("", {1, 2}, came_about=False).strength < introduction("", {1, 2}, came_about=True).strength


counts = st.integers(0, 9)


@given(counts, counts, counts, st.floats(0, 30))
def test_more_of_anything_is_closer_and_time_is_not(meetings, answers, favours, years):
    base = closeness(meetings, answers, favours, years)
    assert 0 <= base < 1
    assert closeness(meetings + 1, answers, favours, years) >= base
    assert closeness(meetings, answers + 1, favours, years) >= base
    assert closeness(meetings, answers, favours + 1, years) >= base
    assert closeness(meetings, answers, favours, years + 1) <= base
    assert closeness(0, 0, 0, years) == 0


@pytest.mark.parametrize(
    ("brought", "chains"),
    [
        ((), ()),
        (((1, 2), (2, 3)), ((1, 2, 3),)),
        (((2, 3), (1, 2), (1, 2), (2, 4)), ((1, 2, 3), (1, 2, 4))),
        (((1, 2), (2, 1)), ((1, 2),)),
        (((5, 6), (1, 2), (2, 1)), ((5, 6), (1, 2))),
    ],
)
def test_chains_go_from_the_first_go_between_to_the_last_met(brought, chains):
    assert chained(brought) == chains


@given(st.lists(st.tuples(people, people).filter(lambda pair: pair[0] != pair[1]), max_size=7))
def test_everybody_who_was_brought_is_in_a_chain_and_none_has_anybody_twice(brought):
    chains = chained(brought)
    assert {each for chain in chains for each in chain} == {each for pair in brought for each in pair}
    for chain in chains:
        assert len(set(chain)) == len(chain)
        assert set(pairwise(chain)) <= set(brought)
