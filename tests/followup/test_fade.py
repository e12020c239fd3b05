"""The clock of forgetting."""

from datetime import UTC, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.followup.fade import fade, fades_in, left
from enishi.model.ending import Ending
from enishi.model.followup import Fade
from enishi.settings import Fading
from tests.builders import DAY, EVENING, later

LIMITS = Fading()
ages = st.timedeltas(timedelta(days=-3), timedelta(days=30))


@pytest.mark.parametrize(
    ("hours", "state"),
    [
        (-2, Fade.FRESH),
        (23.99, Fade.FRESH),
        (24, Fade.FADING),
        (71.99, Fade.FADING),
        (72, Fade.LAST_CALL),
        (167.99, Fade.LAST_CALL),
        (168, Fade.FADED),
        (9999, Fade.FADED),
    ],
)
def test_states_change_at_their_hours(hours, state):
    assert fade(EVENING, later(hours=hours), LIMITS) is state


@given(first=ages, second=ages)
def test_nothing_grows_fresh_again(first, second):
    order = list(Fade)
    early, late = sorted([first, second])
    assert order.index(fade(EVENING, EVENING + early, LIMITS)) <= order.index(fade(EVENING, EVENING + late, LIMITS))


@given(age=ages)
def test_the_state_changes_just_when_it_was_foretold(age):
    now = EVENING + age
    left = fades_in(EVENING, now, LIMITS)
    state = fade(EVENING, now, LIMITS)
    if state is Fade.FADED:
        assert left == timedelta(0)
    else:
        assert fade(EVENING, now + left, LIMITS) is not state
        assert fade(EVENING, now + left - timedelta(microseconds=1), LIMITS) is state


def test_time_zones_are_of_no_account():
    tokyo = timezone(timedelta(hours=9))
    ends_at = datetime(2026, 11, 21, 1, 0, tzinfo=tokyo)  # past midnight in Tokyo, 16:00 in UTC
    assert fade(ends_at, datetime(2026, 11, 21, 15, 59, tzinfo=UTC), LIMITS) is Fade.FRESH
    assert fade(ends_at, datetime(2026, 11, 21, 16, 0, tzinfo=UTC), LIMITS) is Fade.FADING


ZONES = st.sampled_from([ZoneInfo(name) for name in ("UTC", "Asia/Tokyo", "Europe/Berlin", "America/New_York")])
# Around the nights on which clocks are changed in Europe and America.
MOMENTS = st.builds(
    lambda change, away: change + away,
    st.sampled_from([datetime(2026, 10, 25, 1, 0, tzinfo=UTC), datetime(2026, 3, 8, 7, 0, tzinfo=UTC)]),
    st.timedeltas(timedelta(days=-5), timedelta(days=9)),
)


@given(ends_at=MOMENTS, age=ages, zones=st.tuples(ZONES, ZONES))
def test_wherever_it_ended_and_wherever_one_is_the_same_time_has_gone_by(ends_at, age, zones):
    there, here = ends_at.astimezone(zones[0]), (ends_at + age).astimezone(zones[1])
    assert fade(there, here, LIMITS) is fade(ends_at, ends_at + age, LIMITS)
    assert fades_in(there, here, LIMITS) == fades_in(ends_at, ends_at + age, LIMITS)


@given(ends_at=MOMENTS, moments=st.lists(MOMENTS, min_size=2, max_size=6), zone=ZONES)
def test_no_change_of_the_clocks_makes_anything_fresh_again(ends_at, moments, zone):
    states = [fade(ends_at.astimezone(zone), each.astimezone(zone), LIMITS) for each in sorted(moments)]
    assert states == sorted(states, key=list(Fade).index)


@pytest.mark.parametrize(
    ("clock", "zone", "faded_from"),
    [
        (time(21, 0), "Asia/Tokyo", "2026-11-21T12:00+00:00"),
        (time(1, 30), "Asia/Tokyo", "2026-11-21T16:30+00:00"),
        (time(21, 0), "America/New_York", "2026-11-22T02:00+00:00"),
    ],
)
def test_an_evening_counts_from_the_clock_of_its_place_also_after_midnight(clock, zone, faded_from):
    ends_at = Ending(clock, zone=ZoneInfo(zone)).on(DAY)
    day_after = datetime.fromisoformat(faded_from)
    assert fade(ends_at, day_after - timedelta(seconds=1), LIMITS) is Fade.FRESH
    assert fade(ends_at, day_after, LIMITS) is Fade.FADING


def test_a_day_is_24_hours_also_when_the_clocks_go_back():
    berlin = ZoneInfo("Europe/Berlin")
    ends_at = datetime(2026, 10, 24, 21, 0, tzinfo=berlin)
    assert fade(ends_at, datetime(2026, 10, 25, 20, 0, tzinfo=berlin), LIMITS) is Fade.FADING  # the 25th has 25 hours
    assert fade(ends_at, datetime(2026, 10, 25, 19, 59, tzinfo=berlin), LIMITS) is Fade.FRESH


@given(ages, ages)
def test_what_is_left_shrinks_with_time_and_ends_with_the_fade(one, other):
    earlier, later_ = sorted((EVENING + one, EVENING + other))
    assert 1 >= left(EVENING, earlier, LIMITS) >= left(EVENING, later_, LIMITS) >= 0
    assert (left(EVENING, later_, LIMITS) == 0) is (fade(EVENING, later_, LIMITS) is Fade.FADED)


def test_half_of_the_time_is_half_of_the_ring():
    assert left(EVENING, later(hours=84), LIMITS) == pytest.approx(0.5)
    assert left(EVENING, EVENING, Fading(fading_after=0, last_call_after=0, faded_after=0)) == 0
