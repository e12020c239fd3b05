"""What may be done now -> the same, the most urgent first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum

from enishi.model.contact import Contact
from enishi.model.event import Event
from enishi.model.followup import Channel, Fade


class Call(IntEnum):
    """What is to be done; what comes first is the more urgent."""

    MUST = 1
    """“This one!”: write, whatever else there is."""
    WRITE = 2
    """Write for the first time, before the meeting fades."""
    TRY = 3
    """Try again, since nobody answered."""
    INTRODUCE = 4
    """Bring an introduction forward."""
    KEEP_UP = 5
    """Say a word to somebody, so that the tie lasts."""
    DECIDE = 6
    """Decide on the people of an evening."""


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do now."""

    call: Call
    by: datetime
    """When it was or will be too late; aware."""
    words: str
    """Why, and what came before."""
    contact: Contact | None = None
    """With whom; None for an evening that waits for decisions."""
    event: Event | None = None
    """Where one met, or the evening itself."""
    channel: Channel | None = None
    give: str = ""
    fade: Fade | None = None
    """How far the meeting has faded; None where that is of no account."""
    fades_in: timedelta = timedelta()
    """Until the next, worse state; zero once faded."""
    left: float = 0.0
    """Of the time until it has faded: 1 fresh ... 0 faded."""


def most_urgent(tasks: Iterable[Task]) -> tuple[Task, ...]:
    """All of them, by what is to be done, then by when it is too late; each person once, for what is most urgent."""
    first: dict[int, Task] = {}
    ordered = sorted(tasks, key=lambda each: (each.call, each.by))
    for task in ordered:
        if task.contact:
            first.setdefault(task.contact.id, task)
    return tuple(each for each in ordered if each.contact is None or first[each.contact.id] is each)
