"""The story of a tie: everything that happened with one person, the newest first."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import TypeAlias

from enishi.followup.balance import Balance
from enishi.followup.trend import Trend, trend
from enishi.model.contact import Contact
from enishi.model.event import Encounter, Event
from enishi.model.followup import FollowUp
from enishi.model.news import News
from enishi.model.tie import Attempt, Favour, Introduction, Outcome, Progress
from enishi.workflow import directory, merging, ties
from enishi.workflow.merging import HeldCard
from enishi.workflow.ties import Kept
from enishi.workflow.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Meeting:
    event: Event
    encounter: Encounter
    followup: FollowUp | None


@dataclass(frozen=True, slots=True)
class Heard:
    """What a card told that was new."""

    news: tuple[News, ...]


@dataclass(frozen=True, slots=True)
class Linked:
    """An introduction with those whom it is about."""

    introduction: Introduction
    target: Contact
    between: Contact | None
    """None for the user."""
    seeker: Contact | None
    """None for the user."""


Happening: TypeAlias = Meeting | HeldCard | Heard | Attempt | Linked | Favour | Kept


@dataclass(frozen=True, slots=True)
class Moment:
    at: datetime
    what: Happening


@dataclass(frozen=True, slots=True)
class Story:
    contact: Contact
    moments: tuple[Moment, ...]
    """The newest first."""
    meetings: tuple[Event, ...]
    """Where one met, the newest first."""
    trend: Trend | None
    """None where one has never had to do with each other."""
    balance: Balance
    upkeep: Kept | None


def story(contact: Contact, workspace: Workspace) -> Story:
    """Everything that happened with somebody, and where it leads."""
    kept = ties.upkeep_of(contact, workspace)
    met = [_meeting(event, encounter, workspace) for event, encounter in directory.encounters(contact, workspace)]
    moments = [*met, *_cards(contact, workspace), *_deeds(contact, workspace)]
    if kept:
        moments.append(Moment(kept.upkeep.since, kept))
    moments.sort(key=lambda each: each.at, reverse=True)
    today = workspace.now().astimezone().date()
    return Story(
        contact=contact,
        moments=tuple(moments),
        meetings=tuple(each.what.event for each in met if isinstance(each.what, Meeting)),
        trend=trend(_days(moments), today),
        balance=ties.balance_with(contact, workspace),
        upkeep=kept,
    )


def linked(introduction: Introduction, workspace: Workspace) -> Linked:
    """An introduction with those whom it is about."""
    contacts = workspace.store.contacts
    return Linked(
        introduction,
        target=contacts.get(introduction.target_id),
        between=contacts.get(introduction.between_id) if introduction.between_id else None,
        seeker=contacts.get(introduction.seeker_id) if introduction.seeker_id else None,
    )


def _meeting(event: Event, encounter: Encounter, workspace: Workspace) -> Moment:
    return Moment(event.ends_at, Meeting(event, encounter, workspace.store.events.followup(encounter.id)))


def _cards(contact: Contact, workspace: Workspace) -> Iterator[Moment]:
    from enishi.matching.news import chronicle  # noqa: PLC0415 - only who tells somebody's story pays for it

    for at, news in chronicle(contact):
        yield Moment(at, Heard(news))
    for card in merging.held_cards(contact, workspace):
        yield Moment(card.event.ends_at, card)


def _deeds(contact: Contact, workspace: Workspace) -> Iterator[Moment]:
    tables = workspace.store.ties
    for attempt in tables.attempts.where(contact_id=contact.id):
        yield Moment(attempt.made_at, attempt)
    for favour in tables.favours.where(contact_id=contact.id):
        yield Moment(_noon(favour.done_on), favour)
    parts = [tables.introductions.where(**{part: contact.id}) for part in ("between_id", "target_id", "seeker_id")]
    for each in {one.id: one for some in parts for one in some}.values():
        yield Moment(each.changed_at, linked(each, workspace))


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12), UTC)


def _days(moments: list[Moment]) -> Iterator[date]:
    """When both sides had to do with each other: a message that nobody answered is no sign of a tie."""
    for moment in moments:
        match moment.what:
            case Meeting() | Favour() | Linked(introduction=Introduction(progress=Progress.MET)):
                yield moment.at.astimezone().date()
            case Attempt(outcome=Outcome.REPLIED | Outcome.MET, heard_at=datetime() as heard_at):
                yield heard_at.astimezone().date()
