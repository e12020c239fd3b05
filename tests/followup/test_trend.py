"""Whether people meet more and more often, or less and less."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.followup.trend import Trend, trend
from tests.builders import DAY


def ago(*days):
    return [DAY - timedelta(days=each) for each in days]


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ((), None),
        ((-3,), None),
        ((400,), Trend.ONCE),
        ((30, 30), Trend.ONCE),
        ((60, 30), Trend.STEADY),
        ((200, 100, 10), Trend.GROWING),
        ((90, 60, 20), Trend.STEADY),
        ((300, 200), Trend.STEADY),
        ((400, 300, 201), Trend.FADING),
        ((120, 110), Trend.FADING),
    ],
)
def test_a_trend_is_told_by_the_waits_and_the_silence(days, expected):
    assert trend(ago(*days), DAY) is expected


@given(days=st.lists(st.integers(0, 2000), min_size=2, unique=True), wait=st.integers(0, 500))
def test_what_fades_goes_on_fading_while_nothing_happens(days, wait):
    if trend(ago(*days), DAY) is Trend.FADING:
        assert trend(ago(*days), DAY + timedelta(days=wait)) is Trend.FADING
