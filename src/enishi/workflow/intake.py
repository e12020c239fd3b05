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
    failures: list[Rejected] = []
    _ensure_if_kept(event, action, workspace)
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
            failure = rejected(str(path), error)
            failures = _remember([*failures, failure], event, workspace)
            yield failure
            continue
        yield _keep(photo, cards, event, action, workspace)
        failures = _remember(failures, event, workspace)


def _keep(
    photo: Photo, cards: Sequence[ReadCard], event: Event, action: Action, workspace: Workspace
) -> TakenIn | AlreadyIn:
    store = workspace.store
    pictures = [[encode(pixels) for pixels in card.pictures] for card in cards]
    with action.step():
        if known := _event_that_has(photo, workspace):  # another enishi was faster
            return AlreadyIn(photo.source, known)
        event = ensure(event, workspace)
        store.pictures.put(photo.data)
        photo_id = store.cards.add_photo(photo, event.id, workspace.now())
        store.cards.accept(event.id, photo.source)
        people = []
        for read, sides in zip(cards, pictures, strict=True):
            card_id = store.cards.add(photo_id, read.card, [store.pictures.put(side) for side in sides])
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
    return None if event_id is None else workspace.store.events.get(event_id)


def _ensure_if_kept(event: Event, action: Action, workspace: Workspace) -> None:
    """Bring an event that is kept up to date with what the user says of it now, even if no photo is new."""
    if event.id:
        with action.step():
            ensure(event, workspace)


def _remember(failures: list[Rejected], event: Event, workspace: Workspace) -> list[Rejected]:
    """Keep failures with their event; returns those left, for no event is made for failures alone."""
    kept = find(event, workspace) if failures else None
    if kept is None:
        return failures
    workspace.store.cards.reject(kept.id, failures)
    return []
