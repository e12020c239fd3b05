"""`enishi merge` and `enishi split`: two who are one, and one who are two."""

from typing import Annotated

import typer

from enishi.cli.person import row
from enishi.cli.screen import dim, say
from enishi.language import _
from enishi.wording.person import headline, named
from enishi.workflow import directory
from enishi.workflow.merging import Merged
from enishi.workflow.workspace import Workspace

Survivor = Annotated[
    str, typer.Argument(metavar="CONTACT", help=_("Who stays: their number, or a part of their name."))
]
Other = Annotated[str, typer.Argument(metavar="OTHER", help=_("Who is the same person, and leads there from now on."))]
Who = Annotated[str, typer.Argument(metavar="CONTACT", help=_("Their number, or a part of their name."))]
Card = Annotated[int, typer.Option("--card", metavar="NUMBER", help=_("As listed by enishi contacts show."))]


def merge(context: typer.Context, contact: Survivor, other: Other) -> None:
    from enishi.workflow import merging

    workspace = context.obj
    kept, gone = directory.named(contact, workspace), directory.named(other, workspace)
    tell_merged(merging.merge(kept, gone, workspace), workspace)


merge.__doc__ = _("Make two contacts one, who are the same person; nothing that either said is lost.")


def tell_merged(merged: Merged, workspace: Workspace) -> None:
    """Say who stays, and what was taken over."""
    kept, gone = merged.contact, merged.gone
    say(
        _("{gone} [{gone_id}] is now {name} [{id}].").format(
            gone=gone.name, gone_id=gone.id, name=headline(kept), id=kept.id
        ),
        style="bold",
    )
    lines = [row(*named(fact, workspace.settings.reading.phone_region)) for fact in merged.taken]
    lines += [row(_("met"), f"{event.held_on} {event.name}") for event in merged.meetings]
    if lines:
        say(_("Taken over:"))
        for line in lines:
            say(f"  {line}")
    if kept.do_not_contact:
        say(_("Marked: do not contact."), style="yellow")
    if merged.were_apart:
        say(_("You had said that they are different people."), style="yellow")
    dim(_("(enishi undo takes it back)"))


def split(context: typer.Context, contact: Who, card: Card) -> None:
    from enishi.workflow import merging

    workspace = context.obj
    made = merging.split(directory.named(contact, workspace), card, workspace)
    words = _("{name} [{id}] is there again.") if made.is_back else _("{name} [{id}] is a contact of its own.")
    say(words.format(name=headline(made.parted), id=made.parted.id), style="bold")
    say(_("Left: {name} [{id}]").format(name=headline(made.contact), id=made.contact.id))
    dim(_("The two are remembered as different people. (enishi undo takes it back)"))


split.__doc__ = _("Make a contact of its own of one card, if it is somebody else's.")
