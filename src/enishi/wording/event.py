"""An event and what was decided there, in words."""

from enishi.language import _
from enishi.model.event import Decision, Event, EventKind


def kind_words(kind: EventKind) -> str:
    return {
        EventKind.MIXER: _("mixer"),
        EventKind.SEMINAR: _("seminar"),
        EventKind.STUDY_GROUP: _("study group"),
        EventKind.INTRODUCTION: _("introduction"),
        EventKind.OTHER: _("other"),
    }[kind]


def decision_words(decision: Decision | None) -> str:
    if decision is None:
        return _("not decided")
    return {
        Decision.CONTACT: _("contact"),
        Decision.LATER: _("later"),
        Decision.PASS: _("pass"),
        Decision.TAKER: _("taker"),
    }[decision]


def ending_words(event: Event) -> str:
    """When an event ends by the clock of its place; the day too, where that is another one, and how far it is away."""
    end = event.ends_at
    day = "" if end.date() == event.held_on else f"{end:%Y-%m-%d} "
    zone = "" if end.utcoffset() == end.astimezone().utcoffset() else f" {end:%z}"
    return f"{day}{end:%H:%M}{zone}"
