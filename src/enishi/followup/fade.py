"""Event's end and now -> Fade."""

from datetime import datetime, timedelta

from enishi.model.followup import Fade
from enishi.settings import Fading


def fade(ends_at: datetime, now: datetime, limits: Fading) -> Fade:
    """How far a meeting that ended then has gone toward being forgotten; both times aware.

    An event that still goes on is FRESH.
    """
    age = now - ends_at
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
        left = ends_at + timedelta(hours=hours) - now
        if left > timedelta(0):
            return left
    return timedelta(0)
