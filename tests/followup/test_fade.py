"""The clock of forgetting."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.followup.fade import fade, fades_in
from enishi.model.followup import Fade
from enishi.settings import Fading
from tests.builders import EVENING, later

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
