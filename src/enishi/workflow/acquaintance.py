"""An event -> everybody met there, with what the past says of them."""

from collections.abc import Iterator, Sequence

from enishi.followup.rank import Acquaintance
from enishi.model.contact import Contact
from enishi.model.event import Encounter, Event
from enishi.model.tie import Introduction, Progress
from enishi.workflow.workspace import Workspace


def acquaintances(event: Event, workspace: Workspace) -> Iterator[Acquaintance]:
    """Everybody met at an event."""
    store = workspace.store
    events = {each.id: each for each in store.events.all()}
    companies: dict[str, tuple[Contact, ...]] = {}
    for encounter in store.events.encounters(event.id):
        contact = store.contacts.get(encounter.contact_id)
        if contact.company and contact.company not in companies:
            companies[contact.company] = store.contacts.of_company(contact.company)
        past = _past(encounter, contact, events, workspace)
        yield Acquaintance(
            contact=contact,
            encounter=encounter,
            met_before=tuple(events[each.event_id] for each in past if events[each.event_id].held_on <= event.held_on),
            colleagues=_colleagues(contact, companies.get(contact.company, ())),
            past=past,
            introduced_by=_introducers(contact, workspace),
            introduced_to=_introduced(contact, workspace),
            favours=store.ties.favours.where(contact_id=contact.id),
        )


def _past(
    encounter: Encounter, contact: Contact, events: dict[int, Event], workspace: Workspace
) -> tuple[Encounter, ...]:
    others = [each for each in workspace.store.events.encounters_with(contact.id) if each.id != encounter.id]
    return tuple(sorted(others, key=lambda each: events[each.event_id].held_on, reverse=True))


def _colleagues(contact: Contact, company: Sequence[Contact]) -> tuple[str, ...]:
    """Who else is known there; a namesake may be the same person and is none."""
    return tuple(each.name for each in company if each.id != contact.id and _joined(each) != _joined(contact))


def _joined(contact: Contact) -> str:
    return contact.name.replace(" ", "")


def _introducers(contact: Contact, workspace: Workspace) -> tuple[str, ...]:
    """Who brought them and the user together."""
    brought = workspace.store.ties.introductions.where(target_id=contact.id, seeker_id=None)
    return _names((each.between_id for each in brought if _came_about(each)), workspace)


def _introduced(contact: Contact, workspace: Workspace) -> tuple[str, ...]:
    """With whom they brought the user together, or the user them."""
    kept = workspace.store.ties.introductions
    by_them = (each.target_id for each in kept.where(between_id=contact.id, seeker_id=None) if _came_about(each))
    for_them = (each.target_id for each in kept.where(between_id=None, seeker_id=contact.id) if _came_about(each))
    to_them = (each.seeker_id for each in kept.where(between_id=None, target_id=contact.id) if _came_about(each))
    return _names((*by_them, *for_them, *to_them), workspace)


def _came_about(introduction: Introduction) -> bool:
    return introduction.progress in (Progress.AGREED, Progress.MET)


def _names(contact_ids: Sequence[int | None] | Iterator[int | None], workspace: Workspace) -> tuple[str, ...]:
    known = dict.fromkeys(each for each in contact_ids if each is not None)
    return tuple(contact.name for contact in workspace.store.contacts.get_all(tuple(known)))
