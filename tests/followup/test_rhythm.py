"""What meets again and again: how often, and when next."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.followup.rhythm import MONTH, days, following

DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("4w", 28),
        ("every 2 weeks", 14),
        ("weekly", 7),
        ("Monthly", MONTH),
        ("10d", 10),
        ("1 month", MONTH),
        ("quarterly", 3 * MONTH),
        ("year", 12 * MONTH),
        ("毎週", 7),
        ("隔週", 14),
        ("2週間ごと", 14),
        ("3か月", 3 * MONTH),
        ("none", 0),
        ("often", None),
        ("0w", None),
        ("", None),
    ],
)
def test_a_rhythm_is_understood(said, meant):
    assert days(said) == meant


def test_weeks_are_counted_on_to_the_first_day_that_is_not_past():
    assert following(date(2026, 11, 20), 28, date(2026, 11, 21)) == date(2026, 12, 18)
    assert following(date(2026, 11, 20), 28, date(2026, 12, 18)) == date(2026, 12, 18)
    assert following(date(2026, 11, 20), 28, date(2026, 12, 19)) == date(2027, 1, 15)


@pytest.mark.parametrize(
    ("last", "after"),
    [
        (date(2026, 11, 17), date(2026, 12, 15)),  # third Tuesdays
        (date(2026, 12, 15), date(2027, 1, 19)),
        (date(2026, 12, 31), date(2027, 1, 28)),  # a fifth Thursday, then the last of January
    ],
)
def test_every_month_is_the_same_weekday_of_the_month(last, after):
    assert following(last, MONTH, last) == after


@given(last=DAYS, rhythm=st.sampled_from([1, 7, 14, 28, 10, MONTH, 3 * MONTH, 12 * MONTH]), today=DAYS)
def test_the_next_one_comes_after_the_last_and_is_not_past(last, rhythm, today):
    day = following(last, rhythm, today)
    assert day > last
    assert day >= today
    assert day - max(last, today) <= timedelta(days=rhythm * 40 / MONTH + 1)
    if rhythm % 7 == 0 or rhythm % MONTH == 0:
        assert day.weekday() == last.weekday()
