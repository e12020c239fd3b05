"""Events: which one is meant, and what the user wants of it."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from enishi.errors import NotFoundError, UsageError
from enishi.followup.fade import fade
from enishi.language import _, ngettext
from enishi.model.card import Rejected
from enishi.model.ending import Ending
from enishi.model.event import Decision, Encounter, Event, EventKind
from enishi.model.followup import Fade, FollowUpStatus
from enishi.workflow.workspace import Workspace

DAWN = 9
"""The hour until which one is still busy with the evening before."""


_WRITTEN = (FollowUpStatus.IN_PROCESS, FollowUpStatus.COMPLETED)


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the user said of an event; what was left out stays as it is, or gets the usual value."""

    name: str
    held_on: date | None = None
    place: str | None = None
    kind: EventKind | None = None
    series: str | None = None
    purpose: str | None = None
    wanted: tuple[str, ...] = ()
    cap: int | None = None
    ending: Ending | None = None
    cap_reason: str = ""
    """Why more people are to be written to than was meant at first."""


@dataclass(frozen=True, slots=True)
class Report:
    """How far an evening has come."""

    event: Event
    cards: int
    encounters: tuple[Encounter, ...]
    contacted: int
    rejections: tuple[Rejected, ...]

    @property
    def decided(self) -> int:
        return sum(1 for each in self.encounters if each.decision and each.decision.is_final)

    @property
    def chosen(self) -> int:
        return sum(1 for each in self.encounters if each.decision is Decision.CONTACT)


def intended(wishes: Wishes, workspace: Workspace) -> Event:
    """The event that is meant: the one of that name and day, or, if no day was told, the one of that name that has not
    faded yet; else a new one, not yet kept, held today.

    Raises UsageError for an event that is still to come.
    """  # noqa: D205 - one sentence
    today = local_day(workspace)
    if wishes.held_on and wishes.held_on > today:
        raise UsageError(
            _("{day} is still to come.").format(day=wishes.held_on),
            hint=_("Cards come from an event that has been held."),
        )
    existing = _existing(wishes, today, workspace)
    return told(existing or _just_held(wishes.name, wishes.held_on, workspace), wishes, workspace)


def told(event: Event, wishes: Wishes, workspace: Workspace) -> Event:
    """The event as the user wishes it.

    Raises UsageError for a cap below what is chosen already, and for one that is lifted without a reason.
    """
    said = {
        name: value
        for name in ("place", "kind", "series", "purpose", "cap")
        if (value := getattr(wishes, name)) is not None
    }
    if wishes.wanted:
        said["wanted"] = tuple(filter(None, (each.strip() for each in wishes.wanted)))
    if wishes.ending:
        said["ends_at"] = wishes.ending.on(event.held_on)
    return _capped(replace(event, **said), event, wishes.cap_reason, workspace)


def _capped(event: Event, before: Event, reason: str, workspace: Workspace) -> Event:
    met = workspace.store.events.encounters(event.id) if event.id else ()
    chosen = sum(1 for each in met if each.decision is Decision.CONTACT)
    if event.cap < chosen:
        raise UsageError(
            ngettext("{n} person is chosen already.", "{n} people are chosen already.", chosen).format(n=chosen),
            hint=_("Let somebody go first: enishi review"),
        )
    if event.cap > before.cap and met and not reason:
        raise UsageError(
            _("Why should there be more than {cap} people to write to?").format(cap=before.cap),
            hint=_("Say it: enishi events edit “{event}” --cap {n} --why TEXT").format(event=event.name, n=event.cap),
        )
    return replace(event, cap_reason=reason) if reason and event.cap > before.cap else event


def _existing(wishes: Wishes, today: date, workspace: Workspace) -> Event | None:
    """An event that was planned for another day is not meant; Raises UsageError if it is the only one."""
    named_ = [event for event in workspace.store.events.all() if _folded(event.name) == _folded(wishes.name)]
    if wishes.held_on:
        return next((event for event in named_ if event.held_on == wishes.held_on), None)
    alive = [event for event in named_ if _is_alive(event, workspace)]
    held = [event for event in alive if event.held_on <= today]
    if alive and not held:
        raise UsageError(
            _("{event} is planned for {day}.").format(event=alive[-1].name, day=alive[-1].held_on),
            hint=_(
                "If it was today: enishi events edit {day} --date today. If it is another one, say its --date."
            ).format(day=alive[-1].held_on),
        )
    return held[0] if held else None


def _folded(name: str) -> str:
    """A name, however it is typed."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def find(event: Event, workspace: Workspace) -> Event | None:
    """The event of that name and day as it is kept."""
    same = (each for each in workspace.store.events.named(event.name) if each.held_on == event.held_on)
    return next(same, None)


def ensure(event: Event, workspace: Workspace) -> Event:
    """Keep an event, or bring the kept one up to date; inside the caller's action."""
    kept = find(event, workspace)
    if kept is None:
        return workspace.store.events.add(event)
    event = replace(event, id=kept.id)
    if event != kept:
        workspace.store.events.update(event)
    return event


def named(name: str, workspace: Workspace) -> Event:
    """The event that the user names, by its name, a part of it, or its date; of several the newest that was held.

    Raises NotFoundError.
    """
    wanted = name.casefold()
    events = (*held(workspace), *planned(workspace))
    for fits in (
        lambda event: event.name == name,
        lambda event: event.held_on.isoformat() == name,
        lambda event: wanted in event.name.casefold(),
    ):
        if found := next(filter(fits, events), None):
            return found
    raise NotFoundError(_("There is no event “{name}”.").format(name=name), hint=_("See: enishi events list"))


def latest(workspace: Workspace) -> Event:
    """The newest event that was held, or is being held. Raises NotFoundError."""
    if events := held(workspace):
        return events[0]
    raise NotFoundError(
        _("There is no event yet."), hint=_("Take in some cards first: enishi import PHOTOS --event NAME")
    )


def held(workspace: Workspace) -> tuple[Event, ...]:
    """What was held, or is held today, the newest first."""
    today = local_day(workspace)
    return tuple(event for event in workspace.store.events.all() if event.held_on <= today)


def planned(workspace: Workspace) -> tuple[Event, ...]:
    """What is still to come, the soonest first."""
    today = local_day(workspace)
    return tuple(event for event in reversed(workspace.store.events.all()) if event.held_on > today)


def local_day(workspace: Workspace) -> date:
    return workspace.now().astimezone().date()


def report(event: Event, workspace: Workspace) -> Report:
    store = workspace.store
    encounters = store.events.encounters(event.id)
    followups = [store.events.followup(each.id) for each in encounters]
    return Report(
        event=event,
        cards=store.cards.count(event.id),
        encounters=encounters,
        contacted=sum(1 for each in followups if each and each.status in _WRITTEN),
        rejections=store.cards.rejections(event.id),
    )


def reports(workspace: Workspace) -> Sequence[Report]:
    return [report(event, workspace) for event in workspace.store.events.all()]


def _is_alive(event: Event, workspace: Workspace) -> bool:
    return fade(event.ends_at, workspace.now(), workspace.settings.fading) is not Fade.FADED


def new(name: str, held_on: date, workspace: Workspace) -> Event:
    """An event that is not kept yet, with the usual end."""
    habits = workspace.settings.events
    return Event(
        name=name, held_on=held_on, ends_at=datetime.combine(held_on, habits.usual_end).astimezone(), cap=habits.cap
    )


def _just_held(name: str, held_on: date | None, workspace: Workspace) -> Event:
    """A new event whose cards are there."""
    local = workspace.now().astimezone()
    # Cards that are taken in at dawn, without a date, come from the evening before.
    event = new(name, held_on or (local - timedelta(hours=DAWN)).date(), workspace)
    if event.held_on < local.date():
        return event
    return replace(event, ends_at=min(event.ends_at, local))  # who holds the cards has left
