"""`enishi events`: the evenings, with what came of them."""

from typing import Annotated

import typer

from enishi.cli.person import FADE_STYLE, row
from enishi.cli.reading import JsonOption
from enishi.cli.screen import dim, say, say_json
from enishi.cli.wishes import (
    CapOption,
    EndsOption,
    EveryOption,
    KindOption,
    PlaceOption,
    PlannedOption,
    PurposeOption,
    SeriesOption,
    WantOption,
)
from enishi.errors import UsageError
from enishi.followup.fade import fade, fades_in
from enishi.language import _
from enishi.model.event import Event
from enishi.wording.clock import fade_words
from enishi.wording.event import decision_words, ending_words, kind_words
from enishi.wording.person import headline
from enishi.workflow import agenda, planning
from enishi.workflow.agenda import Report, Wishes
from enishi.workflow.workspace import Workspace

app = typer.Typer(help=_("The events, with their purpose and what came of them."), no_args_is_help=True)


@app.command("list", help=_("All events, the newest first."))
def list_(context: typer.Context, *, as_json: JsonOption = False) -> None:
    reports = agenda.reports(context.obj)
    for report in reports:
        if as_json:
            say_json(_record(report))
            continue
        _show_brief(report, context.obj)
        _show_fade(report, context.obj)
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


@app.command(help=_('Plan an event: enishi events add "Harbour Mixer" --date "next Friday" --want logistics'))
def add(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME")],
    on: PlannedOption = None,
    ends: EndsOption = None,
    place: PlaceOption = None,
    kind: KindOption = None,
    series: SeriesOption = None,
    every: EveryOption = None,
    purpose: PurposeOption = None,
    want: WantOption = None,
    cap: CapOption = None,
) -> None:
    wishes = Wishes(name, on, place, kind, series, purpose, tuple(want or ()), cap, ends)
    _tell_planned(planning.plan(wishes, context.obj, every), context.obj)


@app.command(
    help=_('Change an event: enishi events edit "Harbour Mixer" --ends 25:00; an empty text takes a field away.')
)
def edit(
    context: typer.Context,
    event: Annotated[str, typer.Argument(metavar="EVENT", help=_("Its name, a part of it, or its date."))],
    name: Annotated[str, typer.Option("--name", help=_("Its new name."))] = "",
    on: PlannedOption = None,
    ends: EndsOption = None,
    place: PlaceOption = None,
    kind: KindOption = None,
    series: SeriesOption = None,
    every: EveryOption = None,
    purpose: PurposeOption = None,
    want: WantOption = None,
    cap: CapOption = None,
    why: Annotated[str, typer.Option("--why", metavar="TEXT", help=_("Why the cap is lifted."))] = "",
) -> None:
    workspace = context.obj
    wishes = Wishes(name.strip(), on, place, kind, series, purpose, tuple(want or ()), cap, ends, why)
    if wishes == Wishes("") and every is None:
        raise UsageError(_("Say what to change."), hint="enishi events edit --help")
    _tell_planned(planning.change(agenda.named(event, workspace), wishes, workspace, every), workspace)


@app.command("next", help=_('Plan the next one of a series, by its rhythm: enishi events next "AI 勉強会"'))
def next_(
    context: typer.Context,
    series: Annotated[str, typer.Argument(metavar="SERIES", help=_("Its name, or a part of it."))],
    every: EveryOption = None,
) -> None:
    _tell_planned(planning.next_of(series, context.obj, every), context.obj)


def _tell_planned(event: Event, workspace: Workspace) -> None:
    report = agenda.report(event, workspace)
    say(f"{event.held_on}  {event.name}", style="bold")
    if event.purpose:
        dim(f"            {event.purpose}")
    _show_details(report, workspace)


def _show_brief(report: Report, workspace: Workspace) -> None:
    event = report.event
    say(f"{event.held_on}  {event.name}", style="bold")
    counts = _("{cards} cards, {decided} of {people} decided, {chosen} chosen, {contacted} contacted").format(
        cards=report.cards,
        decided=report.decided,
        people=len(report.encounters),
        chosen=report.chosen,
        contacted=report.contacted,
    )
    is_to_come = event.ends_at > workspace.now() and not report.encounters
    say(f"            {_('still to come') if is_to_come else counts}")
    if event.purpose:
        dim(f"            {event.purpose}")


def _show_fade(report: Report, workspace: Workspace) -> None:
    """The clock, where there is still something to decide or to write."""
    is_done = report.decided == len(report.encounters) and report.contacted >= report.chosen
    ends_at, now, limits = report.event.ends_at, workspace.now(), workspace.settings.fading
    if not is_done and ends_at <= now:
        state = fade(ends_at, now, limits)
        say(f"            {fade_words(state, fades_in(ends_at, now, limits))}", style=FADE_STYLE[state])


def _show(report: Report, workspace: Workspace) -> None:
    _show_brief(report, workspace)
    _show_details(report, workspace)
    say()
    for encounter in report.encounters:
        contact = workspace.store.contacts.get(encounter.contact_id)
        say(f"  {row(decision_words(encounter.decision), f'{headline(contact)}  [{contact.id}]')}")
    for failure in report.rejections:
        dim(f"  ✗ {failure.message}")


def _show_details(report: Report, workspace: Workspace) -> None:
    event, now, limits = report.event, workspace.now(), workspace.settings.fading
    details = [
        (_("kind"), kind_words(event.kind)),
        (_("place"), event.place),
        (_("series"), event.series),
        (_("wanted"), _(", ").join(event.wanted)),
        (_("ends"), ending_words(event)),
        (_("seats"), f"{event.cap}  {event.cap_reason}".strip()),
    ]
    for name, value in details:
        if value:
            say(f"  {row(name, value)}")
    if event.ends_at > now:
        say("  " + row(_("clock"), _("still to come")))
        return
    state = fade(event.ends_at, now, limits)
    say("  " + row(_("clock"), fade_words(state, fades_in(event.ends_at, now, limits))), style=FADE_STYLE[state])


def _record(report: Report) -> dict[str, object]:
    event = report.event
    return {
        "name": event.name,
        "date": event.held_on.isoformat(),
        "ends": event.ends_at.isoformat(),
        "place": event.place,
        "kind": event.kind.value,
        "series": event.series,
        "purpose": event.purpose,
        "wanted": list(event.wanted),
        "cap": event.cap,
        "cap_reason": event.cap_reason,
        "cards": report.cards,
        "people": len(report.encounters),
        "decided": report.decided,
        "chosen": report.chosen,
        "contacted": report.contacted,
        "failed": [{"source": each.source, "slug": each.slug, "message": each.message} for each in report.rejections],
    }
