"""How a tie stands, by its rhythm and its silence."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.followup.upkeep import Standing, days, state
from enishi.model.tie import Care, Upkeep
from tests.builders import EVENING, later

RANK = [Standing.IN_TIME, Standing.DUE, Standing.QUIET]


def every(days, since=EVENING):
    return Upkeep(1, Care.RHYTHM, since, days)


@pytest.mark.parametrize(
    ("silent", "standing"),
    [(20, Standing.IN_TIME), (21, Standing.DUE), (168, Standing.DUE), (169, Standing.QUIET)],
)
def test_three_weeks_are_due_after_three_and_quiet_after_eight_times_three(silent, standing):
    told = state(every(21), EVENING, later(days=silent), quiet_after=8)
    assert (told.standing, told.due_at) == (standing, later(days=21))


def test_who_was_silent_long_before_is_due_at_once_and_not_given_up():
    assert state(every(21), later(days=-900), EVENING, 8).standing is Standing.DUE


def test_without_any_contact_the_rhythm_counts_from_its_beginning():
    assert state(every(21), None, later(days=22), 8).due_at == later(days=21)


@pytest.mark.parametrize(("care", "standing"), [(Care.LASTS, Standing.LASTS), (Care.LET_GO, Standing.LET_GO)])
def test_what_lasts_or_was_let_go_is_never_due(care, standing):
    told = state(Upkeep(1, care, EVENING), EVENING, later(days=9999), 8)
    assert (told.standing, told.due_at) == (standing, None)


@given(rhythm=st.integers(1, 400), silent=st.lists(st.integers(0, 4000), min_size=2, max_size=2).map(sorted))
def test_a_longer_silence_never_makes_a_tie_better(rhythm, silent):
    first, second = (state(every(rhythm), EVENING, EVENING + timedelta(days=each), 8) for each in silent)
    assert RANK.index(first.standing) <= RANK.index(second.standing)


@pytest.mark.parametrize(
    ("words", "expected"),
    [("3w", 21), ("2m", 60), ("6M", 180), ("1y", 365), ("45 d", 45), ("0w", None), ("often", None), ("", None)],
)
def test_rhythms_are_read(words, expected):
    assert days(words) == expected
