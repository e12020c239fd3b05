"""The whole way of a photo: from a file to a person met at an event.

Photo -> Cards (located, rectified, turned upright, read, understood) -> Matches -> Contact -> Encounter.
Nothing here asks the user: what is uncertain is kept as a question for the triage.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from enishi.errors import PictureError
from enishi.imaging.load import read_photo
from enishi.imaging.rectify import encode
from enishi.language import _
from enishi.matching.person import from_draft
from enishi.model.card import Draft, Photo, Rejected
from enishi.model.contact import Fact, Origin
from enishi.model.event import Event
from enishi.model.match import Verdict
from enishi.store.journal import Action
from enishi.workflow.agenda import ensure, find
from enishi.workflow.outcome import AlreadyIn, Met, Outcome, Seen, TakenIn
from enishi.workflow.reading import ReadCard, read_cards, rejected
from enishi.workflow.recognition import recognise
from enishi.workflow.workspace import Workspace


def take_in(paths: Sequence[Path], event: Event, workspace: Workspace) -> Iterator[Seen | Outcome]:
    """Take photos in for an event, one after the other; each is stored whole, with all that follows from it, or not.

    Yields each card as it is read, and each photo's outcome once it is kept. Whenever one stops, no outcome that was
    yielded is lost. One undo takes all of them back.
    """
    summary = _("import for {event}").format(event=event.name)
    action = workspace.store.action("import", summary, workspace.now())
    failures = []
    for path in paths:
        try:
            photo = read_photo(path, workspace.settings.pictures)
            if known := _event_that_has(photo, workspace):
                yield AlreadyIn(photo.source, known)
                continue
            cards = []
            for card in read_cards(photo, workspace.engine, workspace.settings):
                cards.append(card)
                yield Seen(photo.source, len(cards), card.card.draft)
        except PictureError as error:
            failures.append(rejected(str(path), error))
            yield failures[-1]
            continue
        yield _keep(photo, cards, event, action, workspace)
    _remember(failures, event, action, workspace)


def _keep(photo: Photo, cards: Sequence[ReadCard], event: Event, action: Action, workspace: Workspace) -> TakenIn:
    store = workspace.store
    store.pictures.put(photo.data)
    pictures = [[store.pictures.put(encode(pixels)) for pixels in card.pictures] for card in cards]
    with action.step():
        event = ensure(event, workspace)
        photo_id = store.cards.add_photo(photo, event.id, workspace.now())
        store.cards.accept(event.id, photo.source)
        people = []
        for read, digests in zip(cards, pictures, strict=True):
            card_id = store.cards.add(photo_id, read.card, digests)
            met = _recognise_or_add(read.card.draft, card_id, event, workspace)
            store.events.meet(event.id, met.contact.id, [card_id])
            people.append(met)
    return TakenIn(photo.source, tuple(people))


def _recognise_or_add(draft: Draft, card_id: int, event: Event, workspace: Workspace) -> Met:
    """Link the certain, ask about the uncertain, make a new contact of the rest."""
    store = workspace.store
    matches = recognise(from_draft(draft), store, workspace.settings.matching)
    facts = _facts(draft, card_id, event)
    likely = [match for match in matches if match.verdict is not Verdict.NON_LINK]
    known = store.contacts.get(likely[0].contact_id) if likely else None
    if known and likely[0].verdict is Verdict.LINK:
        return Met(store.contacts.tell(known.id, facts), matches, known)
    contact = store.contacts.add(facts)
    for match in likely:
        store.questions.ask(contact.id, event.id, match)
    return Met(contact, matches, known)


def _facts(draft: Draft, card_id: int, event: Event) -> list[Fact]:
    return [
        Fact(claim.property, claim.value, Origin.CARD, event.ends_at, claim.kind, card_id) for claim in draft.fields
    ]


def _event_that_has(photo: Photo, workspace: Workspace) -> Event | None:
    event_id = workspace.store.cards.event_of(photo)
    return next((event for event in workspace.store.events.all() if event.id == event_id), None)


def _remember(failures: Sequence[Rejected], event: Event, action: Action, workspace: Workspace) -> None:
    """Keep failures with their event; an event of which nothing was ever taken in is not made for them."""
    if kept := find(event, workspace):
        with action.step():
            for failure in failures:
                workspace.store.cards.reject(kept.id, failure)
