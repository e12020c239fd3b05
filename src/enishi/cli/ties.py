"""`enishi gave`, `enishi took` and `enishi upkeep`: what keeps a tie."""

from datetime import date
from typing import Annotated

import typer

from enishi.cli.contacts import Who
from enishi.cli.reading import JsonOption
from enishi.cli.screen import dim, errors, say, say_json
from enishi.cli.times import Day
from enishi.followup.upkeep import Standing
from enishi.language import _
from enishi.model.tie import Way
from enishi.wording.person import headline
from enishi.wording.tie import balance_words, standing_words
from enishi.workflow import directory, ties
from enishi.workflow.ties import Kept

What = Annotated[str, typer.Argument(metavar="WHAT", help=_("In a few words: an introduction, a book, advice."))]
On = Annotated[date | None, typer.Option("--on", metavar="DAY", parser=Day(), help=_("When; today if not said."))]


def gave(context: typer.Context, who: Who, what: What, on: On = None) -> None:
    _note(context, Way.GAVE, who, what, on)


gave.__doc__ = _('Remember what you gave somebody: enishi gave Sakura "an introduction to a shipyard"')


def took(context: typer.Context, who: Who, what: What, on: On = None) -> None:
    _note(context, Way.TOOK, who, what, on)


took.__doc__ = _('Remember what somebody gave you: enishi took Sakura "an hour of advice" --on yesterday')


def _note(context: typer.Context, way: Way, who: str, what: str, on: date | None) -> None:
    workspace = context.obj
    contact = directory.named(who, workspace)
    ties.note_favour(contact, way, what, on, workspace)
    say(f"{headline(contact)}  [{contact.id}]", style="bold")
    say("  " + balance_words(ties.balance_with(contact, workspace)))


def upkeep(
    context: typer.Context,
    who: Annotated[
        str | None, typer.Argument(metavar="CONTACT", help=_("Their number, or a part of their name."))
    ] = None,
    rhythm: Annotated[
        str | None, typer.Argument(metavar="HOW", help=_("lasts, 3w, 2m, 6m, 1y, your own (45d), or let-go."))
    ] = None,
    *,
    as_json: JsonOption = False,
) -> None:
    workspace = context.obj
    if who and rhythm:
        care, days = ties.care_of(rhythm)
        contact = directory.named(who, workspace)
        _show(ties.keep_up(contact, care, days, workspace), as_json=as_json)
        if workspace.store.contacts.get(contact.id).do_not_contact:
            errors.print("  " + _("Marked: do not contact. You will not be reminded."), style="yellow")
        return
    wanted = directory.named(who, workspace).id if who else None
    kept = [each for each in ties.upkeeps(workspace) if wanted in (None, each.contact.id)]
    for each in kept:
        _show(each, as_json=as_json)
    if not kept and not as_json:
        dim(_("Nothing is decided yet. Say how a tie is to be kept: enishi upkeep NAME 2m"))


upkeep.__doc__ = _("How ties are kept, the most urgent first; or decide on one: enishi upkeep Sakura 2m")


_STYLES = {Standing.DUE: "yellow", Standing.QUIET: "dim", Standing.LET_GO: "dim"}


def _show(kept: Kept, *, as_json: bool) -> None:
    if as_json:
        say_json(_record(kept))
        return
    say(f"{kept.contact.id:>5}  {headline(kept.contact)}", style=_STYLES.get(kept.state.standing))
    say("       " + standing_words(kept), style=_STYLES.get(kept.state.standing))


def _record(kept: Kept) -> dict[str, object]:
    return {
        "contact": kept.contact.id,
        "name": kept.contact.name,
        "care": kept.upkeep.care.value,
        "days": kept.upkeep.days,
        "standing": kept.state.standing.value,
        "last": kept.state.last.isoformat(),
        "due": kept.state.due_at.isoformat() if kept.state.due_at else None,
    }
