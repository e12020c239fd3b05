"""Event, Encounter and Decision: where one met, and what one made of it."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum


class EventKind(StrEnum):
    MIXER = "mixer"
    SEMINAR = "seminar"
    STUDY_GROUP = "study-group"
    INTRODUCTION = "introduction"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Event:
    """A gathering at a time and place, with what the user wants of it."""

    name: str
    held_on: date
    ends_at: datetime
    """Aware; the fade counts from here."""
    place: str = ""
    kind: EventKind = EventKind.MIXER
    series: str = ""
    purpose: str = ""
    wanted: tuple[str, ...] = ()
    cap: int = 5
    """How many people the shortlist holds at most."""
    id: int = 0
    cap_reason: str = ""
    """Why the cap was lifted, if it was."""


class Decision(StrEnum):
    """What the user said of an encounter."""

    CONTACT = "contact"
    LATER = "later"
    PASS = "pass"  # noqa: S105 - a decision, not a password
    TAKER = "taker"
    """A pass that is remembered: this person only takes."""

    @property
    def is_final(self) -> bool:
        """Deferred is not decided: LATER comes back."""
        return self is not Decision.LATER

    @property
    def strength(self) -> int:
        """What counts where two decisions on one person meet: to write binds most, to wait least."""
        return (Decision.LATER, Decision.PASS, Decision.TAKER, Decision.CONTACT).index(self)


@dataclass(frozen=True, slots=True)
class Encounter:
    """A contact at an event."""

    event_id: int
    contact_id: int
    id: int = 0
    card_ids: tuple[int, ...] = ()
    note: str = ""
    """What we talked about, in the user's words."""
    decision: Decision | None = None
    decided_at: datetime | None = None
    stars: int = 0
    """The user's impression, 0 (not said) to 3."""

    def joined(self, other: "Encounter") -> "Encounter":
        """This one with what the other has too: the stronger decision, both notes; the cards are the store's."""
        notes = dict.fromkeys(filter(None, (self.note, other.note)))
        firmer = max(self, other, key=lambda each: each.decision.strength if each.decision else -1)
        return replace(
            self,
            note="\n".join(notes),
            decision=firmer.decision,
            decided_at=firmer.decided_at,
            stars=max(self.stars, other.stars),
        )
