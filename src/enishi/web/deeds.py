"""What one did with somebody, or decides about the tie: each a small form, each to be taken back."""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from typing import TypeVar

from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from enishi.errors import UsageError
from enishi.followup.angles import outcome_words
from enishi.language import _
from enishi.model.followup import Channel
from enishi.model.tie import Outcome, Way
from enishi.web.more import within
from enishi.web.typed import day
from enishi.web.visit import Visit, screen
from enishi.wording.course import angle_words, course_words
from enishi.wording.tie import balance_words, standing_words
from enishi.workflow import agenda, ties, tries
from enishi.workflow.tries import Course
from enishi.workflow.workspace import Workspace

NEXT = "/next"
"""The page that tells what comes next with somebody."""
Choice = TypeVar("Choice", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Deeds:
    """What the forms of a contact offer."""

    channel: Channel
    """Over which one would write now."""
    today: date
    channels: tuple[Channel, ...] = tuple(Channel)
    outcomes: tuple[Outcome, ...] = tuple(Outcome)
    rhythms: tuple[str, ...] = ("lasts", "3w", "2m", "6m", "1y", "let-go")

    @classmethod
    def of(cls, course: Course, workspace: Workspace) -> "Deeds":
        return cls(tries.usual_channel(course), agenda.local_day(workspace))


def contacted(visit: Visit) -> Response:
    channel, at = _chosen(visit, "by", Channel), _noon(visit)
    course = tries.contacted(visit.contact, channel, visit.workspace, note=visit.said("note"), at=at)
    is_told_there = visit.said("back").endswith(NEXT)
    hint = "" if is_told_there else " · ".join(filter(None, (course_words(course), angle_words(course))))
    visit.tell(_("Contacted: {who}").format(who=course.contact.name), hint=hint, can_undo=True)
    return _back(visit)


def heard(visit: Visit) -> Response:
    outcome = _chosen(visit, "outcome", Outcome)
    if outcome is None:
        raise UsageError(_("Say what came of it."))
    course = tries.heard(visit.contact, outcome, visit.workspace, note=visit.said("note"))
    told = _("{who}: {outcome}").format(who=course.contact.name, outcome=outcome_words(outcome))
    visit.tell(told, hint=course_words(course), can_undo=True)
    return _back(visit)


def favour(visit: Visit) -> Response:
    way, what = _chosen(visit, "way", Way), visit.said("what")
    if way is None or not what:
        raise UsageError(_("Say what was given or taken."))
    who = visit.contact
    ties.note_favour(who, way, what, _day(visit), visit.workspace)
    visit.tell(_("Kept: {words}").format(words=balance_words(ties.balance_with(who, visit.workspace))), can_undo=True)
    return _back(visit)


def upkeep(visit: Visit) -> Response:
    care, days = ties.care_of(visit.said("own") or visit.said("how"))
    kept = ties.keep_up(visit.contact, care, days, visit.workspace)
    visit.tell(_("Kept: {words}").format(words=standing_words(kept)), can_undo=True)
    return _back(visit)


def must(visit: Visit) -> Response:
    who, is_must = visit.contact, visit.said("must") == "1"
    tries.must(who, visit.workspace, is_must=is_must)
    words = _("On top until contacted or dropped: {who}") if is_must else _("No must any more: {who}")
    visit.tell(words.format(who=who.name), can_undo=True)
    return _back(visit)


def drop(visit: Visit) -> Response:
    who = visit.contact
    tries.drop(who, visit.said("why"), visit.workspace)
    visit.tell(_("Dropped: {who}").format(who=who.name), can_undo=True)
    return _back(visit)


def silence(visit: Visit) -> Response:
    who, is_silent = visit.contact, visit.said("silent") == "1"
    tries.silence(who, visit.workspace, is_silent=is_silent)
    words = _("Will not be contacted: {who}") if is_silent else _("May be contacted again: {who}")
    visit.tell(words.format(who=who.name), can_undo=True)
    return _back(visit)


def _back(visit: Visit) -> Response:
    return visit.see(within(visit.said("back"), f"/people/{visit.number('contact')}"))


def _chosen(visit: Visit, name: str, kind: type[Choice]) -> Choice | None:
    """One of several, as the form says it; None where it says nothing. Raises UsageError for what is none of them."""
    said = visit.said(name)
    try:
        return kind(said) if said else None
    except ValueError as error:
        choices = _(", ").join(kind)
        raise UsageError(_("“{said}” is none of these: {choices}").format(said=said, choices=choices)) from error


def _day(visit: Visit) -> date | None:
    return day(visit.said("day"), agenda.local_day(visit.workspace))


def _noon(visit: Visit) -> datetime | None:
    """When something was done on the day that the form says; None for today: just now."""
    said = _day(visit)
    is_past = said is not None and said != agenda.local_day(visit.workspace)
    return datetime.combine(said, time(12)).astimezone() if said and is_past else None


routes: list[BaseRoute] = [
    Route("/people/{contact:int}/" + name, screen(do), methods=["POST"])
    for name, do in (
        ("contacted", contacted),
        ("heard", heard),
        ("favours", favour),
        ("upkeep", upkeep),
        ("must", must),
        ("drop", drop),
        ("do-not-contact", silence),
    )
]
