"""`enishi review`: first the open questions, then the triage, one person and one key at a time."""

from typing import Annotated

import typer

from enishi.cli.candidate import record
from enishi.cli.doubts import ask_doubts
from enishi.cli.reading import JsonOption
from enishi.cli.screen import dim, is_conversation, say, say_json
from enishi.cli.shortlist import EventOption
from enishi.cli.triage import Triage, take_top
from enishi.errors import UsageError
from enishi.language import _, ngettext
from enishi.model.event import Event
from enishi.workflow import agenda, triage
from enishi.workflow.workspace import Workspace


def review(
    context: typer.Context,
    event: EventOption = None,
    *,
    top: Annotated[
        bool, typer.Option("--take-top", help=_("Ask nothing: choose the top of the ranking, up to the cap."))
    ] = False,
    rest: Annotated[
        bool, typer.Option("--pass-rest", help=_("Ask nothing: pass everybody on whom nothing is decided yet."))
    ] = False,
    quick: Annotated[
        bool, typer.Option("--quick", help=_("Do not ask first what you talked about: one key a person."))
    ] = False,
    as_json: JsonOption = False,
) -> None:
    workspace = context.obj
    evening = agenda.named(event, workspace) if event else agenda.latest(workspace)
    if as_json:
        for ranked in triage.stack(evening, workspace):
            say_json(record(ranked, evening, workspace))
        return
    if top:
        take_top(evening, workspace)
    if rest:
        _pass_rest(evening, workspace)
    if top or rest:
        return
    if not is_conversation():
        raise UsageError(
            _("A review is a conversation and needs a terminal."),
            hint=_("Run it in a terminal, or let the ranking choose: enishi review --take-top"),
        )
    try:
        ask_doubts(evening, workspace)
        Triage(evening, workspace, asks_first=not quick).run()
    except (KeyboardInterrupt, EOFError):
        say()
        dim(_("Everything you answered is kept. Go on with: enishi review"))


review.__doc__ = _("Answer the open questions, then choose the few to contact, one key a person.")


def _pass_rest(event: Event, workspace: Workspace) -> None:
    passed = [each for each in triage.rest(event, workspace) if each.decision is None]
    triage.pass_all(passed, event, workspace)
    words = ngettext("{n} person passed", "{n} people passed", len(passed)).format(n=len(passed))
    say(words + "  " + _("(enishi undo takes it back)"))
