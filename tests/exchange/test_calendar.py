"""What calendars are told."""

from datetime import UTC, datetime, timedelta

import icalendar
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from enishi.exchange.calendar import LASTS, Due, written
from enishi.model.followup import FollowUpStatus
from tests.builders import EVENING

CONTROLS = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"))
TEXTS = st.text(CONTROLS | st.sampled_from(',;:\\"\n髙☕'), max_size=120)
MOMENTS = st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)).map(  # noqa: DTZ001
    lambda moment: moment.replace(microsecond=0)
)
DUES = st.builds(
    Due,
    uid=st.uuids().map(str),
    sequence=st.integers(0, 10_000),
    changed_at=MOMENTS,
    due_at=MOMENTS,
    summary=TEXTS,
    why=TEXTS,
    status=st.sampled_from((FollowUpStatus.NEEDS_ACTION, FollowUpStatus.IN_PROCESS)),
    is_must=st.booleans(),
    url=st.sampled_from(("", "http://192.0.2.1:8471/people/3")),
)


def a_due(**more):
    told = {"uid": "u", "sequence": 0, "changed_at": EVENING, "due_at": EVENING + timedelta(days=1), "summary": "Write"}
    return Due(**{**told, **more})


def parsed(data):
    """Strictly: what the library would overlook in a file of somebody else's is an error in ours."""
    calendar = icalendar.Calendar.from_ical(data)
    assert not [error for each in calendar.walk() for error in each.errors]
    return calendar


@given(st.lists(DUES, max_size=4, unique_by=lambda due: due.uid))
@example([])
def test_what_is_written_is_read_again(dues):
    calendar = parsed(written(dues, "縁"))
    events, todos = calendar.walk("VEVENT"), calendar.walk("VTODO")
    assert str(calendar["name"]) == str(calendar["x-wr-calname"]) == "縁"
    assert [(each["uid"], each["sequence"], each["summary"], each.get("description", "")) for each in events] == [
        (due.uid, due.sequence, due.summary, due.why) for due in dues
    ]
    assert [each["dtend"].dt for each in events] == [due.due_at for due in dues]
    assert [each["due"].dt for each in todos] == [due.due_at for due in dues]
    assert [each["status"] for each in todos] == [due.status.value for due in dues]
    assert len({each["uid"] for each in (*events, *todos)}) == 2 * len(dues)


@given(st.lists(DUES, max_size=3), TEXTS)
def test_lines_are_short_and_end_as_the_standard_says(dues, name):
    data = written(dues, name)
    assert data.endswith(b"END:VCALENDAR\r\n")
    for line in data.split(b"\r\n"):
        assert len(line) <= 75
        assert b"\n" not in line
        line.decode()  # no character is torn apart
    assert written(dues, name) == data


def test_the_alarm_rings_when_it_is_time_to_write():
    (event,) = parsed(written([a_due()], "enishi")).walk("VEVENT")
    (alarm,) = event.walk("VALARM")
    assert event["dtend"].dt - event["dtstart"].dt == LASTS
    assert (alarm["action"], alarm["trigger"].dt, alarm["description"]) == ("DISPLAY", timedelta(0), "Write")
    assert event["dtstamp"].dt == EVENING
    assert event["transp"] == "TRANSPARENT"


def test_a_must_comes_first_and_who_subscribes_asks_again():
    data = written([a_due(is_must=True), a_due(uid="v")], "enishi")
    assert [each["priority"] for each in parsed(data).walk("VTODO")] == [1, 5]
    assert b"REFRESH-INTERVAL;VALUE=DURATION:PT1H\r\n" in data
    assert b"X-PUBLISHED-TTL:PT1H\r\n" in data


def test_times_are_told_in_utc_whatever_the_zone():
    tokyo = datetime.fromisoformat("2026-11-24T18:00:00+09:00")
    data = written([a_due(due_at=tokyo)], "enishi")
    assert b"DTEND:20261124T090000Z\r\n" in data
    assert b"DUE:20261124T090000Z\r\n" in data


@pytest.mark.parametrize("said", ["a\x00b", "a\x1fb", "a\x7fb"])
def test_what_no_text_may_have_is_left_out(said):
    (event,) = parsed(written([a_due(summary=said)], "enishi")).walk("VEVENT")
    assert event["summary"] == "ab"


def test_an_empty_calendar_is_a_calendar():
    assert parsed(written([], "enishi")).walk("VTIMEZONE")
