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


def left(ends_at: datetime, now: datetime, limits: Fading) -> float:
    """How much is left of the time until it has faded: 1 while it is fresh from the evening, 0 once it has faded."""
    whole = timedelta(hours=limits.faded_after)
    if not whole:
        return 0.0
    return min(1.0, max(0.0, 1 - _age(ends_at, now) / whole))


def _age(ends_at: datetime, now: datetime) -> timedelta:
    """The time that has really gone by: two times of one zone would be compared by the wall clock, summer or winter."""
    return now.astimezone(UTC) - ends_at.astimezone(UTC)
