"""The cards that wait to be chosen from, and what lies around them on the screen."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from enishi.followup.fade import fade, fades_in, left
from enishi.followup.rank import STARS, Ranked
from enishi.model.card import Field, Property
from enishi.model.contact import Contact
from enishi.model.event import Decision, Encounter, Event
from enishi.model.followup import FollowUp
from enishi.store.cards import Portrait
from enishi.web import typed
from enishi.wording.person import spoken
from enishi.workflow import offers, triage
from enishi.workflow.portraits import handed_over
from enishi.workflow.workspace import Workspace

_SUGGESTED = 9
"""Offers that are shown where one is asked for; more are no help."""
_KEPT = 500
"""People put off in one sitting that an address can name."""


def number(text: str) -> int:
    """A number from outside that a row may have; 0 for anything else."""
    return typed.number(text) or 0


@dataclass(frozen=True, slots=True)
class Sitting:
    """Who was put off in this sitting, and so comes back only at the next."""

    seen: tuple[int, ...] = ()

    @classmethod
    def parsed(cls, text: str) -> "Sitting":
        return cls(tuple(filter(None, map(number, text.split(","))))[-_KEPT:])

    def after(self, met: int) -> "Sitting":
        return replace(self, seen=(*self.seen, met))

    def without(self, met: Iterable[int]) -> "Sitting":
        back = set(met)
        return replace(self, seen=tuple(each for each in self.seen if each not in back))

    def __str__(self) -> str:
        return ",".join(map(str, self.seen))


@dataclass(frozen=True, slots=True)
class Turn:
    """Somebody whose turn it is, with all that is shown of them."""

    ranked: Ranked
    portrait: Portrait | None
    doubtful: tuple[Field, ...]

    @property
    def met(self) -> Encounter:
        return self.ranked.person.encounter

    @property
    def contact(self) -> Contact:
        return self.ranked.person.contact

    @property
    def spoken(self) -> str:
        return spoken(self.contact)

    @property
    def post(self) -> str:
        """Title and department."""
        return " · ".join(filter(None, map(self.contact.value, (Property.DEPARTMENT, Property.TITLE))))

    @property
    def shown(self) -> str:
        """What is decided on them, as a word that changes with every decision."""
        return self.met.decided_at.isoformat() if self.met.decided_at else ""


@dataclass(frozen=True, slots=True)
class Seat:
    """Somebody chosen, and why."""

    met: Encounter
    contact: Contact
    promise: FollowUp | None
    portrait: Portrait | None


@dataclass(frozen=True, slots=True)
class End:
    """What came of an evening so far."""

    seats: tuple[Seat, ...]
    undecided: int
    put_off: int
    """Of these, put off."""


def waiting(event: Event, sitting: Sitting, workspace: Workspace, first: int = 0) -> list[Ranked]:
    """Who is still to be decided in this sitting, best first; one encounter may be asked for out of turn."""
    stack = triage.stack(event, workspace)
    seen = set(sitting.seen) - {first}
    left_ = [each for each in stack if each.person.encounter.id not in seen]
    return sorted(left_, key=lambda each: each.person.encounter.id != first)


def turns(ranked: Sequence[Ranked], workspace: Workspace) -> list[Turn]:
    """These people, with the pictures of the cards that they gave."""
    pictures = handed_over([each.person.encounter for each in ranked], workspace)
    return [
        Turn(
            each,
            pictures.get(each.person.encounter.id),
            tuple(triage.doubtful(each.person.encounter, workspace)),
        )
        for each in ranked
    ]


def surroundings(event: Event, workspace: Workspace) -> dict[str, Any]:
    """What every card of an event is shown with."""
    now, limits = workspace.now(), workspace.settings.fading
    return {
        "event": event,
        "taken": len(triage.seats(event, workspace)),
        "fade": fade(event.ends_at, now, limits),
        "fades_in": fades_in(event.ends_at, now, limits),
        "share": left(event.ends_at, now, limits),
        "offers": [each.what for each in offers.offers(workspace)[:_SUGGESTED]],
        "most_stars": STARS,
    }


def state(event: Event, workspace: Workspace) -> dict[str, object]:
    """Where the evening stands, for a script: the seats, and on whom nobody has decided."""
    met = workspace.store.events.encounters(event.id)
    return {
        "taken": sum(1 for each in met if each.decision is Decision.CONTACT),
        "cap": workspace.store.events.get(event.id).cap,
        "open": [each.id for each in met if not (each.decision and each.decision.is_final)],
    }


def seats(event: Event, workspace: Workspace) -> tuple[Seat, ...]:
    """Who has a seat, with their faces and why."""
    store, chosen = workspace.store, triage.seats(event, workspace)
    pictures = handed_over(chosen, workspace)
    return tuple(
        Seat(each, store.contacts.get(each.contact_id), store.events.followup(each.id), pictures.get(each.id))
        for each in chosen
    )


def end(event: Event, sitting: Sitting, workspace: Workspace) -> End:
    """What came of it so far; who is counted is whom the stack would show."""
    stack = [each.person.encounter for each in triage.stack(event, workspace)]
    put_off = sum(1 for each in stack if each.decision is Decision.LATER or each.id in sitting.seen)
    return End(seats(event, workspace), len(stack), put_off)


def as_shown(met: Encounter, shown: str) -> Encounter:
    """An encounter as it was when it was shown, by the word that a turn had for that."""
    try:
        return replace(met, decided_at=datetime.fromisoformat(shown) if shown else None)
    except ValueError:
        return replace(met, decided_at=None)
