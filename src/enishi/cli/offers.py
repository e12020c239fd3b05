"""`enishi offers`: what you can give."""

from typing import Annotated

import typer

from enishi.cli.reading import JsonOption
from enishi.cli.screen import ask, dim, say, say_json
from enishi.language import _
from enishi.workflow import offers
from enishi.workflow.workspace import Workspace

_SUGGESTED = 9
"""Offers that are shown where one is asked for; more are no help."""

app = typer.Typer(
    help=_('What you can give, suggested where it is asked for: enishi offers add "a tour of the port"'),
    invoke_without_command=True,
)


@app.callback()
def list_(context: typer.Context, *, as_json: JsonOption = False) -> None:
    if context.invoked_subcommand:
        return
    kept = offers.offers(context.obj)
    for offer in kept:
        say_json({"number": offer.id, "what": offer.what}) if as_json else say(f"{offer.id:>3}  {offer.what}")
    if not kept and not as_json:
        dim(_('Nothing yet. What do others gladly take from you? enishi offers add "a tour of the port"'))


@app.command(help=_("Add something you can give: knowledge, an introduction, a place, a sample."))
def add(context: typer.Context, what: Annotated[list[str], typer.Argument(help=_("In a few words."))]) -> None:
    offer = offers.add(" ".join(what), context.obj)
    say(_("You can give ({number}): {what}").format(number=offer.id, what=offer.what))


@app.command(help=_("Take something off the list."))
def remove(
    context: typer.Context, which: Annotated[list[str], typer.Argument(help=_("Its number, or words of it."))]
) -> None:
    say(_("No longer offered: {what}").format(what=offers.remove(" ".join(which), context.obj).what))


def ask_what_to_give(workspace: Workspace) -> str:
    """Ask what the user can give this one, with what is on the list; a number means that offer."""
    for offer in offers.offers(workspace)[:_SUGGESTED]:
        dim(f"  {offer.id}  {offer.what}")
    return offers.meant(ask(_("What can you give?")), workspace)
