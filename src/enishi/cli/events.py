"""`enishi events`: the evenings, with what came of them."""

from typing import Annotated

import typer

from enishi.cli.person import FADE_STYLE, fade_words, headline, row
from enishi.cli.reading import JsonOption
from enishi.cli.screen import dim, say, say_json
from enishi.followup.fade import fade, fades_in
from enishi.language import _
from enishi.model.event import Decision, EventKind
from enishi.workflow import agenda
from enishi.workflow.agenda import Report
from enishi.workflow.workspace import Workspace

app = typer.Typer(help=_("The events, with their purpose and what came of them."), no_args_is_help=True)


@app.command("list", help=_("All events, the newest first."))
def list_(context: typer.Context, *, as_json: JsonOption = False) -> None:
    reports = agenda.reports(context.obj)
    for report in reports:
        say_json(_record(report)) if as_json else _show_brief(report)
    if not reports and not as_json:
        dim(_("There is no event yet. Take in some cards: enishi import PHOTOS --event NAME"))


@app.command(help=_("One event, with everybody met there."))
def show(
    context: typer.Context,
    event: Annotated[str | None, typer.Argument(help=_("Its name, a part of it, or its date; the newest."))] = None,
    *,
    as_json: JsonOption = False,
) -> None:
    workspace = context.obj
    report = agenda.report(agenda.named(event, workspace) if event else agenda.latest(workspace), workspace)
    if as_json:
        say_json(_record(report))
        return
    _show(report, workspace)


def kind_words(kind: EventKind) -> str:
    return {
        EventKind.MIXER: _("mixer"),
        EventKind.SEMINAR: _("seminar"),
        EventKind.STUDY_GROUP: _("study group"),
        EventKind.INTRODUCTION: _("introduction"),
        EventKind.OTHER: _("other"),
    }[kind]


def decision_words(decision: Decision | None) -> str:
    if decision is None:
        return _("not decided")
    return {
        Decision.CONTACT: _("contact"),
        Decision.LATER: _("later"),
        Decision.PASS: _("pass"),
        Decision.TAKER: _("taker"),
    }[decision]


def _show_brief(report: Report) -> None:
    event = report.event
    counts = _("{cards} cards, {decided} of {people} decided, {chosen} chosen, {contacted} contacted").format(
        cards=report.cards,
        decided=report.decided,
        people=len(report.encounters),
        chosen=report.chosen,
        contacted=report.contacted,
    )
    say(f"{event.held_on}  {event.name}", style="bold")
    say(f"            {counts}")
    if event.purpose:
        dim(f"            {event.purpose}")


def _show(report: Report, workspace: Workspace) -> None:
    event, now, limits = report.event, workspace.now(), workspace.settings.fading
    _show_brief(report)
    details = [(_("kind"), kind_words(event.kind)), (_("place"), event.place), (_("series"), event.series)]
    details.append((_("wanted"), _(", ").join(event.wanted)))
    for name, value in details:
        if value:
            say(f"  {row(name, value)}")
    state = fade(event.ends_at, now, limits)
    say("  " + row(_("clock"), fade_words(state, fades_in(event.ends_at, now, limits))), style=FADE_STYLE[state])
    say()
    for encounter in report.encounters:
        contact = workspace.store.contacts.get(encounter.contact_id)
        say(f"  {row(decision_words(encounter.decision), f'{headline(contact)}  [{contact.id}]')}")
    for failure in report.rejections:
        dim(f"  ✗ {failure.message}")


def _record(report: Report) -> dict[str, object]:
    event = report.event
    return {
        "name": event.name,
        "date": event.held_on.isoformat(),
        "place": event.place,
        "kind": event.kind.value,
        "series": event.series,
        "purpose": event.purpose,
        "wanted": list(event.wanted),
        "cap": event.cap,
        "cards": report.cards,
        "people": len(report.encounters),
        "decided": report.decided,
        "chosen": report.chosen,
        "contacted": report.contacted,
        "failed": [{"source": each.source, "slug": each.slug, "message": each.message} for each in report.rejections],
    }
