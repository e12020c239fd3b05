"""The tray: what came in for an event, card by card, and what is still on its way."""

from dataclasses import dataclass

from enishi.model.contact import Contact, Fact, Origin
from enishi.model.event import Event
from enishi.model.match import Verdict
from enishi.model.upload import Upload
from enishi.store import recent
from enishi.store.cards import Portrait
from enishi.workflow import triage
from enishi.workflow.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Laid:
    """A card in the tray."""

    card_id: int
    photo: str
    """The digest of the photo that shows it."""
    portrait: Portrait | None
    contact: Contact
    verdict: Verdict
    """Whether the user knew them: from before this photo, perhaps, or not."""


@dataclass(frozen=True, slots=True)
class Tray:
    event: Event
    cards: int
    waiting: tuple[Upload, ...]
    failed: tuple[Upload, ...]
    questions: int


def tray(event: Event, workspace: Workspace) -> Tray:
    uploads = workspace.store.uploads
    return Tray(
        event=event,
        cards=workspace.store.cards.count(event.id),
        waiting=uploads.waiting(event.id),
        failed=uploads.failed(event.id),
        questions=triage.count_doubts(event, workspace),
    )


def newest(event: Event, workspace: Workspace, limit: int) -> tuple[tuple[int, str, int], ...]:
    """The cards that came in last, the newest first, by number, photo and whose they are."""
    found = recent.newest_cards(workspace.store.db, event.id, limit)
    return tuple((card, photo, contact) for card, photo, contact in found if contact is not None)


def lay(cards: tuple[tuple[int, str, int], ...], event: Event, workspace: Workspace) -> tuple[Laid, ...]:
    """What is shown of these cards."""
    store = workspace.store
    fronts = store.cards.fronts([card for card, _photo, _contact in cards])
    asked = {each.contact_id for each in store.questions.open(event.id)}
    return tuple(
        Laid(card, photo, fronts.get(card), contact, _verdict(contact, card, photo, asked, workspace))
        for card, photo, contact_id in cards
        for contact in store.contacts.get_all([contact_id])
    )


def _verdict(contact: Contact, card: int, photo: str, asked: set[int], workspace: Workspace) -> Verdict:
    if contact.id in asked:
        return Verdict.POSSIBLE_LINK
    first = min(recent.cards_on(workspace.store.db, photo), default=card)
    return Verdict.LINK if any(_is_older(fact, first) for fact in contact.facts) else Verdict.NON_LINK


def _is_older(fact: Fact, card: int) -> bool:
    return fact.origin is Origin.IMPORT or (fact.card_id is not None and fact.card_id < card)
