"""What became of a photo that was to be taken in."""

from dataclasses import dataclass
from typing import TypeAlias

from enishi.model.card import Advice, Draft, Rejected
from enishi.model.contact import Contact
from enishi.model.event import Event
from enishi.model.match import Match, Verdict
from enishi.model.news import News


@dataclass(frozen=True, slots=True)
class Seen:
    """A card that has been read, on the way to what becomes of its photo; nothing is kept yet."""

    source: str
    number: int
    draft: Draft


@dataclass(frozen=True, slots=True)
class Met:
    """A card that was taken in: whose it is, and how that was decided."""

    contact: Contact
    matches: tuple[Match, ...]
    known: Contact | None
    """Whoever was known before and is, or may be, the same; as it was before this card."""
    met_before: Event | None = None
    """Where they were met last."""
    news: tuple[News, ...] = ()
    """What the card changes in what was known."""
    advice: tuple[Advice, ...] = ()
    """For a better picture of the card."""

    @property
    def verdict(self) -> Verdict:
        return self.matches[0].verdict if self.matches else Verdict.NON_LINK


@dataclass(frozen=True, slots=True)
class TakenIn:
    source: str
    people: tuple[Met, ...]
    backs: tuple[str, ...] = ()
    """Another picture that shows the other side of its card."""


@dataclass(frozen=True, slots=True)
class AlreadyIn:
    """The very same photo had been taken in before; nothing was done."""

    source: str
    event: Event


Outcome: TypeAlias = TakenIn | AlreadyIn | Rejected
