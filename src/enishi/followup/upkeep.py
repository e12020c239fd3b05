"""A rhythm, the last contact and now -> how a tie stands."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from enishi.model.tie import Care, Upkeep

_DAYS = {"d": 1, "w": 7, "m": 30, "y": 365}
_RHYTHM = re.compile(r"([1-9]\d{0,2})\s*([dwmy])", re.IGNORECASE)


class Standing(StrEnum):
    LASTS = "lasts"
    LET_GO = "let-go"
    IN_TIME = "in-time"
    DUE = "due"
    QUIET = "quiet"
    """Silent for so many times its rhythm that it is likely gone; shown as such, and no longer asked for."""


@dataclass(frozen=True, slots=True)
class State:
    """How a tie stands."""

    standing: Standing
    last: datetime
    """The last contact of any kind; when the rhythm was agreed upon, if there was none."""
    due_at: datetime | None
    """When the next word is wanted; None where none is."""


def state(upkeep: Upkeep, last: datetime | None, now: datetime, quiet_after: float) -> State:
    """How a tie stands whose last contact was then; `quiet_after` in times its rhythm.

    It goes quiet only after the user has decided on its rhythm: what was silent before is what he wants to mend.
    """
    touched = last or upkeep.since
    if upkeep.care is not Care.RHYTHM:
        return State(Standing.LASTS if upkeep.care is Care.LASTS else Standing.LET_GO, touched, None)
    rhythm = timedelta(days=upkeep.days)
    due_at = touched + rhythm
    if now - max(touched, upkeep.since) > quiet_after * rhythm:
        return State(Standing.QUIET, touched, due_at)
    return State(Standing.DUE if due_at <= now else Standing.IN_TIME, touched, due_at)


def urgency(upkeep: Upkeep, tie: State, now: datetime) -> float:
    """How many times its rhythm a tie has been silent; a short rhythm waits the least."""
    return (now - tie.last) / timedelta(days=max(upkeep.days, 1))


def days(rhythm: str) -> int | None:
    """The days of `3w`, `2m`, `6m`, `1y`, `45d`; None if it is no rhythm."""
    found = _RHYTHM.fullmatch(rhythm.strip())
    return int(found[1]) * _DAYS[found[2].lower()] if found else None
