"""The promise: by when, over which channel, and when to try again."""

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.errors import SettingsError
from enishi.followup.plan import best_channel, channels, due, next_try, promise, replanned
from enishi.followup.workdays import days_off
from enishi.model.event import Encounter
from enishi.model.followup import Channel, FollowUp, FollowUpStatus
from enishi.model.tie import Attempt, Outcome
from tests.builders import DAY, EVENING, a_contact, an_event, later

TOKYO = timezone(timedelta(hours=9))
A_DAY = timedelta(hours=24)
JAPAN = days_off("JP")
WAITS = (4, 10)
PROMISE = FollowUp(1, "boats", "a book", EVENING, Channel.EMAIL, id=5)
spans = st.timedeltas(timedelta(days=-2), timedelta(days=400))


def tried(*outcomes, every=4):
    return [
        Attempt(1, later(days=every * number), Channel.EMAIL, followup_id=5, outcome=outcome, id=number + 1)
        for number, outcome in enumerate(outcomes)
    ]


def test_the_day_after_by_the_end_of_work():
    event = an_event(ends_at=datetime(2026, 11, 18, 21, 0, tzinfo=TOKYO), held_on=date(2026, 11, 18))
    assert due(event, event.ends_at, A_DAY) == datetime(2026, 11, 19, 18, 0, tzinfo=TOKYO)


def test_after_a_friday_on_the_first_working_day():
    event = an_event(ends_at=datetime(2026, 11, 20, 21, 0, tzinfo=TOKYO), held_on=DAY)
    assert due(event, event.ends_at, A_DAY).date() == date(2026, 11, 23)
    assert due(event, event.ends_at, A_DAY, JAPAN).date() == date(2026, 11, 24)  # the 23rd is a holiday


@given(wait=spans)
def test_the_first_message_is_never_due_in_the_past_nor_on_a_day_off(wait):
    event = an_event(ends_at=datetime(2026, 11, 20, 21, 0, tzinfo=TOKYO), held_on=DAY)
    now = event.ends_at + wait
    by = due(event, now, A_DAY, JAPAN)
    assert by >= now
    assert by.astimezone(TOKYO).hour == 18
    assert not JAPAN(by.astimezone(TOKYO).date())
    assert by - max(now, event.ends_at + A_DAY) < timedelta(days=8)


@given(last=spans, gone=st.timedeltas(timedelta(0), timedelta(days=60)), wait=st.integers(0, 30))
def test_a_try_is_never_planned_in_the_past_nor_on_the_next_day_nor_on_a_day_off(last, gone, wait):
    made = EVENING + last
    now = (made + gone).astimezone(TOKYO)
    by = next_try(made, wait, now, JAPAN)
    assert by >= now
    assert by.date() - made.astimezone(TOKYO).date() >= timedelta(days=max(wait, 2))
    assert not JAPAN(by.date())


outcomes = st.lists(st.sampled_from([None, *Outcome]), min_size=1, max_size=6)


@given(outcomes=outcomes, own=st.lists(st.integers(2, 20), max_size=4))
def test_whatever_came_of_the_tries_the_plan_keeps_the_laws(outcomes, own):
    attempts = tried(*outcomes)
    now = (attempts[-1].made_at + timedelta(hours=1)).astimezone(TOKYO)
    settled = replanned(replace(PROMISE, tries=tuple(own)), attempts, now, WAITS, JAPAN)
    assert settled.status is not FollowUpStatus.NEEDS_ACTION
    if settled.status is FollowUpStatus.IN_PROCESS and not settled.parked_at:
        assert settled.due_at >= now
        assert settled.due_at.date() - attempts[-1].made_at.astimezone(TOKYO).date() >= timedelta(days=2)
        assert not JAPAN(settled.due_at.date())
    if settled.parked_at:
        assert len(outcomes) > len(own or WAITS)


@pytest.mark.parametrize(
    ("outcomes", "status", "days", "parked"),
    [
        ([None], FollowUpStatus.IN_PROCESS, 4, False),
        ([None, Outcome.NOTHING], FollowUpStatus.IN_PROCESS, 10, False),
        ([None, None, None], FollowUpStatus.IN_PROCESS, None, True),
        ([None, Outcome.BOUNCED], FollowUpStatus.IN_PROCESS, 2, False),
        ([Outcome.BOUNCED, Outcome.BOUNCED, Outcome.BOUNCED, None], FollowUpStatus.IN_PROCESS, 4, False),
        ([Outcome.REPLIED], FollowUpStatus.COMPLETED, None, False),
        ([None, Outcome.MET], FollowUpStatus.COMPLETED, None, False),
        ([Outcome.DECLINED], FollowUpStatus.CANCELLED, None, False),
    ],
)
def test_what_came_of_the_tries_decides_on_the_next(outcomes, status, days, parked):
    attempts = tried(*outcomes, every=0)
    settled = replanned(PROMISE, attempts, EVENING, WAITS, lambda _day: False)
    assert (settled.status, bool(settled.parked_at)) == (status, parked)
    if days:
        assert settled.due_at.date() == DAY + timedelta(days=days)


def test_without_a_try_the_promise_stands_as_it_was():
    assert replanned(PROMISE, (), EVENING, WAITS, JAPAN) is PROMISE


def test_days_off_are_those_of_the_country():
    new_year = date(2027, 1, 2) - timedelta(days=1)
    assert JAPAN(date(2026, 11, 23))
    assert JAPAN(date(2026, 12, 31))  # banks are closed, and so is everybody
    assert JAPAN(new_year)
    assert not days_off("")(date(2026, 11, 23))
    assert days_off("")(date(2026, 11, 22))
    assert days_off("US")(date(2026, 11, 26))
    with pytest.raises(SettingsError, match="XX"):
        days_off("XX")


@pytest.mark.parametrize(
    ("said", "channel"),
    [
        ({"email": "a@a.example", "phone": "+1"}, Channel.EMAIL),
        ({"phone": "+1", "address": "here"}, Channel.PHONE),
        ({"url": "a.example"}, Channel.SOCIAL),
        ({"url": "a.example", "address": "here"}, Channel.LETTER),
        ({"name": "Taro"}, Channel.LETTER),
    ],
)
def test_the_channel_is_the_best_that_the_card_offers(said, channel):
    assert best_channel(a_contact(**said)) is channel


def test_the_other_channels_follow():
    assert channels(a_contact(phone="+1", email="a@a.example")) == (Channel.EMAIL, Channel.PHONE)


def test_without_a_why_the_note_says_it():
    met = Encounter(1, 1, id=7, note="boats")
    kept = promise(met, a_contact(name="Taro"), why="", give="a book", due_at=EVENING)
    assert (kept.encounter_id, kept.why, kept.give) == (7, "boats", "a book")
