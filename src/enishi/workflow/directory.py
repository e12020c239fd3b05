"""The people in the store: listing, finding, taking in and handing out."""

from collections.abc import Sequence
from itertools import islice

from enishi.errors import AmbiguousError, NotFoundError
from enishi.exchange.entry import of_contact
from enishi.exchange.records import Record, fields
from enishi.language import _
from enishi.model.contact import Contact
from enishi.model.event import Encounter, Event
from enishi.model.search import Query
from enishi.store import recent as last
from enishi.workflow.workspace import Workspace

LONGEST_NUMBER = 9
"""Digits of a contact's number; more are a telephone number."""
_NAMED_IN_A_HINT = 8


def everybody(workspace: Workspace, limit: int) -> tuple[Contact, ...]:
    return tuple(islice(workspace.store.contacts.each(), limit))


def recent(workspace: Workspace, limit: int) -> tuple[Contact, ...]:
    """Whom one is likely to look for: those met last, then those of whom something was said last."""
    store = workspace.store
    known = dict.fromkeys((*last.met_last(store.db, limit), *last.told_last(store.db, limit)))
    return store.contacts.get_all(list(known)[:limit])


def met_last(contacts: Sequence[Contact], workspace: Workspace) -> dict[int, Event]:
    """Where each of these was met last, by contact; who never was is left out."""
    found = last.last_event(workspace.store.db, [each.id for each in contacts])
    events = {each: workspace.store.events.get(each) for each in set(found.values())}
    return {contact_id: events[event_id] for contact_id, event_id in found.items()}


def search(words: str, workspace: Workspace, limit: int) -> tuple[Contact, ...]:
    """Whoever has all of these words in what is known of them, the best first; if nobody has, who almost has."""
    from enishi.matching.search import likeness, query  # noqa: PLC0415 - only who looks for somebody pays for it

    store, looked_for = workspace.store, query(words)
    found = store.search.find(looked_for, limit) or store.search.find_misspelt(looked_for, limit, likeness)
    return store.contacts.get_all(found)


def named(who: str, workspace: Workspace) -> Contact:
    """The contact that the user means, by number or by any part of what is known of them.

    Raises NotFoundError, AmbiguousError.
    """
    from enishi.matching.search import findable, query  # noqa: PLC0415

    store = workspace.store
    if who.isdecimal() and len(who) <= LONGEST_NUMBER:
        return store.contacts.get(int(who))
    looked_for = query(who)
    found = store.contacts.get_all(store.search.find(looked_for, _NAMED_IN_A_HINT + 1))
    exact = [each for each in found if looked_for.is_name(findable(each))]
    match exact or found:
        case []:
            raise NotFoundError(
                _("Nobody here is called “{who}”.").format(who=who), hint=_instead(looked_for, workspace)
            )
        case [contact]:
            return contact
        case several:
            raise AmbiguousError(
                _("“{who}” may be one of several people.").format(who=who),
                hint=_("Name one by number: {names}").format(names=_numbered(several)),
            )


def _instead(looked_for: Query, workspace: Workspace) -> str:
    from enishi.matching.search import likeness  # noqa: PLC0415

    store = workspace.store
    near = store.contacts.get_all(store.search.find_misspelt(looked_for, _NAMED_IN_A_HINT, likeness))
    return _("Did you mean: {names}").format(names=_numbered(near)) if near else _("See: enishi contacts list")


def _numbered(contacts: Sequence[Contact]) -> str:
    named_ = (f"{each.id} {each.name} {each.company}".strip() for each in contacts[:_NAMED_IN_A_HINT])
    return _(", ").join(named_)


def encounters(contact: Contact, workspace: Workspace) -> tuple[tuple[Event, Encounter], ...]:
    """Where the user met somebody, the newest first."""
    met = [
        (workspace.store.events.get(each.event_id), each) for each in workspace.store.events.encounters_with(contact.id)
    ]
    return tuple(sorted(met, key=lambda pair: pair[0].held_on, reverse=True))


def record(contact: Contact) -> Record:
    """A contact for machines: its number, its uid, and the fields of `enishi read --json`."""
    entry = of_contact(contact)
    return {"contact": contact.id, "uid": contact.uid, **fields(entry.said if entry else ())}
