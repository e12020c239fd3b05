"""Fade, days and spans of time, in words."""

from datetime import date, timedelta

from enishi.language import _, ngettext
from enishi.model.followup import Fade


def fade_words(fade: Fade, left: timedelta) -> str:
    """The state of a fade and how long until the next."""
    words = {
        Fade.FRESH: _("fresh, {left} until it fades"),
        Fade.FADING: _("fading, {left} until the last call"),
        Fade.LAST_CALL: _("last call, gone in {left}"),
        Fade.FADED: _("faded"),
    }
    return words[fade].format(left=span(left))


def span(left: timedelta) -> str:
    """A length of time as one says it: days from two on, else hours, else minutes."""
    hours = left.total_seconds() / 3600
    if hours >= 48:
        return ngettext("{n} day", "{n} days", int(hours // 24)).format(n=int(hours // 24))
    if hours >= 1:
        return ngettext("{n} hour", "{n} hours", int(hours)).format(n=int(hours))
    minutes = max(1, int(hours * 60))
    return ngettext("{n} minute", "{n} minutes", minutes).format(n=minutes)


def day_words(day: date) -> str:
    """A day with its weekday."""
    names = _("Mon Tue Wed Thu Fri Sat Sun").split()
    return f"{day} ({names[day.weekday()]})"
