"""The whole way of a photo: from a file to a person met at an event.

Photo -> Cards (located, rectified, turned upright, read, understood) -> Matches -> Contact -> Encounter.
Nothing here asks the user: what is uncertain is kept as a question for the triage.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from enishi.errors import PictureError
from enishi.imaging.load import read_photo
from enishi.imaging.rectify import encode
from enishi.language import _
from enishi.matching.news import news
from enishi.matching.person import from_draft
from enishi.model.card import Draft, Photo, Rejected
from enishi.model.contact import Contact, Fact, Origin
from enishi.model.event import Event
from enishi.model.match import Verdict
from enishi.store.journal import Action
from enishi.workflow.agenda import ensure, find
from enishi.workflow.directory import encounters
from enishi.workflow.outcome import AlreadyIn, Met, Outcome, Seen, TakenIn
from enishi.workflow.reading import rejected
from enishi.workflow.recognition import recognise
from enishi.workflow.row import Finished, Found, Waits, in_a_row
from enishi.workflow.workspace import Workspace


def take_in(photos: Iterable[Path | Photo], event: Event, workspace: Workspace) -> Iterator[Seen | Outcome]:
    """Take photos in for an event, one after the other; each is stored whole, with all that follows from it, or not.

    Yields each card as it is read, and once more if another photo shows its back, and each photo's outcome once it is
    kept. Whenever one stops, no outcome that was yielded is lost. One undo takes all of them back.
    """
    summary = _("import for {event}").format(event=event.name)
    action = workspace.store.action("import", summary, workspace.now())
    failures: list[Rejected] = []
    _ensure_if_kept(event, action, workspace)
    for each in in_a_row(_new(photos, workspace), workspace.engine, workspace.settings):
        match each:
            case Waits():
                yield Seen(each.photo.source, 1, each.draft)
            case Found():
                yield Seen(each.photo.source, each.read.card.number, each.read.card.draft)
            case Finished(error=PictureError() as error):
                failure = rejected(each.photos[0].source, error)
                failures = _remember([*failures, failure], event, workspace)
                yield failure
            case Finished():
                yield _keep(each, event, action, workspace)
                failures = _remember(failures, event, workspace)
            case Rejected():
                failures = _remember([*failures, each], event, workspace)
                yield each
            case AlreadyIn():
                yield each


def _new(photos: Iterable[Path | Photo], workspace: Workspace) -> Iterator[Photo | AlreadyIn | Rejected]:
    """The photos that are not in yet, and what is to be said of the others."""
    for each in photos:
        try:
            photo = each if isinstance(each, Photo) else read_photo(each, workspace.settings.pictures)
        except PictureError as error:
            yield rejected(str(each), error)
            continue
        known = _event_that_has(photo, workspace)
        yield AlreadyIn(photo.source, known) if known else photo


def _keep(finished: Finished, event: Event, action: Action, workspace: Workspace) -> TakenIn | AlreadyIn:
    store = workspace.store
    pictures = [[encode(pixels) for pixels in card.pictures] for card in finished.cards]
    source, *backs = (photo.source for photo in finished.photos)
    with action.step():
        for photo in finished.photos:
            if known := _event_that_has(photo, workspace):  # another enishi was faster
                return AlreadyIn(photo.source, known)
        event = _as_it_is(event, workspace) or ensure(event, workspace)
        photo_id, *_backs = [_add_photo(photo, event, workspace) for photo in finished.photos]
        people = []
        for read, sides in zip(finished.cards, pictures, strict=True):
            card_id = store.cards.add(photo_id, read.card, [store.pictures.put(side) for side in sides])
            met = recognise_or_add(read.card.draft, card_id, event, workspace)
            store.events.meet(event.id, met.contact.id, [card_id])
            people.append(replace(met, advice=read.advice))
    return TakenIn(source, tuple(people), tuple(backs))


def _add_photo(photo: Photo, event: Event, workspace: Workspace) -> int:
    store = workspace.store
    store.pictures.put(photo.data)
    store.cards.accept(event.id, photo.source)
    return store.cards.add_photo(photo, event.id, workspace.now())


def recognise_or_add(draft: Draft, card_id: int, event: Event, workspace: Workspace) -> Met:
    """Link the certain, ask about the uncertain, make a new contact of the rest; inside the caller's deed."""
    store = workspace.store
    matches = recognise(from_draft(draft), store, workspace.settings.matching)
    facts = said_by(draft, card_id, event)
    likely = [match for match in matches if match.verdict is not Verdict.NON_LINK]
    known = store.contacts.get(likely[0].contact_id) if likely else None
    met_before = _last_met(known, event, workspace) if known else None
    if known and likely[0].verdict is Verdict.LINK:
        heard = news(known.facts, facts)
        return Met(store.contacts.tell(known.id, facts), matches, known, met_before, heard)
    contact = store.contacts.add(facts)
    for match in likely:
        store.questions.ask(contact.id, event.id, match)
    return Met(contact, matches, known, met_before)


def _last_met(contact: Contact, event: Event, workspace: Workspace) -> Event | None:
    """The last event before this one where they were met."""
    met = (each for each, _encounter in encounters(contact, workspace))
    return next((each for each in met if each.id != event.id and each.held_on <= event.held_on), None)


def said_by(draft: Draft, card_id: int, event: Event) -> list[Fact]:
    """What a card that was got at an event says, as facts."""
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


def _as_it_is(event: Event, workspace: Workspace) -> Event | None:
    """A kept event as it is by now: the user may have changed it while pictures were read. None if it is not kept."""
    return workspace.store.events.found(event.id) if event.id else None


def _remember(failures: list[Rejected], event: Event, workspace: Workspace) -> list[Rejected]:
    """Keep failures with their event; returns those left, for no event is made for failures alone."""
    kept = (_as_it_is(event, workspace) or find(event, workspace)) if failures else None
    if kept is None:
        return failures
    workspace.store.cards.reject(kept.id, failures)
    return []
