"""`enishi shortlist`: the chosen few."""

from typing import Annotated

import typer

from enishi.cli.person import FADE_STYLE, row
from enishi.cli.reading import JsonOption
from enishi.cli.screen import dim, say, say_json
from enishi.language import _
from enishi.model.followup import FollowUpStatus
from enishi.wording.attempt import attempt_words
from enishi.wording.clock import day_words, fade_words
from enishi.wording.person import headline
from enishi.workflow import agenda, outreach
from enishi.workflow.outreach import Promise

EventOption = Annotated[
    str | None, typer.Option("--event", metavar="EVENT", help=_("Its name, a part of it, or its date."))
]


def shortlist(context: typer.Context, event: EventOption = None, *, as_json: JsonOption = False) -> None:
    workspace = context.obj
    chosen = outreach.shortlist(agenda.named(event, workspace) if event else None, workspace)
    if as_json:
        for promise in chosen:
            say_json(_record(promise))
        return
    for promise in chosen:
        _show(promise)
    if not chosen:
        dim(_("Nobody is on the shortlist. Choose the few with: enishi review"))


shortlist.__doc__ = _("The few people you chose to write to: why, what you can give, by when.")


def _show(promise: Promise) -> None:
    followup = promise.followup
    must = "★ " if followup.is_must else ""
    say(must + headline(promise.contact), style="bold")
    say("  " + row(_("met"), f"{promise.event.name}, {promise.event.held_on}"))
    if followup.why:
        say("  " + row(_("why"), followup.why))
    if followup.give:
        say("  " + row(_("give"), followup.give))
    for attempt in promise.attempts:
        say("  " + row(_("contacted"), attempt_words(attempt)))
    _show_state(promise)


def _show_state(promise: Promise) -> None:
    followup = promise.followup
    if followup.status is FollowUpStatus.NEEDS_ACTION:
        due = followup.due_at.astimezone()
        say("  " + row(_("due"), f"{day_words(due.date())} {due:%H:%M}"))
        say("  " + row(_("clock"), fade_words(promise.fade, promise.fades_in)), style=FADE_STYLE[promise.fade])
    elif followup.status is FollowUpStatus.CANCELLED:
        dim("  " + row(_("dropped"), followup.dropped_why))
    elif followup.parked_at:
        dim("  " + _("rests, since nobody answered"))
    elif followup.status is FollowUpStatus.IN_PROCESS:
        say("  " + row(_("next try"), day_words(followup.due_at.astimezone().date())))


def _record(promise: Promise) -> dict[str, object]:
    return {
        "contact": promise.contact.id,
        "name": promise.contact.name,
        "company": promise.contact.company,
        "event": promise.event.name,
        "why": promise.followup.why,
        "give": promise.followup.give,
        "due": promise.followup.due_at.isoformat(),
        "channel": promise.followup.channel.value,
        "status": promise.followup.status.value,
        "must": promise.followup.is_must,
        "parked": promise.followup.parked_at is not None,
        "tries": len(promise.attempts),
        "fade": promise.fade.value,
        "fades_in_hours": round(promise.fades_in.total_seconds() / 3600, 1),
    }
