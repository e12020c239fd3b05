"""The evening's decisions: who is the same person, and who are the few to contact."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from enishi.errors import AnsweredError, ShortlistFullError
from enishi.followup.plan import due, promise
from enishi.followup.rank import Ranked, rank
from enishi.language import _
from enishi.model.card import Field
from enishi.model.contact import Contact, Origin
from enishi.model.event import Decision, Encounter, Event
from enishi.store.questions import Answer, Question
from enishi.workflow.acquaintance import acquaintances
from enishi.workflow.merging import settle
from enishi.workflow.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Doubt:
    """An open question, with both sides."""

    question: Question
    newcomer: Contact
    known: Contact


def doubts(event: Event | None, workspace: Workspace) -> Iterator[Doubt]:
    """The open questions "the same person?", of one event or all, the likeliest pairs first.

    What an answer to one settles of the others is passed over when its turn comes.
    """
    store = workspace.store
    for question in tuple(store.questions.open(event.id if event else None)):
        if store.questions.is_open(question):
            newcomer, known = store.contacts.get_all([question.contact_id, question.match.contact_id])
            yield Doubt(question, newcomer, known)


def count_doubts(event: Event | None, workspace: Workspace) -> int:
    return sum(1 for _question in workspace.store.questions.open(event.id if event else None))


def answer(doubt: Doubt, same: Answer, workspace: Workspace) -> None:
    """Keep the user's answer; if they are the same, the newcomer's facts and encounters go to the one known before."""
    store, now = workspace.store, workspace.now()
    names = {"new": doubt.newcomer.name, "known": doubt.known.name}
    summary = _("{new} is the same person as {known}") if same is Answer.SAME else _("{new} is not {known}")
    with store.deed("answer", summary.format(**names), now):
        if not store.questions.is_open(doubt.question):
            raise AnsweredError(_("This question has been answered elsewhere in the meantime."))
        store.questions.answer(doubt.question.id, same, now)
        settle(doubt.known, doubt.newcomer, same, workspace)


def stack(event: Event, workspace: Workspace) -> tuple[Ranked, ...]:
    """Who is still to be decided: the ranking of those not yet asked, then those put off until later."""
    undecided = [
        person
        for person in acquaintances(event, workspace)
        if not person.encounter.decision or not person.encounter.decision.is_final
    ]
    ranked = rank(undecided, event, workspace.settings.ranking)
    return tuple(sorted(ranked, key=lambda each: each.person.encounter.decision is Decision.LATER))


def decide(encounter: Encounter, decision: Decision, workspace: Workspace, *, why: str = "", give: str = "") -> None:
    """Keep a decision; CONTACT makes the promise to write.

    Raises ShortlistFullError at the event's cap: then `swap`.
    """
    name = workspace.store.contacts.get(encounter.contact_id).name
    summary = _("{name}: {decision}").format(name=name, decision=decision.value)
    with workspace.store.deed("decision", summary, workspace.now()):
        if decision is Decision.CONTACT:
            _check_seat(encounter, workspace)
        _decide(encounter, decision, workspace)
        if decision is Decision.CONTACT:
            _promise(encounter, why, give, workspace)


def swap(out: Encounter, chosen: Encounter, workspace: Workspace, *, why: str = "", give: str = "") -> None:
    """Give one person's seat on the shortlist to another, as one action; the first one comes back LATER."""
    contacts = workspace.store.contacts
    summary = _("{name} takes the place of {other}").format(
        name=contacts.get(chosen.contact_id).name, other=contacts.get(out.contact_id).name
    )
    with workspace.store.deed("decision", summary, workspace.now()):
        _decide(out, Decision.LATER, workspace)
        _decide(chosen, Decision.CONTACT, workspace)
        _promise(chosen, why, give, workspace)


def note(encounter: Encounter, text: str, workspace: Workspace) -> None:
    """Keep what was talked about."""
    name = workspace.store.contacts.get(encounter.contact_id).name
    with workspace.store.deed("note", _("note on {name}").format(name=name), workspace.now()):
        workspace.store.events.write_note(encounter.id, text)


def doubtful(encounter: Encounter, workspace: Workspace) -> Iterator[Field]:
    """What the cards of an encounter may have been misread on, and nobody has put right yet; the least sure first."""
    contact = workspace.store.contacts.get(encounter.contact_id)
    mended = {fact.property for fact in contact.facts if fact.origin is Origin.EDIT}
    fields = [field for card in encounter.card_ids for field in workspace.store.cards.get(card).card.draft.fields]
    for field in sorted(fields, key=lambda field: field.confidence):
        if field.confidence < workspace.settings.reading.doubtful_below and field.property not in mended:
            yield field


def seats(event: Event, workspace: Workspace) -> tuple[Encounter, ...]:
    """The encounters on the shortlist."""
    return tuple(each for each in workspace.store.events.encounters(event.id) if each.decision is Decision.CONTACT)


def _decide(encounter: Encounter, decision: Decision, workspace: Workspace) -> None:
    workspace.store.events.decide(encounter.id, decision, workspace.now())
    if decision is not Decision.CONTACT:
        workspace.store.events.drop_followup(encounter.id)


def _promise(encounter: Encounter, why: str, give: str, workspace: Workspace) -> None:
    store, within = workspace.store, timedelta(hours=workspace.settings.events.write_within_hours)
    by = due(store.events.get(encounter.event_id), workspace.now(), within)
    contact = store.contacts.get(encounter.contact_id)
    store.events.promise(promise(encounter, contact, why=why, give=give, due_at=by))


def _check_seat(encounter: Encounter, workspace: Workspace) -> None:
    event = workspace.store.events.get(encounter.event_id)
    if len([each for each in seats(event, workspace) if each.id != encounter.id]) >= event.cap:
        raise ShortlistFullError(
            _("The shortlist of {event} is full: {cap} people.").format(event=event.name, cap=event.cap),
            hint=_("Choose whom to let go for this one."),
        )
