"""Event's end and now -> Fade."""

from datetime import UTC, datetime, timedelta

from enishi.model.followup import Fade
from enishi.settings import Fading


def fade(ends_at: datetime, now: datetime, limits: Fading) -> Fade:
    """How far a meeting that ended then has gone toward being forgotten; both times aware.

    An event that still goes on is FRESH.
    """
    age = _age(ends_at, now)
    if age < timedelta(hours=limits.fading_after):
        return Fade.FRESH
    if age < timedelta(hours=limits.last_call_after):
        return Fade.FADING
    if age < timedelta(hours=limits.faded_after):
        return Fade.LAST_CALL
    return Fade.FADED


def fades_in(ends_at: datetime, now: datetime, limits: Fading) -> timedelta:
    """How long until the next, worse state; zero when it has faded already."""
    for hours in (limits.fading_after, limits.last_call_after, limits.faded_after):
        left = timedelta(hours=hours) - _age(ends_at, now)
        if left > timedelta(0):
            return left
    return timedelta(0)


def _age(ends_at: datetime, now: datetime) -> timedelta:
    """The time that has really gone by: two times of one zone would be compared by the wall clock, summer or winter."""
    return now.astimezone(UTC) - ends_at.astimezone(UTC)
