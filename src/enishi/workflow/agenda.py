"""Events: which one is meant, and what the user wants of it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from enishi.errors import NotFoundError, UsageError
from enishi.followup.fade import fade
from enishi.language import _
from enishi.model.card import Rejected
from enishi.model.event import Decision, Encounter, Event, EventKind
from enishi.model.followup import Fade, FollowUpStatus
from enishi.workflow.workspace import Workspace

DAWN = 9
"""The hour until which one is still busy with the evening before."""


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
    """  # noqa: D205 - one sentence
    existing = next(
        (
            event
            for event in workspace.store.events.named(wishes.name)
            if (event.held_on == wishes.held_on if wishes.held_on else _is_alive(event, workspace))
        ),
        None,
    )
    today = workspace.now().astimezone().date()
    if wishes.held_on and wishes.held_on > today:
        raise UsageError(
            _("{day} is still to come.").format(day=wishes.held_on),
            hint=_("Cards come from an event that has been held."),
        )
    event = existing or _new(wishes.name, wishes.held_on, workspace)
    told = {
        name: value
        for name in ("place", "kind", "series", "purpose", "wanted", "cap")
        if (value := getattr(wishes, name)) not in (None, ())
    }
    return replace(event, **told)


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
    """The event that the user names, by its name, a part of it, or its date; the newest of several.

    Raises NotFoundError.
    """
    wanted = name.casefold()
    events = workspace.store.events.all()
    for fits in (
        lambda event: event.name == name,
        lambda event: event.held_on.isoformat() == name,
        lambda event: wanted in event.name.casefold(),
    ):
        if found := next(filter(fits, events), None):
            return found
    raise NotFoundError(_("There is no event “{name}”.").format(name=name), hint=_("See: enishi events list"))


def latest(workspace: Workspace) -> Event:
    """The newest event. Raises NotFoundError."""
    if events := workspace.store.events.all():
        return events[0]
    raise NotFoundError(
        _("There is no event yet."), hint=_("Take in some cards first: enishi import PHOTOS --event NAME")
    )


def report(event: Event, workspace: Workspace) -> Report:
    store = workspace.store
    encounters = store.events.encounters(event.id)
    followups = [store.events.followup(each.id) for each in encounters]
    return Report(
        event=event,
        cards=store.cards.count(event.id),
        encounters=encounters,
        contacted=sum(1 for each in followups if each and each.status is FollowUpStatus.COMPLETED),
        rejections=store.cards.rejections(event.id),
    )


def reports(workspace: Workspace) -> Sequence[Report]:
    return [report(event, workspace) for event in workspace.store.events.all()]


def _is_alive(event: Event, workspace: Workspace) -> bool:
    return fade(event.ends_at, workspace.now(), workspace.settings.fading) is not Fade.FADED


def _new(name: str, held_on: date | None, workspace: Workspace) -> Event:
    local = workspace.now().astimezone()
    habits = workspace.settings.events
    # Cards that are taken in at dawn, without a date, come from the evening before.
    day = held_on or (local - timedelta(hours=DAWN)).date()
    ends_at = datetime.combine(day, habits.usual_end).astimezone()
    if day == local.date():
        ends_at = min(ends_at, local)  # who holds the cards has left
    return Event(name=name, held_on=day, ends_at=ends_at, cap=habits.cap)
