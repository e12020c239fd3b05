"""Somebody met at an event, ranked: on the terminal, and as JSON."""

from enishi.cli.person import FADE_STYLE, row
from enishi.cli.screen import results, say
from enishi.followup.fade import fade, fades_in
from enishi.followup.rank import Ranked
from enishi.language import _, ngettext
from enishi.model.card import Property
from enishi.model.event import Encounter, Event
from enishi.wording.clock import fade_words
from enishi.wording.person import headline, label, named, spoken
from enishi.workflow import triage
from enishi.workflow.workspace import Workspace

_SHOWN = (Property.TITLE, Property.DEPARTMENT, Property.COMPANY, Property.PHONE, Property.EMAIL, Property.URL)


def show(ranked: Ranked, left: int, event: Event, workspace: Workspace) -> None:
    """One person on the screen, with the reasons, the seats and the clock; so many people are left."""
    contact, region = ranked.person.contact, workspace.settings.reading.phone_region
    say()
    results.rule(style="dim")
    remaining = ngettext("{n} person left", "{n} people left", left).format(n=left)
    say(f"{event.name} · {remaining} · {seats_words(event, workspace)}", style="dim")
    now, limits = workspace.now(), workspace.settings.fading
    state = fade(event.ends_at, now, limits)
    say(fade_words(state, fades_in(event.ends_at, now, limits)), style=FADE_STYLE[state])
    say()
    said = spoken(contact)
    say(f"  {contact.name}  ({said})" if said else f"  {contact.name}", style="bold")
    for what in _SHOWN:
        facts = {fact.value: fact for fact in reversed(contact.all(what))}  # each value once, as last said
        for value in contact.values(what) if what.is_list else contact.values(what)[:1]:
            say("  " + row(*named(facts[value], region)))
    say()
    for reason in ranked.reasons:
        say(f"  + {reason.words}", style="green")
    _show_doubtful(ranked.person.encounter, workspace)
    say()


def seats_words(event: Event, workspace: Workspace) -> str:
    """The seats of a shortlist: ●●○ 2 of 3 seats."""
    taken = len(triage.seats(event, workspace))
    circles = "●" * taken + "○" * max(0, event.cap - taken)
    return _("{circles} {taken} of {cap} seats").format(circles=circles, taken=taken, cap=event.cap)


def record(ranked: Ranked, event: Event, workspace: Workspace) -> dict[str, object]:
    """A ranked person for machines."""
    contact, met = ranked.person.contact, ranked.person.encounter
    now, limits = workspace.now(), workspace.settings.fading
    return {
        "contact": contact.id,
        "name": contact.name,
        "company": contact.company,
        "title": contact.value(Property.TITLE),
        "event": event.name,
        "date": event.held_on.isoformat(),
        "decision": met.decision,
        "stars": met.stars,
        "note": met.note,
        "score": round(ranked.score, 2),
        "reasons": [{"words": each.words, "weight": each.weight} for each in ranked.reasons],
        "fade": fade(event.ends_at, now, limits),
        "fades_in_hours": round(fades_in(event.ends_at, now, limits).total_seconds() / 3600, 1),
    }


def who(encounter: Encounter, workspace: Workspace) -> str:
    return headline(workspace.store.contacts.get(encounter.contact_id))


def _show_doubtful(encounter: Encounter, workspace: Workspace) -> None:
    for field in triage.doubtful(encounter, workspace):
        words = _("  ? {what} read as “{value}”, surety {percent} %: e mends it")
        percent = round(field.confidence * 100)
        say(words.format(what=label(field.property), value=field.value, percent=percent), style="yellow")
