"""`enishi undo` and `enishi doctor`."""

from typing import Annotated

import typer

from enishi.cli.reading import JsonOption
from enishi.cli.screen import dim, say, say_json
from enishi.language import _


def undo(
    context: typer.Context,
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=_("Only say what would be undone."))] = False,
) -> None:
    workspace = context.obj
    deed = workspace.store.last_deed()
    done_at = f"{deed.done_at.astimezone():%Y-%m-%d %H:%M}"
    if dry_run:
        say(_("Would undo: {summary} ({done_at})").format(summary=deed.summary, done_at=done_at))
        return
    workspace.store.undo(deed, workspace.now())
    say(_("Undone: {summary} ({done_at})").format(summary=deed.summary, done_at=done_at))


undo.__doc__ = _("Take back the last import, merge, decision or edit; again for the one before.")


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
