"""What is due -> an iCalendar file (RFC 5545), to be subscribed to or imported."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from icalendar import Alarm, Calendar, Component, Event, Timezone, TimezoneStandard, Todo, vText

from enishi.model.followup import FollowUpStatus

LASTS = timedelta(minutes=30)
"""What a message takes; the entry ends when it is due."""
REFRESHED = timedelta(hours=1)
"""How often whoever subscribes should ask again."""
MUST, USUAL = 1, 5
"""Priorities (RFC 5545, section 3.8.1.9): the highest, and the one in the middle."""
_TODO = "-todo"


@dataclass(frozen=True, slots=True)
class Due:
    """Something that is to be done by then."""

    uid: str
    """Stable for ever."""
    sequence: int
    """Higher with every change."""
    changed_at: datetime
    """When it became as it now is; aware."""
    due_at: datetime
    summary: str
    why: str = ""
    status: FollowUpStatus = FollowUpStatus.NEEDS_ACTION
    is_must: bool = False
    url: str = ""
    """Where it is done; "" if that is nowhere."""


def written(dues: Iterable[Due], name: str) -> bytes:
    """A calendar of that name: an event with an alarm and a to-do for each, in UTC, in lines of 75 octets."""
    calendar = Calendar()
    calendar.add("prodid", "-//enishi//follow-ups//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    for called in ("name", "x-wr-calname"):  # RFC 7986, and what was usual before it
        calendar.add(called, vText(_text(name)))
    calendar.add("refresh-interval", REFRESHED, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT1H")
    for due in dues:
        calendar.add_component(_event(due))
        calendar.add_component(_todo(due))
    if not calendar.subcomponents:
        calendar.add_component(_nothing())
    return bytes(calendar.to_ical())


def _event(due: Due) -> Component:
    event = _begun(Event(), due, due.uid)
    event.add("dtstart", due.due_at.astimezone(UTC) - LASTS)
    event.add("dtend", due.due_at.astimezone(UTC))
    event.add("status", "CONFIRMED")
    event.add("transp", "TRANSPARENT")  # it can be done in the train; nobody is busy
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", _text(due.summary))
    alarm.add("trigger", timedelta(0))
    event.add_component(alarm)
    return event


def _todo(due: Due) -> Component:
    todo = _begun(Todo(), due, due.uid + _TODO)
    todo.add("due", due.due_at.astimezone(UTC))
    todo.add("status", due.status.value)
    todo.add("priority", MUST if due.is_must else USUAL)
    return todo


def _begun(component: Component, due: Due, uid: str) -> Component:
    component.add("uid", uid)
    component.add("dtstamp", due.changed_at.astimezone(UTC))
    component.add("last-modified", due.changed_at.astimezone(UTC))
    component.add("sequence", due.sequence)
    component.add("summary", _text(due.summary))
    component.add("class", "PRIVATE")
    if due.why:
        component.add("description", _text(due.why))
    if due.url:
        component.add("url", due.url)
    return component


def _nothing() -> Component:
    """A calendar must not be empty (RFC 5545, section 3.6): then it says at least what UTC is."""
    zone, standard = Timezone(), TimezoneStandard()
    zone.add("tzid", "Etc/UTC")
    standard.add("dtstart", datetime(1970, 1, 1))  # noqa: DTZ001 - here the standard wants local time
    standard.add("tzoffsetfrom", timedelta(0))
    standard.add("tzoffsetto", timedelta(0))
    zone.add_component(standard)
    return zone


def _text(said: str) -> str:
    """Without what no TEXT may have (RFC 5545, section 3.3.11): control characters, save the end of a line."""
    lines = said.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(each for each in lines if each == "\n" or unicodedata.category(each) not in ("Cc", "Cs"))
