"""The shortlist: the chosen few, with the clock that runs against each."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta

from enishi.followup.fade import fade, fades_in, left
from enishi.language import _
from enishi.model.contact import Contact
from enishi.model.event import Event
from enishi.model.followup import Fade, FollowUp
from enishi.model.tie import Attempt
from enishi.store import circles, promises
from enishi.workflow import tries
from enishi.workflow.triage import seats
from enishi.workflow.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Promise:
    """Somebody chosen, and what was promised."""

    event: Event
    contact: Contact
    followup: FollowUp
    fade: Fade
    fades_in: timedelta
    """Until the next, worse state; zero once faded."""
    left: float = 0.0
    """Of the time until it has faded: 1 fresh ... 0 faded."""
    attempts: tuple[Attempt, ...] = ()
    """What was tried, the oldest first."""


def shortlist(event: Event | None, workspace: Workspace) -> tuple[Promise, ...]:
    """The chosen few of one event, or the open promises of all: must-contacts first, then by when they are due.

    Whoever is not to be contacted is left out.
    """
    found = _promises(event, workspace) if event else _open_ones(workspace)
    return tuple(sorted(found, key=lambda each: (not each.followup.is_must, each.followup.due_at)))


def reword(followup: FollowUp, why: str, give: str, workspace: Workspace) -> FollowUp:
    """Keep why one writes and what one can give, as the user now says it; an empty text takes it back."""
    store = workspace.store
    encounter = store.events.encounter(followup.encounter_id)
    name = store.contacts.get(encounter.contact_id).name
    said = replace(followup, why=why.strip(), give=give.strip())
    with store.deed("note", _("note on {name}").format(name=name), workspace.now()):
        store.events.followups.change(said)
    return said


def _promises(event: Event, workspace: Workspace) -> Iterator[Promise]:
    shunned = circles.unwanted(workspace.store.db)
    for encounter in seats(event, workspace):
        if encounter.contact_id not in shunned and (kept := workspace.store.events.followup(encounter.id)):
            yield _promise(event, encounter.contact_id, kept, workspace)


def _open_ones(workspace: Workspace) -> Iterator[Promise]:
    store = workspace.store
    shunned = circles.unwanted(store.db)
    events = {event.id: event for event in store.events.all()}
    for contact_id, event_id, followup_id in promises.open_ones(store.db):
        if contact_id not in shunned:
            yield _promise(events[event_id], contact_id, store.events.followups.get(followup_id), workspace)


def _promise(event: Event, contact_id: int, followup: FollowUp, workspace: Workspace) -> Promise:
    now, limits = workspace.now(), workspace.settings.fading
    return Promise(
        event=event,
        contact=workspace.store.contacts.get(contact_id),
        followup=followup,
        fade=fade(event.ends_at, now, limits),
        fades_in=fades_in(event.ends_at, now, limits),
        left=left(event.ends_at, now, limits),
        attempts=tries.made_for(followup, workspace),
    )
