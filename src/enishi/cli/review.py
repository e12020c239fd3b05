"""`enishi review`: first the open questions, then the triage, one person and one key at a time."""

from typing import Annotated

import typer

from enishi.cli.doubts import ask_doubts
from enishi.cli.screen import dim, is_conversation, say
from enishi.cli.shortlist import EventOption
from enishi.cli.triage import Triage, take_top
from enishi.errors import UsageError
from enishi.language import _
from enishi.workflow import agenda


def review(
    context: typer.Context,
    event: EventOption = None,
    *,
    top: Annotated[
        bool, typer.Option("--take-top", help=_("Ask nothing: choose the top of the ranking, up to the cap."))
    ] = False,
) -> None:
    workspace = context.obj
    evening = agenda.named(event, workspace) if event else agenda.latest(workspace)
    if top:
        take_top(evening, workspace)
        return
    if not is_conversation():
        raise UsageError(
            _("A review is a conversation and needs a terminal."),
            hint=_("Run it in a terminal, or let the ranking choose: enishi review --take-top"),
        )
    try:
        ask_doubts(evening, workspace)
        Triage(evening, workspace).run()
    except (KeyboardInterrupt, EOFError):
        say()
        dim(_("Everything you answered is kept. Go on with: enishi review"))


review.__doc__ = _("Answer the open questions, then choose the few to contact, one key a person.")
