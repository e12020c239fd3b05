"""The balance of a tie is the sum of its favours."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.followup.balance import balance, dropped
from enishi.model.tie import Favour, Way
from tests.builders import DAY

favours = st.lists(
    st.builds(
        Favour,
        contact_id=st.just(1),
        way=st.sampled_from(Way),
        what=st.just("advice"),
        done_on=st.integers(0, 999).map(lambda days: DAY - timedelta(days=days)),
        id=st.integers(1, 99),
    )
)


@given(favours, favours)
def test_a_balance_is_a_sum(some, more):
    assert balance(some + more).sum == balance(some).sum + balance(more).sum
    assert balance(some).sum == sum(1 if each.way is Way.GAVE else -1 for each in some)


@given(favours)
def test_nothing_is_lost_and_the_newest_comes_first(some):
    told = balance(some)
    assert sorted(map(repr, (*told.given, *told.taken))) == sorted(map(repr, some))
    for side in (told.given, told.taken):
        assert [each.done_on for each in side] == sorted((each.done_on for each in side), reverse=True)
    assert (told.last.done_on if told.last else None) == max((each.done_on for each in some), default=None)
    assert told.is_one_sided == ({each.way for each in some} == {Way.TOOK})


def took(days):
    return Favour(1, Way.TOOK, "advice", DAY - timedelta(days=days), id=days + 1)


def gave(days):
    return Favour(1, Way.GAVE, "a book", DAY - timedelta(days=days), id=days + 1)


@pytest.mark.parametrize(
    ("favours", "touched", "is_dropped"),
    [
        ([took(61)], [], True),
        ([took(60)], [], False),
        ([took(61)], [61, 90], True),
        ([took(61)], [60], False),
        ([took(61), gave(60)], [], False),
        ([took(61), gave(90)], [], True),
        ([gave(90)], [], False),
        ([took(100), took(5)], [], False),
    ],
)
def test_a_favour_taken_then_silence_is_asked_and_dropped(favours, touched, is_dropped):
    days = [DAY - timedelta(days=each) for each in touched]
    assert bool(dropped(balance(favours), days, DAY, 60)) == is_dropped
