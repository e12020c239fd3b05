"""Ties over time: attempts to reach somebody, favours, upkeep, introductions, and what one can offer."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from enishi.model.followup import Channel


class Outcome(StrEnum):
    """What came of an attempt."""

    REPLIED = "replied"
    MET = "met"
    DECLINED = "declined"
    BOUNCED = "bounced"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Attempt:
    """One try to reach somebody, and what came of it."""

    contact_id: int
    made_at: datetime
    channel: Channel
    note: str = ""
    followup_id: int | None = None
    """The promise that it keeps; None for a word out of turn."""
    outcome: Outcome | None = None
    heard_at: datetime | None = None
    id: int = 0


class Way(StrEnum):
    GAVE = "gave"
    TOOK = "took"


@dataclass(frozen=True, slots=True)
class Favour:
    """Something given to, or taken from, somebody."""

    contact_id: int
    way: Way
    what: str
    done_on: date
    id: int = 0


class Care(StrEnum):
    """How a tie is kept; the user decides."""

    LASTS = "lasts"
    """It needs nothing."""
    RHYTHM = "rhythm"
    """It wants a word every so many days."""
    LET_GO = "let-go"


@dataclass(frozen=True, slots=True)
class Upkeep:
    contact_id: int
    care: Care
    since: datetime
    """When the user decided so."""
    days: int = 0
    """Of a rhythm."""
    id: int = 0


class Progress(StrEnum):
    """How far an introduction has come."""

    ASKED = "asked"
    AGREED = "agreed"
    MET = "met"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True)
class Introduction:
    """Who brings whom together, and on what topic."""

    wish: str
    """I want to meet somebody who ..."""
    between_id: int | None
    """The go-between; None for the user."""
    target_id: int
    """Who is to be met."""
    seeker_id: int | None
    """Who wants to meet them; None for the user."""
    topic: str
    progress: Progress
    asked_at: datetime
    changed_at: datetime
    id: int = 0


@dataclass(frozen=True, slots=True)
class Offer:
    """Something that the user can give: knowledge, an introduction, a place, a sample."""

    what: str
    id: int = 0


@dataclass(frozen=True, slots=True)
class Series:
    """What meets again and again."""

    name: str
    days: int
    """From one meeting to the next; 0 if there is no rhythm."""
    id: int = 0


@dataclass(frozen=True, slots=True)
class Recall:
    """How well somebody met is remembered."""

    encounter_id: int
    asked_at: datetime
    next_at: datetime
    level: int
    """Right answers in a row."""
    id: int = 0
