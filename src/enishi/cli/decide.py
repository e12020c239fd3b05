"""`enishi decide`: what one makes of somebody met, in one line, for scripts."""

from typing import Annotated

import typer

from enishi.cli.candidate import seats_words
from enishi.cli.contacts import Who
from enishi.cli.reading import JsonOption
from enishi.cli.screen import dim, say, say_json
from enishi.cli.shortlist import EventOption
from enishi.errors import NotFoundError, UsageError
from enishi.followup.rank import STARS, starred
from enishi.language import _
from enishi.model.contact import Contact
from enishi.model.event import Decision, Encounter, Event
from enishi.wording.event import decision_words
from enishi.wording.person import headline
from enishi.workflow import agenda, directory, offers, triage
from enishi.workflow.triage import Judgement
from enishi.workflow.workspace import Workspace


def decide(
    context: typer.Context,
    who: Who,
    decision: Annotated[Decision | None, typer.Argument(show_default=False)] = None,
    event: EventOption = None,
    why: Annotated[str, typer.Option("--why", metavar="TEXT", help=_("Why you will write to them."))] = "",
    give: Annotated[
        str, typer.Option("--give", metavar="TEXT", help=_("What you can give them; or its number in enishi offers."))
    ] = "",
    note: Annotated[str | None, typer.Option("--note", metavar="TEXT", help=_("What you talked about."))] = None,
    stars: Annotated[int | None, typer.Option("--stars", min=0, max=STARS, help=_("Your impression."))] = None,
    out: Annotated[
        str, typer.Option("--out", metavar="CONTACT", help=_("Who gives up their seat, when all are taken."))
    ] = "",
    lift: Annotated[str, typer.Option("--lift", metavar="TEXT", help=_("Or why there is one seat more."))] = "",
    *,
    must: Annotated[bool, typer.Option("--must", help=_("This one! Stays on top until contacted."))] = False,
    as_json: JsonOption = False,
) -> None:
    workspace = context.obj
    contact = directory.named(who, workspace)
    met = _met(contact, agenda.named(event, workspace) if event else None, workspace)
    chosen = Decision.CONTACT if must and decision is None else decision
    gone = _met(directory.named(out, workspace), workspace.store.events.get(met.event_id), workspace) if out else None
    give = offers.meant(give, workspace)
    said = Judgement(chosen, note, stars, why, give, True if must else None, gone, lift)
    if said == Judgement(why=why, give=give) and met.decision is not Decision.CONTACT:
        raise UsageError(
            _("Say what you make of {name}: contact, later, pass or taker.").format(name=contact.name),
            hint=_('For example: enishi decide {who} contact --why "the pilot"').format(who=contact.id),
        )
    kept = triage.judge(met, said, workspace)
    say_json(_record(kept, contact, workspace)) if as_json else _show(kept, contact, workspace)


decide.__doc__ = _('Decide on somebody you met: enishi decide Sakura contact --why "the pilot" --give "a venue"')


def _met(contact: Contact, where: Event | None, workspace: Workspace) -> Encounter:
    """Where they were met: at that event, or last. Raises NotFoundError."""
    encounters = directory.encounters(contact, workspace)
    found = next((met for held, met in encounters if where is None or held.id == where.id), None)
    if found:
        return found
    if where:
        raise NotFoundError(
            _("{name} was not met at {event}.").format(name=contact.name, event=where.name),
            hint=_("See: enishi events show {day}").format(day=where.held_on),
        )
    raise NotFoundError(
        _("{name} was not met at any event.").format(name=contact.name), hint=_("See: enishi events list")
    )


def _show(met: Encounter, contact: Contact, workspace: Workspace) -> None:
    said = [decision_words(met.decision), starred(met.stars) if met.stars else "", met.note]
    say(headline(contact) + ": " + " · ".join(filter(None, said)))
    dim(seats_words(workspace.store.events.get(met.event_id), workspace))


def _record(met: Encounter, contact: Contact, workspace: Workspace) -> dict[str, object]:
    event = workspace.store.events.get(met.event_id)
    promise = workspace.store.events.followup(met.id)
    return {
        "contact": contact.id,
        "name": contact.name,
        "event": event.name,
        "decision": met.decision,
        "stars": met.stars,
        "note": met.note,
        "why": promise.why if promise else "",
        "give": promise.give if promise else "",
        "must": bool(promise and promise.is_must),
        "seats": len(triage.seats(event, workspace)),
        "cap": event.cap,
    }
