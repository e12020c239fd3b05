"""Looking back: where the evenings went, and what came of them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import chain
from typing import TypeVar

from enishi.followup.balance import balance, dropped
from enishi.followup.look_back import Beginning, Harvest, Promptness, Route, look_back, promptness
from enishi.model.contact import Contact
from enishi.model.event import Decision, Encounter, Event, EventKind
from enishi.model.followup import FollowUpStatus
from enishi.model.tie import Attempt, Favour, Introduction, Outcome, Progress
from enishi.store import circles
from enishi.workflow.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Dropped:
    """Somebody who gave something, and has heard nothing since."""

    contact: Contact
    favour: Favour


@dataclass(frozen=True, slots=True)
class LookBack:
    since: date | None
    harvests: tuple[Harvest, ...]
    """The way that leads to ties most often first."""
    promptness: Promptness
    dropped: tuple[Dropped, ...]
    """The newest first: that can still be mended."""


def over(since: date | None, workspace: Workspace) -> LookBack:
    """What came of everybody whom one came to know since that day, or ever."""
    fades_after = timedelta(hours=workspace.settings.fading.faded_after)
    past = _Past(workspace)
    begun = [each for each in _beginnings(past) if since is None or each.at.astimezone().date() >= since]
    return LookBack(
        since,
        harvests=look_back(begun, workspace.now(), fades_after),
        promptness=promptness(begun, fades_after),
        dropped=tuple(each for each in _dropped(past, workspace) if since is None or each.favour.done_on >= since),
    )


class _Past:
    """All that was ever done with anybody, by contact."""

    def __init__(self, workspace: Workspace) -> None:
        store = workspace.store
        self.events = {event.id: event for event in store.events.all()}
        self.met: dict[int, list[Encounter]] = defaultdict(list)
        for encounter in chain.from_iterable(store.events.encounters(each) for each in self.events):
            self.met[encounter.contact_id].append(encounter)
        self.attempts: dict[int, list[Attempt]] = _by_contact(store.ties.attempts.all())
        self.favours: dict[int, list[Favour]] = _by_contact(store.ties.favours.all())
        self.introductions: dict[int, list[Introduction]] = defaultdict(list)
        for each in store.ties.introductions.where(seeker_id=None):
            self.introductions[each.target_id].append(each)
        self.cancelled = {each.encounter_id for each in store.events.followups.where(status=FollowUpStatus.CANCELLED)}

    def touches(self, contact_id: int) -> Iterator[datetime]:
        """When the user let something be heard, or met them."""
        yield from (each.made_at for each in self.attempts[contact_id])
        yield from (self.events[each.event_id].ends_at for each in self.met[contact_id])


Done = TypeVar("Done", Attempt, Favour)


def _by_contact(rows: Iterable[Done]) -> dict[int, list[Done]]:
    found: dict[int, list[Done]] = defaultdict(list)
    for each in rows:
        found[each.contact_id].append(each)
    return found


def _beginnings(past: _Past) -> Iterator[Beginning]:
    for contact_id in sorted({*past.met, *past.attempts, *past.introductions}):
        first_met = min((past.events[each.event_id].ends_at for each in past.met[contact_id]), default=None)
        for encounter in past.met[contact_id]:
            yield _met(past, encounter)
        yield from _introduced(past, contact_id, first_met)
        if first_met is None and not past.introductions[contact_id] and past.attempts[contact_id]:
            at = min(each.made_at for each in past.attempts[contact_id])
            yield _begun(past, contact_id, Route.DIRECT, f"#{contact_id}", at)


def _met(past: _Past, encounter: Encounter) -> Beginning:
    event = past.events[encounter.event_id]
    begun = _begun(past, encounter.contact_id, _route(event), f"#{event.id}", event.ends_at)
    is_passed = encounter.decision in (Decision.PASS, Decision.TAKER) or encounter.id in past.cancelled
    return replace(begun, is_chosen=encounter.decision is Decision.CONTACT, is_closed=is_passed)


def _introduced(past: _Past, contact_id: int, first_met: datetime | None) -> Iterator[Beginning]:
    """Whom somebody introduced before one had met."""
    for each in past.introductions[contact_id]:
        if first_met is None or each.asked_at < first_met:
            begun = _begun(past, contact_id, Route.INTRODUCTION, f"#{each.id}", each.asked_at)
            met = (each.changed_at,) if each.progress is Progress.MET else ()
            yield replace(
                begun,
                is_closed=each.progress is not Progress.ASKED,
                replies=(*begun.replies, *met),
                meetings=(*begun.meetings, *met),
            )


def _begun(past: _Past, contact_id: int, route: Route, occasion: str, at: datetime) -> Beginning:
    """What came after that moment, of whatever kind."""
    morning = at - timedelta(hours=12)  # a message during the evening answers it
    answers = (Outcome.REPLIED, Outcome.MET)
    after = [each for each in past.attempts[contact_id] if each.made_at >= morning]
    again = [past.events[each.event_id].ends_at for each in past.met[contact_id]]
    return Beginning(
        contact_id,
        route,
        occasion,
        at,
        is_chosen=True,
        tries=tuple(each.made_at for each in after),
        replies=tuple(each.heard_at or each.made_at for each in after if each.outcome in answers),
        meetings=(
            *(each for each in again if each > at),
            *(each.heard_at or each.made_at for each in after if each.outcome is Outcome.MET),
        ),
        favours=tuple(noon for each in past.favours[contact_id] if (noon := _noon(each.done_on)) > at),
    )


def _route(event: Event) -> Route:
    if event.series:
        return Route.SERIES
    return {
        EventKind.MIXER: Route.MIXER,
        EventKind.SEMINAR: Route.SEMINAR,
        EventKind.STUDY_GROUP: Route.STUDY_GROUP,
        EventKind.INTRODUCTION: Route.INTRODUCTION,
        EventKind.OTHER: Route.OTHER,
    }[event.kind]


def _dropped(past: _Past, workspace: Workspace) -> Iterator[Dropped]:
    shunned = circles.unwanted(workspace.store.db)
    today, after = workspace.now().astimezone().date(), workspace.settings.ties.dropped_after_days
    found = []
    for contact_id, favours in past.favours.items():
        touched = (each.astimezone().date() for each in past.touches(contact_id))
        if contact_id not in shunned and (favour := dropped(balance(favours), touched, today, after)):
            found.append(Dropped(workspace.store.contacts.get(contact_id), favour))
    yield from sorted(found, key=lambda each: each.favour.done_on, reverse=True)


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12), UTC)
