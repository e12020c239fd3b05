"""`enishi history`, `enishi undo` and `enishi doctor`."""

from datetime import datetime
from typing import Annotated

import typer

from enishi.cli.reading import JsonOption
from enishi.cli.screen import dim, say, say_json
from enishi.language import _


def history(
    context: typer.Context,
    limit: Annotated[int, typer.Option(min=1, help=_("How many at most."))] = 20,
    *,
    as_json: JsonOption = False,
) -> None:
    deeds = context.obj.store.deeds(limit)
    for deed in deeds:
        if as_json:
            undone_at = deed.undone_at.isoformat() if deed.undone_at else None
            told = {"number": deed.id, "kind": deed.kind, "summary": deed.summary}
            say_json({**told, "done_at": deed.done_at.isoformat(), "undone_at": undone_at})
            continue
        line = f"{deed.id:>5}  {_moment(deed.done_at)}  {deed.summary}"
        if deed.undone_at:
            dim(line + "  " + _("(undone {moment})").format(moment=_moment(deed.undone_at)))
        else:
            say(line)
    if not deeds and not as_json:
        dim(_("Nothing has been done yet."))


history.__doc__ = _("What was done, the newest first, by the number that enishi undo takes.")


def undo(
    context: typer.Context,
    number: Annotated[
        int | None,
        typer.Argument(metavar="[NUMBER]", help=_("Which one, by its number in enishi history; else the last one.")),
    ] = None,
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=_("Only say what would be undone."))] = False,
) -> None:
    workspace = context.obj
    deed = workspace.store.last_deed() if number is None else workspace.store.deed_numbered(number)
    said = {"summary": deed.summary, "done_at": _moment(deed.done_at)}
    if dry_run:
        with workspace.rehearsal() as stage:
            stage.store.undo(deed, stage.now())
        say(_("Would undo: {summary} ({done_at})").format(**said))
        return
    workspace.store.undo(deed, workspace.now())
    say(_("Undone: {summary} ({done_at})").format(**said))


undo.__doc__ = _("Take back the last import, merge, decision or edit, or the one of that number.")


def _moment(moment: datetime) -> str:
    return f"{moment.astimezone():%Y-%m-%d %H:%M}"


def doctor(context: typer.Context, *, as_json: JsonOption = False) -> None:
    from enishi.workflow.checkup import Health, checkup

    marks = {Health.SOUND: ("✓", None), Health.LACKING: ("!", "yellow"), Health.BROKEN: ("✗", "red")}
    findings = checkup(context.obj)
    for finding in findings:
        if as_json:
            say_json({"what": finding.what, "health": finding.health, "detail": finding.detail, "fix": finding.fix})
            continue
        mark, style = marks[finding.health]
        say(f"{mark} {finding.what}: {finding.detail}", style=style)
        if finding.fix:
            dim(f"    → {finding.fix}")
    if any(finding.health is Health.BROKEN for finding in findings):
        raise typer.Exit(1)


doctor.__doc__ = _("What is there, what is missing, and the command that fixes it.")
