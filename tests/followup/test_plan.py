"""The promise: by when, over which channel."""

from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.followup.plan import best_channel, due, promise
from enishi.model.event import Encounter
from enishi.model.followup import Channel
from tests.builders import DAY, EVENING, a_contact, an_event

TOKYO = timezone(timedelta(hours=9))
A_DAY = timedelta(hours=24)


def test_the_day_after_by_the_end_of_work():
    event = an_event(ends_at=datetime(2026, 11, 20, 21, 0, tzinfo=TOKYO), held_on=DAY)
    assert due(event, event.ends_at, A_DAY) == datetime(2026, 11, 21, 18, 0, tzinfo=TOKYO)


@given(wait=st.timedeltas(timedelta(days=-2), timedelta(days=60)))
def test_never_in_the_past_and_always_at_the_end_of_a_working_day(wait):
    event = an_event(ends_at=datetime(2026, 11, 20, 21, 0, tzinfo=TOKYO), held_on=DAY)
    now = event.ends_at + wait
    by = due(event, now, A_DAY)
    assert by >= now
    assert by.astimezone(TOKYO).hour == 18
    assert by - max(now, event.ends_at + A_DAY) < A_DAY


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


def test_without_a_why_the_note_says_it():
    met = Encounter(1, 1, id=7, note="boats")
    kept = promise(met, a_contact(name="Taro"), why="", give="a book", due_at=EVENING)
    assert (kept.encounter_id, kept.why, kept.give) == (7, "boats", "a book")
