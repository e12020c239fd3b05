"""FollowUp and Fade: the promise to write, and the clock that runs against it."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum


class Fade(StrEnum):
    """How far an encounter has gone toward being forgotten."""

    FRESH = "fresh"
    FADING = "fading"
    LAST_CALL = "last-call"
    FADED = "faded"


class FollowUpStatus(StrEnum):
    """iCalendar's states of a VTODO (RFC 5545, section 3.8.1.11)."""

    NEEDS_ACTION = "NEEDS-ACTION"
    IN_PROCESS = "IN-PROCESS"
    COMPLETED = "COMPLETED"
    CANCELLED = "CANCELLED"


class Channel(StrEnum):
    EMAIL = "email"
    PHONE = "phone"
    LETTER = "letter"
    SOCIAL = "social"


@dataclass(frozen=True, slots=True)
class FollowUp:
    """The promise to write to somebody met: why, what one can give, by when."""

    encounter_id: int
    why: str
    give: str
    due_at: datetime
    channel: Channel
    status: FollowUpStatus = FollowUpStatus.NEEDS_ACTION
    id: int = 0
    is_must: bool = False
    """“This one!”: on top until contacted, or dropped with a reason."""
    tries: tuple[int, ...] = ()
    """The user's own plan for somebody hard to reach: days from each try to the next; () for the usual one."""
    parked_at: datetime | None = None
    """When it was laid aside after the last try that nobody answered."""
    dropped_why: str = ""

    def joined(self, other: "FollowUp") -> "FollowUp":
        """One promise of two to the same person: both reasons, the earlier day; what was begun is begun."""
        further = max(self, other, key=lambda each: _PROGRESS.index(each.status))
        return replace(
            self,
            why=_both(self.why, other.why),
            give=_both(self.give, other.give),
            due_at=min(self.due_at, other.due_at),
            status=further.status,
            is_must=self.is_must or other.is_must,
            tries=self.tries or other.tries,
            parked_at=further.parked_at,
            dropped_why=further.dropped_why,
        )


_PROGRESS = (
    FollowUpStatus.CANCELLED,
    FollowUpStatus.NEEDS_ACTION,
    FollowUpStatus.IN_PROCESS,
    FollowUpStatus.COMPLETED,
)


def _both(one: str, other: str) -> str:
    return "; ".join(dict.fromkeys(filter(None, (one, other))))


@dataclass(frozen=True, slots=True)
class Reason:
    """Why somebody stands where they stand in a ranking."""

    words: str
    weight: float
    is_cause: bool = True
    """Whether one would write for it; that somebody can be reached only makes it easier."""
