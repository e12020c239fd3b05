"""`enishi today`: what to do now, never more than a handful."""

from typing import Annotated

import typer

from enishi.cli.person import FADE_STYLE
from enishi.cli.reading import JsonOption
from enishi.cli.screen import dim, say, say_json
from enishi.followup.urgent import Call, Task
from enishi.language import _, ngettext
from enishi.wording.clock import fade_words
from enishi.wording.person import headline
from enishi.wording.task import call_words, met_words
from enishi.workflow import today as agenda

_INDENT = "   "


def today(
    context: typer.Context,
    *,
    everything: Annotated[bool, typer.Option("--all", help=_("More than a handful."))] = False,
    quiet: Annotated[
        bool,
        typer.Option("--quiet-if-empty", help=_("Print nothing when nothing is due: for a shell's start, or cron.")),
    ] = False,
    as_json: JsonOption = False,
) -> None:
    tasks = agenda.tasks(context.obj)
    shown = tasks if everything else tasks[: context.obj.settings.outreach.handful]
    for number, task in enumerate(shown, 1):
        say_json(_record(task)) if as_json else _show(number, task)
    if as_json:
        return
    if left := len(tasks) - len(shown):
        words = ngettext("{n} more can wait: enishi today --all", "{n} more can wait: enishi today --all", left)
        dim(words.format(n=left))
    if not tasks and not quiet:
        dim(_("Nothing is due. Enjoy your day."))


today.__doc__ = _("What to do now, the most urgent first, never more than a handful: enishi today --quiet-if-empty")


def _show(number: int, task: Task) -> None:
    clock = fade_words(task.fade, task.fades_in) if task.fade else ""
    whom = headline(task.contact) if task.contact else task.event.name if task.event else ""
    line = _("{call}: {whom}").format(call=call_words(task.call), whom=whom)
    say(f"{number}  {line}", style="bold red" if task.call is Call.MUST else "bold")
    for words in filter(None, (met_words(task), task.words)):
        say(_INDENT + words)
    if task.give:
        say(_INDENT + _("give: {give}").format(give=task.give))
    if task.fade:
        say(_INDENT + clock, style=FADE_STYLE[task.fade])
    dim(_INDENT + "→ " + _command(task))


def _command(task: Task) -> str:
    """What to type to do it."""
    whom = task.contact.id if task.contact else 0
    return {
        Call.MUST: f"enishi write {whom}",
        Call.WRITE: f"enishi write {whom}",
        Call.TRY: f"enishi write {whom}",
        Call.INTRODUCE: f"enishi contacts show {whom}",
        Call.KEEP_UP: f"enishi write {whom}",
        Call.DECIDE: f"enishi review --event {task.event.held_on if task.event else ''}",
    }[task.call]


def _record(task: Task) -> dict[str, object]:
    return {
        "do": task.call.name.lower().replace("_", "-"),
        "contact": task.contact.id if task.contact else None,
        "name": task.contact.name if task.contact else "",
        "company": task.contact.company if task.contact else "",
        "event": task.event.name if task.event else "",
        "why": task.words,
        "give": task.give,
        "channel": task.channel.value if task.channel else "",
        "by": task.by.isoformat(),
        "fade": task.fade.value if task.fade else "",
        "fades_in_hours": round(task.fades_in.total_seconds() / 3600, 1) if task.fade else None,
        "command": _command(task),
    }
