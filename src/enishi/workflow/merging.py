"""Two contacts made one, and one made two."""

from dataclasses import dataclass

from enishi.errors import NotFoundError, UsageError
from enishi.language import _
from enishi.model.card import Property
from enishi.model.contact import Contact, Fact
from enishi.model.event import Event
from enishi.store import parting
from enishi.store.questions import Answer
from enishi.workflow.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Merged:
    """What became of two who are one."""

    contact: Contact
    gone: Contact
    """As it was."""
    taken: tuple[Fact, ...]
    """What the survivor did not know."""
    meetings: tuple[Event, ...]
    """Where the other was met."""
    were_apart: bool
    """Whether the user had told them apart before."""


def merge(kept: Contact, gone: Contact, workspace: Workspace) -> Merged:
    """Make two contacts one, whom the user knows to be the same person. Raises UsageError if they are one already."""
    store = workspace.store
    if kept.id == gone.id:
        raise UsageError(
            _("{name} is one person already.").format(name=kept.name), hint=_("Name two: enishi merge 12 34")
        )
    pair = (min(kept.id, gone.id), max(kept.id, gone.id))
    were_apart = pair in store.questions.apart()
    meetings = tuple(store.events.get(each.event_id) for each in store.events.encounters_with(gone.id))
    summary = _("{gone} [{gone_id}] became one with {name} [{id}]").format(
        gone=gone.name, gone_id=gone.id, name=kept.name, id=kept.id
    )
    with store.deed("merge", summary, workspace.now()):
        contact = join(kept, gone, workspace)
    return Merged(contact, gone, _unknown(gone, kept), meetings, were_apart)


def join(kept: Contact, gone: Contact, workspace: Workspace) -> Contact:
    """Give all that is known of one contact to another, inside the caller's deed."""
    workspace.store.events.move_encounters(gone.id, kept.id)
    workspace.store.ties.move(gone.id, kept.id)
    workspace.store.contacts.absorb(kept.id, gone.id)
    return workspace.store.contacts.get(kept.id)


def settle(known: Contact, newcomer: Contact, same: Answer, workspace: Workspace) -> None:
    """Make two contacts one, or remember that they are two, inside the caller's deed."""
    if same is Answer.SAME:
        join(known, newcomer, workspace)
    else:
        workspace.store.questions.tell_apart(newcomer.id, known.id, workspace.now())


@dataclass(frozen=True, slots=True)
class Parted:
    """What became of one who is two."""

    contact: Contact
    parted: Contact
    is_back: bool
    """Whether it is who was merged away before, under the old number."""


def split(contact: Contact, card_id: int, workspace: Workspace) -> Parted:
    """Make a contact of its own of a card, with what it said and where it was got; the two are remembered as different.

    Raises NotFoundError if it is no card of theirs, UsageError if nothing else is known of them.
    """
    store, now = workspace.store, workspace.now()
    if card_id not in cards(contact, workspace):
        raise NotFoundError(
            _("{name} has no card number {card}.").format(name=contact.name, card=card_id),
            hint=_("Their cards are listed by: enishi contacts show {id}").format(id=contact.id),
        )
    if all(fact.card_id == card_id for fact in contact.facts):
        raise UsageError(
            _("Nothing would be left of {name} without that card.").format(name=contact.name),
            hint=_("Only one of several cards can be split off."),
        )
    origin = parting.provenance(store.db, contact.id, card_id)
    summary = _("card {card} split off {name} [{id}]").format(card=card_id, name=contact.name, id=contact.id)
    with store.deed("split", summary, now):
        target = origin.contact_id if origin else store.contacts.add(()).id
        if origin is None and contact.do_not_contact:
            parting.silence(store.db, target)
        parting.part(store.db, contact.id, card_id, target)
        store.questions.tell_apart(contact.id, target, now)
        for each in (contact.id, target):
            store.contacts.rekey(each)
    return Parted(store.contacts.get(contact.id), store.contacts.get(target), is_back=origin is not None)


@dataclass(frozen=True, slots=True)
class HeldCard:
    """A card of a contact's, by the number under which it can be split off."""

    id: int
    event: Event
    name: str
    company: str
    title: str


def held_cards(contact: Contact, workspace: Workspace) -> tuple[HeldCard, ...]:
    """The cards of a contact as they were read, the newest first."""
    store = workspace.store
    held = [
        HeldCard(card_id, store.events.get(encounter.event_id), *_headings(card_id, workspace))
        for encounter in store.events.encounters_with(contact.id)
        for card_id in encounter.card_ids
    ]
    return tuple(sorted(held, key=lambda each: (each.event.held_on, each.id), reverse=True))


def _headings(card_id: int, workspace: Workspace) -> tuple[str, str, str]:
    draft = workspace.store.cards.get(card_id).card.draft
    return draft.value(Property.NAME), draft.value(Property.COMPANY), draft.value(Property.TITLE)


def cards(contact: Contact, workspace: Workspace) -> tuple[int, ...]:
    """The numbers of a contact's cards."""
    met = workspace.store.events.encounters_with(contact.id)
    return tuple(sorted(card for encounter in met for card in encounter.card_ids))


def _unknown(gone: Contact, kept: Contact) -> tuple[Fact, ...]:
    """What one says and the other does not, each value once."""
    said = {(fact.property, fact.value): fact for fact in reversed(gone.facts)}
    known = {(fact.property, fact.value) for fact in kept.facts}
    return tuple(fact for key, fact in reversed(said.items()) if key not in known)
