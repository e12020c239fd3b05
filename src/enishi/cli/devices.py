"""`enishi devices`: who may look into the page."""

import sys
from typing import Annotated

import typer

from enishi.cli.reading import JsonOption
from enishi.cli.screen import dim, say, say_json
from enishi.language import _
from enishi.workflow import pairing

app = typer.Typer(help=_("Who may look into the page: enishi devices"), invoke_without_command=True)


@app.callback()
def devices(context: typer.Context, *, as_json: JsonOption = False) -> None:
    if context.invoked_subcommand:
        return
    known = pairing.devices(context.obj)
    for each in known:
        paired, seen = each.paired_at.astimezone(), each.seen_at.astimezone()
        if as_json:
            told = {"number": each.id, "name": each.name}
            say_json({**told, "paired_at": paired.isoformat(), "seen_at": seen.isoformat()})
            continue
        say(f"{each.id:>4}  {each.name}", style="bold")
        dim(
            "      "
            + _("paired {day}").format(day=paired.date())
            + " · "
            + _("last seen {day}").format(day=seen.date())
        )
    if not known and not as_json:
        dim(_("No device is paired. Open the page: enishi serve --lan"))


@app.command(help=_("A link that lets one device in, once, while enishi serve runs."))
def add(
    context: typer.Context,
    address: Annotated[
        str, typer.Argument(metavar="[ADDRESS]", help=_("Where the page is, if not where it was last served."))
    ] = "",
) -> None:
    link = pairing.link(address, context.obj)
    show_code(link)
    say(_("Good once, for ten minutes."))


@app.command(help=_("Let a device in no longer: enishi devices remove 2"))
def remove(context: typer.Context, number: Annotated[int, typer.Argument(help=_("Its number."))]) -> None:
    pairing.show_out(number, context.obj)
    say(_("That device is shown out."))


def show_code(link: str) -> None:
    """A link as a code for the phone's camera; nothing where no terminal can show it."""
    if sys.stdout.isatty():
        import segno

        segno.make(link, error="l").terminal(compact=True)
    say(f"  {link}")
