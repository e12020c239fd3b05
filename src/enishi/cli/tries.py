"""`contacted`, `heard`, `drop`, `must`, `persist`, `do-not-contact`: what becomes of a promise to write."""

import re
from datetime import datetime, time
from typing import Annotated

import typer

from enishi.cli.contacts import Who
from enishi.cli.reading import JsonOption
from enishi.cli.screen import ask, dim, is_conversation, say, say_json
from enishi.cli.times import Day
from enishi.errors import UsageError
from enishi.followup.angles import outcome_words
from enishi.language import _
from enishi.model.followup import Channel, FollowUp, FollowUpStatus
from enishi.model.tie import Outcome
from enishi.wording.course import course_words
from enishi.wording.person import headline
from enishi.workflow import directory, tries
from enishi.workflow.tries import Course

Note = Annotated[str, typer.Option("--note", help=_("What you want to remember of it."))]


class Moment:
    """Parses `2026-11-20 14:30`, and the days that `Day` parses (noon of that day), into a moment here."""

    __name__ = "TIME"

    def __call__(self, text: str | datetime) -> datetime:
        if isinstance(text, datetime):
            return text
        try:
            found = datetime.fromisoformat(text)
        except ValueError:
            found = datetime.combine(Day()(text), time(12))
        else:
            found = found if found.time() != time() else datetime.combine(found, time(12))
        return found.astimezone()


def contacted(
    context: typer.Context,
    who: Who,
    by: Annotated[Channel | None, typer.Option(help=_("How; the way that was promised."), show_default=False)] = None,
    note: Note = "",
    at: Annotated[
        datetime | None,
        typer.Option(parser=Moment(), metavar="TIME", help=_("When, if not just now: yesterday, 2026-11-20 14:30.")),
    ] = None,
    *,
    as_json: JsonOption = False,
) -> None:
    workspace = context.obj
    found = tries.contacted(directory.named(who, workspace), by, workspace, note=note, at=at)
    _report(_("Contacted: {who}").format(who=headline(found.contact)), found, as_json=as_json)


contacted.__doc__ = _("You have written or called; the next try is planned: enishi contacted Sakura --by phone")


def heard(
    context: typer.Context,
    who: Who,
    outcome: Annotated[Outcome, typer.Argument(help=_("What came of it."))],
    note: Note = "",
    *,
    as_json: JsonOption = False,
) -> None:
    workspace = context.obj
    found = tries.heard(directory.named(who, workspace), outcome, workspace, note=note)
    told = _("{who}: {outcome}").format(who=headline(found.contact), outcome=outcome_words(outcome))
    _report(told, found, as_json=as_json)


heard.__doc__ = _("What came of it: enishi heard Sakura replied")


def drop(
    context: typer.Context,
    who: Who,
    why: Annotated[str, typer.Option(help=_("Why you let it be."))] = "",
) -> None:
    workspace = context.obj
    contact = directory.named(who, workspace)
    why = why or (ask(_("Why do you drop it?")) if is_conversation() else "")
    tries.drop(contact, why, workspace)
    say(_("Dropped: {who}").format(who=headline(contact)))


drop.__doc__ = _('Give a promise up, honestly: enishi drop Sakura --why "moved abroad"')


def must(
    context: typer.Context,
    who: Who,
    *,
    lift: Annotated[bool, typer.Option("--lift", help=_("A must no longer."))] = False,
) -> None:
    workspace = context.obj
    contact = directory.named(who, workspace)
    tries.must(contact, workspace, is_must=not lift)
    words = _("No must any more: {who}") if lift else _("On top until contacted or dropped: {who}")
    say(words.format(who=headline(contact)))


must.__doc__ = _("This one! Stays on top of enishi today until contacted or dropped: enishi must Sakura")


def persist(
    context: typer.Context,
    who: Who,
    waits: Annotated[
        str,
        typer.Option("--tries", metavar="DAYS", help=_("Days from each try to the next: 3d,7d,14d.")),
    ],
) -> None:
    workspace = context.obj
    found = tries.persist(directory.named(who, workspace), _days(waits), workspace)
    _report(_("A plan of your own for {who}").format(who=headline(found.contact)), found, as_json=False)


persist.__doc__ = _("Your own plan for somebody hard to reach: enishi persist Sakura --tries 3d,7d,14d")


def do_not_contact(
    context: typer.Context,
    who: Who,
    *,
    lift: Annotated[bool, typer.Option("--lift", help=_("They may be contacted again."))] = False,
) -> None:
    workspace = context.obj
    contact = directory.named(who, workspace)
    tries.silence(contact, workspace, is_silent=not lift)
    words = _("May be contacted again: {who}") if lift else _("Will not be contacted: {who}")
    say(words.format(who=headline(contact)))


do_not_contact.__doc__ = _("Somebody objects to being written to; that binds everywhere: enishi do-not-contact Sakura")


def _days(text: str) -> tuple[int, ...]:
    """`3d,7d,2w` (also `3,7,14`, `3日、1週`) as days."""
    found = [re.fullmatch(r"\s*(\d{1,3})\s*(?:(w|週間?)|d|日)?\s*", each) for each in re.split("[,、]", text)]
    days = tuple(int(each[1]) * (7 if each[2] else 1) for each in found if each)
    if len(days) < len(found):
        raise UsageError(_("“{text}” are no days.").format(text=text), hint=_("Write them like this: --tries 3d,7d,2w"))
    return days


def _report(told: str, course: Course, *, as_json: bool) -> None:
    if as_json:
        say_json(_record(course))
        return
    say(told, style="bold")
    if course.followup:
        _show(course.followup, course)


def _show(followup: FollowUp, course: Course) -> None:
    words = "  " + course_words(course)
    if followup.status is FollowUpStatus.COMPLETED:
        say(words, style="green")
    elif followup.status is FollowUpStatus.CANCELLED:
        dim(words)
    elif followup.parked_at:
        say(words, style="yellow")
        dim("  " + _("If they do answer: enishi heard {id} replied").format(id=course.contact.id))
    else:
        say(words)
        for angle in course.angles:
            dim("    " + _("or rather: {angle}").format(angle=angle))


def _record(course: Course) -> dict[str, object]:
    followup = course.followup
    return {
        "contact": course.contact.id,
        "name": course.contact.name,
        "status": followup.status.value if followup else None,
        "next": followup.due_at.isoformat() if followup and _is_planned(followup) else None,
        "parked": bool(followup and followup.parked_at),
        "angles": list(course.angles),
        "attempts": [
            {
                "at": each.made_at.isoformat(),
                "by": each.channel.value,
                "outcome": each.outcome.value if each.outcome else None,
                "note": each.note,
            }
            for each in course.attempts
        ],
    }


def _is_planned(followup: FollowUp) -> bool:
    return followup.status in tries.OPEN and not followup.parked_at
